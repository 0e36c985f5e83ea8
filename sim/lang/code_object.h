/* What a program sees of a code object, and functions that it makes of one by hand. */
#ifndef LOOPGLASS_LANG_CODE_OBJECT_H
#define LOOPGLASS_LANG_CODE_OBJECT_H

#include "sim/lang/code.h"
#include "sim/value/native.h"

/* Slots, attributes and methods for the type spec in code.c. CPython 3.13 Objects/codeobject.c. */
value code_make(struct machine *m, struct type *type, const struct args *args);
value code_compare(struct machine *m, enum compare_op op, value self, value other);
bool code_hash(struct machine *m, value self, int64_t *hash);
extern const struct getset_spec code_getsets[];
extern const struct native_spec code_methods[];

/* code.replace(): a copy in which the parts that `parts` names (a dict, or NULL) are others. */
value code_replace(struct machine *m, struct code *code, struct dict *parts);

#endif
