/* The import statements. CPython 3.13 Python/ceval.c import_from, import_all_from. */
#include "sim/lang/eval.h"

#include "sim/value/dict.h"
#include "sim/value/exception.h"
#include "sim/value/exception_internal.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

value eval_import_name(struct machine *m, struct frame *frame, value name, value level,
                       value fromlist)
{
    value hook = dict_get_name(m, frame->builtins, m->names.dunder_import);
    if (!hook)
        return raise_error(m, m->types.ImportError, "__import__ not found");
    if (is_exactly(hook, m->types.builtin))
        return m->lang->import(m, name, frame->globals, fromlist, small_int(level));
    value locals = frame->locals ? frame->locals : NONE;
    value items[] = {name, &frame->globals->head, locals, fromlist, level};
    struct args args = {items, 5, NULL};
    return object_call(m, hook, &args);
}

/* ImportError("cannot import name ..."). */
static value raise_cannot_import(struct machine *m, value module, value name)
{
    value own = object_find_attribute(m, module, m->names.dunder_name);
    error_clear(m);
    value shown = own ? own : NONE, text = NULL;
    value file = object_find_attribute(m, module, m->names.dunder_file);
    error_clear(m);
    text = str_format(m, "cannot import name %R from %R (%S)", name, shown,
                      file ? file : m->names.unknown_location);
    if (text)
        raise_with(m, m->types.ImportError, text);
    if (error_is(m, m->types.ImportError)) {
        replace_place(m, AS_EXCEPTION(m->error)->extra[EXTRA_IMPORT_NAME], keep(shown));
        replace_place(m, AS_EXCEPTION(m->error)->extra[EXTRA_IMPORT_FROM], keep(name));
    }
    drop(m, text);
    drop(m, file);
    drop(m, own);
    return NULL;
}

/* `from package import module` finds a module that is imported but not yet set in its package. */
static value from_sys_modules(struct machine *m, value module, value name)
{
    value own = object_find_attribute(m, module, m->names.dunder_name);
    value full = own && is_str(m, own) ? str_format(m, "%S.%S", own, name) : NULL;
    value v = full ? keep_or_null(dict_get(m, m->sys_modules, full)) : NULL;
    drop(m, own);
    drop(m, full);
    return v;
}

value eval_import_from(struct machine *m, value module, value name)
{
    value v = object_find_attribute(m, module, name);
    if (!v && !m->error)
        v = from_sys_modules(m, module, name);
    if (v || m->error)
        return v;
    return raise_cannot_import(m, module, name);
}

static bool store_from(struct machine *m, struct frame *frame, value module, value name)
{
    value v = object_get_attribute(m, module, name);
    bool ok = v && eval_store_name(m, frame, name, v);
    drop(m, v);
    return ok;
}

static bool import_listed(struct machine *m, struct frame *frame, value module, value all)
{
    value list = list_from_iterable(m, all);
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < list_size(list); i++) {
        value name = AS_LIST(list)->items[i];
        if (!is_str(m, name))
            ok = raise_error(m, m->types.TypeError, "Item in __all__ must be str, not %T", name);
        else
            ok = store_from(m, frame, module, name);
    }
    drop(m, list);
    return ok;
}

bool eval_import_star(struct machine *m, struct frame *frame, value module)
{
    value all = object_find_attribute(m, module, m->names.dunder_all);
    if (m->error)
        return false;
    if (all) {
        bool ok = import_listed(m, frame, module, all);
        drop(m, all);
        return ok;
    }
    struct dict *names = object_dict(m, module, false);
    struct dict *copy = names ? dict_copy(m, names) : dict_new(m);
    size_t position = 0;
    value key, item;
    bool ok = copy != NULL;
    while (ok && dict_next(copy, &position, &key, &item))
        if (is_str(m, key) && str_text(key)[0] != '_')
            ok = eval_store_name(m, frame, key, item);
    drop(m, (value)copy);
    return ok;
}
