/* asyncio.gather. CPython 3.13 Lib/asyncio/tasks.py. */
#include "sim/lang/eval.h"
#include "sim/loop/face.h"
#include "sim/loop/hook.h"
#include "sim/loop/loops.h"
#include "sim/modules/asyncio/module.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

/* _GatheringFuture, with the variables of gather() that its callbacks share. */
struct gathering {
    struct future future; /* must be first */
    value children;       /* list, one for each argument */
    uint64_t group;       /* number in the record */
    size_t finished, total;
    bool return_exceptions, cancel_requested;
};

#define AS_GATHERING(v) ((struct gathering *)(v))

static int gathering_traverse(value self, visit_fn *visit, void *closure)
{
    VISIT(AS_GATHERING(self)->children);
    return future_traverse(self, visit, closure);
}

static void gathering_clear(struct machine *m, value self)
{
    drop_place(m, AS_GATHERING(self)->children);
    future_clear(m, self);
}

/* 1: some could be cancelled; 0: none; -1: an error is set. */
static int cancel_children(struct machine *m, struct gathering *self, value message)
{
    int any = 0, cancelled = 0;
    value children = keep(self->children);
    for (size_t i = 0; cancelled >= 0 && i < list_size(children); i++) {
        cancelled = future_cancel_any(m, AS_LIST(children)->items[i], message);
        any |= cancelled;
    }
    drop(m, children);
    return any;
}

/* Cancels all the children instead; it is done when they are. It counts as a call of Python: that
 * is what ends the recursion when a gather waits for itself. */
static value gathering_cancel(struct machine *m, value *args)
{
    struct gathering *self = AS_GATHERING(args[0]);
    if (self->future.state != FUTURE_PENDING)
        return FALSE;
    m->depth++;
    int any = eval_check_depth(m) ? cancel_children(m, self, args[1]) : -1;
    m->depth--;
    if (any < 0)
        return NULL;
    if (any)
        self->cancel_requested = true;
    return tag_bool(any);
}

static const struct native_spec gathering_methods[] = {
    {"cancel(self, msg=None)", gathering_cancel, NULL},
    {NULL, NULL, NULL},
};

static value get_children(struct machine *m, value self)
{
    (void)m;
    return AS_GATHERING(self)->children ? keep(AS_GATHERING(self)->children) : NONE;
}

static const struct getset_spec gathering_getsets[] = {
    {"_children", get_children, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec gathering_type_spec = {
    .name = "_GatheringFuture",
    .module = "asyncio.tasks",
    .base = offsetof(struct types, future),
    .instance_size = sizeof(struct gathering),
    .flags = TYPE_SHOWN_AS_PYTHON | TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.destroy = gathering_clear,
              .traverse = gathering_traverse,
              .clear = gathering_clear},
    .methods = gathering_methods,
    .getsets = gathering_getsets,
};

/* --- counting */

static value cancelled_error(struct machine *m, struct future *child)
{
    value message = child->cancel_message;
    value args = message && message != NONE ? tuple_pack1(m, message) : NULL;
    if (!args && !m->error) {
        value empty = str_from(m, "");
        args = empty ? tuple_pack1(m, empty) : NULL;
        drop(m, empty);
    }
    value error = args ? exception_new(m, m->types.CancelledError, args) : NULL;
    drop(m, args);
    return error;
}

/* What stands for a child in the list of results. New reference. */
static value result_of(struct machine *m, value child)
{
    struct future *future = AS_FUTURE(child);
    if (future->state == FUTURE_CANCELLED)
        return cancelled_error(m, future);
    future->log_traceback = false;
    return keep(future->exception ? future->exception : future->result);
}

static value results_of(struct machine *m, value children)
{
    value results = list_new(m, list_size(children));
    for (size_t i = 0; results && i < list_size(children); i++) {
        value result = result_of(m, AS_LIST(children)->items[i]);
        if (!result || !list_append_steal(m, results, result))
            return drop_and_fail(m, results);
    }
    return results;
}

static bool fail(struct machine *m, value outer, value error)
{
    bool ok = error && future_set_exception(m, outer, error);
    drop(m, error);
    return ok;
}

/* A gather that was cancelled passes on the error of its last child in the order of the call, not of
 * the one that ended last: after `for fut in children`, that is what CPython's `fut` is. */
static bool finish(struct machine *m, value outer)
{
    value children = AS_GATHERING(outer)->children;
    value results = results_of(m, children);
    if (!results)
        return false;
    value last = AS_LIST(children)->items[list_size(children) - 1];
    bool ok = AS_GATHERING(outer)->cancel_requested
                  ? fail(m, outer, future_make_cancelled_error(m, last))
                  : future_set_result(m, outer, results);
    drop(m, results);
    return ok;
}

/* gather.<locals>._done_callback */
static bool count_child(struct machine *m, value outer, value child)
{
    struct gathering *self = AS_GATHERING(outer);
    struct future *future = AS_FUTURE(child);
    bool cancelled = future->state == FUTURE_CANCELLED;
    self->finished++;
    RECORD(m, group_counted, .group = self->group, .done = self->finished);
    if (future_done(outer)) {
        if (!cancelled)
            future->log_traceback = false;
        return true;
    }
    if (!self->return_exceptions) {
        if (cancelled)
            return fail(m, outer, future_make_cancelled_error(m, child));
        future->log_traceback = false;
        if (future->exception)
            return future_set_exception(m, outer, future->exception);
    }
    return self->finished < self->total || finish(m, outer);
}

static const struct hook_spec count_hook = {
    count_child, "gather.<locals>._done_callback", "asyncio/tasks.py:764", "gather counts",
    HANDLE_CALLBACK,
};

/* --- gathering */

struct gathered {
    value outer, hook;
    struct dict *futures; /* argument -> its future */
    value done;           /* list of those that were done at once */
};

/* The future of one argument, made at its first occurrence. Borrowed. */
static value future_for(struct machine *m, struct gathered *g, value argument)
{
    value known = dict_get(m, g->futures, argument);
    if (known || m->error)
        return known;
    struct gathering *outer = AS_GATHERING(g->outer);
    value future = ensure_future(m, argument, outer->future.loop, "gather");
    if (!future)
        return NULL;
    if (!is_future(m, future)) {
        raise_error(m, m->types.TypeError,
                    "gather() takes coroutines, tasks and asyncio futures; an object that only "
                    "behaves like a future ('%T') must be awaited in a coroutine",
                    future);
        return drop_and_fail(m, future);
    }
    if (!outer->future.loop)
        outer->future.loop = keep(AS_FUTURE(future)->loop);
    if (future != argument)
        AS_FUTURE(future)->log_destroy_pending = false;
    outer->total++;
    bool ok = dict_set(m, g->futures, argument, future) &&
              (future_done(future) ? list_append(m, g->done, future)
                                   : future_add_callback(m, future, g->hook, NULL));
    drop(m, future);
    return ok ? future : NULL;
}

static bool gather_all(struct machine *m, struct gathered *g, value arguments)
{
    for (size_t i = 0; i < tuple_size(arguments); i++) {
        value future = future_for(m, g, AS_TUPLE(arguments)->items[i]);
        if (!future || !list_append(m, AS_GATHERING(g->outer)->children, future))
            return false;
    }
    return true;
}

static void record_group(struct machine *m, struct gathering *self)
{
    self->group = record_number(m, SERIES_GROUP);
    self->future.number = record_number(m, SERIES_FUTURE);
    self->future.wait_kind = WAIT_GROUP;
    self->future.stands_for = self->group;
    self->future.label = record_text(m, "gather", 6);
    RECORD(m, group_created, .group = self->group, .kind = self->future.label,
           .total = self->total, .future = self->future.number);
    for (size_t i = 0; i < list_size(self->children); i++) {
        struct future *child = AS_FUTURE(AS_LIST(self->children)->items[i]);
        if (child->is_task)
            RECORD(m, group_member, .group = self->group, .task = child->number);
    }
}

/* Those that were done already are counted now that the group exists. */
static bool count_done(struct machine *m, struct gathered *g)
{
    for (size_t i = 0; i < list_size(g->done); i++)
        if (!count_child(m, g->outer, AS_LIST(g->done)->items[i]))
            return false;
    return true;
}

static bool open_gathering(struct machine *m, struct gathered *g, value return_exceptions)
{
    int truth = object_truth(m, return_exceptions);
    g->outer = truth < 0 ? NULL
                         : object_alloc(m, m->loops->gathering, sizeof(struct gathering));
    if (!g->outer)
        return false;
    AS_GATHERING(g->outer)->return_exceptions = truth;
    AS_GATHERING(g->outer)->children = list_new(m, 8);
    g->hook = hook_new(m, &count_hook, g->outer);
    g->futures = dict_new(m);
    g->done = list_new(m, 0);
    return AS_GATHERING(g->outer)->children && g->hook && g->futures && g->done;
}

static value gather_nothing(struct machine *m)
{
    value loop = loop_current(m), empty = list_new(m, 0);
    value outer = loop && empty ? future_new(m, loop) : NULL;
    if (outer && !future_set_result(m, outer, empty))
        drop_place(m, outer);
    drop(m, loop);
    drop(m, empty);
    return outer;
}

static value gather(struct machine *m, value *args)
{
    if (tuple_size(args[0]) == 0)
        return gather_nothing(m);
    struct gathered g = {0};
    bool ok = open_gathering(m, &g, args[1]) && gather_all(m, &g, args[0]);
    if (ok) {
        record_group(m, AS_GATHERING(g.outer));
        if (AS_LOOP(AS_FUTURE(g.outer)->loop)->debug)
            ok = (AS_FUTURE(g.outer)->source_traceback = source_traceback_new(m)) != NULL;
    }
    ok = ok && count_done(m, &g);
    drop(m, g.hook);
    drop(m, (value)g.futures);
    drop(m, g.done);
    return ok ? g.outer : drop_and_fail(m, g.outer);
}

const struct native_spec gather_functions[] = {
    {"^gather(*coros_or_futures, return_exceptions=False)", gather,
     "Return a future aggregating results from the given coroutines/futures."},
    {NULL, NULL, NULL},
};
