/* What to say when nothing can ever happen again. */
#ifndef LOOPGLASS_LOOP_DEADLOCK_H
#define LOOPGLASS_LOOP_DEADLOCK_H

#include "sim/value/machine.h"

/* "deadlock: ... waiting: Task-1 (for queue.get), ...": str, or NULL with the error set. */
value deadlock_explain(struct machine *m, value loop);

#endif
