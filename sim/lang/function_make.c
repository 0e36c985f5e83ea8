/* types.FunctionType(code, globals, ...): a function made by hand. CPython 3.13 func_new_impl. */
#include "sim/lang/function.h"

#include "sim/lang/frozen.h"
#include "sim/lang/lang.h"
#include "sim/value/arguments.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

enum { CODE, GLOBALS, NAME, DEFAULTS, CLOSURE, KEYWORD_DEFAULTS, PARAMETERS };

static bool given(value v)
{
    return v && v != NONE;
}

static bool check_types(struct machine *m, value const *bound)
{
    if (!is_exactly(bound[CODE], m->types.code))
        return raise_error(m, m->types.TypeError, "function() argument 'code' must be code, not %T",
                           bound[CODE]);
    if (!has_type_flag(m, bound[GLOBALS], TYPE_IS_DICT))
        return raise_error(m, m->types.TypeError, "function() argument 'globals' must be dict, not %T",
                           bound[GLOBALS]);
    if (given(bound[NAME]) && !is_str(m, bound[NAME]))
        return raise_error(m, m->types.TypeError, "arg 3 (name) must be None or string");
    if (given(bound[DEFAULTS]) && !has_type_flag(m, bound[DEFAULTS], TYPE_IS_TUPLE))
        return raise_error(m, m->types.TypeError, "arg 4 (defaults) must be None or tuple");
    if (given(bound[KEYWORD_DEFAULTS]) && !has_type_flag(m, bound[KEYWORD_DEFAULTS], TYPE_IS_DICT))
        return raise_error(m, m->types.TypeError, "arg 6 (kwdefaults) must be None or dict");
    return true;
}

/* As many cells as the code has free variables. */
static bool check_closure(struct machine *m, struct code *code, value closure)
{
    bool is_tuple = closure && has_type_flag(m, closure, TYPE_IS_TUPLE);
    if (!is_tuple && (code->free_count || given(closure)))
        return raise_error(m, m->types.TypeError,
                           code->free_count && !given(closure) ? "arg 5 (closure) must be tuple"
                                                 : "arg 5 (closure) must be None or tuple");
    size_t count = is_tuple ? tuple_size(closure) : 0;
    if (count != code->free_count)
        return raise_error(m, m->types.ValueError, "%S requires closure of length %u, not %zu",
                           code->name, code->free_count, count);
    for (size_t i = 0; i < count; i++)
        if (!is_exactly(AS_TUPLE(closure)->items[i], m->types.cell))
            return raise_error(m, m->types.TypeError, "arg 5 (closure) expected cell, found %T",
                               AS_TUPLE(closure)->items[i]);
    return true;
}

value function_make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"code", "globals", "name", "argdefs", "closure",
                                        "kwdefaults", NULL};
    value bound[PARAMETERS];
    (void)type;
    if (!args_bind(m, args, "function", names, 2, bound) || !check_types(m, bound))
        return NULL;
    struct code *code = AS_CODE(bound[CODE]);
    if (!frozen_wake(m, code) || !check_closure(m, code, bound[CLOSURE]))
        return NULL;
    struct dict *builtins = lang_builtins(m, AS_DICT(bound[GLOBALS]));
    value made = builtins ? function_new(m, code, AS_DICT(bound[GLOBALS])) : NULL;
    if (!made)
        return NULL;
    struct function *f = AS_FUNCTION(made);
    f->builtins = builtins;
    if (given(bound[NAME]))
        replace_place(m, f->name, keep(bound[NAME]));
    if (given(bound[DEFAULTS]))
        f->defaults = keep(bound[DEFAULTS]);
    if (given(bound[KEYWORD_DEFAULTS]))
        f->kwdefaults = keep(bound[KEYWORD_DEFAULTS]);
    if (given(bound[CLOSURE]) && code->free_count)
        f->closure = keep(bound[CLOSURE]);
    return made;
}
