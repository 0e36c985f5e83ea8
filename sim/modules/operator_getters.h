/* operator.itemgetter, attrgetter and methodcaller. */
#ifndef LOOPGLASS_MODULES_OPERATOR_GETTERS_H
#define LOOPGLASS_MODULES_OPERATOR_GETTERS_H

#include "sim/value/type.h"

extern const struct type_spec itemgetter_type_spec, attrgetter_type_spec, methodcaller_type_spec;

#endif
