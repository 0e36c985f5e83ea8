/* The module time, on the virtual clock. CPython 3.13 Modules/timemodule.c. Dates are in the Python
 * part, sim/modules/python/time.py. */
#include "sim/loop/loops.h"
#include "sim/modules/module.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/module.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/world/thread.h"

#include <math.h>

static value in_nanoseconds(struct machine *m, double seconds)
{
    return int_from_double(m, rint(seconds * 1e9));
}

static value time_monotonic(struct machine *m, value *args)
{
    (void)args;
    return float_new(m, clock_now(m));
}

static value time_monotonic_ns(struct machine *m, value *args)
{
    (void)args;
    return in_nanoseconds(m, clock_now(m));
}

static value time_time(struct machine *m, value *args)
{
    (void)args;
    return float_new(m, m->loops->start + clock_now(m));
}

static value time_time_ns(struct machine *m, value *args)
{
    (void)args;
    return in_nanoseconds(m, m->loops->start + clock_now(m));
}

/* What the process has computed, by the costs that the scenario's header names. */
static value time_process_time(struct machine *m, value *args)
{
    (void)args;
    return float_new(m, thread_running(m)->process->computed);
}

static value time_process_time_ns(struct machine *m, value *args)
{
    (void)args;
    return in_nanoseconds(m, thread_running(m)->process->computed);
}

static value time_thread_time(struct machine *m, value *args)
{
    (void)args;
    return float_new(m, thread_running(m)->computed);
}

static value time_thread_time_ns(struct machine *m, value *args)
{
    (void)args;
    return in_nanoseconds(m, thread_running(m)->computed);
}

static bool as_seconds(struct machine *m, value v, double *seconds)
{
    if (is_float(m, v)) {
        *seconds = float_value(v);
        if (!isnan(*seconds))
            return true;
        raise_error(m, m->types.ValueError, "Invalid value NaN (not a number)");
        return false;
    }
    value n = object_index(m, v);
    bool ok = n && object_as_double(m, n, seconds);
    drop(m, n);
    return ok;
}

static value time_sleep(struct machine *m, value *args)
{
    double seconds;
    if (!as_seconds(m, args[0], &seconds))
        return NULL;
    if (seconds < 0)
        return raise_error(m, m->types.ValueError, "sleep length must be non-negative");
    double until = clock_now(m) + seconds;
    if (m->loops->block_until)
        return m->loops->block_until(m, until) ? NONE : NULL;
    clock_move_to(m, until, CLOCK_BLOCKED);
    return NONE;
}

/* --- dates: the Python part computes them */

static value by_python(struct machine *m, const char *name, value *args, size_t count)
{
    value module_name = str_from(m, "time");
    value module = module_name ? module_import(m, module_name) : NULL;
    drop(m, module_name);
    if (!module)
        return NULL;
    value function = dict_get_text(m, module_dict(module), name);
    struct args given = {.items = args, .count = count};
    while (given.count && !args[given.count - 1])
        given.count--;
    value result = object_call(m, function, &given);
    drop(m, module);
    return result;
}

static value time_gmtime(struct machine *m, value *args)
{
    return by_python(m, "_gmtime", args, 1);
}

static value time_localtime(struct machine *m, value *args)
{
    return by_python(m, "_localtime", args, 1);
}

static value time_mktime(struct machine *m, value *args)
{
    return by_python(m, "_mktime", args, 1);
}

static value time_asctime(struct machine *m, value *args)
{
    return by_python(m, "_asctime", args, 1);
}

static value time_ctime(struct machine *m, value *args)
{
    return by_python(m, "_ctime", args, 1);
}

static value time_strftime(struct machine *m, value *args)
{
    return by_python(m, "_strftime", args, 2);
}

static value time_strptime(struct machine *m, value *args)
{
    return by_python(m, "_strptime", args, 2);
}

static value time_get_clock_info(struct machine *m, value *args)
{
    return by_python(m, "_get_clock_info", args, 1);
}

static const struct native_spec time_functions[] = {
    {"time()", time_time, NULL},
    {"time_ns()", time_time_ns, NULL},
    {"monotonic()", time_monotonic, NULL},
    {"monotonic_ns()", time_monotonic_ns, NULL},
    {"perf_counter()", time_monotonic, NULL},
    {"perf_counter_ns()", time_monotonic_ns, NULL},
    {"process_time()", time_process_time, NULL},
    {"process_time_ns()", time_process_time_ns, NULL},
    {"thread_time()", time_thread_time, NULL},
    {"thread_time_ns()", time_thread_time_ns, NULL},
    {"sleep(seconds, /)", time_sleep, NULL},
    {"gmtime(seconds=None, /)", time_gmtime, NULL},
    {"localtime(seconds=None, /)", time_localtime, NULL},
    {"mktime(moment, /)", time_mktime, NULL},
    {"asctime(moment=None, /)", time_asctime, NULL},
    {"ctime(seconds=None, /)", time_ctime, NULL},
    {"strftime(format, moment=None, /)", time_strftime, NULL},
    {"strptime(string, format='%a %b %d %H:%M:%S %Y', /)", time_strptime, NULL},
    {"get_clock_info(name, /)", time_get_clock_info, NULL},
    {NULL, NULL, NULL},
};

const struct module_spec time_module = {
    .name = "time",
    .functions = time_functions,
};
