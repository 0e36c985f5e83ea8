/* asyncio.sleep. CPython 3.13 Lib/asyncio/tasks.py. */
#include "sim/lang/lang.h"
#include "sim/lang/native_coroutine.h"
#include "sim/loop/future.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/modules/asyncio/module.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* 1: it is not above zero; 0: it is; -1: error. */
static int is_over_at_once(struct machine *m, value delay)
{
    if (is_small_int(delay))
        return small_int(delay) <= 0;
    if (is_exactly(delay, m->types.float_))
        return float_value(delay) <= 0;
    return object_compare_bool(m, COMPARE_LE, delay, tag_small_int(0));
}

/* "sleep(0.3)" */
static uint32_t make_label(struct machine *m, double seconds, bool whole)
{
    char text[64], number[32];
    if (whole) {
        snprintf(text, sizeof text, "sleep(%.0f)", seconds);
    } else {
        number[float_repr_text(seconds, number)] = '\0';
        snprintf(text, sizeof text, "sleep(%s)", number);
    }
    /* A task that sleeps for ever may come to be named where the loop finds itself in a deadlock. */
    return isinf(seconds) ? record_text(m, text, strlen(text))
                          : record_passing_text(m, text, strlen(text));
}

static uint32_t label_for(struct machine *m, value delay)
{
    double seconds;
    bool whole = is_small_int(delay);
    if (!object_as_double(m, delay, &seconds)) {
        error_clear(m);
        return record_text(m, "sleep", 5);
    }
    uint64_t bits;
    memcpy(&bits, &seconds, sizeof bits);
    struct sleep_label *known =
        &m->loops->sleep_labels[(bits ^ bits >> 17 ^ bits >> 43) % SLEEP_LABELS];
    if (known->label && known->delay == seconds && known->whole == whole)
        return known->label;
    *known = (struct sleep_label){seconds, make_label(m, seconds, whole), whole};
    return known->label;
}

/* futures._set_result_unless_cancelled; argument: the future, or a tuple of it and the result */
static bool wake_up(struct machine *m, value argument)
{
    bool with_result = is_exactly(argument, m->types.tuple);
    value future = with_result ? AS_TUPLE(argument)->items[0] : argument;
    value result = with_result ? AS_TUPLE(argument)->items[1] : NONE;
    return AS_FUTURE(future)->state == FUTURE_CANCELLED || future_set_result(m, future, result);
}

static value set_timer(struct machine *m, value loop, value future, double when, value result)
{
    value argument = result == NONE ? keep(future) : tuple_pack2(m, future, result);
    value handle = argument ? loop_call_at_native(m, loop, when, wake_up, argument, NULL,
                                                  AS_FUTURE(future)->label)
                            : NULL;
    drop(m, argument);
    if (handle)
        AS_FUTURE(future)->stands_for = AS_HANDLE(handle)->sequence;
    return handle;
}

static value end_sleep(struct machine *m, value *args, value future, value handle, value woken)
{
    (void)args;
    (void)future;
    handle_cancel(m, handle);
    return woken ? keep(woken) : NULL;
}

static value wait_until(struct machine *m, value *args, value loop, double when)
{
    value future = future_new(m, loop);
    if (!future)
        return NULL;
    AS_FUTURE(future)->wait_kind = WAIT_SLEEP;
    AS_FUTURE(future)->label = label_for(m, args[0]);
    value handle = set_timer(m, loop, future, when, args[1]);
    if (!handle)
        return drop_and_fail(m, future);
    return native_wait(m, future, handle, end_sleep);
}

static value end_turn(struct machine *m, value *args, value future, value kept, value woken)
{
    (void)m;
    (void)future;
    (void)kept;
    return woken ? keep(args[1]) : NULL;
}

/* On a loop whose clock or timers are the program's. */
static value sleep_by_methods(struct machine *m, value *args)
{
    value tasks = dict_get_text(m, m->sys_modules, "asyncio.tasks");
    value name = str_from(m, "_sleep_by_methods");
    value function = tasks && name ? object_get_attribute(m, tasks, name) : NULL;
    value coroutine = function ? object_call2(m, function, args[0], args[1]) : NULL;
    value result = coroutine ? lang_await(m, coroutine) : NULL;
    drop(m, name);
    drop(m, function);
    drop(m, coroutine);
    return result;
}

static value sleep_body(struct machine *m, value *args)
{
    value running = loop_running_or_null(m);
    bool by_methods =
        running && AS_LOOP(running)->own & (OWN_TIME | OWN_CALL_LATER | OWN_CALL_AT);
    if (by_methods && native_needs_stack(m))
        return NULL;
    int over = is_over_at_once(m, args[0]);
    if (over < 0)
        return NULL;
    if (over)
        return native_wait(m, NULL, NULL, end_turn);
    double when;
    if (is_exactly(args[0], m->types.float_) && isnan(float_value(args[0])))
        return raise_error(m, m->types.ValueError, "Invalid delay: NaN (not a number)");
    value loop = loop_running(m);
    if (by_methods)
        return sleep_by_methods(m, args);
    if (!loop || !clock_after(m, args[0], &when))
        return NULL;
    return wait_until(m, args, loop, when);
}

const struct native_spec sleep_functions[] = {
    {"^~!sleep(delay, result=None)", sleep_body,
     "Coroutine that completes after a given time (in seconds)."},
    {NULL, NULL, NULL},
};
