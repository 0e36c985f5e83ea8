/* The % operator of str and bytes. CPython 3.13 unicode_format.h's PyUnicode_Format and
 * bytesobject.c's _PyBytes_FormatEx, which differ in what %s takes and in some words. */
#include <limits.h>
#include <string.h>

#include "sim/value/bytes.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/format.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/utf8.h"

/* One formatting under way. */
struct percent {
    struct machine *m;
    bool bytes;
    const char *start, *at, *end; /* of the format */
    value args;
    bool is_tuple;    /* args are taken one after the other */
    bool used;        /* where args are one value: it has been taken */
    size_t next;
    value mapping;    /* borrowed: what %(key)s looks in, or NULL */
    value keyed;      /* owned: what the last key gave */
    struct str_builder out;
};

/* One directive: %[(key)][flags][width][.precision][hlL]code */
struct directive {
    bool left, plus, blank, alternate, zero;
    int64_t width, precision; /* -1: none */
    uint32_t code;
    size_t code_index;
    /* its text, and what to do with it */
    bool is_number;
    const char *text;
    size_t size, length;
};

static bool fail(struct percent *p, struct type *type, const char *message)
{
    raise_error(p->m, type, "%s", message);
    return false;
}

/* The next argument, borrowed. */
static value next_argument(struct percent *p)
{
    if (p->is_tuple && p->next < tuple_size(p->args))
        return AS_TUPLE(p->args)->items[p->next++];
    if (!p->is_tuple && !p->used) {
        p->used = true;
        return p->keyed ? p->keyed : p->args;
    }
    return raise_error(p->m, p->m->types.TypeError, "not enough arguments for format string");
}

static value key_of(struct percent *p, const char *key, size_t size)
{
    return p->bytes ? bytes_new(p->m, key, size) : str_new(p->m, key, size);
}

/* "(key)": makes its item the one argument there is. */
static bool read_key(struct percent *p)
{
    if (p->at >= p->end || *p->at != '(')
        return true;
    if (!p->mapping)
        return fail(p, p->m->types.TypeError, "format requires a mapping");
    const char *key = ++p->at;
    for (int open = 1; p->at < p->end; p->at++) {
        open += *p->at == '(' ? 1 : *p->at == ')' ? -1 : 0;
        if (open == 0)
            break;
    }
    if (p->at >= p->end)
        return fail(p, p->m->types.ValueError, "incomplete format key");
    value name = key_of(p, key, (size_t)(p->at++ - key));
    value item = name ? object_get_item(p->m, p->mapping, name) : NULL;
    drop(p->m, name);
    if (!item)
        return false;
    replace_place(p->m, p->keyed, item);
    p->is_tuple = false;
    p->used = false;
    return true;
}

static void read_flags(struct percent *p, struct directive *d)
{
    for (; p->at < p->end; p->at++) {
        switch (*p->at) {
        case '-': d->left = true; break;
        case '+': d->plus = true; break;
        case ' ': d->blank = true; break;
        case '#': d->alternate = true; break;
        case '0': d->zero = true; break;
        default: return;
        }
    }
}

/* A number or '*'; -1 when there is none. *negative: '*' got a negative one. */
static bool read_count(struct percent *p, int64_t most, const char *too_big, int64_t *count,
                       bool *negative)
{
    *count = -1;
    *negative = false;
    if (p->at < p->end && *p->at == '*') {
        p->at++;
        value v = next_argument(p);
        if (!v)
            return false;
        if (!is_int(p->m, v))
            return fail(p, p->m->types.TypeError, "* wants int");
        if (!int_as_size(p->m, v, count))
            return false;
        *negative = *count < 0;
        if (*negative)
            *count = *count == INT64_MIN ? INT64_MAX : -*count;
        return *count <= most || fail(p, p->m->types.OverflowError,
                                      "Python int too large to convert to C int");
    }
    for (; p->at < p->end && *p->at >= '0' && *p->at <= '9'; p->at++) {
        int64_t digit = *p->at - '0', so_far = *count < 0 ? 0 : *count;
        if (so_far > (most - digit) / 10)
            return fail(p, p->m->types.ValueError, too_big);
        *count = so_far * 10 + digit;
    }
    return true;
}

static bool read_directive(struct percent *p, struct directive *d)
{
    bool negative;
    *d = (struct directive){.width = -1, .precision = -1};
    if (!read_key(p))
        return false;
    read_flags(p, d);
    if (!read_count(p, INT64_MAX, "width too big", &d->width, &negative))
        return false;
    d->left |= negative;
    if (p->at < p->end && *p->at == '.') {
        p->at++;
        if (!read_count(p, INT_MAX, "precision too big", &d->precision, &negative))
            return false;
        if (negative || d->precision < 0)
            d->precision = 0;
    }
    if (p->at < p->end && (*p->at == 'h' || *p->at == 'l' || *p->at == 'L'))
        p->at++;
    if (p->at >= p->end)
        return fail(p, p->m->types.ValueError, "incomplete format");
    const char *code = p->at;
    d->code = p->bytes ? (unsigned char)*p->at++ : utf8_next(&p->at);
    for (const char *at = p->start; at < code; at++)
        d->code_index += p->bytes || utf8_is_start(*at);
    return true;
}

static bool put(struct percent *p, const char *text, size_t size)
{
    return str_builder_add(p->m, &p->out, text, size);
}

static bool put_many(struct percent *p, char c, int64_t count)
{
    char run[32];
    if (count > 0 && (uint64_t)count > p->m->heap.limit) {
        raise_memory_error(p->m);
        return false;
    }
    memset(run, c, sizeof run);
    for (; count > 0; count -= (int64_t)sizeof run)
        if (!put(p, run, count < (int64_t)sizeof run ? (size_t)count : sizeof run))
            return false;
    return true;
}

/* Takes `count` ASCII characters off the front of the directive's text. */
static const char *take(struct directive *d, size_t count)
{
    const char *taken = d->text;
    d->text += count;
    d->size -= count;
    d->length -= count;
    return taken;
}

/* Lays the directive's text out: sign, prefix and padding in CPython's order. */
static bool put_directive(struct percent *p, struct directive *d)
{
    bool zeros = d->zero && d->is_number;
    char head[4];
    size_t head_size = 0;
    if (d->is_number && d->size && (*d->text == '-' || *d->text == '+'))
        head[head_size++] = *take(d, 1);
    else if (d->is_number && (d->plus || d->blank))
        head[head_size++] = d->plus ? '+' : ' ';
    if (d->is_number && d->alternate && d->code && strchr("xXo", (int)d->code)) {
        memcpy(head + head_size, take(d, 2), 2);
        head_size += 2;
    }
    int64_t padding = d->width - (int64_t)(head_size + d->length);
    return (!zeros || put(p, head, head_size)) &&
           (d->left || put_many(p, zeros ? '0' : ' ', padding)) &&
           (zeros || put(p, head, head_size)) && put(p, d->text, d->size) &&
           (!d->left || put_many(p, ' ', padding));
}

static bool put_text(struct percent *p, struct directive *d, const char *text, size_t size,
                     size_t length)
{
    d->text = text;
    d->size = size;
    d->length = length;
    return put_directive(p, d);
}

/* A str cut to the precision; steals it and may be given NULL. */
static bool put_str(struct percent *p, struct directive *d, value text)
{
    if (text && d->precision >= 0 && (uint64_t)d->precision < str_length(text))
        replace_place(p->m, text, str_slice(p->m, text, 0, (size_t)d->precision));
    if (!text)
        return false;
    bool done = put_text(p, d, str_text(text), str_size(text), str_length(text));
    drop(p->m, text);
    return done;
}

/* bytes, bytearray, or what __bytes__ gives. */
static bool put_bytes(struct percent *p, struct directive *d, value v)
{
    const unsigned char *data;
    size_t size;
    value made = NULL;
    if (!bytes_view(p->m, v, &data, &size)) {
        value method = object_find_special(p->m, v, p->m->names.dunder_bytes);
        made = method ? object_call0(p->m, method) : NULL;
        drop(p->m, method);
        if (p->m->error)
            return false;
        if (!made || !bytes_view(p->m, made, &data, &size)) {
            raise_error(p->m, p->m->types.TypeError,
                        "%%b requires a bytes-like object, or an object that implements "
                        "__bytes__, not '%T'",
                        v);
            drop(p->m, made);
            return false;
        }
    }
    if (d->precision >= 0 && (uint64_t)d->precision < size)
        size = (size_t)d->precision;
    bool done = put_text(p, d, (const char *)data, size, size);
    drop(p->m, made);
    return done;
}

static bool wrong_type(struct percent *p, const struct directive *d, value v)
{
    bool index = strchr("xXo", (int)d->code);
    raise_error(p->m, p->m->types.TypeError, "%%%c format: %s is required, not %T", (int)d->code,
                index ? "an integer" : "a real number", v);
    return false;
}

/* The int that a number format shows of v; NULL with the error set. */
static value int_argument(struct percent *p, const struct directive *d, value v)
{
    const struct slots *slots = &type_of(p->m, v)->slots;
    value number = NULL;
    if (is_int(p->m, v))
        return keep(v);
    if (strchr("xXo", (int)d->code)) {
        if (slots->as_index)
            number = object_index(p->m, v);
    } else if (slots->as_int || slots->as_index || slots->as_float) {
        number = int_from_value(p->m, v);
    }
    if (!number && (!p->m->error || error_is(p->m, p->m->types.TypeError)))
        wrong_type(p, d, v);
    return number;
}

/* Sign, prefix if wanted, zeros up to the precision, digits. */
static bool put_int_digits(struct percent *p, struct directive *d, value digits, const char *prefix)
{
    struct str_builder text = {0};
    const char *at = str_text(digits);
    size_t size = str_size(digits);
    bool negative = *at == '-';
    if (d->precision > 0 && (uint64_t)d->precision > p->m->heap.limit) {
        raise_memory_error(p->m);
        return false;
    }
    bool done = str_builder_add(p->m, &text, "-", negative) &&
                (!d->alternate || str_builder_add_text(p->m, &text, prefix));
    for (int64_t zeros = d->precision - (int64_t)(size - negative); done && zeros > 0; zeros--)
        done = str_builder_add(p->m, &text, "0", 1) && machine_charge(p->m, 1);
    done = done && str_builder_add(p->m, &text, at + negative, size - negative);
    for (size_t i = 0; done && d->code == 'X' && i < text.size; i++)
        if (text.text[i] >= 'a' && text.text[i] <= 'z')
            text.text[i] = (char)(text.text[i] & ~0x20);
    done = done && put_text(p, d, text.text, text.size, text.size);
    str_builder_abandon(p->m, &text);
    return done;
}

static bool put_int(struct percent *p, struct directive *d, value v)
{
    int base = d->code == 'o' ? 8 : d->code == 'x' || d->code == 'X' ? 16 : 10;
    value number = int_argument(p, d, v);
    if (!number)
        return false;
    d->is_number = true;
    value digits = int_to_text(p->m, number, base);
    drop(p->m, number);
    bool done = digits && put_int_digits(p, d, digits, base == 8 ? "0o" : base == 16 ? "0x" : "");
    drop(p->m, digits);
    return done;
}

static bool put_float(struct percent *p, struct directive *d, value v)
{
    double number;
    int precision = d->precision < 0 ? 6 : (int)d->precision;
    if (p->bytes && !object_as_double(p->m, v, &number)) {
        if (!error_is(p->m, p->m->types.TypeError))
            return false;
        raise_error(p->m, p->m->types.TypeError, "float argument required, not %T", v);
        return false;
    }
    if (!p->bytes && !object_as_double(p->m, v, &number))
        return false;
    size_t room = float_text_room(precision);
    if (!machine_charge(p->m, (size_t)precision / 8))
        return false;
    char *text = heap_alloc(&p->m->heap, room);
    if (!text) {
        raise_memory_error(p->m);
        return false;
    }
    size_t size = float_text(number, (char)d->code, precision,
                             d->alternate ? FLOAT_TEXT_ALTERNATE : 0, text);
    d->is_number = true;
    bool done = put_text(p, d, text, size, size);
    heap_free(&p->m->heap, text, room);
    return done;
}

static bool put_character(struct percent *p, struct directive *d, value v)
{
    char text[UTF8_MAX];
    int64_t code;
    if (is_str(p->m, v) && str_length(v) == 1)
        return put_text(p, d, str_text(v), str_size(v), 1);
    if (is_str(p->m, v) || !type_of(p->m, v)->slots.as_index)
        return fail(p, p->m->types.TypeError, "%c requires int or char");
    value index = object_index(p->m, v);
    if (!index) {
        if (error_is(p->m, p->m->types.TypeError))
            fail(p, p->m->types.TypeError, "%c requires int or char");
        return false;
    }
    bool in_range = int_fits_int64(index, &code) && code >= 0 && code <= 0x10ffff;
    drop(p->m, index);
    if (!in_range)
        return fail(p, p->m->types.OverflowError, "%c arg not in range(0x110000)");
    return put_text(p, d, text, utf8_write(text, (uint32_t)code), 1);
}

static bool put_byte(struct percent *p, struct directive *d, value v)
{
    const unsigned char *data;
    size_t size;
    int64_t code;
    if (bytes_view(p->m, v, &data, &size) && size == 1)
        return put_text(p, d, (const char *)data, 1, 1);
    if (!is_int(p->m, v))
        return fail(p, p->m->types.TypeError,
                    "%c requires an integer in range(256) or a single byte");
    if (!int_fits_int64(v, &code) || code < 0 || code > 255)
        return fail(p, p->m->types.OverflowError, "%c arg not in range(256)");
    char byte = (char)(unsigned char)code;
    return put_text(p, d, &byte, 1, 1);
}

static bool unsupported(struct percent *p, const struct directive *d)
{
    raise_error(p->m, p->m->types.ValueError,
                "unsupported format character '%c' (0x%x) at index %zu",
                d->code > 31 && d->code < 128 ? (int)d->code : '?', (unsigned)d->code,
                d->code_index);
    return false;
}

static bool put_value(struct percent *p, struct directive *d, value v)
{
    switch (d->code) {
    case 'b':
        if (p->bytes)
            return put_bytes(p, d, v);
        return unsupported(p, d);
    case 's': return p->bytes ? put_bytes(p, d, v) : put_str(p, d, object_str(p->m, v));
    case 'r': return put_str(p, d, p->bytes ? object_ascii(p->m, v) : object_repr(p->m, v));
    case 'a': return put_str(p, d, object_ascii(p->m, v));
    case 'i':
    case 'd':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return put_int(p, d, v);
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': return put_float(p, d, v);
    case 'c': return p->bytes ? put_byte(p, d, v) : put_character(p, d, v);
    default: return unsupported(p, d);
    }
}

static bool put_next(struct percent *p)
{
    struct directive d;
    const char *percent = memchr(p->at, '%', (size_t)(p->end - p->at));
    const char *literal_end = percent ? percent : p->end;
    if (!put(p, p->at, (size_t)(literal_end - p->at)))
        return false;
    p->at = percent ? percent + 1 : p->end;
    if (!percent)
        return true;
    if (p->at < p->end && *p->at == '%')
        return put(p, p->at++, 1);
    if (!read_directive(p, &d))
        return false;
    value v = next_argument(p);
    if (!v)
        return false;
    keep(v); /* the format's own code may change what holds it */
    bool done = put_value(p, &d, v);
    drop(p->m, v);
    return done;
}

static bool run(struct percent *p)
{
    struct machine *m = p->m;
    p->is_tuple = has_type_flag(m, p->args, TYPE_IS_TUPLE);
    if (!p->is_tuple && type_of(m, p->args)->slots.get_item && !is_str(m, p->args) &&
        !(p->bytes && bytes_view(m, p->args, &(const unsigned char *){0}, &(size_t){0})))
        p->mapping = p->args;
    while (p->at < p->end)
        if (!put_next(p))
            return false;
    if (p->mapping || (p->is_tuple ? p->next == tuple_size(p->args) : p->used))
        return true;
    raise_error(m, m->types.TypeError, "not all arguments converted during %s formatting",
                p->bytes ? "bytes" : "string");
    return false;
}

value format_percent(struct machine *m, value format, value args)
{
    struct percent p = {.m = m, .args = args, .start = str_text(format), .at = str_text(format)};
    p.end = p.start + str_size(format);
    bool done = run(&p);
    drop(m, p.keyed);
    if (done)
        return str_builder_finish(m, &p.out);
    str_builder_abandon(m, &p.out);
    return NULL;
}

value format_bytes_percent(struct machine *m, value format, value args)
{
    const unsigned char *data;
    size_t size;
    if (!bytes_view(m, format, &data, &size))
        return raise_error(m, m->types.TypeError, "expected bytes, %T found", format);
    struct percent p = {.m = m, .bytes = true, .args = args};
    p.at = p.start = (const char *)data;
    p.end = p.start + size;
    bool done = run(&p);
    drop(m, p.keyed);
    value (*make)(struct machine *m, const void *data, size_t size) =
        has_type_flag(m, format, TYPE_IS_BYTES) ? bytes_new : bytearray_new;
    value result = done ? make(m, p.out.text ? p.out.text : "", p.out.size) : NULL;
    str_builder_abandon(m, &p.out);
    return result;
}
