/* The collector of cycles: counts the references that tracked objects hold to each other, and takes
 * for dead what no other reference reaches. CPython 3.13 Python/gc.c (subtract_refs,
 * move_unreachable, handle_weakrefs, finalize_garbage, delete_garbage). */
#include "sim/value/gc.h"

#include "sim/value/alloc.h"
#include "sim/value/error.h"
#include "sim/value/weakref.h"

#define GC_FLOOR ((size_t)16 << 20) /* live bytes below which nothing is collected unasked */

/*
 * While a collection looks, `prev` of a link holds no pointer but what is known of the object:
 *      count << 2 | UNDECIDED   references not yet explained
 *      next  of a worklist | REACHED
 * Links outside the ring (waiting to be freed) have prev NULL and are left alone.
 */
#define UNDECIDED 1u
#define REACHED   2u
#define STATE     3u

static uintptr_t state_of(struct gc_link *link)
{
    return (uintptr_t)link->prev;
}

static void set_state(struct gc_link *link, uintptr_t state)
{
    link->prev = (struct gc_link *)state;
}

static struct gc_link *tracked_link(value v)
{
    if (!v || !is_object(v) || !(v->type->flags & TYPE_TRACKED))
        return NULL;
    return object_gc_link(v);
}

static int subtract(value v, void *closure)
{
    (void)closure;
    struct gc_link *link = tracked_link(v);
    if (link && (state_of(link) & STATE) == UNDECIDED && state_of(link) >> 2)
        set_state(link, state_of(link) - 4);
    return 0;
}

static void push_reached(struct gc_link *link, struct gc_link **work)
{
    set_state(link, (uintptr_t)*work | REACHED);
    *work = link;
}

static int reach(value v, void *closure)
{
    struct gc_link *link = tracked_link(v);
    if (link && (state_of(link) & STATE) == UNDECIDED)
        push_reached(link, closure);
    return 0;
}

static void reach_all(struct gc_link *work)
{
    while (work) {
        struct gc_link *link = work;
        work = (struct gc_link *)(state_of(link) & ~(uintptr_t)STATE);
        object_traverse(object_of_link(link), reach, &work);
    }
}

/* Moves what nothing outside of `ring` reaches from it to `dead`. `held`: references to each that
 * the collector has itself. */
static void find_unreachable(struct gc_link *ring, struct gc_link *dead, uint32_t held)
{
    struct gc_link *at, *next;
    for (at = ring->next; at != ring; at = at->next)
        set_state(at, (uintptr_t)(object_of_link(at)->refs - held) << 2 | UNDECIDED);
    for (at = ring->next; at != ring; at = at->next)
        object_traverse(object_of_link(at), subtract, NULL);
    for (at = ring->next; at != ring; at = at->next)
        if ((state_of(at) & STATE) == UNDECIDED && state_of(at) >> 2) {
            struct gc_link *work = NULL;
            push_reached(at, &work);
            reach_all(work);
        }
    struct gc_link *first = ring->next;
    ring->prev = ring->next = ring;
    for (at = first; at != ring; at = next) {
        next = at->next;
        bool lives = (state_of(at) & STATE) == REACHED;
        gc_link_append(lives ? ring : dead, at);
    }
}

static bool has_weakrefs(value v)
{
    return (v->type->flags & TYPE_HAS_WEAKREFS) && object_managed(v)->weakrefs;
}

/* Callbacks of weak references that are dead themselves are not called. */
static void silence_dead_weakrefs(struct machine *m, struct gc_link *dead)
{
    for (struct gc_link *at = dead->next; at != dead; at = at->next) {
        value v = object_of_link(at);
        if (type_is_subtype(v->type, m->types.weakref) && v->type->slots.clear)
            v->type->slots.clear(m, v);
    }
}

static void clear_weakrefs(struct machine *m, struct gc_link *dead)
{
    for (struct gc_link *at = dead->next; at != dead; at = at->next)
        if (has_weakrefs(object_of_link(at)) &&
            !(object_of_link(at)->type->flags & TYPE_IS_TYPE))
            weakref_clear_all(m, object_of_link(at));
}

static void run_finalizers(struct machine *m, struct gc_link *dead)
{
    for (struct gc_link *at = dead->next; at != dead; at = at->next)
        object_finalize(m, object_of_link(at));
}

/* Holds everything in the ring, so that nobody in it dies while it is walked. */
static size_t hold(struct gc_link *ring)
{
    size_t count = 0;
    for (struct gc_link *at = ring->next; at != ring; at = at->next, count++)
        object_of_link(at)->refs++;
    return count;
}

/* Back among the tracked, without the collector's reference. */
static void release(struct machine *m, struct gc_link *ring)
{
    while (ring->next != ring) {
        struct gc_link *at = ring->next;
        gc_link_remove(at);
        gc_link_append(&m->tracked, at);
        drop(m, object_of_link(at));
    }
}

static size_t collect(struct machine *m)
{
    struct gc_link dead = {&dead, &dead}, still_dead = {&still_dead, &still_dead};
    find_unreachable(&m->tracked, &dead, 0);
    size_t found = hold(&dead);
    silence_dead_weakrefs(m, &dead);
    clear_weakrefs(m, &dead);
    run_finalizers(m, &dead);
    find_unreachable(&dead, &still_dead, 1); /* who has been revived stays in `dead` */
    release(m, &dead);
    for (struct gc_link *at = still_dead.next; at != &still_dead; at = at->next)
        object_clear(m, object_of_link(at));
    release(m, &still_dead);
    return found;
}

size_t gc_collect(struct machine *m)
{
    if (m->collecting)
        return 0;
    m->collecting = true;
    value error = error_take(m);
    size_t found = collect(m);
    error_clear(m);
    m->error = error;
    m->collecting = false;
    size_t twice = m->heap.used_bytes * 2;
    m->gc_threshold = twice > GC_FLOOR ? twice : GC_FLOOR;
    return found;
}

void gc_maybe_collect(struct machine *m)
{
    if (m->gc_threshold == 0)
        m->gc_threshold = GC_FLOOR;
    if (m->heap.used_bytes > m->gc_threshold && !m->emptying_trash)
        gc_collect(m);
}
