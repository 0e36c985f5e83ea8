/*
 * A Python value, and how it is held.
 *
 * A value is one machine word: a small int, one of a few constants, or a pointer to an object in
 * the run's heap. The two low bits tell them apart:
 *
 *      ...1   an int of 63 bits, shifted left by one
 *      ..10   a constant: None, False, True, NotImplemented, Ellipsis
 *      ..00   a pointer to a struct object (NULL is no value: "absent", or "an error is set")
 *
 * Objects are reference counted. Words used in every comment of this project:
 *   borrowed       the caller keeps its reference, the callee must not drop it
 *   new reference  the receiver owns it and must drop() it or hand it on
 *   steals         the callee takes over the caller's reference, also when it fails
 * Arguments are borrowed and results are new references unless a comment says otherwise.
 * A function that fails returns NULL (or false, or -1) and has set the machine's error.
 */
#ifndef LOOPGLASS_VALUE_VALUE_H
#define LOOPGLASS_VALUE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct machine;
struct type;

/* The head of every object. What precedes it in memory depends on its type: see object_alloc. */
struct object {
    uint32_t refs;
    uint32_t serial; /* what id() shows, given at first asking; 0 before; see SERIAL_FLAGS */
    struct type *type;
};

typedef struct object *value;

/* The two top bits of `serial` are flags of the object. */
#define OBJECT_FINALIZED (1u << 31) /* its __del__ has run; it does not run twice */
#define OBJECT_TRASHED   (1u << 30) /* its last reference is gone; it waits to be freed */
#define SERIAL_FLAGS     (OBJECT_FINALIZED | OBJECT_TRASHED)

#define CONSTANT(n)     ((value)(uintptr_t)((n) << 4 | 2))
#define NONE            CONSTANT(1)
#define FALSE           CONSTANT(2)
#define TRUE            CONSTANT(3)
#define NOT_IMPLEMENTED CONSTANT(4)
#define ELLIPSIS        CONSTANT(5)
#define CONSTANT_COUNT  6 /* their numbers are 1..5 */

/* An int that fits in 63 bits is always tagged, never an object (but for subclasses of int). */
#define SMALL_INT_MAX (INT64_MAX >> 1)
#define SMALL_INT_MIN (INT64_MIN >> 1)

static inline bool is_small_int(value v)
{
    return (uintptr_t)v & 1;
}

static inline bool is_object(value v)
{
    return ((uintptr_t)v & 3) == 0;
}

static inline bool both_small_ints(value a, value b)
{
    return (uintptr_t)a & (uintptr_t)b & 1;
}

static inline int64_t small_int(value v)
{
    return (int64_t)(uintptr_t)v >> 1;
}

/* n must lie within SMALL_INT_MIN..SMALL_INT_MAX; int_new() takes any. */
static inline value tag_small_int(int64_t n)
{
    return (value)(uintptr_t)((uint64_t)n << 1 | 1);
}

static inline bool fits_small_int(int64_t n)
{
    return n >= SMALL_INT_MIN && n <= SMALL_INT_MAX;
}

static inline value tag_bool(bool truth)
{
    return truth ? TRUE : FALSE;
}

static inline bool is_bool(value v)
{
    return v == TRUE || v == FALSE;
}

/* Takes one more reference; returns v, so that `a->item = keep(v)` reads well. */
static inline value keep(value v)
{
    if (is_object(v))
        v->refs++;
    return v;
}

/* For pointers that may be NULL. */
static inline value keep_or_null(value v)
{
    return v ? keep(v) : v;
}

/* The last reference to an object is gone: frees it, and iteratively all that it alone held.
 * May run Python (__del__, the closing of a coroutine); keeps the machine's error as it was. */
void object_dead(struct machine *m, value v);

/* Gives a reference back. NULL is allowed and ignored. */
static inline void drop(struct machine *m, value v)
{
    if (is_object(v) && v && --v->refs == 0)
        object_dead(m, v);
}

/* Empties a place that owns a reference before giving the reference back, since freeing may run
 * code that looks at the place. */
#define drop_place(m, place)                                                                       \
    do {                                                                                           \
        value dropped_ = (value)(place);                                                           \
        (place) = NULL;                                                                            \
        drop((m), dropped_);                                                                       \
    } while (0)

/* Stores a new reference (stolen) in a place that owns one, then gives the old one back. */
#define replace_place(m, place, fresh)                                                             \
    do {                                                                                           \
        value replaced_ = (value)(place);                                                          \
        (place) = (fresh);                                                                         \
        drop((m), replaced_);                                                                      \
    } while (0)

#endif
