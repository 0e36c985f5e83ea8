/* The type str: its slots, its table of methods, its iterator. */
#include "sim/value/codec.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/format.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/specs.h"
#include "sim/value/str_internal.h"
#include "sim/value/str_methods.h"
#include "sim/value/text.h"
#include "sim/value/utf8.h"

#include <string.h>

/* --- making */

static value text_argument(struct machine *m, const value bound[3])
{
    if (!bound[0] && !bound[1] && !bound[2])
        return str_new(m, "", 0);
    if (!bound[1] && !bound[2])
        return object_str(m, bound[0]);
    static const char *const names[] = {"object", "encoding", "errors"};
    for (int i = 1; i < 3; i++) {
        if (bound[i] && !is_str(m, bound[i]))
            return raise_error(m, m->types.TypeError, "str() argument '%s' must be str, not %T",
                               names[i], bound[i]);
    }
    if (!bound[0])
        return str_new(m, "", 0);
    if (is_str(m, bound[0]))
        return raise_error(m, m->types.TypeError, "decoding str is not supported");
    return codec_decode(m, bound[0], bound[1], bound[2]);
}

/* An instance of a subclass with the text of `text`, which is stolen. */
static value as_subclass(struct machine *m, struct type *type, value text)
{
    value v = object_alloc(m, type, str_block_size(str_size(text)));
    if (!v)
        return drop_and_fail(m, text);
    str_begin(v, str_size(text), str_length(text));
    memcpy(AS_STR(v)->text, str_text(text), str_size(text));
    drop(m, text);
    return v;
}

static value make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"object", "encoding", "errors"};
    value bound[3];
    if (args->count > 3)
        return raise_error(m, m->types.TypeError, "str expected at most 3 arguments, got %zu",
                           args->count);
    if (!text_bind(m, "str", args, names, bound))
        return NULL;
    value text = text_argument(m, bound);
    return text && type != m->types.str ? as_subclass(m, type, text) : text;
}

static size_t memory(value self)
{
    return str_block_size(str_size(self));
}

/* --- basics */

static value to_str(struct machine *m, value self)
{
    return str_exact(m, self);
}

static bool hash(struct machine *m, value self, int64_t *result)
{
    (void)m;
    *result = str_hash(self);
    return true;
}

static value compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_str(m, self) || !is_str(m, other))
        return NOT_IMPLEMENTED;
    if (op == COMPARE_EQ || op == COMPARE_NE)
        return tag_bool(str_equal(self, other) == (op == COMPARE_EQ));
    int order = str_compare(self, other);
    switch (op) {
    case COMPARE_LT: return tag_bool(order < 0);
    case COMPARE_LE: return tag_bool(order <= 0);
    case COMPARE_GT: return tag_bool(order > 0);
    default: return tag_bool(order >= 0);
    }
}

static int truth(struct machine *m, value self)
{
    (void)m;
    return str_size(self) > 0;
}

/* --- operators */

static value add(struct machine *m, value left, value right)
{
    if (!is_str(m, left))
        return NOT_IMPLEMENTED;
    if (is_str(m, right))
        return text_charge(m, str_size(left)) ? str_concat(m, left, right) : NULL;
    value answer = text_ask_right(m, BINARY_ADD, left, right);
    if (answer != NOT_IMPLEMENTED)
        return answer;
    return raise_error(m, m->types.TypeError, "can only concatenate str (not \"%T\") to str",
                       right);
}

static value repeat(struct machine *m, value left, value right)
{
    int64_t count;
    value answer;
    bool str_left = is_str(m, left);
    if (!text_repeat_count(m, left, right, str_left, &count, &answer))
        return answer;
    value self = str_left ? left : right;
    size_t size, length = (size_t)count * str_length(self);
    if (count == 1)
        return str_exact(m, self);
    if (count == 0 || str_size(self) == 0)
        return str_new(m, "", 0);
    if (__builtin_mul_overflow((size_t)count, str_size(self), &size) || size > m->heap.limit)
        return raise_memory_error(m);
    value v = text_charge(m, size) ? str_allocate(m, size, length) : NULL;
    if (v)
        text_repeat(AS_STR(v)->text, str_text(self), str_size(self), (size_t)count);
    return v;
}

static value binary(struct machine *m, enum binary_op op, value left, value right)
{
    switch (op) {
    case BINARY_ADD: return add(m, left, right);
    case BINARY_MUL: return repeat(m, left, right);
    case BINARY_MOD:
        return is_str(m, left) ? format_percent(m, left, right) : NOT_IMPLEMENTED;
    default: return NOT_IMPLEMENTED;
    }
}

/* --- container */

static int64_t length(struct machine *m, value self)
{
    (void)m;
    return (int64_t)str_length(self);
}

static value item_at(struct machine *m, value self, size_t n)
{
    if (str_is_ascii(self))
        return str_new_counted(m, str_text(self) + n, 1, 1);
    return str_slice(m, self, n, n + 1);
}

static value stepped(struct machine *m, value self, int64_t start, int64_t step, int64_t count)
{
    struct str_builder b = {0};
    const char *at = str_text(self) + (count ? str_offset(self, (size_t)start) : 0);
    for (int64_t i = 0; i < count; i++) {
        str_builder_add(m, &b, at, utf8_size(*at));
        if (i + 1 == count)
            break;
        if (str_is_ascii(self)) {
            at += step;
            continue;
        }
        for (int64_t n = 0; n < step; n++)
            at += utf8_size(*at);
        for (int64_t n = 0; n > step; n--)
            utf8_previous(&at);
    }
    return str_builder_finish(m, &b);
}

static value get_item(struct machine *m, value self, value key)
{
    size_t n;
    int64_t start, stop, step, count;
    if (is_small_int(key) && (uint64_t)small_int(key) < str_length(self))
        return item_at(m, self, (size_t)small_int(key));
    if (is_exactly(key, m->types.slice)) {
        if (!slice_indices(m, key, (int64_t)str_length(self), &start, &stop, &step, &count))
            return NULL;
        if (step == 1)
            return str_slice(m, self, (size_t)start, (size_t)(start + count));
        return text_charge(m, (size_t)count) ? stepped(m, self, start, step, count) : NULL;
    }
    if (!type_of(m, key)->slots.as_index)
        return raise_error(m, m->types.TypeError, "string indices must be integers, not '%T'",
                           key);
    if (!text_index(m, key, str_length(self), "string index out of range", &n))
        return NULL;
    return item_at(m, self, n);
}

static int contains(struct machine *m, value self, value item)
{
    if (!is_str(m, item)) {
        raise_error(m, m->types.TypeError,
                    "'in <string>' requires string as left operand, not %T", item);
        return -1;
    }
    if (!text_charge(m, str_size(self)))
        return -1;
    return text_find(str_text(self), str_size(self), str_text(item), str_size(item)) != NULL;
}

/* --- iteration */

struct str_iterator {
    struct object head;
    value str; /* NULL: exhausted */
    size_t offset;
};

static value iter(struct machine *m, value self)
{
    value v = object_alloc(m, m->types.str_iterator, sizeof(struct str_iterator));
    if (v)
        ((struct str_iterator *)v)->str = keep(self);
    return v;
}

static value iterator_next(struct machine *m, value self)
{
    struct str_iterator *iterator = (struct str_iterator *)self;
    value str = iterator->str;
    if (!str)
        return NULL;
    if (iterator->offset >= str_size(str)) {
        drop_place(m, iterator->str);
        return NULL;
    }
    const char *at = str_text(str) + iterator->offset;
    size_t size = utf8_size(*at);
    iterator->offset += size;
    return str_new_counted(m, at, size, 1);
}

static void iterator_destroy(struct machine *m, value self)
{
    drop_place(m, ((struct str_iterator *)self)->str);
}

static int iterator_traverse(value self, visit_fn *visit, void *closure)
{
    value str = ((struct str_iterator *)self)->str;
    return str ? visit(str, closure) : 0;
}

static value iterator_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

static value iterator_length_hint(struct machine *m, value *args)
{
    (void)m;
    struct str_iterator *iterator = (struct str_iterator *)args[0];
    if (!iterator->str)
        return tag_small_int(0);
    return tag_small_int((int64_t)utf8_length(str_text(iterator->str) + iterator->offset,
                                              str_size(iterator->str) - iterator->offset));
}

static const struct native_spec iterator_methods[] = {
    {"__length_hint__(self, /)", iterator_length_hint, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec str_iterator_type_spec = {
    .name = "str_ascii_iterator",
    .instance_size = sizeof(struct str_iterator),
    .flags = TYPE_IMMUTABLE | TYPE_FINAL,
    .slots = {.destroy = iterator_destroy,
              .traverse = iterator_traverse,
              .iter = iterator_iter,
              .next = iterator_next},
    .methods = iterator_methods,
};

/* --- methods that lead elsewhere */

static value encode(struct machine *m, value *args)
{
    static const char *const names[] = {"", "encoding", "errors"};
    for (int i = 1; i < 3; i++) {
        if (!is_str(m, args[i]))
            return raise_error(m, m->types.TypeError,
                               "encode() argument '%s' must be str, not %T", names[i], args[i]);
    }
    return codec_encode(m, args[0], args[1], args[2]);
}

static value format(struct machine *m, value *args)
{
    return format_method(m, args[0], args[1], AS_DICT(args[2]));
}

static value format_map(struct machine *m, value *args)
{
    return format_map_method(m, args[0], args[1]);
}

static const struct native_spec methods[] = {
    {"capitalize(self, /)", str_method_capitalize, NULL},
    {"casefold(self, /)", str_method_casefold, NULL},
    {"center(self, width, fillchar=' ', /)", str_method_center, NULL},
    {"count(self, sub, start=None, end=None, /)", str_method_count, NULL},
    {"encode(self, /, encoding='utf-8', errors='strict')", encode, NULL},
    {"endswith(self, suffix, start=None, end=None, /)", str_method_endswith, NULL},
    {"expandtabs(self, /, tabsize=8)", str_method_expandtabs, NULL},
    {"find(self, sub, start=None, end=None, /)", str_method_find, NULL},
    {"format(self, /, *args, **kwargs)", format, NULL},
    {"format_map(self, mapping, /)", format_map, NULL},
    {"index(self, sub, start=None, end=None, /)", str_method_index, NULL},
    {"isalnum(self, /)", str_method_isalnum, NULL},
    {"isalpha(self, /)", str_method_isalpha, NULL},
    {"isascii(self, /)", str_method_isascii, NULL},
    {"isdecimal(self, /)", str_method_isdecimal, NULL},
    {"isdigit(self, /)", str_method_isdigit, NULL},
    {"isidentifier(self, /)", str_method_isidentifier, NULL},
    {"islower(self, /)", str_method_islower, NULL},
    {"isnumeric(self, /)", str_method_isnumeric, NULL},
    {"isprintable(self, /)", str_method_isprintable, NULL},
    {"isspace(self, /)", str_method_isspace, NULL},
    {"istitle(self, /)", str_method_istitle, NULL},
    {"isupper(self, /)", str_method_isupper, NULL},
    {"join(self, iterable, /)", str_method_join, NULL},
    {"ljust(self, width, fillchar=' ', /)", str_method_ljust, NULL},
    {"lower(self, /)", str_method_lower, NULL},
    {"lstrip(self, chars=None, /)", str_method_lstrip, NULL},
    {"@maketrans(x, y=..., z=..., /)", str_method_maketrans, NULL},
    {"partition(self, sep, /)", str_method_partition, NULL},
    {"removeprefix(self, prefix, /)", str_method_removeprefix, NULL},
    {"removesuffix(self, suffix, /)", str_method_removesuffix, NULL},
    {"replace(self, old, new, /, count=-1)", str_method_replace, NULL},
    {"rfind(self, sub, start=None, end=None, /)", str_method_rfind, NULL},
    {"rindex(self, sub, start=None, end=None, /)", str_method_rindex, NULL},
    {"rjust(self, width, fillchar=' ', /)", str_method_rjust, NULL},
    {"rpartition(self, sep, /)", str_method_rpartition, NULL},
    {"rsplit(self, /, sep=None, maxsplit=-1)", str_method_rsplit, NULL},
    {"rstrip(self, chars=None, /)", str_method_rstrip, NULL},
    {"split(self, /, sep=None, maxsplit=-1)", str_method_split, NULL},
    {"splitlines(self, /, keepends=False)", str_method_splitlines, NULL},
    {"startswith(self, prefix, start=None, end=None, /)", str_method_startswith, NULL},
    {"strip(self, chars=None, /)", str_method_strip, NULL},
    {"swapcase(self, /)", str_method_swapcase, NULL},
    {"title(self, /)", str_method_title, NULL},
    {"translate(self, table, /)", str_method_translate, NULL},
    {"upper(self, /)", str_method_upper, NULL},
    {"zfill(self, width, /)", str_method_zfill, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec str_type_spec = {
    .name = "str",
    .instance_size = sizeof(struct str),
    .flags = TYPE_IMMUTABLE | TYPE_IS_STR,
    .operators = 1u << BINARY_ADD | 1u << BINARY_MUL | 1u << BINARY_MOD,
    .slots = {.make = make,
              .memory = memory,
              .repr = str_repr,
              .str = to_str,
              .format = format_str,
              .hash = hash,
              .compare = compare,
              .truth = truth,
              .binary = binary,
              .length = length,
              .get_item = get_item,
              .contains = contains,
              .iter = iter},
    .methods = methods,
    .doc = "str(object='') -> str\n"
           "str(bytes_or_buffer[, encoding[, errors]]) -> str",
};
