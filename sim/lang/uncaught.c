/* What becomes of exceptions that nobody catches. */
#include "sim/lang/uncaught.h"

#include "sim/lang/output.h"
#include "sim/lang/state.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* The program's own hook, a new reference; NULL: it is the one of the start. */
static value own_hook(struct machine *m, const char *name, const char *original)
{
    if (!m->lang->sys)
        return NULL;
    value hook = dict_get_text(m, m->lang->sys, name);
    return hook && hook != dict_get_text(m, m->lang->sys, original) ? keep(hook) : NULL;
}

static void print(struct machine *m, const char *before, value exception, const char *after)
{
    struct str_builder b = {0};
    str_builder_add_text(m, &b, before);
    exception_format(m, exception, &b);
    str_builder_add_text(m, &b, after);
    value text = str_builder_finish(m, &b);
    output_error(m, text);
    drop(m, text);
    error_clear(m);
}

bool uncaught_report(struct machine *m, value exception)
{
    value hook = own_hook(m, "excepthook", "__excepthook__");
    if (!hook) {
        print(m, "", exception, "");
        return true;
    }
    value traceback = AS_EXCEPTION(exception)->traceback;
    value result = object_call3(m, hook, (value)type_of(m, exception), exception,
                                traceback ? traceback : NONE);
    drop(m, hook);
    if (!result && error_is(m, m->types.SystemExit))
        return false;
    value again = result ? NULL : error_take(m);
    if (again) {
        print(m, "Error in sys.excepthook:\n", again, "\nOriginal exception was:\n");
        print(m, "", exception, "");
    }
    drop(m, again);
    drop(m, result);
    return true;
}

/* --- unraisable */

static void print_unraisable(struct machine *m, value exception, value where, const char *message)
{
    struct str_builder b = {0};
    value shown = where ? object_repr(m, where) : NULL;
    error_clear(m);
    str_builder_add_text(m, &b, message ? message : "Exception ignored in");
    if (where) {
        str_builder_add_text(m, &b, ": ");
        if (shown)
            str_builder_add_value(m, &b, shown);
        else
            str_builder_add_text(m, &b, "<object repr() failed>");
    }
    str_builder_add_text(m, &b, "\n");
    exception_format_unraisable(m, exception, &b);
    value text = str_builder_finish(m, &b);
    output_error(m, text);
    drop(m, text);
    drop(m, shown);
    error_clear(m);
}

/* What a hook is called with. New reference. */
static value hook_arguments(struct machine *m, value exception, value where, const char *message)
{
    static const char *const texts[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                        "object"};
    value names = tuple_new(m, 5), words = message ? str_from(m, message) : NONE, made = NULL;
    value traceback = AS_EXCEPTION(exception)->traceback;
    value items[] = {(value)type_of(m, exception), exception, traceback ? traceback : NONE, words,
                     where ? where : NONE};
    bool good = names && words;
    for (size_t i = 0; good && i < 5; i++)
        good = (AS_TUPLE(names)->items[i] = str_from(m, texts[i])) != NULL;
    if (good)
        made = object_call(m, (value)m->types.simple_namespace, &(struct args){items, 0, names});
    drop(m, words);
    drop(m, names);
    return made;
}

void uncaught_unraisable(struct machine *m, value where, const char *message)
{
    value exception = error_take(m);
    if (!exception)
        return;
    value hook = own_hook(m, "unraisablehook", "__unraisablehook__");
    value arguments = hook ? hook_arguments(m, exception, where, message) : NULL;
    value result = arguments ? object_call1(m, hook, arguments) : NULL;
    if (hook && !result) {
        value again = error_take(m);
        if (again)
            print_unraisable(m, again, hook, "Exception ignored in sys.unraisablehook");
        drop(m, again);
    } else if (!hook) {
        print_unraisable(m, exception, where, message);
    }
    drop(m, result);
    drop(m, arguments);
    drop(m, hook);
    drop(m, exception);
    error_clear(m);
}

static value attribute(struct machine *m, value v, const char *name)
{
    value text = str_from(m, name);
    value found = text ? object_get_attribute(m, v, text) : NULL;
    drop(m, text);
    return found;
}

value uncaught_default_unraisable(struct machine *m, value hook_args)
{
    value exception = attribute(m, hook_args, "exc_value");
    value message = exception ? attribute(m, hook_args, "err_msg") : NULL;
    value where = message ? attribute(m, hook_args, "object") : NULL;
    bool good = where != NULL;
    if (good && has_type_flag(m, exception, TYPE_IS_EXCEPTION))
        print_unraisable(m, exception, where == NONE ? NULL : where,
                         is_str(m, message) ? str_text(message) : NULL);
    drop(m, exception);
    drop(m, message);
    drop(m, where);
    return good ? NONE : NULL;
}
