/* What the files about bytes, bytearray and memoryview share and nobody else needs. */
#ifndef LOOPGLASS_VALUE_BYTES_INTERNAL_H
#define LOOPGLASS_VALUE_BYTES_INTERNAL_H

#include "sim/value/bytes.h"
#include "sim/value/type.h"

/* Some bytes of somebody else. */
struct view {
    const char *data;
    size_t size;
};

static inline bool is_bytes(struct machine *m, value v)
{
    return has_type_flag(m, v, TYPE_IS_BYTES);
}
static inline bool is_bytearray(struct machine *m, value v)
{
    return is_instance(m, v, m->types.bytearray);
}

/* As bytes_view; of v that is known to have bytes. */
struct view bytes_of(struct machine *m, value v);
/* False with TypeError "a bytes-like object is required, not 'T'". */
bool bytes_require(struct machine *m, value v, struct view *view);
/* A bytes, or a bytearray when `self` is one. */
value bytes_like(struct machine *m, value self, const char *data, size_t size);
/* A number in 0..255 from an int-like v; ValueError with `message` otherwise. */
bool bytes_item(struct machine *m, value v, const char *message, unsigned char *byte);
/* What `bytes(...)` and `bytearray(...)` are made from; a bytes. `bound`: source, encoding,
 * errors; type_name, range_message: for messages. */
value bytes_from_arguments(struct machine *m, const value bound[3], const char *type_name,
                           const char *range_message);
/* The bytes of an iterable of ints (or of a buffer), as a bytes. */
value bytes_from_iterable(struct machine *m, value iterable, const char *range_message);
/* "b'...'" */
value bytes_repr_text(struct machine *m, struct view view);
/* Slots that bytes and bytearray share. */
value bytes_slot_compare(struct machine *m, enum compare_op op, value self, value other);
value bytes_slot_iter(struct machine *m, value self);
int64_t bytes_slot_length(struct machine *m, value self);
value bytes_slot_get_item(struct machine *m, value self, value key);
int bytes_slot_contains(struct machine *m, value self, value item);
value bytes_slot_binary(struct machine *m, enum binary_op op, value left, value right);

/* Changes the size of a bytearray; new bytes are 0. BufferError, MemoryError. */
bool bytearray_resize(struct machine *m, value self, size_t size);

/* bytes_find.c */
native_body bytes_method_find, bytes_method_rfind, bytes_method_index, bytes_method_rindex,
    bytes_method_count, bytes_method_startswith, bytes_method_endswith, bytes_method_partition,
    bytes_method_rpartition, bytes_method_replace, bytes_method_removeprefix,
    bytes_method_removesuffix;
/* bytes_split.c */
native_body bytes_method_split, bytes_method_rsplit, bytes_method_splitlines, bytes_method_join,
    bytes_method_strip, bytes_method_lstrip, bytes_method_rstrip;
/* bytes_case.c */
native_body bytes_method_capitalize, bytes_method_lower, bytes_method_swapcase, bytes_method_title,
    bytes_method_upper, bytes_method_isalnum, bytes_method_isalpha, bytes_method_isascii,
    bytes_method_isdigit, bytes_method_islower, bytes_method_isspace, bytes_method_istitle,
    bytes_method_isupper, bytes_method_center, bytes_method_ljust, bytes_method_rjust,
    bytes_method_zfill, bytes_method_expandtabs;
/* bytes_hex.c */
native_body bytes_method_hex, bytes_method_fromhex, bytes_method_decode, bytes_method_translate,
    bytes_method_maketrans;

/* The methods that bytes and bytearray have alike, for their tables. */
/* clang-format off */
#define BYTES_METHODS                                                                              \
    {"capitalize(self, /)", bytes_method_capitalize, NULL},                                        \
    {"center(self, width, fillchar=None, /)", bytes_method_center, NULL},                          \
    {"count(self, sub, start=None, end=None, /)", bytes_method_count, NULL},                       \
    {"decode(self, /, encoding='utf-8', errors='strict')", bytes_method_decode, NULL},             \
    {"endswith(self, suffix, start=None, end=None, /)", bytes_method_endswith, NULL},              \
    {"expandtabs(self, /, tabsize=8)", bytes_method_expandtabs, NULL},                             \
    {"find(self, sub, start=None, end=None, /)", bytes_method_find, NULL},                         \
    {"%fromhex(type, string, /)", bytes_method_fromhex, NULL},                                     \
    {"hex(self, sep=..., bytes_per_sep=1)", bytes_method_hex, NULL},                               \
    {"index(self, sub, start=None, end=None, /)", bytes_method_index, NULL},                       \
    {"isalnum(self, /)", bytes_method_isalnum, NULL},                                              \
    {"isalpha(self, /)", bytes_method_isalpha, NULL},                                              \
    {"isascii(self, /)", bytes_method_isascii, NULL},                                              \
    {"isdigit(self, /)", bytes_method_isdigit, NULL},                                              \
    {"islower(self, /)", bytes_method_islower, NULL},                                              \
    {"isspace(self, /)", bytes_method_isspace, NULL},                                              \
    {"istitle(self, /)", bytes_method_istitle, NULL},                                              \
    {"isupper(self, /)", bytes_method_isupper, NULL},                                              \
    {"join(self, iterable, /)", bytes_method_join, NULL},                                          \
    {"ljust(self, width, fillchar=None, /)", bytes_method_ljust, NULL},                            \
    {"lower(self, /)", bytes_method_lower, NULL},                                                  \
    {"lstrip(self, bytes=None, /)", bytes_method_lstrip, NULL},                                    \
    {"@maketrans(frm, to, /)", bytes_method_maketrans, NULL},                                      \
    {"partition(self, sep, /)", bytes_method_partition, NULL},                                     \
    {"removeprefix(self, prefix, /)", bytes_method_removeprefix, NULL},                            \
    {"removesuffix(self, suffix, /)", bytes_method_removesuffix, NULL},                            \
    {"replace(self, old, new, count=-1, /)", bytes_method_replace, NULL},                          \
    {"rfind(self, sub, start=None, end=None, /)", bytes_method_rfind, NULL},                       \
    {"rindex(self, sub, start=None, end=None, /)", bytes_method_rindex, NULL},                     \
    {"rjust(self, width, fillchar=None, /)", bytes_method_rjust, NULL},                            \
    {"rpartition(self, sep, /)", bytes_method_rpartition, NULL},                                   \
    {"rsplit(self, /, sep=None, maxsplit=-1)", bytes_method_rsplit, NULL},                         \
    {"rstrip(self, bytes=None, /)", bytes_method_rstrip, NULL},                                    \
    {"split(self, /, sep=None, maxsplit=-1)", bytes_method_split, NULL},                           \
    {"splitlines(self, /, keepends=False)", bytes_method_splitlines, NULL},                        \
    {"startswith(self, prefix, start=None, end=None, /)", bytes_method_startswith, NULL},          \
    {"strip(self, bytes=None, /)", bytes_method_strip, NULL},                                      \
    {"swapcase(self, /)", bytes_method_swapcase, NULL},                                            \
    {"title(self, /)", bytes_method_title, NULL},                                                  \
    {"translate(self, table, /, delete=...)", bytes_method_translate, NULL},                       \
    {"upper(self, /)", bytes_method_upper, NULL},                                                  \
    {"zfill(self, width, /)", bytes_method_zfill, NULL}
/* clang-format on */

#endif
