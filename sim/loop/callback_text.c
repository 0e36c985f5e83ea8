/* How callbacks and coroutines are named in reprs, messages and the record. CPython 3.13
 * Lib/asyncio/format_helpers.py, coroutines.py. */
#include "sim/lang/function.h"
#include "sim/lang/generator.h"
#include "sim/lang/native_coroutine.h"
#include "sim/lang/source.h"
#include "sim/loop/face.h"
#include "sim/loop/hook.h"
#include "sim/loop/loops.h"
#include "sim/value/descriptor.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

/* How many functools.partial inside each other are looked through. */
#define MAX_PARTIALS 20

/* --- callbacks */

static value find_text(struct machine *m, value v, const char *attribute)
{
    value name = str_from(m, attribute);
    value found = name ? object_find_attribute(m, v, name) : NULL;
    drop(m, name);
    return found;
}

static bool is_partial(struct machine *m, value v)
{
    return str_equals_text(type_of(m, v)->name, "partial");
}

static value qualified_name(struct machine *m, value callable)
{
    value name = find_text(m, callable, "__qualname__");
    if (!name && !m->error)
        name = find_text(m, callable, "__name__");
    if (name && is_str(m, name) && str_size(name))
        return name;
    drop(m, name);
    return m->error ? NULL : object_repr(m, callable);
}

static bool add_short(struct machine *m, struct str_builder *text, value v, bool *first)
{
    if (!*first)
        str_builder_add_text(m, text, ", ");
    *first = false;
    value shown = short_repr(m, v);
    bool ok = shown && str_builder_add_value(m, text, shown);
    drop(m, shown);
    return ok;
}

/* format_helpers._format_args_and_kwargs */
static bool add_arguments(struct machine *m, struct str_builder *text, value args, value keywords,
                          bool debug)
{
    bool first = true, ok = str_builder_add_text(m, text, "(");
    value key, item;
    size_t position = 0;
    for (size_t i = 0; debug && ok && args && i < tuple_size(args); i++)
        ok = add_short(m, text, AS_TUPLE(args)->items[i], &first);
    if (!debug || !keywords || !has_type_flag(m, keywords, TYPE_IS_DICT))
        return ok && str_builder_add_text(m, text, ")");
    while (ok && dict_next(AS_DICT(keywords), &position, &key, &item)) {
        value shown = short_repr(m, item);
        value pair = shown ? str_format(m, "%s%S=%S", first ? "" : ", ", key, shown) : NULL;
        ok = pair && str_builder_add_value(m, text, pair);
        first = false;
        drop(m, shown);
        drop(m, pair);
    }
    return ok && str_builder_add_text(m, text, ")");
}

/* The name and the arguments of a callable that is no partial, then those that stood around it. */
static bool add_call(struct machine *m, struct str_builder *text, value callable, value args,
                     value keywords, bool debug)
{
    value name = is_hook(m, callable) ? str_from(m, AS_HOOK(callable)->spec->qualname)
                 : is_exactly(callable, m->types.task) ? str_from(m, "Task.task_wakeup")
                                                       : qualified_name(m, callable);
    bool ok = name && str_builder_add_value(m, text, name) &&
              add_arguments(m, text, args, keywords, debug);
    drop(m, name);
    return ok;
}

/* "f(inner arguments)(outer ones)": the function comes first, so partials are opened from outside
 * and written from inside. */
static bool add_callback(struct machine *m, struct str_builder *text, value callable, value args,
                         bool debug, value *function)
{
    value outer[MAX_PARTIALS][2];
    size_t depth = 0;
    value inner = keep(callable), positional = keep_or_null(args), keywords = NULL;
    while (depth < MAX_PARTIALS && is_partial(m, inner)) {
        outer[depth][0] = positional;
        outer[depth++][1] = keywords;
        positional = find_text(m, inner, "args");
        keywords = find_text(m, inner, "keywords");
        replace_place(m, inner, find_text(m, inner, "func"));
    }
    bool ok = inner && add_call(m, text, inner, positional, keywords, debug);
    drop(m, positional);
    drop(m, keywords);
    while (depth-- > 0) {
        ok = ok && add_arguments(m, text, outer[depth][0], outer[depth][1], debug);
        drop(m, outer[depth][0]);
        drop(m, outer[depth][1]);
    }
    *function = inner;
    return ok;
}

/* inspect.unwrap, as far as functions go. Steals. */
static value unwrap(struct machine *m, value function)
{
    for (int i = 0; function && i < 100 && is_exactly(function, m->types.function); i++) {
        value wrapped = find_text(m, function, "__wrapped__");
        if (!wrapped) {
            error_clear(m);
            break;
        }
        drop(m, function);
        function = wrapped;
    }
    return function;
}

/* format_helpers._get_function_source */
static bool add_place(struct machine *m, struct str_builder *text, value function)
{
    value place = NULL;
    if (is_hook(m, function)) {
        const char *where = AS_HOOK(function)->spec->place;
        if (!where)
            return true;
        place = str_format(m, " at %s", where);
    } else if (is_exactly(function, m->types.function)) {
        value inner = unwrap(m, keep(function));
        if (is_exactly(inner, m->types.function)) {
            struct code *code = AS_FUNCTION(inner)->code;
            place = str_format(m, " at %S:%u", code->source->file_name, code->first_line);
        }
        drop(m, inner);
        if (!place)
            return !m->error;
    } else {
        return true;
    }
    bool ok = place && str_builder_add_value(m, text, place);
    drop(m, place);
    return ok;
}

value format_callback(struct machine *m, value callable, value args, bool debug, bool place)
{
    struct str_builder text = {0};
    value function;
    bool ok = add_callback(m, &text, callable, args, debug, &function) &&
              (!place || add_place(m, &text, function));
    drop(m, function);
    if (ok)
        return str_builder_finish(m, &text);
    str_builder_abandon(m, &text);
    return NULL;
}

/* The callbacks of the library's own Python, in words. */
static const char *words_for(const char *qualname)
{
    static const struct {
        const char *qualname, *words;
    } known[] = {
        {"Timeout._on_timeout", "timeout"},
        {"TaskGroup._on_task_done", "TaskGroup counts"},
        {"_wait.<locals>._on_completion", "wait counts"},
        {"_release_waiter", "wait times out"},
        {"_AsCompletedIterator._handle_completion", "as_completed counts"},
        {"_AsCompletedIterator._handle_timeout", "as_completed times out"},
        {"_cancel_and_wait.<locals>.release", "wait_for goes on"},
        {"shield.<locals>._inner_done_callback", "shield passes on"},
        {"shield.<locals>._outer_done_callback", "shield lets go"},
        {"_set_result_unless_cancelled", "settles a future"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].qualname, qualname) == 0)
            return known[i].words;
    return NULL;
}

static uint32_t function_label(struct machine *m, struct function *function)
{
    const char *words = function->code->flags & CODE_LIBRARY
                            ? words_for(str_text(function->qualname))
                            : NULL;
    return words ? record_words(m, words) : record_str(m, function->qualname);
}

uint32_t loop_callback_label(struct machine *m, value callable)
{
    if (is_hook(m, callable))
        return record_words(m, AS_HOOK(callable)->spec->words);
    if (is_exactly(callable, m->types.function))
        return function_label(m, AS_FUNCTION(callable));
    if (is_exactly(callable, m->types.method))
        return loop_callback_label(m, AS_METHOD(callable)->function);
    if (is_native(m, callable) || is_native_method(m, callable)) {
        struct native *native = (struct native *)callable;
        if (!native->owner)
            return record_str(m, native->name);
        value full = str_format(m, "%S.%S", native->owner->name, native->name);
        uint32_t label = full ? record_str(m, full) : 0;
        drop(m, full);
        error_clear(m);
        return label;
    }
    return record_str(m, type_of(m, callable)->name);
}

/* --- coroutines */

static value format_python(struct machine *m, struct generator *coroutine)
{
    value file = coroutine->code->source->file_name;
    if (!coroutine->frame)
        return str_format(m, "%S() done, defined at %S:%u", coroutine->qualname, file,
                          coroutine->code->first_line);
    uint32_t line = frame_line(coroutine->frame);
    return str_format(m, "%S() running at %S:%u", coroutine->qualname, file,
                      line ? line : coroutine->code->first_line);
}

/* In which of asyncio's files CPython has the coroutine that we have in C. */
static const char *library_file(const char *qualname)
{
    static const struct {
        const char *prefix, *file;
    } files[] = {
        {"Lock.", "locks"},      {"Event.", "locks"},   {"Semaphore.", "locks"},
        {"Condition.", "locks"}, {"Barrier.", "locks"}, {"_ContextManagerMixin.", "locks"},
        {"Queue.", "queues"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (strncmp(qualname, files[i].prefix, strlen(files[i].prefix)) == 0)
            return files[i].file;
    return "tasks";
}

static value format_native(struct machine *m, struct native_coroutine *coroutine)
{
    return str_format(m, "%S() %s asyncio/%s.py:1", coroutine->qualname,
                      coroutine->state == NATIVE_ENDED ? "done, defined at" : "running at",
                      library_file(str_text(coroutine->qualname)));
}

/* Objects that only behave like coroutines. */
static value format_foreign(struct machine *m, value coroutine)
{
    value name = find_text(m, coroutine, "__qualname__");
    if (!name && !m->error)
        name = find_text(m, coroutine, "__name__");
    error_clear(m);
    value words = name && is_str(m, name) && str_size(name)
                      ? str_format(m, "%S()", name)
                      : str_format(m, "<%T without __name__>()", coroutine);
    drop(m, name);
    return words;
}

value format_coroutine(struct machine *m, value coroutine)
{
    if (is_exactly(coroutine, m->types.coroutine) || is_exactly(coroutine, m->types.generator))
        return format_python(m, AS_GENERATOR(coroutine));
    if (is_exactly(coroutine, m->types.native_coroutine))
        return format_native(m, AS_NATIVE_COROUTINE(coroutine));
    return format_foreign(m, coroutine);
}

bool is_coroutine_function(struct machine *m, value v)
{
    if (is_exactly(v, m->types.method))
        return is_coroutine_function(m, AS_METHOD(v)->function);
    if (is_exactly(v, m->types.function))
        return AS_FUNCTION(v)->code->flags & CODE_COROUTINE;
    if (is_native(m, v) || is_native_method(m, v))
        return ((struct native *)v)->is_coroutine_function;
    return false;
}
