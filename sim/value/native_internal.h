/* What the files about native functions share. */
#ifndef LOOPGLASS_VALUE_NATIVE_INTERNAL_H
#define LOOPGLASS_VALUE_NATIVE_INTERNAL_H

#include "sim/value/native.h"

#define AS_NATIVE(v) ((struct native *)(v))

/* The default of a parameter written `...`. No value of the language. */
#define ABSENT CONSTANT(CONSTANT_COUNT)

/* Reads the text of a signature. New, with one reference; NULL with the error set. */
struct signature *signature_parse(struct machine *m, const char *text);
void signature_drop(struct machine *m, struct signature *signature);

/* "list.append", "len": how messages name it; new str. */
value native_full_name(struct machine *m, struct native *native);

#endif
