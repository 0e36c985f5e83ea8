/* bytes, bytearray and memoryview. */
#ifndef LOOPGLASS_VALUE_BYTES_H
#define LOOPGLASS_VALUE_BYTES_H

#include "sim/value/machine.h"

struct bytes {
    struct object head;
    int64_t hash; /* -1: not computed yet */
    size_t size;
    unsigned char data[]; /* followed by a NUL */
};

struct bytearray {
    struct object head;
    size_t size, capacity;
    unsigned char *data;
    uint32_t exports; /* memoryviews upon it: while there are some, its size stays */
};

/* Bytes of a bytes or bytearray, which it holds, from `start` on, `step` apart. With more than one
 * dimension an item is a block of `inner` ones, side by side. */
struct memoryview {
    struct object head;
    value owner; /* NULL: released */
    int64_t start, step;
    size_t size;   /* items of the first dimension */
    value inner;   /* tuple of int: the sizes of the other dimensions, or NULL */
    char format;   /* of each: a letter of module struct, native */
    bool is_readonly;
    int64_t hash;  /* -1: not asked for yet; it outlives the release */
};

/* Bytes of one item; 0: no such format. */
size_t memoryview_item_size(char format);
/* Bytes of what stands at one index of the first dimension. */
size_t memoryview_block(const struct memoryview *view);
value memoryview_unpack(struct machine *m, char format, const unsigned char *at);
bool memoryview_pack(struct machine *m, char format, unsigned char *at, value item);

#define AS_BYTES(v) ((struct bytes *)(v))

value bytes_new(struct machine *m, const void *data, size_t size); /* data NULL: zeroed */
value bytearray_new(struct machine *m, const void *data, size_t size);
/* The bytes of bytes, bytearray or memoryview; false without an error if v is none of them, or a
 * memoryview whose bytes do not lie side by side. They stay while v lives and is not changed. */
bool bytes_view(struct machine *m, value v, const unsigned char **data, size_t *size);

#endif
