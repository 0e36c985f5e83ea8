/* Ints from text and to text. CPython 3.13 Objects/longobject.c. */
#include <string.h>

#include "sim/value/error.h"
#include "sim/value/limbs.h"
#include "sim/value/number_text.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

static const char digit_letters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 36;
}

static bool is_power_of_two(int base)
{
    return (base & (base - 1)) == 0;
}

/* The base that a prefix names: 0 when there is none. */
static int prefix_base(const char *text, size_t size)
{
    if (size < 2 || text[0] != '0')
        return 0;
    switch (text[1] | 0x20) {
    case 'x': return 16;
    case 'o': return 8;
    case 'b': return 2;
    default: return 0;
    }
}

/* What is left to read of a literal. */
struct digits {
    const char *text;
    size_t size;
    int base;
    bool negative;
    bool only_zeros; /* "0123" is refused in base 0, "000" is not */
    size_t count;    /* of digits, underscores left out */
};

/* Takes sign and prefix off. */
static void read_head(struct digits *d)
{
    if (d->size && (d->text[0] == '-' || d->text[0] == '+')) {
        d->negative = d->text[0] == '-';
        d->text++;
        d->size--;
    }
    int prefix = prefix_base(d->text, d->size);
    if (prefix && (d->base == 0 || d->base == prefix)) {
        d->base = prefix;
        d->text += 2;
        d->size -= 2;
        if (d->size && d->text[0] == '_') { /* "0x_f" */
            d->text++;
            d->size--;
        }
    } else if (d->base == 0) {
        d->base = 10;
        d->only_zeros = d->size > 0 && d->text[0] == '0';
    }
}

/* Digits with single underscores between them, at least one. */
static bool check_digits(struct digits *d)
{
    bool after_digit = false;
    for (size_t i = 0; i < d->size; i++) {
        if (d->text[i] == '_') {
            if (!after_digit)
                return false;
            after_digit = false;
            continue;
        }
        int digit = digit_of(d->text[i]);
        if (digit >= d->base || (d->only_zeros && digit))
            return false;
        after_digit = true;
        d->count++;
    }
    return after_digit;
}

static bool short_number(const struct digits *d, int64_t *n)
{
    if (d->count > 18)
        return false;
    *n = 0;
    for (size_t i = 0; i < d->size; i++)
        if (d->text[i] != '_' && (__builtin_mul_overflow(*n, (int64_t)d->base, n) ||
                                  __builtin_add_overflow(*n, (int64_t)digit_of(d->text[i]), n)))
            return false;
    if (d->negative)
        *n = -*n;
    return true;
}

static bool digit_count_allowed(struct machine *m, const struct digits *d)
{
    if (is_power_of_two(d->base) || !m->int_digit_limit || d->count <= m->int_digit_limit)
        return true;
    raise_error(m, m->types.ValueError,
                "Exceeds the limit (%zu digits) for integer string conversion: value has %zu "
                "digits; use sys.set_int_max_str_digits() to increase the limit",
                (size_t)m->int_digit_limit, d->count);
    return false;
}

static value long_number(struct machine *m, const struct digits *d)
{
    static const double bits_per_digit = 5.1699250014423126; /* of base 36, the most */
    if (!digit_count_allowed(m, d))
        return NULL;
    size_t bits = (size_t)((double)d->count * (d->base <= 16 ? 4 : bits_per_digit)) + LIMB_BITS;
    size_t size = bits / LIMB_BITS + 1;
    struct limb_buffer limbs;
    if (!int_size_allowed(m, size - 2) || !machine_charge(m, d->count / 4) ||
        !limb_buffer_open(m, &limbs, size))
        return NULL;
    unsigned char *values = heap_alloc(&m->heap, d->count);
    if (!values) {
        limb_buffer_close(m, &limbs);
        return raise_memory_error(m);
    }
    size_t count = 0;
    for (size_t i = 0; i < d->size; i++)
        if (d->text[i] != '_' && (count || d->text[i] != '0'))
            values[count++] = (unsigned char)digit_of(d->text[i]);
    size = count ? (size_t)mpn_set_str(limbs.limbs, values, count, d->base) : 0;
    heap_free(&m->heap, values, d->count);
    return int_from_buffer(m, &limbs, size, d->negative);
}

int int_parse(struct machine *m, const char *text, size_t size, int base, value *result)
{
    struct number_text number;
    int64_t n;
    if (!number_text_open(m, &number, text, size))
        return -1;
    struct digits d = {.text = number.text, .size = number.size, .base = base};
    read_head(&d);
    int found = 0;
    if (check_digits(&d)) {
        *result = short_number(&d, &n) ? int_new(m, n) : long_number(m, &d);
        found = *result ? 1 : -1;
    }
    number_text_close(m, &number);
    return found;
}

static value no_number(struct machine *m, value source, int base)
{
    value repr = number_text_repr(m, source);
    if (repr && str_length(repr) > 200) /* CPython shows no more */
        replace_place(m, repr, str_slice(m, repr, 0, 200));
    if (repr)
        raise_error(m, m->types.ValueError, "invalid literal for int() with base %d: %S", base,
                    repr);
    return drop_and_fail(m, repr);
}

value int_from_text(struct machine *m, const char *text, size_t size, int base)
{
    value result = NULL;
    if (int_parse(m, text, size, base, &result) != 0)
        return result;
    value source = str_new(m, text, size);
    if (source)
        no_number(m, source, base);
    return drop_and_fail(m, source);
}

value int_from_text_value(struct machine *m, value v, int base, bool *is_text)
{
    struct number_text number;
    value result = NULL;
    int found = number_text_of(m, &number, v);
    *is_text = found != 0;
    if (found <= 0)
        return NULL;
    found = int_parse(m, number.text, number.size, base, &result);
    number_text_close(m, &number);
    return found == 0 ? no_number(m, v, base) : result;
}

static value word_to_text(struct machine *m, int64_t n, int base)
{
    char buffer[72], *at = buffer + sizeof buffer;
    uint64_t rest = n < 0 ? -(uint64_t)n : (uint64_t)n;
    do
        *--at = digit_letters[rest % (uint64_t)base];
    while (rest /= (uint64_t)base);
    if (n < 0)
        *--at = '-';
    return str_new(m, at, (size_t)(buffer + sizeof buffer - at));
}

static value too_many_digits(struct machine *m)
{
    return raise_error(m, m->types.ValueError,
                       "Exceeds the limit (%zu digits) for integer string conversion; use "
                       "sys.set_int_max_str_digits() to increase the limit",
                       (size_t)m->int_digit_limit);
}

/* Writes sign and digits; buffer has room for size + 2 bytes, the first one for the sign. */
static value large_to_text(struct machine *m, const struct int_view *view, int base,
                           struct limb_buffer *limbs, unsigned char *buffer)
{
    memcpy(limbs->limbs, view->limbs, view->size * sizeof(mp_limb_t));
    unsigned char *digits = buffer + 1;
    size_t count = mpn_get_str(digits, base, limbs->limbs, (mp_size_t)view->size);
    while (count > 1 && *digits == 0) {
        digits++;
        count--;
    }
    if (!is_power_of_two(base) && m->int_digit_limit && count > m->int_digit_limit)
        return too_many_digits(m);
    for (size_t i = 0; i < count; i++)
        digits[i] = (unsigned char)digit_letters[digits[i]];
    if (view->negative) {
        *--digits = '-';
        count++;
    }
    return str_new(m, (const char *)digits, count);
}

value int_to_text(struct machine *m, value v, int base)
{
    int64_t n;
    if (int_fits_int64(v, &n))
        return word_to_text(m, n, base);
    struct int_view view;
    int_view(v, &view);
    size_t bits = limbs_bit_length(view.limbs, view.size);
    size_t all_bits = view.size * LIMB_BITS; /* mpn_get_str wants room for any so many limbs */
    size_t room = is_power_of_two(base)
                      ? all_bits / (size_t)__builtin_ctz((unsigned)base) + 1
                      : (size_t)((double)all_bits * (base < 8 ? 0.631 : 0.334)) + 2;
    if (!is_power_of_two(base) && m->int_digit_limit && bits / 4 > m->int_digit_limit * 2)
        return too_many_digits(m); /* before a long computation */
    struct limb_buffer limbs;
    if (!machine_charge(m, view.size * 4) || !limb_buffer_open(m, &limbs, view.size + 1))
        return NULL;
    unsigned char *buffer = heap_alloc(&m->heap, room + 2);
    value text = buffer ? large_to_text(m, &view, base, &limbs, buffer) : raise_memory_error(m);
    heap_free(&m->heap, buffer, room + 2);
    limb_buffer_close(m, &limbs);
    return text;
}
