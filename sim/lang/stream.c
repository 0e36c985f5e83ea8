/* Text streams of the host. See stream.h. CPython 3.13 Modules/_io/textio.c. */
#include "sim/lang/stream.h"

#include "sim/lang/state.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

#define NUMBER(v) (((struct stream *)(v))->number)

static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};

value stream_new(struct machine *m, int number)
{
    value v = object_alloc(m, m->lang->stream, sizeof(struct stream));
    if (v)
        NUMBER(v) = number;
    return v;
}

/* What a program would read: there is nobody to type it. */
static value method_read(struct machine *m, value *args)
{
    (void)args;
    return raise_error(m, m->types.RuntimeError,
                       "loopglass does not offer standard input: a run must be the same each "
                       "time; put the text into the program");
}

static value method_write(struct machine *m, value *args)
{
    if (NUMBER(args[0]) == 0)
        return raise_error(m, m->types.OSError, "not writable");
    if (!is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "write() argument must be str, not %T", args[1]);
    m->hooks.write(m, NUMBER(args[0]), str_text(args[1]), str_size(args[1]));
    return tag_small_int((int64_t)str_length(args[1]));
}

static value method_writelines(struct machine *m, value *args)
{
    value iterator = object_iter(m, args[1]), line;
    while (iterator && (line = object_next(m, iterator))) {
        value pair[2] = {args[0], line};
        value written = method_write(m, pair);
        drop(m, line);
        if (!written)
            break;
    }
    drop(m, iterator);
    return m->error ? NULL : NONE;
}

static value method_none(struct machine *m, value *args)
{
    (void)m;
    (void)args;
    return NONE;
}

static value method_false(struct machine *m, value *args)
{
    (void)m;
    (void)args;
    return FALSE;
}

static value method_true(struct machine *m, value *args)
{
    (void)m;
    (void)args;
    return TRUE;
}

static value method_fileno(struct machine *m, value *args)
{
    (void)m;
    return tag_small_int(NUMBER(args[0]));
}

static value get_name(struct machine *m, value self)
{
    return str_from(m, names[NUMBER(self)]);
}

static value get_encoding(struct machine *m, value self)
{
    (void)self;
    return str_from(m, "utf-8");
}

static value get_errors(struct machine *m, value self)
{
    return str_from(m, NUMBER(self) < 2 ? "strict" : "backslashreplace");
}

static value get_mode(struct machine *m, value self)
{
    return str_from(m, NUMBER(self) ? "w" : "r");
}

static value get_closed(struct machine *m, value self)
{
    (void)m;
    (void)self;
    return FALSE;
}

static value stream_repr(struct machine *m, value self)
{
    return str_format(m, "<_io.TextIOWrapper name='%s' mode='%s' encoding='utf-8'>",
                      names[NUMBER(self)], NUMBER(self) ? "w" : "r");
}

static const struct native_spec stream_methods[] = {
    {"write(self, text, /)", method_write, NULL},
    {"writelines(self, lines, /)", method_writelines, NULL},
    {"read(self, size=-1, /)", method_read, NULL},
    {"readline(self, size=-1, /)", method_read, NULL},
    {"readlines(self, hint=-1, /)", method_read, NULL},
    {"flush(self, /)", method_none, NULL},
    {"close(self, /)", method_none, NULL},
    {"isatty(self, /)", method_false, NULL},
    {"readable(self, /)", method_false, NULL},
    {"writable(self, /)", method_true, NULL},
    {"seekable(self, /)", method_false, NULL},
    {"fileno(self, /)", method_fileno, NULL},
    {"reconfigure(self, **options)", method_none, NULL},
    {0},
};

static const struct getset_spec stream_getsets[] = {
    {"name", get_name, NULL}, {"encoding", get_encoding, NULL}, {"errors", get_errors, NULL},
    {"mode", get_mode, NULL}, {"closed", get_closed, NULL},     {0},
};

const struct type_spec stream_type_spec = {
    .name = "TextIOWrapper",
    .module = "_io",
    .instance_size = sizeof(struct stream),
    .flags = TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.repr = stream_repr},
    .methods = stream_methods,
    .getsets = stream_getsets,
};
