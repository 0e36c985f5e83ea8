/* Which variable a value will get: looking ahead in the code. */
#ifndef LOOPGLASS_LANG_TARGET_H
#define LOOPGLASS_LANG_TARGET_H

#include "sim/lang/frame.h"

/* The name of the variable or attribute that the result of the call that the frame is now making will
 * be stored in: for `lock = Lock()`, `self.lock = Lock()`, `a, b = Lock(), Lock()` and
 * `locks = [Lock() for _ in range(3)]` ("locks"). Borrowed; NULL: it goes elsewhere. */
value frame_target(const struct frame *frame);

#endif
