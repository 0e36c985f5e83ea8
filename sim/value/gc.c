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
 *      count << 2 | UNDECIDED     references not yet explained
 *      previous link | TENTATIVE  in the list of those that nothing has reached so far
 *      REACHED
 * The walk is CPython's to the letter, because it decides in which order finalizers run: what is
 * reached only after it was set aside comes to stand at the end of the ring.
 * Links outside the ring (waiting to be freed) have prev NULL and are left alone.
 */
#define UNDECIDED 1u
#define REACHED   2u
#define TENTATIVE 3u
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

/* The ring that is walked and the list of those set aside; both by `next`, their ends by `prev`. */
struct walk {
    struct gc_link *ring, *aside;
};

static void append(struct gc_link *list, struct gc_link *link)
{
    list->prev->next = link;
    list->prev = link;
    link->next = list;
}

/* Out of the list of those set aside, where `prev` is tagged. */
static void take_back(struct gc_link *aside, struct gc_link *link)
{
    struct gc_link *before = (struct gc_link *)(state_of(link) & ~(uintptr_t)STATE);
    before->next = link->next;
    if (link->next == aside)
        aside->prev = before;
    else
        set_state(link->next, (uintptr_t)before | TENTATIVE);
}

static int reach(value v, void *closure)
{
    struct walk *walk = closure;
    struct gc_link *link = tracked_link(v);
    if (!link)
        return 0;
    uintptr_t state = state_of(link) & STATE;
    if (state == UNDECIDED && state_of(link) >> 2 == 0) {
        set_state(link, 1 << 2 | UNDECIDED);
    } else if (state == TENTATIVE) {
        take_back(walk->aside, link);
        append(walk->ring, link);
        set_state(link, 1 << 2 | UNDECIDED);
    }
    return 0;
}

static void set_aside(struct walk *walk, struct gc_link *before, struct gc_link *link)
{
    before->next = link->next;
    if (walk->ring->prev == link)
        walk->ring->prev = before;
    struct gc_link *last = walk->aside->prev;
    append(walk->aside, link);
    set_state(link, (uintptr_t)last | TENTATIVE);
}

/* Puts the pointers backwards in order again. */
static void relink(struct gc_link *list)
{
    struct gc_link *before = list;
    for (struct gc_link *at = list->next; at != list; before = at, at = at->next)
        at->prev = before;
    list->prev = before;
}

/* Moves what nothing outside of `ring` reaches from it to `dead`. `held`: references to each that
 * the collector has itself. */
static void find_unreachable(struct gc_link *ring, struct gc_link *dead, uint32_t held)
{
    struct gc_link *at, *before = ring;
    struct walk walk = {ring, dead};
    for (at = ring->next; at != ring; at = at->next)
        set_state(at, (uintptr_t)(object_of_link(at)->refs - held) << 2 | UNDECIDED);
    for (at = ring->next; at != ring; at = at->next)
        object_traverse(object_of_link(at), subtract, NULL);
    for (at = ring->next; at != ring; at = before->next) {
        if (state_of(at) >> 2) {
            set_state(at, REACHED);
            object_traverse(object_of_link(at), reach, &walk);
            before = at;
        } else {
            set_aside(&walk, before, at);
        }
    }
    relink(ring);
    relink(dead);
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

/* How late an object must be let go: a type after its instances, a metatype after its types, since
 * instances of our own types do not count them. */
static int lateness(struct machine *m, value v)
{
    if (!(v->type->flags & TYPE_IS_TYPE))
        return 0;
    return v->type == m->types.type ? 2 : 1;
}

/* Back among the tracked, without the collector's reference. */
static void release(struct machine *m, struct gc_link *ring)
{
    for (int turn = 0; turn <= 2; turn++) {
        struct gc_link later = {&later, &later};
        while (ring->next != ring) {
            struct gc_link *at = ring->next;
            value v = object_of_link(at);
            gc_link_remove(at);
            if (lateness(m, v) > turn) {
                gc_link_append(&later, at);
                continue;
            }
            gc_link_append(&m->tracked, at);
            drop(m, v);
        }
        while (later.next != &later) {
            struct gc_link *at = later.next;
            gc_link_remove(at);
            gc_link_append(ring, at);
        }
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
