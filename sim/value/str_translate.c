/* str.translate and str.maketrans. */
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str_internal.h"
#include "sim/value/str_methods.h"
#include "sim/value/text.h"
#include "sim/value/utf8.h"

#define CODE_POINT_END 0x110000

/* Adds what the table says of c; `entry` is borrowed. */
static bool add_entry(struct machine *m, struct str_builder *b, value entry)
{
    if (entry == NONE)
        return true;
    if (is_str(m, entry))
        return str_builder_add_value(m, b, entry);
    if (!has_type_flag(m, entry, TYPE_IS_INT)) {
        raise_error(m, m->types.TypeError, "character mapping must return integer, None or str");
        return false;
    }
    int64_t c;
    if (!object_as_index(m, entry, &c))
        return false;
    if (c < 0 || c >= CODE_POINT_END) {
        raise_error(m, m->types.ValueError, "character mapping must be in range(0x110000)");
        return false;
    }
    return str_builder_add_code_point(m, b, (uint32_t)c);
}

static bool add_translated(struct machine *m, struct str_builder *b, value table, uint32_t c)
{
    value entry = object_get_item(m, table, tag_small_int(c));
    if (!entry) {
        if (!error_is(m, m->types.LookupError))
            return false;
        error_clear(m);
        return str_builder_add_code_point(m, b, c);
    }
    bool added = add_entry(m, b, entry);
    drop(m, entry);
    return added;
}

value str_method_translate(struct machine *m, value *args)
{
    struct str_builder b = {0};
    const char *end = str_text(args[0]) + str_size(args[0]);
    if (!text_charge(m, str_size(args[0]) * 16))
        return NULL;
    for (const char *at = str_text(args[0]); at < end;) {
        if (!add_translated(m, &b, args[1], utf8_next(&at))) {
            str_builder_abandon(m, &b);
            return NULL;
        }
    }
    return str_builder_finish(m, &b);
}

/* --- maketrans */

static bool add_key(struct machine *m, struct dict *table, value key, value item)
{
    if (has_type_flag(m, key, TYPE_IS_INT))
        return dict_set(m, table, key, item);
    if (!is_str(m, key)) {
        raise_error(m, m->types.TypeError, "keys in translate table must be strings or integers");
        return false;
    }
    if (str_length(key) != 1) {
        raise_error(m, m->types.ValueError, "string keys in translate table must be of length 1");
        return false;
    }
    return dict_set(m, table, tag_small_int(str_code_point(key, 0)), item);
}

static bool from_dict(struct machine *m, struct dict *table, value given)
{
    size_t position = 0;
    value key, item;
    if (!has_type_flag(m, given, TYPE_IS_DICT)) {
        raise_error(m, m->types.TypeError,
                    "if you give only one argument to maketrans it must be a dict");
        return false;
    }
    while (dict_next(AS_DICT(given), &position, &key, &item)) {
        if (!add_key(m, table, key, item))
            return false;
    }
    return true;
}

static bool require_str(struct machine *m, value v, int argument)
{
    if (is_str(m, v))
        return true;
    raise_error(m, m->types.TypeError, "maketrans() argument %d must be str, not %T", argument, v);
    return false;
}

static bool from_pairs(struct machine *m, struct dict *table, value x, value y)
{
    if (!is_str(m, x)) {
        raise_error(m, m->types.TypeError,
                    "first maketrans argument must be a string if there is a second argument");
        return false;
    }
    if (str_length(x) != str_length(y)) {
        raise_error(m, m->types.ValueError,
                    "the first two maketrans arguments must have equal length");
        return false;
    }
    const char *from = str_text(x), *to = str_text(y), *end = from + str_size(x);
    while (from < end) {
        uint32_t key = utf8_next(&from), item = utf8_next(&to);
        if (!dict_set(m, table, tag_small_int(key), tag_small_int(item)))
            return false;
    }
    return true;
}

static bool add_deleted(struct machine *m, struct dict *table, value z)
{
    const char *at = str_text(z), *end = at + str_size(z);
    while (at < end) {
        if (!dict_set(m, table, tag_small_int(utf8_next(&at)), NONE))
            return false;
    }
    return true;
}

static bool fill_table(struct machine *m, struct dict *table, value *args)
{
    if (!args[1])
        return from_dict(m, table, args[0]);
    if (!require_str(m, args[1], 2) || (args[2] && !require_str(m, args[2], 3)))
        return false;
    return from_pairs(m, table, args[0], args[1]) &&
           (!args[2] || add_deleted(m, table, args[2]));
}

value str_method_maketrans(struct machine *m, value *args)
{
    struct dict *table = dict_new(m);
    if (!table)
        return NULL;
    if (!fill_table(m, table, args))
        return drop_and_fail(m, (value)table);
    return (value)table;
}
