/* Life of an object: its place in memory and in the ring of tracked objects. What the collector and
 * the weak references share with the deallocator; others use type.h's object_alloc. */
#ifndef LOOPGLASS_VALUE_ALLOC_H
#define LOOPGLASS_VALUE_ALLOC_H

#include "sim/value/machine.h"

/* Bytes in front of the head of an instance of a type with these flags. */
static inline size_t object_prefix(uint32_t flags)
{
    size_t prefix = flags & TYPE_TRACKED ? sizeof(struct gc_link) : 0;
    return flags & (TYPE_HAS_DICT | TYPE_HAS_WEAKREFS) ? prefix + sizeof(struct managed) : prefix;
}

static inline void gc_link_remove(struct gc_link *link)
{
    link->prev->next = link->next;
    link->next->prev = link->prev;
    link->prev = link->next = NULL;
}

static inline void gc_link_append(struct gc_link *ring, struct gc_link *link)
{
    link->prev = ring->prev;
    link->next = ring;
    ring->prev->next = link;
    ring->prev = link;
}

static inline value object_of_link(struct gc_link *link)
{
    return (value)(link + 1);
}

/* Bytes of v from its head on. */
static inline size_t object_size(value v)
{
    return v->type->slots.memory ? v->type->slots.memory(v) : v->type->instance_size;
}

/* The values of __slots__ that `type` itself adds to an instance; NULL if none. */
static inline value *type_slot_values(struct type *type, value v)
{
    if (type->slot_count == 0)
        return NULL;
    return (value *)((char *)v + type->base->instance_size);
}

/* Visits everything that v holds: what its type's traverse shows, __dict__, __slots__, its class. */
int object_traverse(value v, visit_fn *visit, void *closure);
/* Drops what may be part of a cycle; v stays usable. */
void object_clear(struct machine *m, value v);
/* Runs __del__ once, keeping the error. False: v has been revived. The caller holds no reference
 * (refs is 0), or one of its own. */
bool object_finalize(struct machine *m, value v);

#endif
