/* A queue of futures in which tasks wait for their turn, and the head that the primitives of
 * asyncio.locks and asyncio.queues share. */
#ifndef LOOPGLASS_MODULES_ASYNCIO_WAITERS_H
#define LOOPGLASS_MODULES_ASYNCIO_WAITERS_H

#include "sim/loop/future.h"
#include "sim/trace/event.h"
#include "sim/value/machine.h"

/* Owns a reference to each. Zeroed: empty. */
struct waiters {
    value *items;
    size_t first, count, capacity; /* items[first .. first + count) */
};

bool waiters_push(struct machine *m, struct waiters *waiters, value future);
/* The first, handed over; NULL: empty. */
value waiters_pop(struct waiters *waiters);
/* Takes it out wherever it stands; false: it is not there. */
bool waiters_remove(struct machine *m, struct waiters *waiters, value future);
void waiters_free(struct machine *m, struct waiters *waiters);
int waiters_traverse(const struct waiters *waiters, visit_fn *visit, void *closure);
static inline value waiters_at(const struct waiters *waiters, size_t n)
{
    return waiters->items[waiters->first + n];
}
/* Settles the first that is not done yet with `result`. 1: there was one; 0: none; -1: error. */
int waiters_wake_first(struct machine *m, const struct waiters *waiters, value result);
/* All that are not done, at most `most`. How many, or -1. */
int64_t waiters_wake(struct machine *m, const struct waiters *waiters, value result, size_t most);

/* The head of Lock, Event, Semaphore, Queue. */
struct primitive {
    struct object head;
    value loop;      /* that of the first wait, or NULL */
    value name;      /* of the variable that it was made for, a str, or NULL */
    uint64_t number; /* of the resource, in the record */
    struct waiters waiters;
};

#define AS_PRIMITIVE(v) ((struct primitive *)(v))

/* A new object of the type, numbered. */
value primitive_make(struct machine *m, struct type *type);
/* Records that the primitive is there, and names it. */
void primitive_created(struct machine *m, value self, enum resource_kind kind, uint64_t limit);
/* The record of a new lock, queue or the like, with the name of the variable that it will be stored in
 * where the program's text tells; `own_frames`: so many library frames make it on the program's behalf.
 * That name, borrowed; NULL: there is none, or it is that of a larger thing of which this is a part. */
value resource_created(struct machine *m, uint64_t number, enum resource_kind kind, uint64_t limit,
                       unsigned own_frames);
void primitive_clear(struct machine *m, value self);
int primitive_traverse(value self, visit_fn *visit, void *closure);
/* Future on which the running task is about to wait in `waiters`; recorded with role and words
 * ("lock.acquire"). New reference. RuntimeError when self belongs to another loop. */
value primitive_future(struct machine *m, value self, struct waiters *waiters, enum wait_role role,
                       const char *words);
/* It waits no longer: taken out of `waiters` (if it is there) and recorded. */
void primitive_leave(struct machine *m, value self, struct waiters *waiters, value future);
/* The record of what it holds now; holder: number of a task or 0. */
void primitive_record(struct machine *m, value self, uint64_t count, uint64_t holder);
/* "<asyncio.locks.Lock object at 0x1 [unlocked, waiters:2]>" */
value primitive_repr(struct machine *m, value self, const char *state);
/* `async with` of a class of the program's: awaits self.acquire(), calls self.release(). New
 * reference to None. CPython's _ContextManagerMixin. */
value primitive_enter(struct machine *m, value self);
value primitive_exit(struct machine *m, value self);
/* Attribute _waiters: a list. */
value primitive_get_waiters(struct machine *m, value self);
/* Attribute _loop. */
value primitive_get_loop(struct machine *m, value self);
bool primitive_set_loop(struct machine *m, value self, value v);
/* Slot `init` of those that take no arguments. */
bool primitive_init(struct machine *m, value self, const struct args *args);
/* Number of the task that runs; 0: none. */
uint64_t running_task_number(struct machine *m);

#endif
