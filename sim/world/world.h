/* The simulated outside of a program: what the world room keeps of a run, behind machine->world. */
#ifndef LOOPGLASS_WORLD_WORLD_H
#define LOOPGLASS_WORLD_WORLD_H

#include "sim/lang/op.h"
#include "sim/value/machine.h"
#include "sim/world/header.h"
#include "sim/world/intervention.h"
#include "sim/world/thread.h"

/* What is known of a `cost` line while a run goes on. */
struct cost_state {
    bool known;          /* there is such a function */
    size_t distance;     /* of the function whose name is nearest, as far as there is none */
    char near[64];
};

/* What changes of a service while a run goes on. */
struct service_state {
    bool used;
    uint64_t refusals_left, failures_left;
    double *busy_until; /* of each of the requests that it serves at the same time; NULL: no limit */
};

struct world {
    const struct header *header; /* on the host's side; never changes */
    const struct interventions *interventions; /* likewise */
    const char *interventions_path; /* as messages show it */
    bool *intervened;            /* of each: it has been taken */
    const struct intervention **latencies; /* those that change one, in the order of being taken */
    size_t latency_count;
    struct cost_state *costs;    /* one for each cost of the header */
    char unserved[200];          /* the first URL that no service of the header served, or "" */
    struct service_state *services; /* one for each service of the header */
    uint64_t random;             /* state of the run's own generator: what services draw from */
    uint64_t os_random;          /* and what the simulated operating system draws from */
    struct thread *current;      /* the simulated thread that runs; NULL: the main one */
    struct type *thread_type;

    /* --- the operating system's part; see schedule.h */
    struct thread main;          /* the main thread of the main process; no Python object */
    enum clock_cause main_cause; /* why the clock moves while the main thread waits */
    struct process process;      /* the main one; others follow by `next` */
    struct process *loaded;      /* whose values the namespaces of modules hold */
    struct thread_list wanting;  /* could run: want the interpreter lock or a core, in order */
    struct thread_list working;  /* have both, in the order of getting them */
    struct thread_list dead;     /* of processes that were ended from outside; they never go on */
    struct thread_list blocked;  /* all but the main thread, in the order of blocking */
    size_t others;               /* threads beside the main one that have not ended */
    bool *core_taken;            /* of each core */
    double slice_ends;           /* when a core is taken from the one that has it longest */
    double switch_interval;      /* sys.setswitchinterval, seconds */
    bool no_lock;                /* `# sim: gil off` */

    /* --- while a thread computes; see cost.h */
    double idle;                 /* seconds in which nobody computed */
    double horizon;              /* before this moment nothing else can happen by itself */
    bool changed;                /* something was done that may let others go on */
    bool driving;                /* the operating system's own code runs */
    instruction *planted;        /* where the thread will be interrupted, or NULL */
    instruction was;             /* what stood there */
};

/* Makes the room ready for a run, whose seed is set: starts the clock's calendar and the default of
 * slow_callback_duration as the header says. Header and interventions must outlive the run. False: out
 * of memory. */
bool world_open(struct machine *m, const struct header *header,
                const struct interventions *interventions, const char *interventions_path);
void world_close(struct machine *m);

/* A number of seconds from a range, by the run's own generator: the program's `random` is not
 * touched. */
double world_draw(struct machine *m, const struct header_range *range);
/* What services and the operating system draw from begins anew with this seed. */
void world_seed(struct machine *m, uint64_t seed);
/* A number from 0 to below 1, for the simulated operating system. */
double world_chance(struct machine *m);

#endif
