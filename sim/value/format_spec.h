/* A format spec taken apart, and padding by it: shared by the files of format. */
#ifndef LOOPGLASS_VALUE_FORMAT_SPEC_H
#define LOOPGLASS_VALUE_FORMAT_SPEC_H

#include "sim/value/format.h"
#include "sim/value/str.h"

struct format_spec {
    uint32_t fill;  /* code point */
    char align;     /* '<' '>' '=' '^' */
    bool align_given;
    char sign;      /* '+', '-', ' ' or 0 */
    bool no_negative_zero, alternate;
    int64_t width, precision; /* -1: not given */
    char grouping;  /* ',' '_' or 0; 'n' groups nothing, for the locale is C */
    int group_size; /* 3, or 4 for '_' in binary, octal and hexadecimal */
    uint32_t type;  /* code point; 0 when not given and no default; FORMAT_NUL_TYPE for a NUL */
};

#define FORMAT_NUL_TYPE 0x80000000u

/* Reads `text`; default_type and default_align are those of the value's type, whose name stands in
 * messages. False: ValueError is set. */
bool format_spec_parse(struct machine *m, value text, uint32_t default_type, char default_align,
                       const char *type_name, struct format_spec *spec);

/* "Unknown format code 'x' for object of type 'int'". Returns NULL. */
value format_unknown_code(struct machine *m, uint32_t code, const char *type_name);

/* The parts of a formatted number, in this order; grouping applies to `digits` alone. */
struct number_parts {
    char sign; /* '+', '-', ' ' or 0 */
    const char *prefix; /* "0x" or "" */
    const char *digits; /* of the whole part; ASCII */
    size_t digit_count;
    const char *rest; /* point, fraction, exponent, percent sign; "inf"; or one code point for 'c' */
    size_t rest_size;
    size_t rest_length; /* code points */
};

/* Appends the number padded and grouped to the builder. */
bool format_put_number(struct machine *m, struct str_builder *out, const struct format_spec *spec,
                       const struct number_parts *parts);
/* Appends text (of `length` code points) padded. */
bool format_put_padded(struct machine *m, struct str_builder *out, const struct format_spec *spec,
                       const char *text, size_t size, size_t length);
bool format_put_fill(struct machine *m, struct str_builder *out, uint32_t fill, size_t count);

/* Sign, digits and rest of what float_text has written. */
void format_split_float(const char *text, size_t size, char sign, struct number_parts *parts);

#endif
