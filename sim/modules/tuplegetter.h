/* collections._tuplegetter: a field of a named tuple, read by position. */
#ifndef LOOPGLASS_MODULES_TUPLEGETTER_H
#define LOOPGLASS_MODULES_TUPLEGETTER_H

#include "sim/value/type.h"

extern const struct type_spec tuplegetter_type_spec;

#endif
