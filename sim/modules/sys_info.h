/* The tuples with names of module sys. */
#ifndef LOOPGLASS_MODULES_SYS_INFO_H
#define LOOPGLASS_MODULES_SYS_INFO_H

#include "sim/value/machine.h"

/* Sets version_info, float_info, flags and their like in sys. */
bool sys_add_infos(struct machine *m);
/* What sys.get_asyncgen_hooks() returns; hooks NULL-able. New reference. */
value sys_asyncgen_hooks(struct machine *m, value firstiter, value finalizer);

#endif
