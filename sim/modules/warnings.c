/* _warnings: what the Python of the modules warnings and traceback needs from the machine. */
#include "sim/modules/registry.h"

#include "sim/lang/code.h"
#include "sim/lang/warning.h"
#include "sim/lang/source.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/traceback.h"

static value source_line_of(struct machine *m, value *args)
{
    int64_t line;
    if (!is_str(m, args[0]))
        return raise_error(m, m->types.TypeError, "a file name must be str, not %T", args[0]);
    if (!object_as_int64(m, args[1], &line))
        return NULL;
    value text = line > 0 ? warning_source_line(m, args[0], (uint32_t)line) : NULL;
    return text || m->error ? text : NONE;
}

static value source_text_of(struct machine *m, value *args)
{
    value text = is_str(m, args[0]) && *str_text(args[0]) != '<' ? warning_source_text(m, args[0])
                                                                 : NULL;
    return text || m->error ? text : NONE;
}

static value is_library(struct machine *m, value *args)
{
    bool library = is_exactly(args[0], m->types.code) &&
                   (((struct code *)args[0])->flags & CODE_LIBRARY);
    return library ? TRUE : FALSE;
}

/* types.coroutine: the generators of this code can be awaited from now on. */
static value mark_coroutine(struct machine *m, value *args)
{
    if (!is_exactly(args[0], m->types.code))
        return raise_error(m, m->types.TypeError, "a code object is needed, not %T", args[0]);
    ((struct code *)args[0])->flags |= CODE_ITERABLE_COROUTINE;
    return NONE;
}

/* --- tracebacks */

static value finish(struct machine *m, bool ok, struct str_builder *text)
{
    if (ok)
        return str_builder_finish(m, text);
    str_builder_abandon(m, text);
    return NULL;
}

static value format_whole(struct machine *m, value *args)
{
    struct str_builder text = {0};
    return finish(m, exception_format(m, args[0], &text), &text);
}

static value format_only(struct machine *m, value *args)
{
    struct str_builder text = {0};
    return finish(m, exception_format_only(m, args[0], &text), &text);
}

static struct traceback *first_entry(struct machine *m, value v)
{
    return is_exactly(v, m->types.traceback) ? (struct traceback *)v : NULL;
}

static value format_entries(struct machine *m, value *args)
{
    struct str_builder text = {0};
    return finish(m, traceback_format(m, first_entry(m, args[0]), &text), &text);
}

static bool is_shown(const struct traceback *entry)
{
    return entry->code && !(((struct code *)entry->code)->flags & CODE_LIBRARY);
}

/* The lines that the interpreter would print of this entry alone. */
static value format_entry(struct machine *m, const struct traceback *entry)
{
    struct str_builder text = {0};
    struct traceback *copy = traceback_new(m, NULL, entry->code, entry->globals,
                                           entry->instruction, entry->lineno);
    value result = finish(m, copy && traceback_format(m, copy, &text), &text);
    drop(m, (value)copy);
    return result;
}

static value column_or_none(uint32_t column, bool is_known)
{
    return is_known ? tag_small_int(column) : NONE;
}

/* (file name, line, function, last line, first column, last column, text) */
static value describe(struct machine *m, const struct traceback *entry)
{
    struct code *code = (struct code *)entry->code;
    struct position at = {0};
    if (entry->instruction < code->instruction_count)
        at = code->positions[entry->instruction];
    bool known = at.end_line > at.line || at.end_column > at.column;
    value items[] = {code->source->file_name, tag_small_int(entry->lineno), code->name,
                     column_or_none(at.end_line, known), column_or_none(at.column, known),
                     column_or_none(at.end_column, known), format_entry(m, entry)};
    size_t count = sizeof items / sizeof *items;
    value result = items[count - 1] ? tuple_new(m, count) : NULL;
    for (size_t i = 0; result && i < count; i++)
        AS_TUPLE(result)->items[i] = keep(items[i]);
    drop(m, items[count - 1]);
    return result;
}

static value traceback_entries(struct machine *m, value *args)
{
    value list = list_new(m, 0);
    for (struct traceback *tb = first_entry(m, args[0]); list && tb; tb = tb->next) {
        value entry = is_shown(tb) ? describe(m, tb) : NONE;
        bool ok = entry && (entry == NONE || list_append(m, list, entry));
        drop(m, entry);
        if (!ok)
            return drop_and_fail(m, list);
    }
    return list;
}

static int64_t count_shown(const struct traceback *tb)
{
    int64_t count = 0;
    for (; tb; tb = tb->next)
        count += is_shown(tb);
    return count;
}

/* The first `limit` entries, or the last -limit ones: a copy of that part is shown. */
static value format_part(struct machine *m, value *args)
{
    struct traceback *from = first_entry(m, args[0]), *copy = NULL, **end = &copy;
    int64_t limit, at = 0;
    if (!object_as_int64(m, args[1], &limit))
        return NULL;
    int64_t count = count_shown(from);
    int64_t low = limit < 0 ? count + limit : 0, high = limit < 0 ? count : limit;
    bool ok = true;
    for (struct traceback *tb = from; ok && tb; tb = tb->next) {
        if (!is_shown(tb) || at++ < low || at > high)
            continue;
        *end = traceback_new(m, NULL, tb->code, tb->globals, tb->instruction, tb->lineno);
        ok = *end != NULL;
        if (ok)
            end = &(*end)->next;
    }
    struct str_builder text = {0};
    value result = finish(m, ok && traceback_format(m, copy, &text), &text);
    drop(m, (value)copy);
    return result;
}

static const struct native_spec functions[] = {
    {"source_line(file_name, line, /)", source_line_of, NULL},
    {"source_text(file_name, /)", source_text_of, NULL},
    {"is_library(code, /)", is_library, NULL},
    {"mark_coroutine(code, /)", mark_coroutine, NULL},
    {"format_exception(exception, /)", format_whole, NULL},
    {"format_exception_only(exception, /)", format_only, NULL},
    {"format_traceback(traceback, /)", format_entries, NULL},
    {"format_traceback_part(traceback, limit, /)", format_part, NULL},
    {"traceback_entries(traceback, /)", traceback_entries, NULL},
    {0},
};

const struct module_spec warnings_module = {.name = "_warnings", .functions = functions};
