/* Ints: making them, looking at them, comparing, hashing, and what fits where. */
#include "sim/value/int.h"

#include <math.h>
#include <string.h>

#include "sim/value/error.h"
#include "sim/value/limbs.h"
#include "sim/value/object.h"

/* CPython's hash of numbers: the remainder by this prime. */
#define HASH_MODULUS (((uint64_t)1 << 61) - 1)

void int_view_of_int64(int64_t n, struct int_view *view)
{
    view->negative = n < 0;
    view->own = n < 0 ? -(uint64_t)n : (uint64_t)n;
    view->limbs = &view->own;
    view->size = n != 0;
}

void int_view(value v, struct int_view *view)
{
    int64_t n;
    if (int_is_word(v, &n)) {
        int_view_of_int64(n, view);
        return;
    }
    struct big_int *big = (struct big_int *)v;
    view->negative = big->size < 0;
    view->size = (size_t)(big->size < 0 ? -big->size : big->size);
    view->limbs = big->limbs;
}

bool limb_buffer_open(struct machine *m, struct limb_buffer *buffer, size_t size)
{
    buffer->limbs = buffer->local;
    buffer->capacity = LIMB_BUFFER_LOCAL;
    if (size <= LIMB_BUFFER_LOCAL)
        return true;
    buffer->capacity = size;
    buffer->limbs = heap_alloc(&m->heap, size * sizeof(mp_limb_t));
    if (buffer->limbs)
        return true;
    raise_memory_error(m);
    return false;
}

void limb_buffer_close(struct machine *m, struct limb_buffer *buffer)
{
    if (buffer->limbs != buffer->local)
        heap_free(&m->heap, buffer->limbs, buffer->capacity * sizeof(mp_limb_t));
}

bool int_size_allowed(struct machine *m, size_t size)
{
    if (size <= m->max_int_bytes / sizeof(mp_limb_t))
        return true;
    return int_refuse_size(m);
}

bool int_refuse_size(struct machine *m)
{
    raise_error(m, m->types.MemoryError, "an int larger than %zu bytes is more than is allowed here",
                m->max_int_bytes);
    m->refused = BOUND_INT;
    return false;
}

static value new_big_int(struct machine *m, struct type *type, const mp_limb_t *limbs, size_t size,
                         bool negative)
{
    size_t bytes = sizeof(struct big_int) + size * sizeof(mp_limb_t);
    struct big_int *big = (struct big_int *)object_alloc(m, type, bytes);
    if (!big)
        return NULL;
    big->size = negative ? -(int64_t)size : (int64_t)size;
    memcpy(big->limbs, limbs, size * sizeof(mp_limb_t));
    return &big->head;
}

value int_from_limbs(struct machine *m, const mp_limb_t *limbs, size_t size, bool negative)
{
    size = limbs_normalised(limbs, size);
    if (size == 0)
        return tag_small_int(0);
    if (size == 1 && limbs[0] <= (uint64_t)SMALL_INT_MAX + negative)
        return tag_small_int(negative ? (int64_t)-limbs[0] : (int64_t)limbs[0]);
    if (!int_size_allowed(m, size))
        return NULL;
    return new_big_int(m, m->types.int_, limbs, size, negative);
}

value int_from_buffer(struct machine *m, struct limb_buffer *buffer, size_t size, bool negative)
{
    value result = int_from_limbs(m, buffer->limbs, size, negative);
    limb_buffer_close(m, buffer);
    return result;
}

value int_new(struct machine *m, int64_t n)
{
    if (fits_small_int(n))
        return tag_small_int(n);
    struct int_view view;
    int_view_of_int64(n, &view);
    return int_from_limbs(m, view.limbs, view.size, view.negative);
}

value int_from_uint64(struct machine *m, uint64_t n)
{
    mp_limb_t limb = n;
    return int_from_limbs(m, &limb, 1, false);
}

/* The limbs of |d|, a whole number of at least 2**53 and finite. */
static void double_limbs(double d, mp_limb_t limbs[18], size_t *size)
{
    int exponent;
    mp_limb_t mantissa = (mp_limb_t)ldexp(frexp(fabs(d), &exponent), 53);
    unsigned shift = (unsigned)(exponent - 53);
    memset(limbs, 0, 18 * sizeof(mp_limb_t));
    size_t low = shift / LIMB_BITS;
    limbs[low] = mantissa << (shift % LIMB_BITS);
    if (shift % LIMB_BITS)
        limbs[low + 1] = mantissa >> (LIMB_BITS - shift % LIMB_BITS);
    *size = limbs_normalised(limbs, low + 2);
}

value int_from_double(struct machine *m, double d)
{
    if (d >= -0x1p62 && d < 0x1p62)
        return tag_small_int((int64_t)d);
    mp_limb_t limbs[18];
    size_t size;
    double_limbs(d, limbs, &size);
    return int_from_limbs(m, limbs, size, d < 0);
}

value int_exact(struct machine *m, value v)
{
    if (is_small_int(v))
        return v;
    if (is_exactly(v, m->types.int_))
        return keep(v);
    struct int_view view;
    int_view(v, &view);
    return int_from_limbs(m, view.limbs, view.size, view.negative);
}

value int_new_of_type(struct machine *m, struct type *type, value number)
{
    if (type == m->types.int_)
        return int_exact(m, number);
    struct int_view view;
    int_view(number, &view);
    return new_big_int(m, type, view.limbs, view.size, view.negative);
}

bool is_int(struct machine *m, value v)
{
    return is_small_int(v) || has_type_flag(m, v, TYPE_IS_INT);
}

bool int_fits_int64(value v, int64_t *n)
{
    if (int_is_word(v, n))
        return true;
    struct int_view view;
    int_view(v, &view);
    if (view.size > 1 || (view.size == 1 && view.limbs[0] > (uint64_t)INT64_MAX + view.negative))
        return false;
    uint64_t magnitude = view.size ? view.limbs[0] : 0;
    *n = (int64_t)(view.negative ? -magnitude : magnitude);
    return true;
}

bool int_as_size(struct machine *m, value v, int64_t *n)
{
    value number = object_index(m, v);
    if (!number)
        return false;
    bool fits = int_fits_int64(number, n);
    drop(m, number);
    if (!fits)
        raise_error(m, m->types.OverflowError, "Python int too large to convert to C ssize_t");
    return fits;
}

int int_sign(value v)
{
    struct int_view view;
    int_view(v, &view);
    return view.size == 0 ? 0 : view.negative ? -1 : 1;
}

size_t limbs_bit_length(const mp_limb_t *limbs, size_t size)
{
    if (size == 0)
        return 0;
    return size * LIMB_BITS - (size_t)__builtin_clzl(limbs[size - 1]);
}

size_t int_bit_length(value v)
{
    struct int_view view;
    int_view(v, &view);
    return limbs_bit_length(view.limbs, view.size);
}

int limbs_compare(const mp_limb_t *a, size_t a_size, const mp_limb_t *b, size_t b_size)
{
    if (a_size != b_size)
        return a_size < b_size ? -1 : 1;
    return a_size ? mpn_cmp(a, b, (mp_size_t)a_size) : 0;
}

static int compare_views(const struct int_view *a, const struct int_view *b)
{
    if (a->negative != b->negative)
        return a->negative ? -1 : 1;
    int order = limbs_compare(a->limbs, a->size, b->limbs, b->size);
    return a->negative ? -order : order;
}

int int_compare(value a, value b)
{
    int64_t x, y;
    if (int_is_word(a, &x) && int_is_word(b, &y))
        return (x > y) - (x < y);
    struct int_view av, bv;
    int_view(a, &av);
    int_view(b, &bv);
    return compare_views(&av, &bv);
}

int int_compare_double(value v, double d)
{
    if (isinf(d))
        return d > 0 ? -1 : 1;
    int64_t n;
    if (d >= -0x1p62 && d < 0x1p62) {
        if (!int_fits_int64(v, &n))
            return int_sign(v);
        int64_t whole = (int64_t)d;
        if (n != whole)
            return n < whole ? -1 : 1;
        double fraction = d - (double)whole;
        return (fraction < 0) - (fraction > 0);
    }
    mp_limb_t limbs[18];
    struct int_view av, dv = {.limbs = limbs, .negative = d < 0};
    double_limbs(d, limbs, &dv.size);
    int_view(v, &av);
    return compare_views(&av, &dv);
}

bool int_hash(value v, int64_t *hash)
{
    struct int_view view;
    int_view(v, &view);
    uint64_t rest = 0;
    if (view.size == 1)
        rest = view.limbs[0] % HASH_MODULUS;
    else if (view.size > 1)
        rest = mpn_mod_1(view.limbs, (mp_size_t)view.size, HASH_MODULUS);
    *hash = view.negative ? -(int64_t)rest : (int64_t)rest;
    if (*hash == -1)
        *hash = -2;
    return true;
}

/* The limbs as mantissa * 2**exponent, the mantissa of 53 bits rounded half to even. */
static double rounded_double(const mp_limb_t *limbs, size_t size, int64_t *exponent)
{
    size_t bits = limbs_bit_length(limbs, size);
    *exponent = 0;
    if (bits <= LIMB_BITS) /* the processor rounds half to even itself */
        return size ? (double)limbs[0] : 0.0;
    size_t shift = bits - 55, low = shift / LIMB_BITS, part = shift % LIMB_BITS;
    mp_limb_t top = limbs[low] >> part;
    if (part && low + 1 < size)
        top |= limbs[low + 1] << (LIMB_BITS - part);
    top &= ((mp_limb_t)1 << 55) - 1;
    bool sticky = part && (limbs[low] & (((mp_limb_t)1 << part) - 1));
    for (size_t i = 0; i < low && !sticky; i++)
        sticky = limbs[i] != 0;
    top |= sticky; /* two bits more than fit, the lower one sticky */
    mp_limb_t rest = top & 3;
    top >>= 2;
    if (rest == 3 || (rest == 2 && (top & 1)))
        top++;
    *exponent = (int64_t)(bits - 53);
    return (double)top;
}

bool int_to_double(struct machine *m, value v, double *d)
{
    int64_t n, exponent;
    if (int_is_word(v, &n)) {
        *d = (double)n;
        return true;
    }
    struct int_view view;
    int_view(v, &view);
    double mantissa = rounded_double(view.limbs, view.size, &exponent);
    *d = exponent > 1100 ? HUGE_VAL : ldexp(mantissa, (int)exponent);
    if (isinf(*d)) {
        raise_error(m, m->types.OverflowError, "int too large to convert to float");
        return false;
    }
    if (view.negative)
        *d = -*d;
    return true;
}

double int_to_scaled_double(value v, int64_t *exponent)
{
    struct int_view view;
    int_view(v, &view);
    double mantissa = rounded_double(view.limbs, view.size, exponent);
    return view.negative ? -mantissa : mantissa;
}
