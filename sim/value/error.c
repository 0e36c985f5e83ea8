/* The machine's error: setting, taking, clearing. */
#include "sim/value/error.h"

#include "sim/value/exception.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <stdarg.h>

value reraise(struct machine *m, value exception)
{
    value before = m->error;
    m->error = exception;
    drop(m, before);
    return NULL;
}

value raise_exception(struct machine *m, value exception)
{
    exception_chain(m, exception);
    return reraise(m, keep(exception));
}

value raise_memory_error(struct machine *m)
{
    if (!m->memory_error)
        return NULL; /* the machine is not even open: its maker sees the NULL */
    m->refused = BOUND_MEMORY;
    memory_error_forget(m);
    return reraise(m, keep(m->memory_error));
}

void memory_error_forget(struct machine *m)
{
    struct exception *made = AS_EXCEPTION(m->memory_error);
    drop_place(m, made->traceback);
    drop_place(m, made->context);
}

value raise_with(struct machine *m, struct type *type, value argument)
{
    error_clear(m);
    value args = argument ? tuple_pack1(m, argument) : tuple_new(m, 0);
    if (!args)
        return NULL;
    value exception = exception_new(m, type, args);
    drop(m, args);
    if (!exception)
        return NULL;
    exception_chain(m, exception);
    return reraise(m, exception);
}

value raise_error(struct machine *m, struct type *type, const char *format, ...)
{
    /* The text is made first: a value in it may be what the error set now keeps alive. */
    value before = error_take(m);
    va_list list;
    va_start(list, format);
    value text = str_vformat(m, format, list);
    va_end(list);
    drop(m, before);
    if (!text)
        return NULL;
    raise_with(m, type, text);
    drop(m, text);
    return NULL;
}

value raise_key_error(struct machine *m, value key)
{
    return raise_with(m, m->types.KeyError, key);
}

value raise_stop_iteration(struct machine *m, value result)
{
    return raise_with(m, m->types.StopIteration, result == NONE ? NULL : result);
}

bool error_is(struct machine *m, struct type *type)
{
    return m->error && is_instance(m, m->error, type);
}

value error_take(struct machine *m)
{
    value error = m->error;
    m->error = NULL;
    return error;
}

void error_clear(struct machine *m)
{
    drop(m, error_take(m));
}

value drop_and_fail(struct machine *m, value v)
{
    drop(m, v);
    return NULL;
}

void error_clear_if(struct machine *m, struct type *type)
{
    if (error_is(m, type))
        error_clear(m);
}

value error_handled(struct machine *m)
{
    return m->hooks.handled ? m->hooks.handled(m) : NULL;
}

bool warn_deprecated(struct machine *m, const char *format, ...)
{
    if (!m->hooks.warn)
        return true;
    va_list list;
    va_start(list, format);
    value text = str_vformat(m, format, list);
    va_end(list);
    bool good = text && m->hooks.warn(m, m->types.DeprecationWarning, text);
    drop(m, text);
    return good;
}

bool warn_of_subclass(struct machine *m, value result, const char *what, const char *kind)
{
    return warn_deprecated(m,
                           "%s returned non-%s (type %T).  The ability to return an instance of a "
                           "strict subclass of %s is deprecated, and may be removed in a future "
                           "version of Python.",
                           what, kind, result, kind);
}
