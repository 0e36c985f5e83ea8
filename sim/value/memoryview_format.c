/* The items of a memoryview: one native format letter each. CPython 3.13 memoryobject.c
 * (unpack_single, pack_single). */
#include "sim/value/bytes_internal.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

#include <string.h>

size_t memoryview_item_size(char format)
{
    switch (format) {
    case 'b': case 'B': case 'c': case '?': return 1;
    case 'h': case 'H': return sizeof(short);
    case 'i': case 'I': return sizeof(int);
    case 'l': case 'L': return sizeof(long);
    case 'q': case 'Q': return sizeof(long long);
    case 'n': case 'N': return sizeof(size_t);
    case 'P': return sizeof(void *);
    case 'f': return sizeof(float);
    case 'd': return sizeof(double);
    default: return 0;
    }
}

static bool is_signed(char format)
{
    return strchr("bhilqn", format) != NULL;
}

static uint64_t load_unsigned(const unsigned char *at, size_t size)
{
    uint64_t number = 0;
    for (size_t i = size; i > 0; i--)
        number = number << 8 | at[i - 1];
    return number;
}

value memoryview_unpack(struct machine *m, char format, const unsigned char *at)
{
    size_t size = memoryview_item_size(format);
    float narrow;
    double wide;
    switch (format) {
    case 'c':
        return bytes_new(m, at, 1);
    case '?':
        return tag_bool(*at != 0);
    case 'f':
        memcpy(&narrow, at, sizeof narrow);
        return float_new(m, narrow);
    case 'd':
        memcpy(&wide, at, sizeof wide);
        return float_new(m, wide);
    }
    uint64_t number = load_unsigned(at, size);
    if (!is_signed(format))
        return int_from_uint64(m, number);
    unsigned shift = (unsigned)(64 - size * 8);
    return int_new(m, (int64_t)(number << shift) >> shift);
}

static bool wrong_type(struct machine *m, char format)
{
    raise_error(m, m->types.TypeError, "memoryview: invalid type for format '%c'", format);
    return false;
}

static bool wrong_value(struct machine *m, char format)
{
    raise_error(m, m->types.ValueError, "memoryview: invalid value for format '%c'", format);
    return false;
}

static bool pack_int(struct machine *m, char format, unsigned char *at, value item)
{
    size_t size = memoryview_item_size(format);
    int64_t number = 0;
    if (!type_of(m, item)->slots.as_index)
        return wrong_type(m, format);
    value index = object_index(m, item);
    if (!index)
        return false;
    bool fits = int_fits_int64(index, &number);
    if (!fits && !is_signed(format) && size == 8 && int_sign(index) > 0) {
        value most = int_new(m, INT64_MAX);
        value low = most ? object_binary(m, BINARY_SUB, index, most) : NULL;
        value lower = low ? object_binary(m, BINARY_SUB, low, tag_small_int(1)) : NULL;
        fits = lower && int_fits_int64(lower, &number);
        number = (int64_t)((uint64_t)number + ((uint64_t)1 << 63));
        drop(m, most);
        drop(m, low);
        drop(m, lower);
    } else if (fits && size < 8) {
        int64_t least = is_signed(format) ? -((int64_t)1 << (size * 8 - 1)) : 0;
        int64_t most = is_signed(format) ? -least - 1 : ((int64_t)1 << size * 8) - 1;
        fits = number >= least && number <= most;
    } else if (fits && !is_signed(format)) {
        fits = number >= 0;
    }
    drop(m, index);
    for (size_t i = 0; fits && i < size; i++)
        at[i] = (unsigned char)((uint64_t)number >> i * 8);
    return fits || (!m->error && wrong_value(m, format));
}

bool memoryview_pack(struct machine *m, char format, unsigned char *at, value item)
{
    double wide;
    if (format == 'c') {
        if (!is_bytes(m, item))
            return wrong_type(m, format);
        if (AS_BYTES(item)->size != 1)
            return wrong_value(m, format);
        *at = AS_BYTES(item)->data[0];
        return true;
    }
    if (format == '?') {
        int truth = object_truth(m, item);
        *at = truth > 0;
        return truth >= 0;
    }
    if (format != 'f' && format != 'd')
        return pack_int(m, format, at, item);
    if (!object_as_double(m, item, &wide)) {
        error_clear(m);
        return wrong_type(m, format);
    }
    float narrow = (float)wide;
    if (format == 'f')
        memcpy(at, &narrow, sizeof narrow);
    else
        memcpy(at, &wide, sizeof wide);
    return true;
}
