/* Short reprs for people. They never run Python: inspection must not change the run. */
#include "sim/loop/future.h"
#include "sim/loop/record.h"
#include "sim/loop/task.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/set.h"
#include "sim/value/str.h"

#include <stdio.h>
#include <string.h>

#define MAX_NESTING 3
#define MAX_DIGITS  40

struct brief {
    struct str_builder text;
    size_t most;
    int nesting;
};

static void brief(struct machine *m, struct brief *b, value v);

static bool full(const struct brief *b)
{
    return b->text.size >= b->most || b->text.failed;
}

static void add(struct machine *m, struct brief *b, const char *text)
{
    str_builder_add_text(m, &b->text, text);
}

/* A new str, added and dropped; an error is forgotten. */
static void add_new(struct machine *m, struct brief *b, value str)
{
    if (str)
        str_builder_add_value(m, &b->text, str);
    else
        error_clear(m);
    drop(m, str);
}

static void add_int(struct machine *m, struct brief *b, value v)
{
    if (int_bit_length(v) > MAX_DIGITS * 10 / 3)
        add(m, b, int_sign(v) < 0 ? "-<a large int>" : "<a large int>");
    else
        add_new(m, b, int_to_text(m, v, 10));
}

static void add_str(struct machine *m, struct brief *b, value v)
{
    size_t length = str_length(v), most = b->most;
    value part = length > most ? str_slice(m, v, 0, most) : keep(v);
    add_new(m, b, part ? str_repr(m, part) : NULL);
    drop(m, part);
}

static void add_items(struct machine *m, struct brief *b, value *items, size_t size)
{
    for (size_t i = 0; i < size && !full(b); i++) {
        if (i)
            add(m, b, ", ");
        brief(m, b, items[i]);
    }
}

static void add_sequence(struct machine *m, struct brief *b, value v, const char *open,
                         const char *close)
{
    value *items;
    size_t size;
    sequence_items(m, v, &items, &size);
    add(m, b, open);
    add_items(m, b, items, size);
    add(m, b, size == 1 && *open == '(' ? ",)" : close);
}

static void add_pairs(struct machine *m, struct brief *b, struct dict *dict, const char *between)
{
    size_t position = 0, count = 0;
    value key, item;
    while (!full(b) && dict_next(dict, &position, &key, &item)) {
        if (count++)
            add(m, b, ", ");
        if (*between == '=' && is_str(m, key))
            str_builder_add_value(m, &b->text, key);
        else
            brief(m, b, key);
        add(m, b, between);
        brief(m, b, item);
    }
}

static void add_set(struct machine *m, struct brief *b, value v)
{
    size_t position = 0, count = 0;
    value item;
    if (set_size(v) == 0) {
        add(m, b, "set()");
        return;
    }
    add(m, b, "{");
    while (!full(b) && set_next(v, &position, &item)) {
        if (count++)
            add(m, b, ", ");
        brief(m, b, item);
    }
    add(m, b, "}");
}

static void add_exception(struct machine *m, struct brief *b, value v)
{
    struct tuple *args = AS_TUPLE(AS_EXCEPTION(v)->args);
    str_builder_add_value(m, &b->text, v->type->name);
    add(m, b, "(");
    if (args)
        add_items(m, b, args->items, args->size);
    add(m, b, ")");
}

static void add_instance(struct machine *m, struct brief *b, value v)
{
    struct dict *attributes = object_dict(m, v, false);
    str_builder_add_value(m, &b->text, type_of(m, v)->name);
    add(m, b, "(");
    if (attributes)
        add_pairs(m, b, attributes, "=");
    add(m, b, ")");
}

static void add_future(struct machine *m, struct brief *b, value v)
{
    static const char *const states[] = {"pending", "cancelled", "finished"};
    if (AS_FUTURE(v)->is_task)
        add_new(m, b, task_name(m, v));
    else
        str_builder_add_value(m, &b->text, type_of(m, v)->name);
    add(m, b, " ");
    add(m, b, states[AS_FUTURE(v)->state]);
}

/* Types of ours whose repr runs no Python and is short. */
static bool has_plain_repr(struct machine *m, struct type *type)
{
    const struct types *t = &m->types;
    return type == t->none || type == t->ellipsis || type == t->not_implemented ||
           type == t->bool_ || type == t->complex_ || type == t->bytes || type == t->range ||
           type == t->type || type == t->function || type == t->builtin || type == t->module;
}

static void brief_nested(struct machine *m, struct brief *b, value v)
{
    uint32_t flags = type_of(m, v)->flags;
    if (flags & TYPE_IS_EXCEPTION)
        add_exception(m, b, v);
    else if (flags & TYPE_IS_LIST)
        add_sequence(m, b, v, "[", "]");
    else if (flags & TYPE_IS_TUPLE)
        add_sequence(m, b, v, "(", ")");
    else if (flags & TYPE_IS_SET)
        add_set(m, b, v);
    else if (flags & TYPE_IS_DICT) {
        add(m, b, "{");
        add_pairs(m, b, AS_DICT(v), ": ");
        add(m, b, "}");
    } else
        add_instance(m, b, v);
}

static void brief(struct machine *m, struct brief *b, value v)
{
    struct type *type = type_of(m, v);
    char digits[40];
    if (is_bool(v) || has_plain_repr(m, type)) {
        add_new(m, b, object_repr(m, v));
    } else if (type->flags & TYPE_IS_INT) {
        add_int(m, b, v);
    } else if (type->flags & TYPE_IS_FLOAT) {
        str_builder_add(m, &b->text, digits, float_repr_text(float_value(v), digits));
    } else if (type->flags & TYPE_IS_STR) {
        add_str(m, b, v);
    } else if (is_future(m, v)) {
        add_future(m, b, v);
    } else if (b->nesting >= MAX_NESTING) {
        add(m, b, "..");
    } else {
        b->nesting++;
        brief_nested(m, b, v);
        b->nesting--;
    }
}

/* Cuts after `most` bytes, not within a character. */
static value cut(struct machine *m, value whole, size_t most)
{
    if (str_size(whole) <= most)
        return whole;
    const char *text = str_text(whole);
    size_t size = most > 2 ? most - 2 : 0;
    while (size > 0 && ((unsigned char)text[size] & 0xc0) == 0x80)
        size--;
    value short_one = str_format(m, "%.*s..", (int)size, text);
    drop(m, whole);
    return short_one;
}

value record_brief(struct machine *m, value v, size_t most)
{
    struct brief b = {.most = most};
    if (!recording(m))
        return NULL;
    value error = error_take(m);
    brief(m, &b, v);
    value whole = str_builder_finish(m, &b.text);
    value result = whole ? cut(m, whole, most) : NULL;
    if (!result)
        error_clear(m);
    if (error)
        reraise(m, error);
    return result;
}
