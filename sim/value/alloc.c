/* Allocation and freeing of objects. Freeing is iterative: while an object lets go of what it held,
 * those that die of it wait in a chain and are taken in the order in which CPython's recursion
 * would take them. */

/* Nearly all objects are a few words: a loop clears them sooner than memset, which gcc would make of
 * it. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-tree-loop-distribute-patterns")
#endif

#include "sim/value/alloc.h"

#include "sim/value/deep.h"
#include "sim/value/error.h"
#include "sim/value/weakref.h"

#include <string.h>

static inline void clear_block(void *block, size_t size)
{
    char *at = block;
    if (size > 256 || size % sizeof(uint64_t)) {
        memset(block, 0, size);
        return;
    }
    for (; size >= 16; size -= 16, at += 16)
        memset(at, 0, 16); /* one instruction */
    if (size)
        memset(at, 0, sizeof(uint64_t));
}

value object_alloc(struct machine *m, struct type *type, size_t size)
{
    uint32_t flags = type->flags;
    size_t prefix = object_prefix(flags);
    char *block = heap_alloc(&m->heap, prefix + size);
    if (!block)
        return raise_memory_error(m);
    clear_block(block, prefix + size);
    value v = (value)(void *)(block + prefix);
    v->refs = 1;
    v->type = type;
    if (flags & TYPE_TRACKED) {
        gc_link_append(&m->tracked, object_gc_link(v));
        m->tracked_count++;
    }
    if (flags & TYPE_PYTHON)
        type->head.refs++;
    return v;
}

static void untrack(struct machine *m, value v)
{
    if ((v->type->flags & TYPE_TRACKED) && object_gc_link(v)->prev) {
        gc_link_remove(object_gc_link(v));
        m->tracked_count--;
    }
}

static void free_memory(struct machine *m, value v, size_t size)
{
    struct type *type = v->type;
    size_t prefix = object_prefix(type->flags);
    heap_free(&m->heap, (char *)v - prefix, prefix + size);
    if (type->flags & TYPE_PYTHON)
        drop(m, (value)type);
}

void object_free(struct machine *m, value v, size_t size)
{
    untrack(m, v);
    free_memory(m, v, size);
}

bool object_finalize(struct machine *m, value v)
{
    struct type *type = v->type;
    if (!type->slots.finalize || (v->serial & OBJECT_FINALIZED))
        return true;
    v->serial |= OBJECT_FINALIZED;
    value error = m->error ? error_take(m) : NULL;
    v->refs++;
    type->slots.finalize(m, v);
    v->refs--;
    if (m->error)
        error_clear(m);
    m->error = error;
    return v->refs == 0;
}

static void drop_slots(struct machine *m, value v)
{
    for (struct type *type = v->type; type->flags & TYPE_PYTHON; type = type->base) {
        value *slots = type_slot_values(type, v);
        for (size_t i = 0; i < type->slot_count; i++)
            drop_place(m, slots[i]);
    }
}

static void drop_dict(struct machine *m, value v)
{
    if (v->type->flags & TYPE_HAS_DICT)
        drop_place(m, object_managed(v)->dict);
}

/* Chains an untracked object through its link. */
static void push(value *chain, value v)
{
    object_gc_link(v)->next = (struct gc_link *)(void *)*chain;
    *chain = v;
}

static value pop(value *chain)
{
    value v = *chain;
    *chain = (value)(void *)object_gc_link(v)->next;
    object_gc_link(v)->next = NULL;
    return v;
}

/* v takes its place among the living again. */
static void revive(struct machine *m, value v)
{
    v->serial &= ~OBJECT_TRASHED;
    gc_link_append(&m->tracked, object_gc_link(v));
    m->tracked_count++;
}

/* Lets go of all that v holds and frees it; what dies of that stands in m->trash afterwards. */
static void bury(struct machine *m, value v)
{
    struct type *type = v->type;
    if (type->slots.finalize && !object_finalize(m, v)) {
        revive(m, v);
        return;
    }
    if ((type->flags & TYPE_HAS_WEAKREFS) && object_managed(v)->weakrefs)
        weakref_clear_all(m, v);
    size_t size = object_size(v);
    m->emptying_trash = true;
    if (type->flags & TYPE_PYTHON)
        drop_slots(m, v);
    drop_dict(m, v);
    if (type->slots.destroy)
        type->slots.destroy(m, v);
    free_memory(m, v, size);
    m->emptying_trash = false;
}

/* Finalizers may let go of objects with finalizers, and so on: deep down that is put off.
 * CPython 3.13 Py_TRASHCAN_HEADROOM. */
#define TRASH_HEADROOM 50

static void bury_all(struct machine *m, value first)
{
    value pending = NULL;
    m->burying++;
    bury(m, first);
    for (;;) {
        /* The batch stands last first: turning it over keeps the order of CPython's recursion. */
        while (m->trash)
            push(&pending, pop(&m->trash));
        if (!pending && m->postponed)
            push(&pending, pop(&m->postponed));
        if (!pending)
            break;
        bury(m, pop(&pending));
    }
    m->burying--;
}

static void die(struct machine *m, void *closure)
{
    object_dead(m, closure);
}

static bool die_on_fresh_stack(struct machine *m, value v)
{
    value error = error_take(m);
    bool done = deep_run(m, die, v);
    error_clear(m);
    m->error = error;
    return done;
}

void object_dead(struct machine *m, value v)
{
    struct type *type = v->type;
    if (!(type->flags & TYPE_TRACKED) && !type->slots.destroy) {
        free_memory(m, v, object_size(v));
        return;
    }
    if (stack_is_low(m) && die_on_fresh_stack(m, v))
        return;
    if (type->flags & TYPE_TRACKED) {
        untrack(m, v);
        v->serial |= OBJECT_TRASHED;
        if (m->emptying_trash)
            push(&m->trash, v);
        else if (m->burying > TRASH_HEADROOM && type->slots.finalize)
            push(&m->postponed, v);
        else
            bury_all(m, v);
        return;
    }
    size_t size = object_size(v);
    if (type->slots.destroy)
        type->slots.destroy(m, v);
    free_memory(m, v, size);
}

int object_traverse(value v, visit_fn *visit, void *closure)
{
    struct type *type = v->type;
    int stop = type->slots.traverse ? type->slots.traverse(v, visit, closure) : 0;
    if (!stop && (type->flags & TYPE_HAS_DICT) && object_managed(v)->dict)
        stop = visit((value)object_managed(v)->dict, closure);
    if (!stop && (type->flags & TYPE_PYTHON))
        stop = visit((value)type, closure);
    for (; !stop && (type->flags & TYPE_PYTHON); type = type->base) {
        value *slots = type_slot_values(type, v);
        for (size_t i = 0; !stop && i < type->slot_count; i++)
            stop = slots[i] ? visit(slots[i], closure) : 0;
    }
    return stop;
}

void object_clear(struct machine *m, value v)
{
    drop_slots(m, v);
    drop_dict(m, v);
    if (v->type->slots.clear)
        v->type->slots.clear(m, v);
}
