/* asyncio.Queue. CPython 3.13 Lib/asyncio/queues.py. A plain Queue keeps its items in a ring here;
 * classes derived from it keep them in `_queue`, and what they override is called. */
#include "sim/lang/lang.h"
#include "sim/lang/native_coroutine.h"
#include "sim/lang/state.h"
#include "sim/loop/face.h"
#include "sim/loop/loops.h"
#include "sim/modules/asyncio/module.h"
#include "sim/modules/asyncio/waiters.h"
#include "sim/value/error.h"
#include "sim/value/generic_alias.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <stdint.h>

struct queue {
    struct primitive primitive; /* its waiters: the getters */
    struct waiters putters, joiners;
    struct waiters items;       /* of a plain Queue */
    value container;            /* `_queue` of a derived class, or NULL */
    value maxsize;              /* as given */
    int64_t unfinished;
    bool finished, shut_down;
};

#define AS_QUEUE(v) ((struct queue *)(v))

static bool is_plain(value self)
{
    return !(self->type->flags & TYPE_PYTHON);
}

/* --- calling what a derived class may have overridden */

static value call0(struct machine *m, value self, const char *method)
{
    value name = str_from(m, method);
    value result = name ? object_call_method0(m, self, name) : NULL;
    drop(m, name);
    return result;
}

static value call1(struct machine *m, value self, const char *method, value argument)
{
    value name = str_from(m, method);
    value result = name ? object_call_method1(m, self, name, argument) : NULL;
    drop(m, name);
    return result;
}

static int truth_of(struct machine *m, value self, const char *method)
{
    value answer = call0(m, self, method);
    int truth = answer ? object_truth(m, answer) : -1;
    drop(m, answer);
    return truth;
}

static value raise_queue_error(struct machine *m, const char *name)
{
    struct type *type = module_type_get(m, "asyncio.queues", name);
    return type ? raise_with(m, type, NULL) : NULL;
}

/* --- how much there is */

static int64_t size_of(struct machine *m, value self)
{
    struct queue *queue = AS_QUEUE(self);
    return queue->container ? object_length(m, queue->container) : (int64_t)queue->items.count;
}

/* 1, 0, -1: error */
static int is_empty(struct machine *m, value self)
{
    if (!is_plain(self))
        return truth_of(m, self, "empty");
    return AS_QUEUE(self)->items.count == 0;
}

static int base_full(struct machine *m, value self)
{
    value maxsize = AS_QUEUE(self)->maxsize;
    int64_t limit;
    if (!is_small_int(maxsize)) { /* a float is allowed too */
        int none = object_compare_bool(m, COMPARE_LE, maxsize, tag_small_int(0));
        if (none)
            return none < 0 ? -1 : 0;
        value size = is_plain(self) ? tag_small_int(size_of(m, self)) : call0(m, self, "qsize");
        int full = size ? object_compare_bool(m, COMPARE_GE, size, maxsize) : -1;
        drop(m, size);
        return full;
    }
    limit = small_int(maxsize);
    if (limit <= 0)
        return 0;
    if (is_plain(self))
        return size_of(m, self) >= limit;
    value size = call0(m, self, "qsize");
    int full = size ? object_compare_bool(m, COMPARE_GE, size, maxsize) : -1;
    drop(m, size);
    return full;
}

static int is_full(struct machine *m, value self)
{
    return is_plain(self) ? base_full(m, self) : truth_of(m, self, "full");
}

static void record_size(struct machine *m, value self)
{
    int64_t size = size_of(m, self);
    if (size < 0)
        error_clear(m);
    primitive_record(m, self, size < 0 ? 0 : (uint64_t)size, 0);
}

static void record_item(struct machine *m, value self, uint32_t change, value item)
{
    char text[40];
    RECORD(m, resource_item, .resource = AS_PRIMITIVE(self)->number, .change = change,
           .item = {text, record_brief_into(m, item, sizeof text, text)});
    record_size(m, self);
}

/* --- waking */

/* _wakeup_next: the first that is not done yet; those before it are forgotten. */
static bool wake_next(struct machine *m, struct waiters *waiters)
{
    value future;
    while ((future = waiters_pop(waiters))) {
        bool done = future_done(future);
        bool ok = done || future_set_result(m, future, NONE);
        drop(m, future);
        if (!done)
            return ok;
    }
    return true;
}

static bool wake_all(struct machine *m, struct waiters *waiters)
{
    value future;
    while ((future = waiters_pop(waiters))) {
        bool ok = future_done(future) || future_set_result(m, future, NONE);
        drop(m, future);
        if (!ok)
            return false;
    }
    return true;
}

/* self._finished.set() */
static bool set_finished(struct machine *m, struct queue *queue)
{
    if (queue->finished)
        return true;
    queue->finished = true;
    return waiters_wake(m, &queue->joiners, TRUE, SIZE_MAX) >= 0;
}

/* --- put */

static value put_nowait(struct machine *m, value self, value item)
{
    struct queue *queue = AS_QUEUE(self);
    if (queue->shut_down)
        return raise_queue_error(m, "QueueShutDown");
    int full = is_full(m, self);
    if (full)
        return full < 0 ? NULL : raise_queue_error(m, "QueueFull");
    if (is_plain(self)) {
        if (!waiters_push(m, &queue->items, item))
            return NULL;
    } else {
        value done = call1(m, self, "_put", item);
        drop(m, done);
        if (!done)
            return NULL;
    }
    queue->unfinished++;
    queue->finished = false;
    record_item(m, self, 1, item);
    return wake_next(m, &queue->primitive.waiters) ? NONE : NULL;
}

static value get_nowait(struct machine *m, value self)
{
    struct queue *queue = AS_QUEUE(self);
    int empty = is_empty(m, self);
    if (empty < 0)
        return NULL;
    if (empty)
        return raise_queue_error(m, queue->shut_down ? "QueueShutDown" : "QueueEmpty");
    value item = is_plain(self) ? waiters_pop(&queue->items) : call0(m, self, "_get");
    if (!item)
        return NULL;
    record_item(m, self, 2, item);
    return wake_next(m, &queue->putters) ? item : drop_and_fail(m, item);
}

/* Whether those who wait must go on waiting: 1, 0, -1. */
typedef int queue_state(struct machine *m, value self);

/* The wait was ended by an exception: whoever else could go on now is woken in our place. */
static bool give_up(struct machine *m, value self, struct waiters *waiters, value future,
                    queue_state *blocked)
{
    value error = error_take(m);
    bool ok = future_cancel(m, future, NULL) >= 0;
    primitive_leave(m, self, waiters, future);
    int still = ok ? blocked(m, self) : -1;
    ok = still >= 0;
    if (still == 0 && AS_FUTURE(future)->state != FUTURE_CANCELLED)
        ok = wake_next(m, waiters);
    if (ok)
        reraise(m, error);
    else
        drop(m, error);
    return false;
}

static void record_left(struct machine *m, value self, value future)
{
    RECORD(m, resource_left, .resource = AS_PRIMITIVE(self)->number,
           .task = running_task_number(m), .future = AS_FUTURE(future)->number);
}

static value woken_to_put(struct machine *m, value *args, value future, value kept, value woken);
static value woken_to_get(struct machine *m, value *args, value future, value kept, value woken);

static value queue_put(struct machine *m, value *args)
{
    value self = args[0];
    struct queue *queue = AS_QUEUE(self);
    int full = is_full(m, self);
    if (full < 0)
        return NULL;
    if (!full)
        return is_plain(self) ? put_nowait(m, self, args[1])
                              : call1(m, self, "put_nowait", args[1]);
    if (queue->shut_down)
        return raise_queue_error(m, "QueueShutDown");
    value future = primitive_future(m, self, &queue->putters, ROLE_PUT, "queue.put");
    return future ? native_wait(m, future, NULL, woken_to_put) : NULL;
}

static value queue_get(struct machine *m, value *args)
{
    value self = args[0];
    struct queue *queue = AS_QUEUE(self);
    int empty = is_empty(m, self);
    if (empty < 0)
        return NULL;
    if (!empty)
        return is_plain(self) ? get_nowait(m, self) : call0(m, self, "get_nowait");
    if (queue->shut_down)
        return raise_queue_error(m, "QueueShutDown");
    value future = primitive_future(m, self, &queue->primitive.waiters, ROLE_GET, "queue.get");
    return future ? native_wait(m, future, NULL, woken_to_get) : NULL;
}

/* Both look again: somebody else may have been quicker. */
static value woken_to_put(struct machine *m, value *args, value future, value kept, value woken)
{
    (void)kept;
    if (woken) {
        record_left(m, args[0], future);
        return queue_put(m, args);
    }
    give_up(m, args[0], &AS_QUEUE(args[0])->putters, future, is_full);
    return NULL;
}

static value woken_to_get(struct machine *m, value *args, value future, value kept, value woken)
{
    (void)kept;
    if (woken) {
        record_left(m, args[0], future);
        return queue_get(m, args);
    }
    give_up(m, args[0], &AS_PRIMITIVE(args[0])->waiters, future, is_empty);
    return NULL;
}

static value end_join(struct machine *m, value *args, value future, value kept, value woken)
{
    (void)kept;
    primitive_leave(m, args[0], &AS_QUEUE(args[0])->joiners, future);
    return woken ? NONE : NULL;
}

static value queue_join(struct machine *m, value *args)
{
    struct queue *queue = AS_QUEUE(args[0]);
    if (queue->unfinished <= 0 || queue->finished)
        return NONE;
    value future = primitive_future(m, args[0], &queue->joiners, ROLE_JOIN, "queue.join");
    return future ? native_wait(m, future, NULL, end_join) : NULL;
}

static value queue_put_nowait(struct machine *m, value *args)
{
    return put_nowait(m, args[0], args[1]);
}

static value queue_get_nowait(struct machine *m, value *args)
{
    return get_nowait(m, args[0]);
}

static value queue_task_done(struct machine *m, value *args)
{
    struct queue *queue = AS_QUEUE(args[0]);
    if (queue->unfinished <= 0)
        return raise_error(m, m->types.ValueError, "task_done() called too many times");
    if (--queue->unfinished == 0 && !set_finished(m, queue))
        return NULL;
    return NONE;
}

static bool drain(struct machine *m, value self)
{
    struct queue *queue = AS_QUEUE(self);
    int empty;
    while ((empty = is_empty(m, self)) == 0) {
        value item = is_plain(self) ? waiters_pop(&queue->items) : call0(m, self, "_get");
        if (!item)
            return false;
        drop(m, item);
        if (queue->unfinished > 0)
            queue->unfinished--;
    }
    record_size(m, self);
    return empty == 1 && (queue->unfinished != 0 || set_finished(m, queue));
}

static value queue_shutdown(struct machine *m, value *args)
{
    struct queue *queue = AS_QUEUE(args[0]);
    int immediate = object_truth(m, args[1]);
    if (immediate < 0)
        return NULL;
    queue->shut_down = true;
    if (immediate && !drain(m, args[0]))
        return NULL;
    return wake_all(m, &queue->primitive.waiters) && wake_all(m, &queue->putters) ? NONE : NULL;
}

static value queue_qsize(struct machine *m, value *args)
{
    int64_t size = size_of(m, args[0]);
    return size < 0 ? NULL : tag_small_int(size);
}

static value queue_empty(struct machine *m, value *args)
{
    int64_t size = size_of(m, args[0]);
    return size < 0 ? NULL : tag_bool(size == 0);
}

static value queue_full(struct machine *m, value *args)
{
    int full = base_full(m, args[0]);
    return full < 0 ? NULL : tag_bool(full);
}

/* --- what a derived class may override: they work on `_queue` */

static value new_container(struct machine *m)
{
    value name = str_from(m, "collections"), text = str_from(m, "deque");
    value module = name ? module_import(m, name) : NULL;
    value deque = module && text ? object_get_attribute(m, module, text) : NULL;
    value made = deque ? object_call0(m, deque) : NULL;
    drop(m, name);
    drop(m, text);
    drop(m, module);
    drop(m, deque);
    return made;
}

static bool add_format(struct machine *m, struct str_builder *text, value self);

static value queue_format_method(struct machine *m, value *args)
{
    struct str_builder text = {0};
    if (add_format(m, &text, args[0]))
        return str_builder_finish(m, &text);
    str_builder_abandon(m, &text);
    return NULL;
}

static value queue_init_method(struct machine *m, value *args)
{
    if (is_plain(args[0]))
        return NONE;
    value container = new_container(m);
    if (!container)
        return NULL;
    replace_place(m, AS_QUEUE(args[0])->container, container);
    return NONE;
}

static value queue_put_method(struct machine *m, value *args)
{
    value container = AS_QUEUE(args[0])->container;
    if (container)
        return call1(m, container, "append", args[1]);
    return waiters_push(m, &AS_QUEUE(args[0])->items, args[1]) ? NONE : NULL;
}

static value queue_get_method(struct machine *m, value *args)
{
    value container = AS_QUEUE(args[0])->container;
    if (container)
        return call0(m, container, "popleft");
    value item = waiters_pop(&AS_QUEUE(args[0])->items);
    return item ? item : raise_error(m, m->types.IndexError, "pop from an empty deque");
}

static const struct native_spec queue_methods[] = {
    {"qsize(self)", queue_qsize, NULL},
    {"empty(self)", queue_empty, NULL},
    {"full(self)", queue_full, NULL},
    {"~!put(self, item)", queue_put, NULL},
    {"put_nowait(self, item)", queue_put_nowait, NULL},
    {"~!get(self)", queue_get, NULL},
    {"get_nowait(self)", queue_get_nowait, NULL},
    {"task_done(self)", queue_task_done, NULL},
    {"~!join(self)", queue_join, NULL},
    {"shutdown(self, immediate=False)", queue_shutdown, NULL},
    {"_format(self)", queue_format_method, NULL},
    {"_init(self, maxsize)", queue_init_method, NULL},
    {"_put(self, item)", queue_put_method, NULL},
    {"_get(self)", queue_get_method, NULL},
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, NULL},
    {NULL, NULL, NULL},
};

/* --- attributes */

static value listed(struct machine *m, struct waiters *waiters)
{
    return list_from(m, waiters->items + waiters->first, waiters->count);
}

static value get_maxsize(struct machine *m, value self)
{
    (void)m;
    return keep(AS_QUEUE(self)->maxsize);
}

static bool set_maxsize(struct machine *m, value self, value v)
{
    if (v)
        replace_place(m, AS_QUEUE(self)->maxsize, keep(v));
    return true;
}

static value get_queue(struct machine *m, value self)
{
    struct queue *queue = AS_QUEUE(self);
    return queue->container ? keep(queue->container) : listed(m, &queue->items);
}

static bool set_queue(struct machine *m, value self, value v)
{
    replace_place(m, AS_QUEUE(self)->container, keep_or_null(v));
    return true;
}

static value get_unfinished(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(AS_QUEUE(self)->unfinished);
}

static bool set_unfinished(struct machine *m, value self, value v)
{
    return v && object_as_int64(m, v, &AS_QUEUE(self)->unfinished);
}

static value get_putters(struct machine *m, value self)
{
    return listed(m, &AS_QUEUE(self)->putters);
}

static value get_shut_down(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_QUEUE(self)->shut_down);
}

static const struct getset_spec queue_getsets[] = {
    {"maxsize", get_maxsize, NULL},
    {"_maxsize", get_maxsize, set_maxsize},
    {"_queue", get_queue, set_queue},
    {"_unfinished_tasks", get_unfinished, set_unfinished},
    {"_getters", primitive_get_waiters, NULL},
    {"_loop", primitive_get_loop, primitive_set_loop},
    {"_putters", get_putters, NULL},
    {"_is_shutdown", get_shut_down, NULL},
    {NULL, NULL, NULL},
};

/* --- text */

static bool add_number(struct machine *m, struct str_builder *text, const char *format, int64_t n)
{
    value words = str_format(m, format, (long long)n);
    bool ok = words && str_builder_add_value(m, text, words);
    drop(m, words);
    return ok;
}

/* list(self._queue), when there is anything in it */
static bool add_items(struct machine *m, struct str_builder *text, value self)
{
    value queue = get_queue(m, self);
    value items = queue ? list_from_iterable(m, queue) : NULL;
    bool ok = items != NULL;
    if (ok && list_size(items)) {
        str_builder_add_text(m, text, " _queue=");
        ok = str_builder_add_repr(m, text, items);
    }
    drop(m, queue);
    drop(m, items);
    return ok;
}

/* Queue._format */
static bool add_format(struct machine *m, struct str_builder *text, value self)
{
    struct queue *queue = AS_QUEUE(self);
    str_builder_add_text(m, text, "maxsize=");
    bool ok = str_builder_add_repr(m, text, queue->maxsize) && add_items(m, text, self);
    if (ok && queue->primitive.waiters.count)
        ok = add_number(m, text, " _getters[%lld]", (int64_t)queue->primitive.waiters.count);
    if (ok && queue->putters.count)
        ok = add_number(m, text, " _putters[%lld]", (int64_t)queue->putters.count);
    if (ok && queue->unfinished)
        ok = add_number(m, text, " tasks=%lld", queue->unfinished);
    if (ok && queue->shut_down)
        ok = str_builder_add_text(m, text, " shutdown");
    return ok;
}

static value queue_text(struct machine *m, value self, bool address)
{
    struct str_builder text = {0};
    str_builder_add_text(m, &text, "<");
    str_builder_add_value(m, &text, self->type->name);
    bool ok = !address || add_number(m, &text, " at 0x%llx", object_id(m, self));
    str_builder_add_text(m, &text, " ");
    if (ok && add_format(m, &text, self) && str_builder_add_text(m, &text, ">"))
        return str_builder_finish(m, &text);
    str_builder_abandon(m, &text);
    return NULL;
}

static value queue_repr(struct machine *m, value self)
{
    return queue_text(m, self, true);
}

static value queue_str(struct machine *m, value self)
{
    return queue_text(m, self, false);
}

/* --- life */

static value queue_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    value self = primitive_make(m, type);
    if (self) {
        AS_QUEUE(self)->maxsize = tag_small_int(0);
        AS_QUEUE(self)->finished = true;
    }
    return self;
}

static bool queue_init(struct machine *m, value self, const struct args *args)
{
    static const char *const names[] = {"maxsize"};
    value given;
    int64_t limit = 0;
    if (!bind_arguments(m, "Queue.__init__", args, names, 1, 1, &given))
        return false;
    if (given)
        replace_place(m, AS_QUEUE(self)->maxsize, keep(given));
    if (given && is_small_int(given) && small_int(given) > 0)
        limit = small_int(given);
    primitive_created(m, self, RESOURCE_QUEUE, (uint64_t)limit);
    if (is_plain(self))
        return true;
    value done = call1(m, self, "_init", AS_QUEUE(self)->maxsize);
    drop(m, done);
    return done != NULL;
}

static int queue_traverse(value self, visit_fn *visit, void *closure)
{
    struct queue *queue = AS_QUEUE(self);
    VISIT(queue->container);
    VISIT(queue->maxsize);
    int stop = waiters_traverse(&queue->putters, visit, closure);
    if (!stop)
        stop = waiters_traverse(&queue->joiners, visit, closure);
    if (!stop)
        stop = waiters_traverse(&queue->items, visit, closure);
    return stop ? stop : primitive_traverse(self, visit, closure);
}

static void queue_clear(struct machine *m, value self)
{
    struct queue *queue = AS_QUEUE(self);
    waiters_free(m, &queue->putters);
    waiters_free(m, &queue->joiners);
    waiters_free(m, &queue->items);
    drop_place(m, queue->container);
    replace_place(m, queue->maxsize, tag_small_int(0));
    primitive_clear(m, self);
}

const struct type_spec queue_type_spec = {
    .name = "Queue",
    .module = "asyncio.queues",
    .instance_size = sizeof(struct queue),
    .flags = TYPE_SHOWN_AS_PYTHON | TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS,
    .slots = {.make = queue_make,
              .init = queue_init,
              .destroy = queue_clear,
              .traverse = queue_traverse,
              .clear = queue_clear,
              .repr = queue_repr,
              .str = queue_str},
    .methods = queue_methods,
    .getsets = queue_getsets,
};
