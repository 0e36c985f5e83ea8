/* The collector of cycles (references do the rest). Trial deletion over the ring of tracked
 * objects, as CPython's Modules/gcmodule.c; runs at gc.collect(), at the end of the program, and
 * when live memory has doubled since the last time above a floor. */
#ifndef LOOPGLASS_VALUE_GC_H
#define LOOPGLASS_VALUE_GC_H

#include "sim/value/machine.h"

/* Returns how many unreachable objects were found. Runs finalizers and weak reference callbacks. */
size_t gc_collect(struct machine *m);
/* Called by the evaluator between instructions; collects when due. */
void gc_maybe_collect(struct machine *m);

#endif
