/* list[int]: what subscripting a generic class gives. */
#ifndef LOOPGLASS_VALUE_GENERIC_ALIAS_H
#define LOOPGLASS_VALUE_GENERIC_ALIAS_H

#include "sim/value/machine.h"

/* A types.GenericAlias of `origin` for `args`, a tuple or a single argument. */
value generic_alias_new(struct machine *m, value origin, value args);

/* Body of `__class_getitem__` for the types that are generic: args[0] the class, args[1] the
 * subscript. */
static inline value generic_class_getitem(struct machine *m, value *args)
{
    return generic_alias_new(m, args[0], args[1]);
}

#endif
