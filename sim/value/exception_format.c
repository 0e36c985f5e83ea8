/* How exceptions print: chains of causes and contexts, groups in boxes, notes, SyntaxErrors.
 * CPython 3.13 Lib/traceback.py, TracebackException. */
#include "sim/value/exception_internal.h"

#include "sim/value/dict.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/suggestion.h"
#include "sim/value/traceback.h"

#include <string.h>

#define MAX_GROUP_WIDTH 15
#define MAX_GROUP_DEPTH 10
#define NO_NODE         SIZE_MAX

/* One exception that will be printed. An exception that has its node is not followed again. */
struct node {
    value exception;       /* borrowed: the first one keeps all */
    size_t cause, context; /* indices, or NO_NODE */
    size_t first_child, child_count;
};

struct printing {
    struct node *nodes;
    size_t count, capacity;
    struct str_builder *out;
    size_t depth;    /* of groups, 0 outside */
    bool need_close; /* the frame of the innermost group is still open */
};

static size_t add_node(struct machine *m, struct printing *p, value exception)
{
    if (p->count == p->capacity) {
        size_t grown = p->capacity ? p->capacity * 2 : 8;
        struct node *nodes = heap_realloc(&m->heap, p->nodes, p->capacity * sizeof *nodes,
                                          grown * sizeof *nodes);
        if (!nodes) {
            raise_memory_error(m);
            return NO_NODE;
        }
        p->nodes = nodes;
        p->capacity = grown;
    }
    p->nodes[p->count] = (struct node){exception, NO_NODE, NO_NODE, 0, 0};
    return p->count++;
}

static bool is_seen(struct printing *p, value exception)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->nodes[i].exception == exception)
            return true;
    return false;
}

static bool add_links(struct machine *m, struct printing *p, size_t at)
{
    struct exception *e = AS_EXCEPTION(p->nodes[at].exception);
    size_t cause = NO_NODE, context = NO_NODE;
    if (e->cause && !is_seen(p, e->cause) && (cause = add_node(m, p, e->cause)) == NO_NODE)
        return false;
    if (e->context && cause == NO_NODE && !e->suppress_context && !is_seen(p, e->context) &&
        (context = add_node(m, p, e->context)) == NO_NODE)
        return false;
    p->nodes[at].cause = cause;
    p->nodes[at].context = context;
    if (!is_instance(m, (value)e, m->types.BaseExceptionGroup) || !e->extra[EXTRA_GROUP_EXCEPTIONS])
        return true;
    value members = e->extra[EXTRA_GROUP_EXCEPTIONS];
    p->nodes[at].first_child = p->count;
    p->nodes[at].child_count = tuple_size(members);
    for (size_t i = 0; i < tuple_size(members); i++)
        if (add_node(m, p, AS_TUPLE(members)->items[i]) == NO_NODE)
            return false;
    return true;
}

/* CPython works through a stack: cause, context, members are pushed in this order, the last is
 * looked at first. It matters for who is found first. */
static bool build(struct machine *m, struct printing *p, value exception)
{
    value stack = list_new(m, 8);
    bool done = stack && add_node(m, p, exception) != NO_NODE &&
                list_append(m, stack, tag_small_int(0));
    while (done && list_size(stack)) {
        size_t at = (size_t)small_int(list_pop(m, stack, list_size(stack) - 1));
        size_t from = p->count;
        done = add_links(m, p, at);
        for (size_t i = from; done && i < p->count; i++)
            done = list_append(m, stack, tag_small_int((int64_t)i));
    }
    drop(m, stack);
    return done;
}

/* Margins. */

static bool add_spaces(struct machine *m, struct printing *p)
{
    for (size_t i = 0; i < p->depth; i++)
        if (!str_builder_add_text(m, p->out, "  "))
            return false;
    return true;
}

/* Text of whole lines, each behind the margin of the group that it stands in. */
static bool emit(struct machine *m, struct printing *p, const char *text, size_t size, char margin)
{
    if (p->depth == 0)
        return str_builder_add(m, p->out, text, size);
    while (size > 0) {
        const char *newline = memchr(text, '\n', size);
        size_t line = newline ? (size_t)(newline - text) + 1 : size;
        char edge[] = {margin, ' ', 0};
        if (!add_spaces(m, p) || !str_builder_add_text(m, p->out, edge) ||
            !str_builder_add(m, p->out, text, line))
            return false;
        text += line;
        size -= line;
    }
    return true;
}

static bool emit_text(struct machine *m, struct printing *p, const char *text)
{
    return emit(m, p, text, strlen(text), '|');
}

static bool emit_value(struct machine *m, struct printing *p, value text)
{
    bool done = text && emit(m, p, str_text(text), str_size(text), '|');
    drop(m, text);
    return done;
}

static bool emit_stack(struct machine *m, struct printing *p, value exception, const char *title,
                       char margin)
{
    struct traceback *tb = (struct traceback *)AS_EXCEPTION(exception)->traceback;
    if (traceback_is_empty(m, tb))
        return true;
    struct str_builder lines = {0};
    if (!traceback_format(m, tb, &lines)) {
        str_builder_abandon(m, &lines);
        return false;
    }
    return emit(m, p, title, strlen(title), margin) &&
           emit_value(m, p, str_builder_finish(m, &lines));
}

/* The last lines: class and message, notes. */

/* str(v), or words that say that it failed. */
static value safe_text(struct machine *m, value v, const char *what, bool repr)
{
    value text = repr ? object_repr(m, v) : object_str(m, v);
    if (text)
        return text;
    error_clear(m);
    return str_format(m, "<%s %s() failed>", what, repr ? "repr" : "str");
}

static value class_name(struct machine *m, value exception)
{
    struct type *type = type_of(m, exception);
    value module = object_find_attribute(m, (value)type, m->names.dunder_module);
    error_clear(m);
    value name;
    if (module && is_str(m, module) &&
        (str_equal(module, m->names.builtins) || str_equal(module, m->names.dunder_main)))
        name = keep(type->qualname);
    else if (module && is_str(m, module))
        name = str_format(m, "%S.%S", module, type->qualname);
    else
        name = str_format(m, "<unknown>.%S", type->qualname);
    drop(m, module);
    return name;
}

/* "Did you mean: 'x'?" and "Did you forget to import 'y'?" behind the message. */
static value with_suggestion(struct machine *m, value exception, value text)
{
    struct types *t = &m->types;
    bool name_error = is_instance(m, exception, t->NameError);
    if (!name_error && !is_instance(m, exception, t->AttributeError) &&
        !is_instance(m, exception, t->ImportError))
        return text;
    value suggestion = suggestion_for(m, exception);
    if (suggestion) {
        value longer = str_format(m, "%S. Did you mean: '%S'?", text, suggestion);
        drop(m, text);
        text = longer;
    }
    value name = AS_EXCEPTION(exception)->extra[EXTRA_NAME];
    if (text && name_error && name && is_str(m, name) &&
        suggestion_is_standard_module(str_text(name))) {
        value longer = str_format(m, suggestion ? "%S Or did you forget to import '%S'?"
                                                : "%S. Did you forget to import '%S'?",
                                  text, name);
        drop(m, text);
        text = longer;
    }
    drop(m, suggestion);
    return text;
}

static value message_lines(struct machine *m, value exception)
{
    value name = class_name(m, exception);
    value text = name ? safe_text(m, exception, "exception", false) : NULL;
    if (text)
        text = with_suggestion(m, exception, text);
    value lines = NULL;
    if (text)
        lines = str_size(text) ? str_format(m, "%S: %S\n", name, text) : str_format(m, "%S\n", name);
    drop(m, name);
    drop(m, text);
    return lines;
}

static int64_t number_or(value v, int64_t otherwise)
{
    return v && is_small_int(v) ? small_int(v) : otherwise;
}

static size_t character_at(const char *text, size_t size, size_t n)
{
    size_t at = 0;
    while (n > 0 && at < size) {
        at++;
        while (at < size && ((unsigned char)text[at] & 0xC0) == 0x80)
            at++;
        n--;
    }
    return at;
}

/* Carets below the text of a SyntaxError. Offsets count characters from 1. */
static bool add_syntax_carets(struct machine *m, value *extra, const char *text, size_t size,
                              int64_t spaces, int64_t length, struct str_builder *out)
{
    int64_t offset = small_int(extra[EXTRA_OFFSET]);
    int64_t whole = (int64_t)str_length(extra[EXTRA_TEXT]);
    int64_t end = length + spaces + 1;
    value end_line = extra[EXTRA_END_LINENO] ? extra[EXTRA_END_LINENO] : NONE;
    if (extra[EXTRA_LINENO] == end_line) {
        end = number_or(extra[EXTRA_END_OFFSET], 0);
        end = end == 0 ? offset : end;
    }
    if (whole && offset > whole)
        offset = length + spaces + 1;
    if (whole && end > whole)
        end = length + spaces + 1;
    if (offset >= end || end < 0)
        end = offset + 1;
    int64_t column = offset - 1 - spaces, end_column = end - 1 - spaces;
    if (column < 0)
        return true;
    str_builder_add_text(m, out, "    ");
    for (int64_t i = 0; i < column; i++) {
        size_t at = character_at(text, size, (size_t)i);
        bool tab = at < size && strchr("\t\f\v\r", text[at]) && text[at];
        if (at >= size)
            break;
        str_builder_add(m, out, tab ? text + at : " ", 1);
    }
    for (int64_t i = column; i < end_column; i++)
        str_builder_add_text(m, out, "^");
    return str_builder_add_text(m, out, "\n");
}

static bool add_syntax_source(struct machine *m, value *extra, struct str_builder *out)
{
    value source = extra[EXTRA_TEXT];
    const char *text = str_text(source);
    size_t size = str_size(source);
    while (size && text[size - 1] == '\n')
        size--;
    int64_t spaces = 0;
    while (size && strchr(" \n\f", *text) && *text)
        text++, size--, spaces++;
    str_builder_add_text(m, out, "    ");
    str_builder_add(m, out, text, size);
    str_builder_add_text(m, out, "\n");
    if (!extra[EXTRA_OFFSET] || !is_small_int(extra[EXTRA_OFFSET]))
        return !out->failed;
    int64_t length = 0;
    for (size_t i = 0; i < size; i++)
        length += ((unsigned char)text[i] & 0xC0) != 0x80;
    return add_syntax_carets(m, extra, text, size, spaces, length, out);
}

static value syntax_lines(struct machine *m, value exception)
{
    value *extra = AS_EXCEPTION(exception)->extra;
    value file = extra[EXTRA_SYNTAX_FILENAME], line = extra[EXTRA_LINENO];
    bool has_line = line && line != NONE, has_file = file && file != NONE;
    struct str_builder out = {0};
    if (has_line) {
        value head = has_file ? str_format(m, "  File \"%S\", line %S\n", file, line)
                              : str_format(m, "  File \"<string>\", line %S\n", line);
        if (head)
            str_builder_add_value(m, &out, head);
        drop(m, head);
    }
    if (extra[EXTRA_TEXT] && is_str(m, extra[EXTRA_TEXT]))
        add_syntax_source(m, extra, &out);
    value name = class_name(m, exception), msg = extra[EXTRA_MSG];
    value last = !name                 ? NULL
                 : !msg || msg == NONE ? str_format(m, "%S: <no detail available>", name)
                                       : str_format(m, "%S: %S", name, msg);
    drop(m, name);
    if (last)
        str_builder_add_value(m, &out, last);
    drop(m, last);
    if (has_file && !has_line) {
        value suffix = str_format(m, " (%S)", file);
        if (suffix)
            str_builder_add_value(m, &out, suffix);
        drop(m, suffix);
    }
    str_builder_add_text(m, &out, "\n");
    return m->error ? (str_builder_abandon(m, &out), NULL) : str_builder_finish(m, &out);
}

static bool emit_note(struct machine *m, struct printing *p, value note)
{
    value text = safe_text(m, note, "note", false);
    value line = text ? str_format(m, "%S\n", text) : NULL;
    drop(m, text);
    return emit_value(m, p, line);
}

static bool emit_notes(struct machine *m, struct printing *p, value exception)
{
    value notes = object_find_attribute(m, exception, m->names.dunder_notes);
    value *items;
    size_t size;
    error_clear(m);
    if (!notes || notes == NONE) {
        drop(m, notes);
        return true;
    }
    bool done = true;
    if (sequence_items(m, notes, &items, &size)) {
        for (size_t i = 0; done && i < size; i++)
            done = emit_note(m, p, items[i]);
    } else {
        value text = safe_text(m, notes, "__notes__", true);
        value line = text ? str_format(m, "%S\n", text) : NULL;
        drop(m, text);
        done = emit_value(m, p, line);
    }
    drop(m, notes);
    return done;
}

static bool emit_only(struct machine *m, struct printing *p, value exception)
{
    value lines = is_instance(m, exception, m->types.SyntaxError) ? syntax_lines(m, exception)
                                                                  : message_lines(m, exception);
    return emit_value(m, p, lines) && emit_notes(m, p, exception);
}

/* Chains and groups. */

static const char cause_message[] =
    "\nThe above exception was the direct cause of the following exception:\n\n";
static const char context_message[] =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

static bool print_chain(struct machine *m, struct printing *p, size_t at);

static bool print_box_title(struct machine *m, struct printing *p, size_t i)
{
    value number = i < MAX_GROUP_WIDTH ? str_format(m, "%zu", i + 1) : str_from(m, "...");
    value title = number ? str_format(m, "%s+---------------- %S ----------------\n",
                                      i == 0 ? "+-" : "  ", number)
                         : NULL;
    drop(m, number);
    bool done = title && add_spaces(m, p) && str_builder_add_value(m, p->out, title);
    drop(m, title);
    return done;
}

static bool print_rest(struct machine *m, struct printing *p, size_t remaining)
{
    return emit_value(m, p, str_format(m, "and %zu more exception%s\n", remaining,
                                       remaining > 1 ? "s" : ""));
}

static bool print_members(struct machine *m, struct printing *p, size_t first, size_t total)
{
    size_t shown = total <= MAX_GROUP_WIDTH ? total : MAX_GROUP_WIDTH + 1;
    p->need_close = false;
    for (size_t i = 0; i < shown; i++) {
        bool last = i == shown - 1;
        if (last) /* a group inside may close the frame for us */
            p->need_close = true;
        if (!print_box_title(m, p, i))
            return false;
        p->depth++;
        bool done = i < MAX_GROUP_WIDTH ? print_chain(m, p, first + i)
                                        : print_rest(m, p, total - MAX_GROUP_WIDTH);
        if (done && last && p->need_close) {
            done = add_spaces(m, p) &&
                   str_builder_add_text(m, p->out, "+------------------------------------\n");
            p->need_close = false;
        }
        p->depth--;
        if (!done)
            return false;
    }
    return true;
}

static bool print_group(struct machine *m, struct printing *p, size_t at)
{
    struct node node = p->nodes[at];
    if (p->depth > MAX_GROUP_DEPTH)
        return emit_value(m, p, str_format(m, "... (max_group_depth is %d)\n", MAX_GROUP_DEPTH));
    bool top = p->depth == 0;
    if (top)
        p->depth = 1;
    bool done = emit_stack(m, p, node.exception,
                           "Exception Group Traceback (most recent call last):\n",
                           top ? '+' : '|') &&
                emit_only(m, p, node.exception) &&
                print_members(m, p, node.first_child, node.child_count);
    if (top)
        p->depth = 0;
    return done;
}

static bool print_one(struct machine *m, struct printing *p, size_t at)
{
    if (p->nodes[at].child_count)
        return print_group(m, p, at);
    value exception = p->nodes[at].exception;
    return emit_stack(m, p, exception, "Traceback (most recent call last):\n", '|') &&
           emit_only(m, p, exception);
}

/* From the first cause to the exception itself. */
static bool print_chain(struct machine *m, struct printing *p, size_t at)
{
    size_t length = 0;
    for (size_t i = at; i != NO_NODE; length++)
        i = p->nodes[i].cause != NO_NODE ? p->nodes[i].cause : p->nodes[i].context;
    size_t *chain = heap_alloc(&m->heap, length * sizeof *chain);
    if (!chain) {
        raise_memory_error(m);
        return false;
    }
    for (size_t k = length; k-- > 0;) {
        chain[k] = at;
        at = p->nodes[at].cause != NO_NODE ? p->nodes[at].cause : p->nodes[at].context;
    }
    bool done = true;
    for (size_t k = 0; done && k < length; k++) {
        if (k > 0)
            done = emit_text(m, p, p->nodes[chain[k]].cause != NO_NODE ? cause_message
                                                                       : context_message);
        done = done && print_one(m, p, chain[k]);
    }
    heap_free(&m->heap, chain, length * sizeof *chain);
    return done;
}

bool exception_format(struct machine *m, value exception, struct str_builder *out)
{
    struct printing p = {.out = out};
    keep(exception);
    bool done = build(m, &p, exception) && print_chain(m, &p, 0);
    heap_free(&m->heap, p.nodes, p.capacity * sizeof *p.nodes);
    drop(m, exception);
    return done && !out->failed;
}

bool exception_format_only(struct machine *m, value exception, struct str_builder *out)
{
    struct printing p = {.out = out};
    return emit_only(m, &p, exception) && !out->failed;
}

bool exception_format_unraisable(struct machine *m, value exception, struct str_builder *out)
{
    struct traceback *tb = (struct traceback *)AS_EXCEPTION(exception)->traceback;
    if (!traceback_is_empty(m, tb) &&
        (!str_builder_add_text(m, out, "Traceback (most recent call last):\n") ||
         !traceback_format_plain(m, tb, out)))
        return false;
    value name = class_name(m, exception);
    value text = name ? safe_text(m, exception, "exception", false) : NULL;
    value line = !text            ? NULL
                 : str_size(text) ? str_format(m, "%S: %S\n", name, text)
                                  : str_format(m, "%S\n", name);
    bool done = line && str_builder_add_value(m, out, line);
    drop(m, name);
    drop(m, text);
    drop(m, line);
    return done;
}
