/* Builtins that deal with code and namespaces. */
#include <string.h>

#include "sim/modules/builtins.h"

#include "sim/lang/compile.h"
#include "sim/lang/eval.h"
#include "sim/lang/frame_object.h"
#include "sim/lang/lang.h"
#include "sim/value/bytes.h"
#include "sim/value/dict.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static value builtin_globals(struct machine *m, value *args)
{
    (void)args;
    return keep(&m->fiber->frame->globals->head);
}

static value builtin_locals(struct machine *m, value *args)
{
    (void)args;
    return frame_locals(m, m->fiber->frame);
}

static value builtin_build_class(struct machine *m, value *args)
{
    return eval_build_class(m, args[0], args[1], args[2], args[3]);
}

static value builtin_import(struct machine *m, value *args)
{
    int64_t level;
    if (!is_str(m, args[0]))
        return raise_error(m, m->types.TypeError, "module name must be a string");
    if (!object_as_index(m, args[4], &level))
        return NULL;
    struct dict *globals = args[1] && is_exactly(args[1], m->types.dict) ? AS_DICT(args[1]) : NULL;
    value fromlist = args[3] && has_type_flag(m, args[3], TYPE_IS_LIST)
                         ? tuple_from_iterable(m, args[3])
                         : keep(args[3] ? args[3] : NONE);
    if (is_exactly(fromlist, m->types.tuple) && tuple_size(fromlist) == 0)
        replace_place(m, fromlist, NONE);
    value name = str_intern_value(m, args[0]);
    value module = name ? m->lang->import(m, name, globals, fromlist, level) : NULL;
    drop(m, name);
    drop(m, fromlist);
    return module;
}

/* --- exec, eval, compile */

static value compile_text(struct machine *m, value text, value file_name, enum compile_mode mode)
{
    const char *from;
    size_t size;
    const unsigned char *data;
    if (is_str(m, text)) {
        from = str_text(text);
        size = str_size(text);
    } else if (bytes_view(m, text, &data, &size)) {
        from = (const char *)data;
    } else {
        return NULL;
    }
    while (mode == COMPILE_EVAL && size > 0 && (*from == ' ' || *from == '\t')) {
        from++;
        size--;
    }
    struct source *source = source_new(m, file_name, from, size, false);
    if (source)
        source->in_no_file = true;
    struct code *code = source ? compile_source(m, source, mode) : NULL;
    source_drop(m, source);
    return (value)code;
}

static value code_of(struct machine *m, value source, enum compile_mode mode, const char *who)
{
    if (is_exactly(source, m->types.code))
        return keep(source);
    value file_name = str_from(m, "<string>");
    value code = file_name ? compile_text(m, source, file_name, mode) : NULL;
    drop(m, file_name);
    if (!code && !m->error)
        raise_error(m, m->types.TypeError, "%s() arg 1 must be a string, bytes or code object",
                    who);
    return code;
}

/* Chooses the namespaces; both new references. */
static bool choose_spaces(struct machine *m, value *args, const char *who, value *globals,
                          value *locals)
{
    *globals = *locals = NULL;
    bool eval = strcmp(who, "eval") == 0;
    if (args[1] != NONE && !has_type_flag(m, args[1], TYPE_IS_DICT)) {
        if (!eval)
            return raise_error(m, m->types.TypeError, "%s() globals must be a dict, not %T", who,
                               args[1]);
        return raise_error(m, m->types.TypeError,
                           type_of(m, args[1])->slots.get_item
                               ? "globals must be a real dict; try eval(code, {}, mapping)"
                               : "globals must be a dict");
    }
    if (args[2] != NONE && !type_of(m, args[2])->slots.get_item) {
        if (eval)
            return raise_error(m, m->types.TypeError, "locals must be a mapping");
        return raise_error(m, m->types.TypeError, "%s() locals must be a mapping or None, not %T",
                           who, args[2]);
    }
    *globals = args[1] != NONE ? keep(args[1]) : keep(&m->fiber->frame->globals->head);
    if (args[2] != NONE)
        *locals = keep(args[2]);
    else
        *locals = args[1] != NONE ? keep(args[1]) : frame_locals(m, m->fiber->frame);
    if (!*locals)
        return false;
    if (dict_get_name(m, AS_DICT(*globals), m->names.dunder_builtins))
        return true;
    return dict_set(m, AS_DICT(*globals), m->names.dunder_builtins, &m->builtins->head);
}

static value run_code(struct machine *m, value *args, enum compile_mode mode, const char *who)
{
    value globals, locals, result = NULL, code = NULL;
    if (choose_spaces(m, args, who, &globals, &locals) &&
        (code = code_of(m, args[0], mode, who))) {
        if (AS_CODE(code)->free_count > 0)
            raise_error(m, m->types.TypeError,
                        "code object passed to %s() may not contain free variables", who);
        else
            result = lang_run(m, AS_CODE(code), AS_DICT(globals), locals);
    }
    drop(m, code);
    drop(m, globals);
    drop(m, locals);
    return result;
}

static value builtin_exec(struct machine *m, value *args)
{
    value result = run_code(m, args, COMPILE_FILE, "exec");
    drop(m, result);
    return result ? NONE : NULL;
}

static value builtin_eval(struct machine *m, value *args)
{
    return run_code(m, args, COMPILE_EVAL, "eval");
}

static value builtin_compile(struct machine *m, value *args)
{
    if (!is_str(m, args[2]) || !is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "compile() wants a file name and a mode");
    bool eval = str_equals_text(args[2], "eval");
    if (!eval && !str_equals_text(args[2], "exec") && !str_equals_text(args[2], "single"))
        return raise_error(m, m->types.ValueError,
                           "compile() mode must be 'exec', 'eval' or 'single'");
    value code = compile_text(m, args[0], args[1], eval ? COMPILE_EVAL
                                                 : str_equals_text(args[2], "single") ? COMPILE_SINGLE
                                                                                      : COMPILE_FILE);
    if (!code && !m->error)
        raise_error(m, m->types.TypeError,
                    "compile() arg 1 must be a string, bytes or AST object");
    return code;
}

const struct native_spec builtins_code[] = {
    {"__build_class__(func, name, /, *bases, **keywords)", builtin_build_class, NULL},
    {"__import__(name, globals=None, locals=None, fromlist=None, level=0)", builtin_import, NULL},
    {"compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)", builtin_compile,
     NULL},
    {"eval(source, /, globals=None, locals=None)", builtin_eval, NULL},
    {"exec(source, /, globals=None, locals=None, *, closure=None)", builtin_exec, NULL},
    {"globals()", builtin_globals, NULL},
    {"locals()", builtin_locals, NULL},
    {0},
};
