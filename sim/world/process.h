/* Simulated processes: each has its own values in the namespaces of the program's modules. There is
 * one object for the namespace of a module; its content is exchanged when another process runs. */
#ifndef LOOPGLASS_WORLD_PROCESS_H
#define LOOPGLASS_WORLD_PROCESS_H

#include "sim/world/thread.h"

/* namespaces: see thread_start_process. It lives until the run ends. NULL: error. */
struct process *process_new(struct machine *m, value namespaces);
/* Makes the namespaces of modules hold the values of this process. */
void process_load(struct machine *m, struct process *process);
/* A thread of it has ended; with the last one goes what the process held. */
void process_left(struct machine *m, struct process *process);
/* Ends it from outside: none of its threads goes on. Not the process that runs. */
void process_end(struct machine *m, struct process *process);
void processes_close(struct machine *m);

#endif
