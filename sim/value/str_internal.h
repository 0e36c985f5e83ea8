/* What the files about str share and nobody else needs. Offsets count bytes, positions count code
 * points. */
#ifndef LOOPGLASS_VALUE_STR_INTERNAL_H
#define LOOPGLASS_VALUE_STR_INTERNAL_H

#include "sim/value/str.h"

/* Bytes of the block in which a str with so much text lies. */
size_t str_block_size(size_t text_size);
/* A str whose text the caller fills in before anybody looks. */
value str_allocate(struct machine *m, size_t size, size_t length);
/* Sets all fields behind the head; the text stays to be written. */
void str_begin(value v, size_t size, size_t length);
value str_new_counted(struct machine *m, const char *text, size_t size, size_t length);
value str_from_code_point(struct machine *m, uint32_t code_point);
/* v itself, or for a subclass of str a plain str with its text. New reference. */
value str_exact(struct machine *m, value v);

static inline bool str_is_ascii(value v)
{
    return AS_STR(v)->size == AS_STR(v)->length;
}

/* Where the n-th code point starts, 0 <= n <= length; and the other way. */
size_t str_offset(value v, size_t n);
size_t str_position(value v, size_t offset);
/* The bytes [from, to) as a new str; v itself when that is all of it. */
value str_part(struct machine *m, value v, size_t from, size_t to);

/* Writes \xNN, \uNNNN or \UNNNNNNNN; returns its bytes, at most 10. */
size_t str_write_escape(char out[10], uint32_t code_point);

#endif
