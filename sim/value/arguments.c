/* Checks on the arguments of constructors written in C. */
#include "sim/value/arguments.h"

#include "sim/value/error.h"
#include "sim/value/sequence.h"

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
