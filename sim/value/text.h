/* What str and bytes do alike: ranges of arguments, searching, indexes, repetition. Private to the
 * files about text. */
#ifndef LOOPGLASS_VALUE_TEXT_H
#define LOOPGLASS_VALUE_TEXT_H

#include "sim/value/machine.h"

/* The optional `start` and `end` of find() and its like (each may be NULL or NONE), brought into
 * 0..length; *from may still lie behind *to or behind the length. */
bool text_range(struct machine *m, value start, value end, size_t length, int64_t *from,
                int64_t *to);
/* An index of `length` items, counted from the end when negative. IndexError with `message`. */
bool text_index(struct machine *m, value key, size_t length, const char *message, size_t *n);
/* A whole number as a C size (a width, a limit): OverflowError beyond 64 bits. */
bool text_number(struct machine *m, value v, int64_t *n);

/* The first and the last place of `part`, or NULL. An empty part is found at either end. */
const char *text_find(const char *text, size_t size, const char *part, size_t part_size);
const char *text_find_last(const char *text, size_t size, const char *part, size_t part_size);
/* How often `part`, which is not empty, stands there without overlapping. */
size_t text_count(const char *text, size_t size, const char *part, size_t part_size);
/* Writes `piece` `count` times. */
void text_repeat(char *out, const char *piece, size_t size, size_t count);

/* Charges for touching `size` bytes; short texts go free. */
static inline bool text_charge(struct machine *m, size_t size)
{
    return size < 256 || machine_charge(m, size / 16);
}

/* `left op right` where the left one is a sequence: its own way to join comes last in CPython, so
 * the right operand is asked first. NOT_IMPLEMENTED: it does not know either. */
value text_ask_right(struct machine *m, enum binary_op op, value left, value right);
/* The number of a repetition `sequence * n` (of either side); negative ones become 0. False with
 * CPython's error, or with *result set to what the other operand answered. */
bool text_repeat_count(struct machine *m, value left, value right, bool sequence_left,
                       int64_t *count, value *result);

/* The arguments of str(), bytes() or bytearray(): three at most, by place or by name; missing ones
 * NULL. */
bool text_bind(struct machine *m, const char *callee, const struct args *args,
               const char *const names[3], value bound[3]);

#endif
