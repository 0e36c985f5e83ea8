/* print, and the builtins that a sandbox refuses. */
#include "sim/modules/builtins.h"

#include "sim/lang/output.h"
#include "sim/modules/module.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/module.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static value separator(struct machine *m, value given, const char *name, const char *plain)
{
    if (given == NONE)
        return str_from(m, plain);
    if (!is_str(m, given))
        return raise_error(m, m->types.TypeError, "%s must be None or a string, not %T", name,
                           given);
    return keep(given);
}

/* For our own streams: everything in one piece. */
static bool print_whole(struct machine *m, value stream, value items, value sep, value end)
{
    struct str_builder b = {0};
    for (size_t i = 0; i < tuple_size(items); i++) {
        value text = object_str(m, AS_TUPLE(items)->items[i]);
        bool ok = text && (i == 0 || str_builder_add_value(m, &b, sep)) &&
                  str_builder_add_value(m, &b, text);
        drop(m, text);
        if (!ok) {
            str_builder_abandon(m, &b);
            return false;
        }
    }
    str_builder_add_value(m, &b, end);
    value text = str_builder_finish(m, &b);
    bool ok = text && output_write(m, stream, text);
    drop(m, text);
    return ok;
}

/* For any other object with a method write: piece by piece, as CPython does. */
static bool print_pieces(struct machine *m, value stream, value items, value sep, value end)
{
    bool ok = true;
    for (size_t i = 0; ok && i < tuple_size(items); i++) {
        ok = i == 0 || output_write(m, stream, sep);
        value text = ok ? object_str(m, AS_TUPLE(items)->items[i]) : NULL;
        ok = text && output_write(m, stream, text);
        drop(m, text);
    }
    return ok && output_write(m, stream, end);
}

static bool flush_stream(struct machine *m, value stream, value wanted)
{
    int flush = object_truth(m, wanted);
    if (flush <= 0 || output_is_native(m, stream))
        return flush >= 0;
    value result = object_call_method0(m, stream, m->names.flush);
    drop(m, result);
    return result != NULL;
}

/* print(*args, sep, end, file, flush) */
static value builtin_print(struct machine *m, value *args)
{
    value stream = args[3] == NONE ? output_stream(m, m->names.stdout) : args[3];
    if (!stream)
        return raise_error(m, m->types.RuntimeError, "lost sys.stdout");
    if (stream == NONE)
        return NONE;
    keep(stream);
    value sep = separator(m, args[1], "sep", " ");
    value end = sep ? separator(m, args[2], "end", "\n") : NULL;
    bool ok = end && (output_is_native(m, stream) ? print_whole(m, stream, args[0], sep, end)
                                                  : print_pieces(m, stream, args[0], sep, end));
    ok = ok && flush_stream(m, stream, args[4]);
    drop(m, sep);
    drop(m, end);
    drop(m, stream);
    return ok ? NONE : NULL;
}

static value builtin_input(struct machine *m, value *args)
{
    (void)args;
    return raise_error(m, m->types.RuntimeError,
                       "loopglass does not offer input(): a run must be the same each time; "
                       "put the text into the program");
}

/* The files of the simulated disk are Python: sim/modules/python/_files.py. */
static value builtin_open(struct machine *m, value *args)
{
    value name = str_from(m, "_files");
    value module = name ? module_import(m, name) : NULL;
    drop(m, name);
    if (!module)
        return NULL;
    struct args given = {.items = args, .count = 8};
    value file = object_call(m, dict_get_text(m, module_dict(module), "open"), &given);
    drop(m, module);
    return file;
}

static value builtin_help(struct machine *m, value *args)
{
    (void)args;
    return raise_error(m, m->types.RuntimeError,
                       "loopglass does not offer help(): a run waits for nobody; print the "
                       "object's __doc__");
}

static value builtin_breakpoint(struct machine *m, value *args)
{
    (void)args;
    return raise_error(m, m->types.RuntimeError,
                       "loopglass does not offer breakpoint(): a run waits for nobody; open the "
                       "program in the stepper and set a breakpoint there");
}

/* CPython 3.13 Lib/_sitebuiltins.py. */
static value builtin_exit(struct machine *m, value *args)
{
    return raise_with(m, m->types.SystemExit, args[0]);
}

const struct native_spec builtins_output[] = {
    {"breakpoint(*args, **kws)", builtin_breakpoint, NULL},
    {"exit(code=None)", builtin_exit, NULL},
    {"help(*args, **kwds)", builtin_help, NULL},
    {"quit(code=None)", builtin_exit, NULL},
    {"print(*args, sep=None, end=None, file=None, flush=False)", builtin_print, NULL},
    {"input(prompt='', /)", builtin_input, NULL},
    {"open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
     "opener=None)",
     builtin_open, NULL},
    {0},
};
