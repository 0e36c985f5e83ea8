/* The types of functools made in C. */
#ifndef LOOPGLASS_MODULES_FUNCTOOLS_PARTS_H
#define LOOPGLASS_MODULES_FUNCTOOLS_PARTS_H

#include "sim/value/type.h"

extern const struct type_spec partial_type_spec, lru_cache_type_spec;

#endif
