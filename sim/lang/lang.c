/* The evaluator made ready for a run, and taken down at its end. */
#include "sim/lang/lang.h"

#include "sim/lang/async_generator.h"
#include "sim/lang/coroutine.h"
#include "sim/lang/eval.h"
#include "sim/lang/native_coroutine.h"
#include "sim/lang/output.h"
#include "sim/lang/types.h"
#include "sim/lang/uncaught.h"
#include "sim/lang/warning.h"
#include "sim/value/alloc.h"
#include "sim/value/dict.h"
#include "sim/value/exception.h"
#include "sim/value/gc.h"
#include "sim/value/module.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/weakref.h"

#include <string.h>

static bool make_types(struct machine *m)
{
#define X(name)                                                                                    \
    if (!(m->types.name = type_ready(m, &name##_type_spec, NULL)))                                 \
        return false;
    LANG_TYPES(X)
#undef X
    return true;
}

static void add_traceback_here(struct machine *m)
{
    struct frame *frame = m->fiber ? m->fiber->frame : NULL;
    if (frame && m->error)
        eval_add_traceback(m, frame, frame_instruction(frame), NULL);
}

/* __name__ of the module whose code runs. */
static value current_module(struct machine *m)
{
    struct frame *frame = m->fiber ? m->fiber->frame : NULL;
    return frame ? dict_get_name(m, frame->globals, m->names.dunder_name) : NULL;
}

static bool warn_here(struct machine *m, struct type *category, value text)
{
    struct frame *frame = m->fiber ? m->fiber->frame : NULL;
    if (!frame || frame->code->flags & CODE_LIBRARY)
        return true; /* by default only what the program's own lines do is shown */
    return warning_issue(m, category, text, NULL);
}

bool lang_open(struct machine *m)
{
    m->lang = heap_alloc(&m->heap, sizeof *m->lang);
    if (!m->lang)
        return false;
    memset(m->lang, 0, sizeof *m->lang);
    m->lang->coros = coro_pool_open(m->region, CORO_STACK_DEFAULT);
    m->hooks.call_function = function_call;
    m->hooks.make_coroutine = native_coroutine_from;
    m->hooks.add_traceback = add_traceback_here;
    m->hooks.handled = lang_handled;
    m->hooks.unraisable = uncaught_unraisable;
    m->hooks.warn = warn_here;
    m->hooks.on_fresh_stack = fiber_on_fresh_stack;
    m->hooks.tracebacks = &code_traceback_lookup;
    m->hooks.current_module = current_module;
    if (!m->depth_limit)
        m->depth_limit = 1000;
    return m->lang->coros && make_types(m);
}

void lang_close(struct machine *m)
{
    struct lang *lang = m->lang;
    if (!lang)
        return;
    drop_place(m, m->memory_error); /* its traceback must go before the types of this room */
    drop_place(m, lang->asyncgen_firstiter);
    drop_place(m, lang->asyncgen_finalizer);
    drop_place(m, lang->at_exit);
    drop_place(m, lang->other_builtins);
    drop_place(m, *(value *)&lang->sys);
    drop_place(m, *(value *)&lang->stream);
    drop_place(m, *(value *)&lang->tuplegetter);
    drop_place(m, *(value *)&lang->hooks_type);
#define X(name) drop_place(m, *(value *)&m->types.name);
    LANG_TYPES(X)
#undef X
    heap_free(&m->heap, lang, sizeof *lang);
    m->lang = NULL;
}

/* Frames and functions only borrow the dict, so another one is kept until the end of the run. */
struct dict *lang_builtins(struct machine *m, struct dict *globals)
{
    value v = dict_get_name(m, globals, m->names.dunder_builtins);
    if (v && is_exactly(v, m->types.module))
        return module_dict(v);
    if (!v || !has_type_flag(m, v, TYPE_IS_DICT) || AS_DICT(v) == m->builtins)
        return m->builtins;
    value *kept = &m->lang->other_builtins;
    if (!*kept && !(*kept = list_new(m, 1)))
        return NULL;
    size_t count = list_size(*kept);
    if (count && AS_LIST(*kept)->items[count - 1] == v)
        return AS_DICT(v);
    return list_append(m, *kept, v) ? AS_DICT(v) : NULL;
}

value lang_run(struct machine *m, struct code *code, struct dict *globals, value locals)
{
    struct dict *builtins = lang_builtins(m, globals);
    struct frame *frame = builtins ? frame_new(m, code, globals, locals, NULL) : NULL;
    if (!frame)
        return NULL;
    frame->builtins = builtins;
    return eval_frame(m, frame);
}

bool is_coroutine(struct machine *m, value v)
{
    struct type *type = type_of(m, v);
    if (type == m->types.coroutine || type == m->types.native_coroutine)
        return true;
    /* collections.abc.Coroutine asks for the methods */
    return type->slots.await && type_lookup(m, type, m->names.send) &&
           type_lookup(m, type, m->names.throw) && type_lookup(m, type, m->names.close);
}

/* --- the end of the program. CPython 3.13 Python/pylifecycle.c, Python/import.c */

static void run_at_exit(struct machine *m)
{
    value list = m->lang->at_exit;
    while (list && list_size(list) > 0) {
        value entry = list_pop(m, list, list_size(list) - 1); /* (callable, args, kwargs) */
        value *items = AS_TUPLE(entry)->items;
        value result = eval_call_ex(m, items[0], items[1], items[2] == NONE ? NULL : items[2]);
        if (!result)
            m->hooks.unraisable(m, items[0], "Exception ignored in atexit callback");
        drop(m, result);
        drop(m, entry);
    }
}

/* A namespace is emptied name by name: first those with one underscore, then the rest, all set to
 * None; __builtins__ stays. CPython 3.13 _PyModule_ClearDict. */
static void clear_names(struct machine *m, struct dict *names, bool private)
{
    size_t position = 0;
    value key, item;
    while (dict_next(names, &position, &key, &item)) {
        if (item == NONE || !is_str(m, key))
            continue;
        const char *text = str_text(key);
        bool one_underscore = text[0] == '_' && text[1] != '_';
        if (private ? one_underscore : !one_underscore && strcmp(text, "__builtins__") != 0)
            dict_set(m, names, key, NONE);
        error_clear(m);
    }
}

static void clear_module(struct machine *m, value module)
{
    struct dict *names = is_exactly(module, m->types.module) ? module_dict(module) : NULL;
    if (!names)
        return;
    keep(&names->head);
    clear_names(m, names, true);
    clear_names(m, names, false);
    drop(m, &names->head);
}

/* Weak references to all modules but sys and builtins. New list. */
static value list_modules(struct machine *m)
{
    value list = list_new(m, 0), key, item;
    size_t position = 0;
    while (list && dict_next(m->sys_modules, &position, &key, &item)) {
        if (!is_exactly(item, m->types.module) || module_dict(item) == m->builtins ||
            module_dict(item) == m->lang->sys)
            continue;
        value reference = weakref_new(m, item, NULL);
        if (!reference || !list_append_steal(m, list, reference))
            return drop_and_fail(m, list);
    }
    return list;
}

/* Modules are let go of; what is left of them after that is emptied, in the reverse order of their
 * making. CPython 3.13 finalize_modules. */
static void clear_modules(struct machine *m)
{
    value list = list_modules(m), key, item;
    size_t position = 0;
    while (dict_next(m->sys_modules, &position, &key, &item))
        dict_set(m, m->sys_modules, key, NONE);
    dict_clear(m, m->sys_modules);
    gc_collect(m);
    for (size_t i = list ? list_size(list) : 0; i > 0; i--) {
        value module = weakref_get(AS_LIST(list)->items[i - 1]);
        if (module)
            clear_module(m, module);
        drop(m, module);
    }
    drop(m, list);
    error_clear(m);
}

/* The main namespace is looked at last, as in CPython: so what only it reaches comes to stand in the
 * order of its names, and is finalized in that order. */
static void move_main_last(struct machine *m)
{
    value module = dict_get(m, m->sys_modules, m->names.dunder_main);
    if (!module || !is_exactly(module, m->types.module))
        return;
    struct gc_link *link = object_gc_link(&module_dict(module)->head);
    gc_link_remove(link);
    gc_link_append(&m->tracked, link);
    link = object_gc_link(module);
    gc_link_remove(link);
    gc_link_append(&m->tracked, link);
}

/* What only the library's modules hold (a policy its loop, a loop its tasks) dies after the streams. */
static void say_nothing(struct machine *m, int stream, const char *text, size_t size)
{
    (void)m, (void)stream, (void)text, (void)size;
}

void lang_finalize(struct machine *m)
{
    run_at_exit(m);
    error_clear(m);
    move_main_last(m);
    gc_collect(m);
    m->lang->shutting_down = true;
    if (m->lang->sys && dict_get_text(m, m->lang->sys, "last_exc"))
        dict_set_text(m, m->lang->sys, "last_exc", NONE);
    if (dict_get(m, m->sys_modules, m->names.dunder_main))
        dict_delete(m, m->sys_modules, m->names.dunder_main);
    gc_collect(m);
    void (*write)(struct machine *, int, const char *, size_t) = m->hooks.write;
    m->hooks.write = say_nothing;
    clear_modules(m);
    gc_collect(m);
    m->hooks.write = write;
    error_clear(m);
}
