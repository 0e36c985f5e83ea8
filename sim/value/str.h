/* str: UTF-8 (surrogates encoded as three bytes, never printed), with the number of code points
 * kept, so that ASCII text is indexed at once. Immutable. Hash: SipHash-1-3 with the key that
 * PYTHONHASHSEED=0 gives, over CPython's in-memory form of the text. */
#ifndef LOOPGLASS_VALUE_STR_H
#define LOOPGLASS_VALUE_STR_H

#include "sim/value/machine.h"

#include <stdarg.h>

struct str {
    struct object head;
    int64_t hash;   /* -1: not computed yet */
    size_t size;    /* bytes, without the NUL that follows them */
    size_t length;  /* code points; == size when ASCII */
    bool interned;
    char text[];
};

#define AS_STR(v) ((struct str *)(v))

bool is_str(struct machine *m, value v);
static inline const char *str_text(value v) /* NUL-terminated; may contain NULs too */
{
    return AS_STR(v)->text;
}
static inline size_t str_size(value v)
{
    return AS_STR(v)->size;
}
static inline size_t str_length(value v)
{
    return AS_STR(v)->length;
}

value str_new(struct machine *m, const char *text, size_t size); /* text: valid UTF-8/WTF-8 */
value str_from(struct machine *m, const char *text);             /* NUL-terminated */
/* The one str with this text, for identifiers. New reference. */
value str_intern(struct machine *m, const char *text, size_t size);
value str_intern_value(struct machine *m, value str);
/* printf-like: %s (const char *), %.*s, %d %u %ld %lld %zu %c %x %%, and for values
 * %S str(value), %R repr(value), %T name of the value's type. */
value str_format(struct machine *m, const char *format, ...);
value str_vformat(struct machine *m, const char *format, va_list list);
value str_concat(struct machine *m, value a, value b);
/* a is stolen: it grows in place when nobody else holds it (`s += t` in a loop is linear). */
value str_append(struct machine *m, value a, value b);
bool str_equal(value a, value b);
bool str_equals_text(value a, const char *text);
int str_compare(value a, value b); /* by code point: <0, 0, >0 */
int64_t str_hash(value v);
/* The n-th code point as a number; 0 <= n < length. */
uint32_t str_code_point(value v, size_t n);
/* Code points [start, end) as a new str. */
value str_slice(struct machine *m, value v, size_t start, size_t end);
value str_join(struct machine *m, value separator, value iterable);
value str_repr(struct machine *m, value v);
/* v with every code point beyond ASCII written as an escape: what ascii() makes of a repr. */
value str_ascii(struct machine *m, value v);
bool str_is_identifier(value v);

/* Builds text piece by piece. Zero it to begin. After any failure (the error is set) the builder
 * is dead: later calls do nothing and finish returns NULL. */
struct str_builder {
    char *text;
    size_t size, capacity, length; /* bytes, bytes, code points */
    bool failed;
};
bool str_builder_add(struct machine *m, struct str_builder *b, const char *text, size_t size);
bool str_builder_add_text(struct machine *m, struct str_builder *b, const char *text);
bool str_builder_add_value(struct machine *m, struct str_builder *b, value str);
bool str_builder_add_code_point(struct machine *m, struct str_builder *b, uint32_t code_point);
bool str_builder_add_repr(struct machine *m, struct str_builder *b, value v);
value str_builder_finish(struct machine *m, struct str_builder *b); /* new str; b is empty again */
/* What failed while adding, apart from the builder itself: it is emptied, adding and finishing fail
 * from now on. The error is set by the caller; always false. */
bool str_builder_fail(struct machine *m, struct str_builder *b);
void str_builder_abandon(struct machine *m, struct str_builder *b);

#endif
