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

/* Written straight into a buffer of the caller's: a str made for each result and each item of a queue
 * cost more than all else that is recorded of it. */
struct brief {
    char *text;
    size_t size, most;
    bool over; /* there was more */
    int nesting;
};

static void brief(struct machine *m, struct brief *b, value v);

static bool full(const struct brief *b)
{
    return b->size >= b->most;
}

static void add_bytes(struct brief *b, const char *text, size_t size)
{
    size_t room = b->most - b->size, taken = size < room ? size : room;
    memcpy(b->text + b->size, text, taken);
    b->size += taken;
    b->over |= taken < size;
}

static void add(struct brief *b, const char *text)
{
    add_bytes(b, text, strlen(text));
}

static void add_text_of(struct brief *b, value str)
{
    add_bytes(b, str_text(str), str_size(str));
}

/* A new str, added and dropped; an error is forgotten. */
static void add_new(struct machine *m, struct brief *b, value str)
{
    if (str)
        add_text_of(b, str);
    else
        error_clear(m);
    drop(m, str);
}

static void add_small_int(struct brief *b, int64_t number)
{
    char digits[24], *end = digits + sizeof digits;
    char *at = record_digits(number < 0 ? -(uint64_t)number : (uint64_t)number, end);
    if (number < 0)
        *--at = '-';
    add_bytes(b, at, (size_t)(end - at));
}

static void add_int(struct machine *m, struct brief *b, value v)
{
    if (is_small_int(v))
        add_small_int(b, small_int(v));
    else if (int_bit_length(v) > MAX_DIGITS * 10 / 3)
        add(b, int_sign(v) < 0 ? "-<a large int>" : "<a large int>");
    else
        add_new(m, b, int_to_text(m, v, 10));
}

/* Stands in its repr as it is. */
static bool is_plain_text(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (text[i] < ' ' || text[i] >= 0x7f || text[i] == '\'' || text[i] == '\\')
            return false;
    return true;
}

static void add_str(struct machine *m, struct brief *b, value v)
{
    size_t length = str_length(v), most = b->most;
    if (length <= most && is_plain_text(str_text(v), str_size(v))) {
        add(b, "'");
        add_text_of(b, v);
        add(b, "'");
        return;
    }
    value part = length > most ? str_slice(m, v, 0, most) : keep(v);
    add_new(m, b, part ? str_repr(m, part) : NULL);
    drop(m, part);
}

static void add_items(struct machine *m, struct brief *b, value *items, size_t size)
{
    for (size_t i = 0; i < size && !full(b); i++) {
        if (i)
            add(b, ", ");
        brief(m, b, items[i]);
    }
}

static void add_sequence(struct machine *m, struct brief *b, value v, const char *open,
                         const char *close)
{
    value *items;
    size_t size;
    sequence_items(m, v, &items, &size);
    add(b, open);
    add_items(m, b, items, size);
    add(b, size == 1 && *open == '(' ? ",)" : close);
}

static void add_pairs(struct machine *m, struct brief *b, struct dict *dict, const char *between)
{
    size_t position = 0, count = 0;
    value key, item;
    while (!full(b) && dict_next(dict, &position, &key, &item)) {
        if (count++)
            add(b, ", ");
        if (*between == '=' && is_str(m, key))
            add_text_of(b, key);
        else
            brief(m, b, key);
        add(b, between);
        brief(m, b, item);
    }
}

static void add_set(struct machine *m, struct brief *b, value v)
{
    size_t position = 0, count = 0;
    value item;
    if (set_size(v) == 0) {
        add(b, "set()");
        return;
    }
    add(b, "{");
    while (!full(b) && set_next(v, &position, &item)) {
        if (count++)
            add(b, ", ");
        brief(m, b, item);
    }
    add(b, "}");
}

static void add_exception(struct machine *m, struct brief *b, value v)
{
    struct tuple *args = AS_TUPLE(AS_EXCEPTION(v)->args);
    add_text_of(b, v->type->name);
    add(b, "(");
    if (args)
        add_items(m, b, args->items, args->size);
    add(b, ")");
}

static void add_instance(struct machine *m, struct brief *b, value v)
{
    struct dict *attributes = object_dict(m, v, false);
    add_text_of(b, type_of(m, v)->name);
    add(b, "(");
    if (attributes)
        add_pairs(m, b, attributes, "=");
    add(b, ")");
}

static void add_future(struct machine *m, struct brief *b, value v)
{
    static const char *const states[] = {"pending", "cancelled", "finished"};
    if (AS_FUTURE(v)->is_task && is_small_int(AS_TASK(v)->name)) {
        add(b, "Task-");
        add_small_int(b, small_int(AS_TASK(v)->name));
    } else if (AS_FUTURE(v)->is_task) {
        add_new(m, b, task_name(m, v));
    } else {
        add_text_of(b, type_of(m, v)->name);
    }
    add(b, " ");
    add(b, states[AS_FUTURE(v)->state]);
}

/* Types of ours whose repr runs no Python and is short. */
static bool has_plain_repr(struct machine *m, struct type *type)
{
    const struct types *t = &m->types;
    return type == t->none || type == t->ellipsis || type == t->not_implemented ||
           type == t->bool_ || type == t->complex_ || type == t->bytes || type == t->range ||
           type == t->type || type == t->module;
}

/* Without an address: it tells a person nothing, and is not the same in every run. */
static void add_function(struct machine *m, struct brief *b, value v)
{
    value repr = object_repr(m, v);
    const char *at = repr ? strstr(str_text(repr), " at 0x") : NULL;
    if (!at) {
        add_new(m, b, repr);
        return;
    }
    add_bytes(b, str_text(repr), (size_t)(at - str_text(repr)));
    at += strlen(" at 0x");
    add(b, at + strspn(at, "0123456789abcdef"));
    drop(m, repr);
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
        add(b, "{");
        add_pairs(m, b, AS_DICT(v), ": ");
        add(b, "}");
    } else
        add_instance(m, b, v);
}

static void brief(struct machine *m, struct brief *b, value v)
{
    struct type *type = type_of(m, v);
    char digits[40];
    if (type == m->types.function || type == m->types.builtin) {
        add_function(m, b, v);
    } else if (is_bool(v) || has_plain_repr(m, type)) {
        add_new(m, b, object_repr(m, v));
    } else if (type->flags & TYPE_IS_INT) {
        add_int(m, b, v);
    } else if (type->flags & TYPE_IS_FLOAT) {
        add_bytes(b, digits, float_repr_text(float_value(v), digits));
    } else if (type->flags & TYPE_IS_STR) {
        add_str(m, b, v);
    } else if (is_future(m, v)) {
        add_future(m, b, v);
    } else if (b->nesting >= MAX_NESTING) {
        add(b, "..");
    } else {
        b->nesting++;
        brief_nested(m, b, v);
        b->nesting--;
    }
}

/* Room for "..", not within a character. */
static void cut(struct brief *b)
{
    size_t size = b->most > 2 ? b->most - 2 : 0;
    while (size > 0 && ((unsigned char)b->text[size] & 0xc0) == 0x80)
        size--;
    memcpy(b->text + size, "..", 2);
    b->size = size + 2;
}

size_t record_brief_into(struct machine *m, value v, size_t most, char *buffer)
{
    struct brief b = {.text = buffer, .most = most};
    if (!recording(m))
        return 0;
    value error = m->error ? error_take(m) : NULL;
    brief(m, &b, v);
    if (b.over)
        cut(&b);
    if (error)
        reraise(m, error);
    return b.size;
}

value record_brief(struct machine *m, value v, size_t most)
{
    char buffer[RECORD_BRIEF_MOST];
    if (!recording(m))
        return NULL;
    value error = error_take(m);
    value result = str_new(m, buffer, record_brief_into(m, v, most, buffer));
    if (!result)
        error_clear(m);
    if (error)
        reraise(m, error);
    return result;
}
