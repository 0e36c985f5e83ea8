/* Module sys, as far as a sandbox has a system. CPython 3.13 Python/sysmodule.c. */
#include "sim/modules/builtins.h"
#include "sim/modules/sys_info.h"

#include "sim/lang/eval.h"
#include "sim/lang/frame_object.h"
#include "sim/lang/output.h"
#include "sim/lang/stream.h"
#include "sim/lang/uncaught.h"
#include "sim/value/dict.h"
#include "sim/value/exception.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/module.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/world/world.h"

#include <string.h>

static value sys_exit(struct machine *m, value *args)
{
    return raise_with(m, m->types.SystemExit, args[0] == NONE ? NULL : args[0]);
}

static value sys_getrecursionlimit(struct machine *m, value *args)
{
    (void)args;
    return tag_small_int(m->depth_limit);
}

static value sys_setrecursionlimit(struct machine *m, value *args)
{
    int64_t limit;
    if (!object_as_int64(m, args[0], &limit))
        return NULL;
    if (limit < 1)
        return raise_error(m, m->types.ValueError, "recursion limit must be greater or equal "
                                                   "than 1");
    if ((uint64_t)limit <= m->depth)
        return raise_error(m, m->types.RecursionError,
                           "cannot set the recursion limit to %lld at the recursion depth %u: the "
                           "limit is too low",
                           (long long)limit, m->depth);
    m->depth_limit = limit > UINT32_MAX ? UINT32_MAX : (uint32_t)limit;
    return NONE;
}

static value sys_getswitchinterval(struct machine *m, value *args)
{
    (void)args;
    return float_new(m, m->world->switch_interval);
}

static value sys_setswitchinterval(struct machine *m, value *args)
{
    double interval;
    if (!object_as_double(m, args[0], &interval))
        return NULL;
    if (!(interval > 0))
        return raise_error(m, m->types.ValueError, "switch interval must be strictly positive");
    m->world->switch_interval = interval;
    return NONE;
}

static value sys_is_gil_enabled(struct machine *m, value *args)
{
    (void)args;
    return tag_bool(!m->world->no_lock);
}

static value sys_exception(struct machine *m, value *args)
{
    value exception = error_handled(m);
    (void)args;
    return exception ? keep(exception) : NONE;
}

static value sys_exc_info(struct machine *m, value *args)
{
    value exception = error_handled(m);
    (void)args;
    if (!exception)
        return tuple_pack3(m, NONE, NONE, NONE);
    value traceback = AS_EXCEPTION(exception)->traceback;
    return tuple_pack3(m, (value)exception->type, exception, traceback ? traceback : NONE);
}

static value sys_intern(struct machine *m, value *args)
{
    if (!is_str(m, args[0]))
        return raise_error(m, m->types.TypeError, "intern() argument must be str, not %T",
                           args[0]);
    return str_intern_value(m, args[0]);
}

static value sys_getrefcount(struct machine *m, value *args)
{
    (void)m;
    return tag_small_int(is_object(args[0]) ? (int64_t)args[0]->refs + 1 : 4294967295);
}

static value sys_getsizeof(struct machine *m, value *args)
{
    struct type *type = type_of(m, args[0]);
    (void)m;
    return tag_small_int(is_object(args[0]) && type->slots.memory
                             ? (int64_t)type->slots.memory(args[0])
                             : (int64_t)type->instance_size);
}

static value sys_getframe(struct machine *m, value *args)
{
    int64_t depth;
    if (!object_as_int64(m, args[0], &depth))
        return NULL;
    struct frame *frame = m->fiber->frame;
    while (frame && depth-- > 0)
        frame = frame->back;
    if (!frame)
        return raise_error(m, m->types.ValueError, "call stack is not deep enough");
    return frame_object(m, frame);
}

/* --- coroutines and async generators */

static value sys_get_origin_depth(struct machine *m, value *args)
{
    (void)args;
    return tag_small_int(m->lang->origin_depth);
}

static value sys_set_origin_depth(struct machine *m, value *args)
{
    int64_t depth;
    if (!object_as_int64(m, args[0], &depth))
        return NULL;
    if (depth < 0)
        return raise_error(m, m->types.ValueError, "depth must be >= 0");
    m->lang->origin_depth = depth > 1000000 ? 1000000 : (uint32_t)depth;
    return NONE;
}

static value sys_get_asyncgen_hooks(struct machine *m, value *args)
{
    value first = m->lang->asyncgen_firstiter, last = m->lang->asyncgen_finalizer;
    (void)args;
    return sys_asyncgen_hooks(m, first, last);
}

static bool set_hook(struct machine *m, value *place, value given, const char *name)
{
    if (!given)
        return true;
    if (given != NONE && !object_is_callable(m, given))
        return raise_error(m, m->types.TypeError, "callable %s expected, got %T", name, given);
    replace_place(m, *place, given == NONE ? NULL : keep(given));
    return true;
}

static value sys_set_asyncgen_hooks(struct machine *m, value *args)
{
    return set_hook(m, &m->lang->asyncgen_firstiter, args[0], "firstiter") &&
                   set_hook(m, &m->lang->asyncgen_finalizer, args[1], "finalizer")
               ? NONE
               : NULL;
}

static value sys_int_limit(struct machine *m, value *args)
{
    (void)args;
    return int_from_uint64(m, m->int_digit_limit);
}

static value sys_set_int_limit(struct machine *m, value *args)
{
    int64_t limit;
    if (!object_as_int64(m, args[0], &limit))
        return NULL;
    if (limit != 0 && limit < 640)
        return raise_error(m, m->types.ValueError, "maxdigits must be 0 or larger than 640");
    m->int_digit_limit = (uint64_t)limit;
    return NONE;
}

static value sys_nothing(struct machine *m, value *args)
{
    (void)m;
    (void)args;
    return NONE;
}

static value sys_false(struct machine *m, value *args)
{
    (void)m;
    (void)args;
    return FALSE;
}

static value sys_allocated(struct machine *m, value *args)
{
    (void)args;
    return int_from_uint64(m, heap_live_blocks(&m->heap));
}

static value sys_refuse_trace(struct machine *m, value *args)
{
    if (args[0] == NONE)
        return NONE;
    return raise_error(m, m->types.NotImplementedError,
                       "loopglass does not offer sys.settrace() and sys.setprofile(): open the "
                       "program in the stepper, which shows every line");
}

static value sys_displayhook(struct machine *m, value *args)
{
    if (args[0] == NONE)
        return NONE;
    value stream = output_stream(m, m->names.stdout);
    if (!dict_set_text(m, m->builtins, "_", args[0]))
        return NULL;
    if (!stream || stream == NONE)
        return NONE;
    value text = str_format(m, "%R\n", args[0]);
    bool ok = text && output_write(m, stream, text);
    drop(m, text);
    return ok ? NONE : NULL;
}

static value sys_framemodule(struct machine *m, value *args)
{
    int64_t depth;
    if (!object_as_int64(m, args[0], &depth))
        return NULL;
    struct frame *frame = m->fiber->frame;
    while (frame && depth-- > 0)
        frame = frame->back;
    value name = frame ? dict_get_name(m, frame->globals, m->names.dunder_name) : NULL;
    return name ? keep(name) : NONE;
}

static value sys_excepthook(struct machine *m, value *args)
{
    struct str_builder b = {0};
    if (!has_type_flag(m, args[1], TYPE_IS_EXCEPTION))
        return NONE;
    exception_format(m, args[1], &b);
    value text = str_builder_finish(m, &b);
    output_error(m, text);
    drop(m, text);
    return m->error ? NULL : NONE;
}

static value sys_unraisablehook(struct machine *m, value *args)
{
    return uncaught_default_unraisable(m, args[0]);
}

static value sys_surrogateescape(struct machine *m, value *args)
{
    (void)args;
    return str_from(m, "surrogateescape");
}

static value sys_defaultencoding(struct machine *m, value *args)
{
    (void)args;
    return str_from(m, "utf-8");
}

static const struct native_spec sys_functions[] = {
    {"exit(status=None, /)", sys_exit, NULL},
    {"getrecursionlimit()", sys_getrecursionlimit, NULL},
    {"setrecursionlimit(limit, /)", sys_setrecursionlimit, NULL},
    {"getswitchinterval()", sys_getswitchinterval, NULL},
    {"setswitchinterval(interval, /)", sys_setswitchinterval, NULL},
    {"_is_gil_enabled()", sys_is_gil_enabled, NULL},
    {"exception()", sys_exception, NULL},
    {"exc_info()", sys_exc_info, NULL},
    {"excepthook(exctype, value, traceback, /)", sys_excepthook, NULL},
    {"intern(string, /)", sys_intern, NULL},
    {"getrefcount(object, /)", sys_getrefcount, NULL},
    {"getsizeof(object, default=...)", sys_getsizeof, NULL},
    {"_getframe(depth=0, /)", sys_getframe, NULL},
    {"get_coroutine_origin_tracking_depth()", sys_get_origin_depth, NULL},
    {"set_coroutine_origin_tracking_depth(depth)", sys_set_origin_depth, NULL},
    {"get_asyncgen_hooks()", sys_get_asyncgen_hooks, NULL},
    {"set_asyncgen_hooks(firstiter=..., finalizer=...)", sys_set_asyncgen_hooks, NULL},
    {"get_int_max_str_digits()", sys_int_limit, NULL},
    {"set_int_max_str_digits(maxdigits)", sys_set_int_limit, NULL},
    {"gettrace()", sys_nothing, NULL},
    {"settrace(function, /)", sys_refuse_trace, NULL},
    {"getprofile()", sys_nothing, NULL},
    {"setprofile(function, /)", sys_refuse_trace, NULL},
    {"is_finalizing()", sys_false, NULL},
    {"getdefaultencoding()", sys_defaultencoding, NULL},
    {"getfilesystemencoding()", sys_defaultencoding, NULL},
    {"getfilesystemencodeerrors()", sys_surrogateescape, NULL},
    {"getallocatedblocks()", sys_allocated, NULL},
    {"unraisablehook(unraisable, /)", sys_unraisablehook, NULL},
    {"displayhook(object, /)", sys_displayhook, NULL},
    {"_getframemodulename(depth=0)", sys_framemodule, NULL},
    {0},
};

/* --- constants */

static bool set_new(struct machine *m, const char *name, value fresh)
{
    bool ok = fresh && dict_set_text(m, m->lang->sys, name, fresh);
    drop(m, fresh);
    return ok;
}

/* types.SimpleNamespace(**{name: value ...}) of texts and small numbers. */
struct field {
    const char *name;
    int64_t number;
    const char *text; /* NULL: the number */
};

static value namespace_of(struct machine *m, const struct field *fields, size_t count)
{
    value names = tuple_new(m, count), items[16];
    size_t made = 0;
    for (; names && made < count; made++) {
        value name = str_intern(m, fields[made].name, strlen(fields[made].name));
        AS_TUPLE(names)->items[made] = name;
        items[made] = fields[made].text ? str_from(m, fields[made].text)
                                        : int_new(m, fields[made].number);
        if (!name || !items[made])
            break;
    }
    value result = NULL;
    if (made == count)
        result = object_call(m, (value)m->types.simple_namespace,
                             &(struct args){items, 0, names});
    for (size_t i = 0; i < made; i++)
        drop(m, items[i]);
    drop(m, names);
    return result;
}

static bool add_implementation(struct machine *m)
{
    static const struct field implementation[] = {
        {"name", 0, "cpython"}, {"cache_tag", 0, "cpython-313"}, {"hexversion", 0x030d00f0, NULL},
    };
    return set_new(m, "implementation",
                   namespace_of(m, implementation,
                                sizeof implementation / sizeof *implementation));
}

static bool add_texts(struct machine *m)
{
    static const char *const texts[][2] = {
        {"version", "3.13.0 (loopglass)"},
        {"platform", "linux"},
        {"byteorder", "little"},
        {"executable", ""},
        {"prefix", "/usr"},
        {"exec_prefix", "/usr"},
        {"base_prefix", "/usr"},
        {"copyright", ""},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!set_new(m, texts[i][0], str_from(m, texts[i][1])))
            return false;
    return true;
}

static bool add_streams(struct machine *m)
{
    m->lang->stream = type_ready(m, &stream_type_spec, NULL);
    if (!m->lang->stream)
        return false;
    return set_new(m, "stdout", stream_new(m, 1)) && set_new(m, "stderr", stream_new(m, 2)) &&
           set_new(m, "__stdout__", stream_new(m, 1)) &&
           set_new(m, "__stderr__", stream_new(m, 2)) &&
           set_new(m, "stdin", stream_new(m, 0)) && set_new(m, "__stdin__", stream_new(m, 0));
}

/* The hooks of the start, for programs that put their own into their places. */
static bool add_originals(struct machine *m)
{
    static const char *const names[][2] = {{"excepthook", "__excepthook__"},
                                           {"unraisablehook", "__unraisablehook__"},
                                           {"displayhook", "__displayhook__"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!dict_set_text(m, m->lang->sys, names[i][1],
                           dict_get_text(m, m->lang->sys, names[i][0])))
            return false;
    return true;
}

static bool add_constants(struct machine *m)
{
    value argv = list_new(m, 1), empty = str_from(m, "");
    bool ok = argv && empty && list_append(m, argv, empty);
    drop(m, empty);
    if (!ok) {
        drop(m, argv);
        return false;
    }
    return set_new(m, "argv", argv) && set_new(m, "path", list_new(m, 0)) &&
           set_new(m, "warnoptions", list_new(m, 0)) &&
           set_new(m, "maxsize", int_new(m, INT64_MAX)) &&
           set_new(m, "hexversion", int_new(m, 0x030d00f0)) &&
           set_new(m, "maxunicode", tag_small_int(0x10ffff)) &&
           set_new(m, "dont_write_bytecode", TRUE) &&
           set_new(m, "modules", keep(&m->sys_modules->head));
}

bool sys_open(struct machine *m)
{
    value module = module_new(m, m->names.sys);
    if (!module)
        return false;
    m->lang->sys = module_dict(module);
    keep(&m->lang->sys->head);
    bool ok = native_add_all(m, m->lang->sys, sys_functions, m->names.sys) && add_originals(m) &&
              add_streams(m) &&
              add_texts(m) && add_constants(m) && add_implementation(m) &&
              sys_add_infos(m) &&
              dict_set(m, m->sys_modules, m->names.sys, module);
    drop(m, module);
    return ok;
}
