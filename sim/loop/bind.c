/* Arguments of constructors by name. */
#include "sim/loop/face.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static bool bind_name(struct machine *m, const char *callee, const char *const *names, size_t count,
                      value name, value given, value *bound)
{
    for (size_t i = 0; i < count; i++) {
        if (!str_equals_text(name, names[i]))
            continue;
        if (!bound[i]) {
            bound[i] = given;
            return true;
        }
        raise_error(m, m->types.TypeError, "%s() got multiple values for argument '%S'", callee,
                    name);
        return false;
    }
    raise_error(m, m->types.TypeError, "%s() got an unexpected keyword argument '%S'", callee, name);
    return false;
}

bool bind_arguments(struct machine *m, const char *callee, const struct args *args,
                    const char *const *names, size_t count, size_t positional, value *bound)
{
    for (size_t i = 0; i < count; i++)
        bound[i] = i < args->count && i < positional ? args->items[i] : NULL;
    if (args->count > positional) {
        raise_error(m, m->types.TypeError, "%s() takes at most %zu positional argument%s (%zu given)",
                    callee, positional, positional == 1 ? "" : "s", args->count);
        return false;
    }
    size_t named = args->names ? tuple_size(args->names) : 0;
    for (size_t i = 0; i < named; i++)
        if (!bind_name(m, callee, names, count, AS_TUPLE(args->names)->items[i],
                       args->items[args->count + i], bound))
            return false;
    return true;
}
