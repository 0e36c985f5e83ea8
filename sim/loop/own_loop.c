/* Loops of which a program has written parts itself. CPython calls every method of a loop through
 * the object; here that is done where the object has one of its own. */
#include "sim/loop/own_loop.h"

#include "sim/loop/clock.h"
#include "sim/loop/loops.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

/* base_events.MAXIMUM_SELECT_TIMEOUT, seconds */
#define LONGEST_SELECT 86400.0

static const struct {
    const char *name;
    enum loop_own bit;
} methods[] = {
    {"time", OWN_TIME},
    {"call_soon", OWN_CALL_SOON},
    {"call_later", OWN_CALL_LATER},
    {"call_at", OWN_CALL_AT},
    {"_run_once", OWN_RUN_ONCE},
    {"create_task", OWN_CREATE_TASK},
    {"_selector", OWN_SELECTOR},
    {"get_debug", OWN_GET_DEBUG},
};

void own_loop_look(struct machine *m, struct event_loop *loop)
{
    struct type *plain = m->loops->event_loop, *type = loop->head.type;
    for (size_t i = 0; type != plain && i < sizeof methods / sizeof *methods; i++) {
        value name = str_intern(m, methods[i].name, strlen(methods[i].name));
        if (name && type_lookup(m, type, name) != type_lookup(m, plain, name))
            loop->own |= methods[i].bit;
        drop(m, name);
    }
}

bool own_loop_set_attribute(struct machine *m, value self, value name, value v)
{
    if (!object_generic_set(m, self, name, v))
        return false;
    for (size_t i = 0; v && i < sizeof methods / sizeof *methods; i++)
        if (str_equals_text(name, methods[i].name))
            AS_LOOP(self)->own |= methods[i].bit;
    return true;
}

/* --- standing in */

value own_loop_for(struct machine *m, value loop)
{
    if (is_instance(m, loop, m->loops->event_loop))
        return keep(loop);
    for (struct event_loop *other = m->loops->first; other; other = other->next)
        if (other->foreign == loop)
            return keep((value)other);
    value stand_in = loop_new(m);
    if (!stand_in)
        return NULL;
    AS_LOOP(stand_in)->foreign = keep(loop);
    AS_LOOP(stand_in)->own = ~0;
    return stand_in;
}

/* --- calling its methods */

static value call_named(struct machine *m, value loop, const char *method, struct args *args)
{
    value name = str_from(m, method);
    value bound = name ? object_get_attribute(m, own_loop_face(loop), name) : NULL;
    value result = bound ? object_call(m, bound, args) : NULL;
    drop(m, name);
    drop(m, bound);
    return result;
}

int own_loop_debug(struct machine *m, value loop)
{
    if (!(AS_LOOP(loop)->own & OWN_GET_DEBUG))
        return AS_LOOP(loop)->debug;
    struct args none = {NULL, 0, NULL};
    value answer = call_named(m, loop, "get_debug", &none);
    int truth = answer ? object_truth(m, answer) : -1;
    drop(m, answer);
    return truth;
}

bool own_loop_time(struct machine *m, value loop, double *seconds)
{
    *seconds = clock_now(m);
    if (!(AS_LOOP(loop)->own & OWN_TIME))
        return true;
    struct args none = {NULL, 0, NULL};
    value answer = call_named(m, loop, "time", &none);
    bool ok = answer && object_as_double(m, answer, seconds);
    drop(m, answer);
    return ok;
}

/* method(*first, *args, context=context) */
static value call_with_context(struct machine *m, value loop, const char *method, value *first,
                               size_t count, value args, value context)
{
    size_t more = args ? tuple_size(args) : 0;
    value all = tuple_new(m, count + more + 1);
    value names = all && context ? tuple_pack1(m, m->names.context) : NULL;
    if (!all || (context && !names))
        return drop_and_fail(m, all);
    value *items = AS_TUPLE(all)->items;
    for (size_t i = 0; i < count; i++)
        items[i] = keep(first[i]);
    for (size_t i = 0; i < more; i++)
        items[count + i] = keep(AS_TUPLE(args)->items[i]);
    items[count + more] = context ? keep(context) : NONE;
    struct args call = {items, count + more, names};
    value result = call_named(m, loop, method, &call);
    drop(m, names);
    drop(m, all);
    return result;
}

value own_loop_call_soon(struct machine *m, value loop, value callable, value args, value context)
{
    return call_with_context(m, loop, "call_soon", &callable, 1, args, context);
}

value own_loop_call_timed(struct machine *m, value loop, const char *method, value when,
                          value callable, value args, value context)
{
    value first[] = {when, callable};
    return call_with_context(m, loop, method, first, 2, args, context);
}

bool own_loop_run_once(struct machine *m, value loop)
{
    struct args none = {NULL, 0, NULL};
    value done = call_named(m, loop, "_run_once", &none);
    drop(m, done);
    return done != NULL;
}

/* --- waiting */

static bool select_and_process(struct machine *m, value loop, value timeout)
{
    value name = str_from(m, "_selector");
    value selector = name ? object_get_attribute(m, loop, name) : NULL;
    value method = selector ? str_from(m, "select") : NULL;
    value events = method ? object_call_method1(m, selector, method, timeout) : NULL;
    struct args args = {&events, 1, NULL};
    value done = events ? call_named(m, loop, "_process_events", &args) : NULL;
    drop(m, name);
    drop(m, selector);
    drop(m, method);
    drop(m, events);
    drop(m, done);
    return done != NULL;
}

bool own_loop_wait(struct machine *m, value loop, bool idle, bool timed, double next)
{
    double now, wait = 0;
    if (!own_loop_time(m, loop, &now))
        return false;
    if (idle && timed) {
        wait = next - now;
        wait = wait > LONGEST_SELECT ? LONGEST_SELECT : wait > 0 ? wait : 0;
    }
    if (AS_LOOP(loop)->own & OWN_SELECTOR) {
        value timeout = !idle    ? tag_small_int(0)
                        : !timed ? NONE
                        : wait   ? float_new(m, wait)
                                 : tag_small_int(0);
        bool ok = timeout && select_and_process(m, loop, timeout);
        drop(m, timeout);
        return ok;
    }
    if (wait > 0)
        clock_move_to(m, next, CLOCK_LOOP_WAITED);
    return true;
}
