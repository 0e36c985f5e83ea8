/* What future.__await__() gives: yields the future once, then returns its result. The evaluator
 * and C code wait by future_await instead, without one. */
#ifndef LOOPGLASS_LOOP_FUTURE_ITERATOR_H
#define LOOPGLASS_LOOP_FUTURE_ITERATOR_H

#include "sim/value/machine.h"

value future_iterator_new(struct machine *m, value future);

#endif
