/* Queues of waiting futures, and what locks and queues have in common. */
#include "sim/modules/asyncio/waiters.h"

#include "sim/lang/fiber.h"
#include "sim/lang/lang.h"
#include "sim/lang/native_coroutine.h"
#include "sim/lang/target.h"
#include "sim/loop/face.h"
#include "sim/loop/loops.h"
#include "sim/loop/own_loop.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <stdio.h>
#include <string.h>

/* Makes room behind the last: by moving to the front what stands there, or by growing. */
static bool make_room(struct machine *m, struct waiters *w)
{
    if (w->first + w->count < w->capacity)
        return true;
    if (w->first > w->capacity / 2) {
        memmove(w->items, w->items + w->first, w->count * sizeof *w->items);
        w->first = 0;
        return true;
    }
    size_t capacity = w->capacity ? w->capacity * 2 : 4;
    value *items = heap_realloc(&m->heap, w->items, w->capacity * sizeof *items,
                                capacity * sizeof *items);
    if (!items)
        return raise_memory_error(m);
    w->items = items;
    w->capacity = capacity;
    return true;
}

bool waiters_push(struct machine *m, struct waiters *waiters, value future)
{
    if (!make_room(m, waiters))
        return false;
    waiters->items[waiters->first + waiters->count++] = keep(future);
    return true;
}

value waiters_pop(struct waiters *waiters)
{
    if (waiters->count == 0)
        return NULL;
    waiters->count--;
    return waiters->items[waiters->first++];
}

bool waiters_remove(struct machine *m, struct waiters *w, value future)
{
    for (size_t i = 0; i < w->count; i++) {
        if (waiters_at(w, i) != future)
            continue;
        value *at = &w->items[w->first + i];
        if (i == 0)
            w->first++;
        else
            memmove(at, at + 1, (w->count - i - 1) * sizeof *at);
        w->count--;
        drop(m, future);
        return true;
    }
    return false;
}

void waiters_free(struct machine *m, struct waiters *waiters)
{
    value future;
    while ((future = waiters_pop(waiters)))
        drop(m, future);
    heap_free(&m->heap, waiters->items, waiters->capacity * sizeof *waiters->items);
    memset(waiters, 0, sizeof *waiters);
}

int waiters_traverse(const struct waiters *waiters, visit_fn *visit, void *closure)
{
    for (size_t i = 0; i < waiters->count; i++)
        VISIT(waiters_at(waiters, i));
    return 0;
}

int64_t waiters_wake(struct machine *m, const struct waiters *waiters, value result, size_t most)
{
    size_t woken = 0;
    for (size_t i = 0; i < waiters->count && woken < most; i++) {
        value future = waiters_at(waiters, i);
        if (future_done(future))
            continue;
        if (!future_set_result(m, future, result))
            return -1;
        woken++;
    }
    return (int64_t)woken;
}

int waiters_wake_first(struct machine *m, const struct waiters *waiters, value result)
{
    return (int)waiters_wake(m, waiters, result, 1);
}

/* --- primitives */

value primitive_make(struct machine *m, struct type *type)
{
    value self = object_alloc(m, type, type->instance_size);
    if (self)
        AS_PRIMITIVE(self)->number = record_number(m, SERIES_RESOURCE);
    return self;
}

/* --- its name */

/* The lock that a condition makes for itself is "condition's lock". */
static struct event_text_field name_of_part(char *buffer, size_t size, value name, enum resource_kind kind)
{
    static const char *const kinds[] = {"part", "lock", "event", "condition", "semaphore", "barrier", "queue"};
    int length = snprintf(buffer, size, "%.*s's %s", (int)str_size(name), str_text(name),
                          kinds[kind <= RESOURCE_QUEUE ? kind : 0]);
    return (struct event_text_field){buffer, length < (int)size ? (size_t)length : size - 1};
}

value resource_created(struct machine *m, uint64_t number, enum resource_kind kind, uint64_t limit,
                       unsigned own_frames)
{
    char buffer[120];
    struct event_text_field field = {"", 0};
    struct frame *frame = m->fiber->frame;
    unsigned library = 0;
    for (; frame && frame->code->flags & CODE_LIBRARY; frame = frame->back)
        library++;
    value name = frame ? frame_target(frame) : NULL;
    bool part = library > own_frames;
    if (name)
        field = part ? name_of_part(buffer, sizeof buffer, name, kind) : record_field(name);
    RECORD(m, resource_created, .resource = number, .kind = kind, .limit = limit, .name = field);
    return part ? NULL : name;
}

void primitive_created(struct machine *m, value self, enum resource_kind kind, uint64_t limit)
{
    struct primitive *primitive = AS_PRIMITIVE(self);
    value name = resource_created(m, primitive->number, kind, limit, 0);
    replace_place(m, primitive->name, keep_or_null(name));
}

/* "lock.acquire"; or, when it has a name, "door.acquire". */
static uint32_t wait_label(struct machine *m, const struct primitive *primitive, const char *words)
{
    char buffer[120];
    const char *method = strchr(words, '.');
    if (!primitive->name || !method)
        return record_text(m, words, strlen(words));
    int size = snprintf(buffer, sizeof buffer, "%.*s%s", (int)str_size(primitive->name),
                        str_text(primitive->name), method);
    return size < (int)sizeof buffer ? record_text(m, buffer, (size_t)size)
                                     : record_text(m, words, strlen(words));
}

void primitive_clear(struct machine *m, value self)
{
    drop_place(m, AS_PRIMITIVE(self)->loop);
    drop_place(m, AS_PRIMITIVE(self)->name);
    waiters_free(m, &AS_PRIMITIVE(self)->waiters);
}

int primitive_traverse(value self, visit_fn *visit, void *closure)
{
    VISIT(AS_PRIMITIVE(self)->loop);
    return waiters_traverse(&AS_PRIMITIVE(self)->waiters, visit, closure);
}

uint64_t running_task_number(struct machine *m)
{
    value task = task_current(m);
    return task ? AS_FUTURE(task)->number : 0;
}

/* mixins._LoopBoundMixin._get_loop. Borrowed. */
static value bound_loop(struct machine *m, value self)
{
    value loop = loop_running(m);
    if (!loop)
        return NULL;
    if (!AS_PRIMITIVE(self)->loop)
        AS_PRIMITIVE(self)->loop = keep(loop);
    if (AS_PRIMITIVE(self)->loop != loop)
        return raise_error(m, m->types.RuntimeError, "%R is bound to a different event loop", self);
    return loop;
}

value primitive_future(struct machine *m, value self, struct waiters *waiters, enum wait_role role,
                       const char *words)
{
    value loop = bound_loop(m, self);
    value future = loop ? future_new(m, loop) : NULL;
    if (!future || !waiters_push(m, waiters, future))
        return drop_and_fail(m, future);
    struct future *f = AS_FUTURE(future);
    f->wait_kind = WAIT_RESOURCE;
    f->stands_for = AS_PRIMITIVE(self)->number;
    f->label = wait_label(m, AS_PRIMITIVE(self), words);
    f->number = record_number(m, SERIES_FUTURE);
    RECORD(m, resource_waits, .resource = f->stands_for, .task = running_task_number(m),
           .future = f->number, .role = role);
    return future;
}

void primitive_leave(struct machine *m, value self, struct waiters *waiters, value future)
{
    waiters_remove(m, waiters, future);
    RECORD(m, resource_left, .resource = AS_PRIMITIVE(self)->number,
           .task = running_task_number(m), .future = AS_FUTURE(future)->number);
}

void primitive_record(struct machine *m, value self, uint64_t count, uint64_t holder)
{
    RECORD(m, resource_changed, .resource = AS_PRIMITIVE(self)->number, .count = count,
           .holder = holder);
}

value primitive_repr(struct machine *m, value self, const char *state)
{
    size_t waiting = AS_PRIMITIVE(self)->waiters.count;
    struct type *type = type_of(m, self);
    value module = object_get_attribute(m, (value)type, m->names.dunder_module);
    value words = waiting ? str_format(m, "%s, waiters:%zu", state, waiting) : str_from(m, state);
    value text = module && words
                     ? str_format(m, "<%S.%S object at 0x%llx [%S]>", module, type->qualname,
                                  (long long)object_id(m, self), words)
                     : NULL;
    drop(m, module);
    drop(m, words);
    return text;
}

static value call_method(struct machine *m, value self, const char *method)
{
    value name = str_from(m, method);
    value result = name ? object_call_method0(m, self, name) : NULL;
    drop(m, name);
    return result;
}

value primitive_enter(struct machine *m, value self)
{
    if (native_needs_stack(m))
        return NULL;
    value coroutine = call_method(m, self, "acquire");
    native_wait_hold(m, 0, coroutine);
    value result = coroutine ? lang_await(m, coroutine) : NULL;
    native_wait_hold(m, 0, NULL);
    drop(m, coroutine);
    drop(m, result);
    return result ? NONE : NULL;
}

value primitive_exit(struct machine *m, value self)
{
    value result = call_method(m, self, "release");
    drop(m, result);
    return result ? NONE : NULL;
}

value primitive_get_loop(struct machine *m, value self)
{
    (void)m;
    value loop = AS_PRIMITIVE(self)->loop;
    return loop ? keep(own_loop_face(loop)) : NONE;
}

bool primitive_set_loop(struct machine *m, value self, value v)
{
    value loop = v && v != NONE ? own_loop_for(m, v) : NULL;
    replace_place(m, AS_PRIMITIVE(self)->loop, loop);
    return !m->error;
}

bool primitive_init(struct machine *m, value self, const struct args *args)
{
    struct type *type = type_of(m, self);
    while (type->flags & TYPE_PYTHON)
        type = type->base;
    if (args->names && tuple_size(args->names))
        raise_error(m, m->types.TypeError, "%S.__init__() got an unexpected keyword argument '%S'",
                    type->name, AS_TUPLE(args->names)->items[0]);
    else if (args->count)
        raise_error(m, m->types.TypeError,
                    "%S.__init__() takes 1 positional argument but %zu were given", type->name,
                    args->count + 1);
    else
        return true;
    return false;
}

value primitive_get_waiters(struct machine *m, value self)
{
    struct waiters *waiters = &AS_PRIMITIVE(self)->waiters;
    return list_from(m, waiters->items + waiters->first, waiters->count);
}
