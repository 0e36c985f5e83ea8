/* Text that stands for a number, before int(), float() and complex() read it. */
#ifndef LOOPGLASS_VALUE_NUMBER_TEXT_H
#define LOOPGLASS_VALUE_NUMBER_TEXT_H

#include "sim/value/machine.h"

/* Text with white space at its ends taken off and all decimal digits and spaces of other scripts
 * made ASCII; anything else that is not ASCII becomes '?', which is part of no number. CPython 3.13
 * _PyUnicode_TransformDecimalAndSpaceToASCII. */
struct number_text {
    const char *text; /* NUL follows it only by chance */
    size_t size;
    char *made; /* owned: where `text` points into when something was changed, or NULL */
    size_t made_size;
};

/* False: MemoryError is set. `text` may be borrowed by the result. */
bool number_text_open(struct machine *m, struct number_text *number, const char *text, size_t size);
void number_text_close(struct machine *m, struct number_text *number);

/* As number_text_open for the text of a str, bytes or bytearray: 1; 0 when v is none of them, -1 on
 * an error. */
int number_text_of(struct machine *m, struct number_text *number, value v);

/* What repr() shows of v in a message about it: of a bytearray, the bytes. New reference. */
value number_text_repr(struct machine *m, value v);

#endif
