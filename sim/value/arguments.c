/* Checks on the arguments of constructors written in C. */
#include "sim/value/arguments.h"

#include "sim/value/suggest.h"

#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static bool wrong_count(struct machine *m, const char *name, const char *bound, size_t expected,
                        size_t got)
{
    raise_error(m, m->types.TypeError, "%s expected %s%zu argument%s, got %zu", name, bound,
                expected, expected == 1 ? "" : "s", got);
    return false;
}

bool args_positional(struct machine *m, const struct args *args, const char *name, size_t least,
                     size_t most)
{
    if (args->names && tuple_size(args->names) > 0) {
        raise_error(m, m->types.TypeError, "%s() takes no keyword arguments", name);
        return false;
    }
    if (args->count < least)
        return wrong_count(m, name, least == most ? "" : "at least ", least, args->count);
    if (args->count > most)
        return wrong_count(m, name, least == most ? "" : "at most ", most, args->count);
    return true;
}

bool args_raise_unexpected(struct machine *m, const char *function, value name,
                           value const *names, size_t count)
{
    value near = suggest_name(m, names, count, name);
    if (near)
        raise_error(m, m->types.TypeError,
                    "%s() got an unexpected keyword argument '%S'. Did you mean '%S'?", function,
                    name, near);
    else
        raise_error(m, m->types.TypeError, "%s() got an unexpected keyword argument '%S'",
                    function, name);
    return false;
}

bool args_raise_unexpected_text(struct machine *m, const char *function, value name,
                                const char *const *names)
{
    size_t count = 0;
    while (names[count])
        count++;
    value tuple = tuple_new(m, count);
    for (size_t i = 0; tuple && i < count; i++)
        if (!(AS_TUPLE(tuple)->items[i] = str_from(m, names[i])))
            drop_place(m, tuple);
    if (tuple)
        args_raise_unexpected(m, function, name, AS_TUPLE(tuple)->items, count);
    drop(m, tuple);
    return false;
}

static bool bind_name(struct machine *m, const struct args *args, const char *function,
                      const char *const *names, size_t which, value *out)
{
    value name = AS_TUPLE(args->names)->items[which];
    for (size_t i = 0; names[i]; i++) {
        if (!str_equals_text(name, names[i]))
            continue;
        if (out[i]) {
            raise_error(m, m->types.TypeError,
                        "argument for %s() given by name ('%s') and position (%zu)", function,
                        names[i], i + 1);
            return false;
        }
        out[i] = args->items[args->count + which];
        return true;
    }
    return args_raise_unexpected_text(m, function, name, names);
}

bool args_bind(struct machine *m, const struct args *args, const char *function,
               const char *const *names, size_t required, value *out)
{
    size_t named = args->names ? tuple_size(args->names) : 0, count = 0;
    while (names[count]) {
        out[count] = count < args->count ? args->items[count] : NULL;
        count++;
    }
    if (args->count + named > count) {
        raise_error(m, m->types.TypeError, "%s() takes at most %zu argument%s (%zu given)", function,
                    count, count == 1 ? "" : "s", args->count + named);
        return false;
    }
    for (size_t i = 0; i < named; i++)
        if (!bind_name(m, args, function, names, i, out))
            return false;
    for (size_t i = 0; i < required; i++)
        if (!out[i]) {
            raise_error(m, m->types.TypeError, "%s() missing required argument '%s' (pos %zu)",
                        function, names[i], i + 1);
            return false;
        }
    return true;
}
