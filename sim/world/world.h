/* The simulated outside of a program: what the world room keeps of a run, behind machine->world. */
#ifndef LOOPGLASS_WORLD_WORLD_H
#define LOOPGLASS_WORLD_WORLD_H

#include "sim/value/machine.h"
#include "sim/world/header.h"

struct thread;

/* Threads in the order of their arrival. */
struct thread_list {
    struct thread *first, *last;
};

struct world {
    const struct header *header; /* on the host's side; never changes */
    uint64_t *failures_left;     /* of each service of the header */
    uint64_t random;             /* state of the run's own generator */
    struct thread *current;      /* the simulated thread that runs; NULL: the main one */
    struct thread_list ready;    /* not begun, or free to go on */
    struct thread_list blocked;  /* in the order of blocking */
    struct type *thread_type;
};

/* Makes the room ready for a run, whose seed is set: starts the clock's calendar and the default of
 * slow_callback_duration as the header says. The header must outlive the run. False: out of memory.
 */
bool world_open(struct machine *m, const struct header *header);
void world_close(struct machine *m);

/* A number of seconds from a range, by the run's own generator: the program's `random` is not
 * touched. */
double world_draw(struct machine *m, const struct header_range *range);

#endif
