/* What single exception classes add: OSError's errno, KeyError's repr, StopIteration's value ...
 * CPython 3.13 Objects/exceptions.c. */
#include "sim/value/exception_internal.h"
#include "sim/value/arguments.h"

#include "sim/value/bytes.h"
#include "sim/value/dict.h"
#include "sim/value/int.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <stdio.h>
#include <string.h>

static void set_extra(struct machine *m, value self, size_t index, value v)
{
    replace_place(m, AS_EXCEPTION(self)->extra[index], keep_or_null(v));
}

/* StopIteration, SystemExit */

EXTRA_GETSET(stop_value, EXTRA_STOP_VALUE)
EXTRA_GETSET(exit_code, EXTRA_EXIT_CODE)

static bool stop_init(struct machine *m, value self, const struct args *args)
{
    if (!exception_init(m, self, args))
        return false;
    set_extra(m, self, EXTRA_STOP_VALUE, args->count ? args->items[0] : NONE);
    return true;
}

static bool exit_init(struct machine *m, value self, const struct args *args)
{
    if (!exception_init(m, self, args))
        return false;
    value code = args->count == 0   ? NONE
                 : args->count == 1 ? args->items[0]
                                    : AS_EXCEPTION(self)->args;
    set_extra(m, self, EXTRA_EXIT_CODE, code);
    return true;
}

static const struct getset_spec stop_getsets[] = {{"value", get_stop_value, set_stop_value}, {0}};
static const struct getset_spec exit_getsets[] = {{"code", get_exit_code, set_exit_code}, {0}};

/* KeyError: one argument shows as its repr, so that '' can be told from nothing. */

static value key_str(struct machine *m, value self)
{
    value args = AS_EXCEPTION(self)->args;
    if (tuple_size(args) == 1)
        return object_repr(m, AS_TUPLE(args)->items[0]);
    return exception_str(m, self);
}

/* Keywords that a class accepts go into extras; the rest of the arguments are args. */
static bool init_with_keywords(struct machine *m, value self, const struct args *args,
                               const char *const *names, const size_t *places, size_t count)
{
    struct args positional = {args->items, args->count, NULL};
    if (!exception_init(m, self, &positional))
        return false;
    size_t given = args->names ? tuple_size(args->names) : 0;
    for (size_t i = 0; i < given; i++) {
        value name = AS_TUPLE(args->names)->items[i];
        size_t at = 0;
        while (at < count && !str_equals_text(name, names[at]))
            at++;
        if (at == count) {
            value type = type_of(m, self)->name, list = tuple_new(m, count);
            for (size_t k = 0; list && k < count; k++)
                AS_TUPLE(list)->items[k] = str_from(m, names[k]);
            if (list && !m->error)
                args_raise_unexpected(m, str_text(type), name, AS_TUPLE(list)->items, count);
            drop(m, list);
            return false;
        }
        set_extra(m, self, places[at], args->items[args->count + i]);
    }
    return true;
}

/* AttributeError, NameError */

EXTRA_GETSET(name, EXTRA_NAME)
EXTRA_GETSET(obj, EXTRA_OBJ)
static const char *const attribute_keywords[] = {"name", "obj"};
static const size_t attribute_places[] = {EXTRA_NAME, EXTRA_OBJ};

static bool attribute_init(struct machine *m, value self, const struct args *args)
{
    return init_with_keywords(m, self, args, attribute_keywords, attribute_places, 2);
}

static bool name_init(struct machine *m, value self, const struct args *args)
{
    return init_with_keywords(m, self, args, attribute_keywords, attribute_places, 1);
}

static const struct getset_spec attribute_getsets[] = {
    {"name", get_name, set_name}, {"obj", get_obj, set_obj}, {0}};
static const struct getset_spec name_getsets[] = {{"name", get_name, set_name}, {0}};

/* ImportError */

EXTRA_GETSET(import_msg, EXTRA_IMPORT_MSG)
EXTRA_GETSET(import_name, EXTRA_IMPORT_NAME)
EXTRA_GETSET(import_path, EXTRA_IMPORT_PATH)
EXTRA_GETSET(import_from, EXTRA_IMPORT_FROM)
static const char *const import_keywords[] = {"name", "path", "name_from"};
static const size_t import_places[] = {EXTRA_IMPORT_NAME, EXTRA_IMPORT_PATH, EXTRA_IMPORT_FROM};

static bool import_init(struct machine *m, value self, const struct args *args)
{
    if (!init_with_keywords(m, self, args, import_keywords, import_places, 3))
        return false;
    set_extra(m, self, EXTRA_IMPORT_MSG, args->count == 1 ? args->items[0] : NULL);
    return true;
}

static value import_str(struct machine *m, value self)
{
    value msg = AS_EXCEPTION(self)->extra[EXTRA_IMPORT_MSG];
    return msg && is_exactly(msg, m->types.str) ? keep(msg) : exception_str(m, self);
}

static const struct getset_spec import_getsets[] = {{"msg", get_import_msg, set_import_msg},
                                                    {"name", get_import_name, set_import_name},
                                                    {"path", get_import_path, set_import_path},
                                                    {"name_from", get_import_from, set_import_from},
                                                    {0}};

/* OSError: two to five arguments are errno, strerror, filename, winerror, filename2, and errno picks
 * the subclass. */

EXTRA_GETSET(errno_, EXTRA_ERRNO)
EXTRA_GETSET(strerror_, EXTRA_STRERROR)
EXTRA_GETSET(filename, EXTRA_FILENAME)
EXTRA_GETSET(filename2, EXTRA_FILENAME2)

static struct type *type_of_errno(struct machine *m, int64_t number)
{
    struct types *t = &m->types;
    switch (number) {
    case 1: case 13: return t->PermissionError;      /* EPERM, EACCES */
    case 2: return t->FileNotFoundError;             /* ENOENT */
    case 3: return t->ProcessLookupError;            /* ESRCH */
    case 4: return t->InterruptedError;              /* EINTR */
    case 10: return t->ChildProcessError;            /* ECHILD */
    case 11: case 114: case 115: return t->BlockingIOError; /* EAGAIN, EALREADY, EINPROGRESS */
    case 17: return t->FileExistsError;              /* EEXIST */
    case 20: return t->NotADirectoryError;           /* ENOTDIR */
    case 21: return t->IsADirectoryError;            /* EISDIR */
    case 32: case 108: return t->BrokenPipeError;    /* EPIPE, ESHUTDOWN */
    case 103: return t->ConnectionAbortedError;      /* ECONNABORTED */
    case 104: return t->ConnectionResetError;        /* ECONNRESET */
    case 110: return t->TimeoutError;                /* ETIMEDOUT */
    case 111: return t->ConnectionRefusedError;      /* ECONNREFUSED */
    default: return NULL;
    }
}

static value os_make(struct machine *m, struct type *type, const struct args *args)
{
    if (type == m->types.OSError && args->count >= 2 && args->count <= 5 &&
        is_small_int(args->items[0])) {
        struct type *better = type_of_errno(m, small_int(args->items[0]));
        type = better ? better : type;
    }
    return exception_make(m, type, args);
}

static bool os_init(struct machine *m, value self, const struct args *args)
{
    if (!exception_init(m, self, args))
        return false;
    if (args->count < 2 || args->count > 5)
        return true;
    set_extra(m, self, EXTRA_ERRNO, args->items[0]);
    set_extra(m, self, EXTRA_STRERROR, args->items[1]);
    if (args->count > 2 && args->items[2] != NONE)
        set_extra(m, self, EXTRA_FILENAME, args->items[2]);
    if (args->count > 4 && args->items[4] != NONE)
        set_extra(m, self, EXTRA_FILENAME2, args->items[4]);
    if (args->count > 2) {
        value two = tuple_from(m, args->items, 2);
        if (!two)
            return false;
        replace_place(m, AS_EXCEPTION(self)->args, two);
    }
    return true;
}

static value os_str(struct machine *m, value self)
{
    value *x = AS_EXCEPTION(self)->extra;
    value number = x[EXTRA_ERRNO], text = x[EXTRA_STRERROR];
    if (x[EXTRA_FILENAME] && x[EXTRA_FILENAME2])
        return str_format(m, "[Errno %S] %S: %R -> %R", number ? number : NONE, text ? text : NONE,
                          x[EXTRA_FILENAME], x[EXTRA_FILENAME2]);
    if (x[EXTRA_FILENAME])
        return str_format(m, "[Errno %S] %S: %R", number ? number : NONE, text ? text : NONE,
                          x[EXTRA_FILENAME]);
    if (number && text)
        return str_format(m, "[Errno %S] %S", number, text);
    return exception_str(m, self);
}

static const struct getset_spec os_getsets[] = {{"errno", get_errno_, set_errno_},
                                                {"strerror", get_strerror_, set_strerror_},
                                                {"filename", get_filename, set_filename},
                                                {"filename2", get_filename2, set_filename2},
                                                {0}};

/* SyntaxError(msg, (filename, lineno, offset, text, end_lineno, end_offset)) */

EXTRA_GETSET(msg, EXTRA_MSG)
EXTRA_GETSET(syntax_filename, EXTRA_SYNTAX_FILENAME)
EXTRA_GETSET(lineno, EXTRA_LINENO)
EXTRA_GETSET(offset, EXTRA_OFFSET)
EXTRA_GETSET(text, EXTRA_TEXT)
EXTRA_GETSET(end_lineno, EXTRA_END_LINENO)
EXTRA_GETSET(end_offset, EXTRA_END_OFFSET)
EXTRA_GETSET(print_file_and_line, EXTRA_PRINT_FILE_AND_LINE)

static bool syntax_init(struct machine *m, value self, const struct args *args)
{
    if (!exception_init(m, self, args))
        return false;
    if (args->count >= 1)
        set_extra(m, self, EXTRA_MSG, args->items[0]);
    if (args->count != 2)
        return true;
    value details = tuple_from_iterable(m, args->items[1]);
    if (!details)
        return false;
    size_t size = tuple_size(details);
    bool good = size == 4 || size == 6;
    if (good)
        for (size_t i = 0; i < size; i++)
            set_extra(m, self, EXTRA_SYNTAX_FILENAME + i, AS_TUPLE(details)->items[i]);
    else
        raise_error(m, m->types.TypeError,
                    size == 5 ? "end_offset must be provided when end_lineno is provided"
                              : "function takes %s %d argument%s (%zu given)",
                    size < 4 ? "at least" : "at most", size < 4 ? 4 : 6, "s", size);
    drop(m, details);
    return good;
}

/* What follows the last slash. */
static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static value syntax_str(struct machine *m, value self)
{
    value *x = AS_EXCEPTION(self)->extra;
    value msg = x[EXTRA_MSG] ? x[EXTRA_MSG] : NONE;
    bool has_file = x[EXTRA_SYNTAX_FILENAME] && is_str(m, x[EXTRA_SYNTAX_FILENAME]);
    bool has_line = x[EXTRA_LINENO] && is_int(m, x[EXTRA_LINENO]);
    if (has_file && has_line)
        return str_format(m, "%S (%s, line %S)", msg, base_name(str_text(x[EXTRA_SYNTAX_FILENAME])),
                          x[EXTRA_LINENO]);
    if (has_file)
        return str_format(m, "%S (%s)", msg, base_name(str_text(x[EXTRA_SYNTAX_FILENAME])));
    if (has_line)
        return str_format(m, "%S (line %S)", msg, x[EXTRA_LINENO]);
    return object_str(m, msg);
}

static const struct getset_spec syntax_getsets[] = {
    {"msg", get_msg, set_msg},
    {"filename", get_syntax_filename, set_syntax_filename},
    {"lineno", get_lineno, set_lineno},
    {"offset", get_offset, set_offset},
    {"text", get_text, set_text},
    {"end_lineno", get_end_lineno, set_end_lineno},
    {"end_offset", get_end_offset, set_end_offset},
    {"print_file_and_line", get_print_file_and_line, set_print_file_and_line},
    {0}};

/* UnicodeDecodeError(encoding, object, start, end, reason) and its kin */

EXTRA_GETSET(encoding, EXTRA_ENCODING)
EXTRA_GETSET(object, EXTRA_OBJECT)
EXTRA_GETSET(start, EXTRA_START)
EXTRA_GETSET(end, EXTRA_END)
EXTRA_GETSET(reason, EXTRA_REASON)

static bool unicode_init(struct machine *m, value self, const struct args *args)
{
    size_t first = is_instance(m, self, m->types.UnicodeTranslateError) ? EXTRA_OBJECT
                                                                        : EXTRA_ENCODING;
    if (!exception_init(m, self, args))
        return false;
    if (args->count != 5 - first) {
        raise_error(m, m->types.TypeError, "function takes exactly %zu arguments (%zu given)",
                    5 - first, args->count);
        return false;
    }
    for (size_t i = 0; i < args->count; i++)
        set_extra(m, self, first + i, args->items[i]);
    return true;
}

/* [start, end) when both are small ints. */
static bool unicode_range(value self, int64_t *start, int64_t *end)
{
    value *x = AS_EXCEPTION(self)->extra;
    if (!x[EXTRA_START] || !x[EXTRA_END] || !both_small_ints(x[EXTRA_START], x[EXTRA_END]))
        return false;
    *start = small_int(x[EXTRA_START]);
    *end = small_int(x[EXTRA_END]);
    return true;
}

static value decode_str(struct machine *m, value self)
{
    value *x = AS_EXCEPTION(self)->extra;
    const unsigned char *data;
    size_t size;
    int64_t start, end;
    if (!x[EXTRA_OBJECT] || !unicode_range(self, &start, &end) ||
        !bytes_view(m, x[EXTRA_OBJECT], &data, &size))
        return exception_str(m, self);
    if (end == start + 1 && start >= 0 && (size_t)start < size)
        return str_format(m, "'%S' codec can't decode byte 0x%02x in position %lld: %S",
                          x[EXTRA_ENCODING], (unsigned)data[start], (long long)start,
                          x[EXTRA_REASON]);
    return str_format(m, "'%S' codec can't decode bytes in position %lld-%lld: %S",
                      x[EXTRA_ENCODING], (long long)start, (long long)(end - 1), x[EXTRA_REASON]);
}

static value encode_str(struct machine *m, value self)
{
    value *x = AS_EXCEPTION(self)->extra;
    int64_t start, end;
    bool translate = is_instance(m, self, m->types.UnicodeTranslateError);
    if (!x[EXTRA_OBJECT] || !unicode_range(self, &start, &end) || !is_str(m, x[EXTRA_OBJECT]))
        return exception_str(m, self);
    value who = translate ? keep(m->names.empty) : str_format(m, "'%S' codec ", x[EXTRA_ENCODING]);
    const char *verb = translate ? "translate" : "encode";
    value text;
    if (end == start + 1 && start >= 0 && (size_t)start < str_length(x[EXTRA_OBJECT])) {
        uint32_t c = str_code_point(x[EXTRA_OBJECT], (size_t)start);
        char escape[12];
        snprintf(escape, sizeof escape, c <= 0xff ? "\\x%02x" : c <= 0xffff ? "\\u%04x" : "\\U%08x",
                 (unsigned)c);
        text = str_format(m, "%Scan't %s character '%s' in position %lld: %S", who, verb, escape,
                          (long long)start, x[EXTRA_REASON]);
    } else {
        text = str_format(m, "%Scan't %s characters in position %lld-%lld: %S", who, verb,
                          (long long)start, (long long)(end - 1), x[EXTRA_REASON]);
    }
    drop(m, who);
    return text;
}

static const struct getset_spec unicode_getsets[] = {{"encoding", get_encoding, set_encoding},
                                                     {"object", get_object, set_object},
                                                     {"start", get_start, set_start},
                                                     {"end", get_end, set_end},
                                                     {"reason", get_reason, set_reason},
                                                     {0}};

const struct exception_kind exception_kinds[] = {
    {"StopIteration", NULL, stop_init, NULL, NULL, stop_getsets},
    {"SystemExit", NULL, exit_init, NULL, NULL, exit_getsets},
    {"KeyError", NULL, NULL, key_str, NULL, NULL},
    {"AttributeError", NULL, attribute_init, NULL, NULL, attribute_getsets},
    {"NameError", NULL, name_init, NULL, NULL, name_getsets},
    {"ImportError", NULL, import_init, import_str, NULL, import_getsets},
    {"OSError", os_make, os_init, os_str, NULL, os_getsets},
    {"SyntaxError", NULL, syntax_init, syntax_str, NULL, syntax_getsets},
    {"UnicodeDecodeError", NULL, unicode_init, decode_str, NULL, unicode_getsets},
    {"UnicodeEncodeError", NULL, unicode_init, encode_str, NULL, unicode_getsets},
    {"UnicodeTranslateError", NULL, unicode_init, encode_str, NULL, unicode_getsets},
    {"BaseExceptionGroup", exception_group_make, exception_group_init, exception_group_str,
     exception_group_methods, exception_group_getsets},
    {0}};
