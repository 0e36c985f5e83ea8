/* The iterator over a future. CPython 3.13 Modules/_asynciomodule.c (FutureIter). */
#include "sim/loop/future_iterator.h"

#include "sim/lang/generator.h"
#include "sim/loop/face.h"
#include "sim/loop/future.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/native.h"
#include "sim/value/object.h"

struct future_iterator {
    struct object head;
    value future; /* NULL: exhausted */
};

#define AS_ITERATOR(v) ((struct future_iterator *)(v))

value future_iterator_new(struct machine *m, value future)
{
    value self = object_alloc(m, m->types.future_iterator, sizeof(struct future_iterator));
    if (self)
        AS_ITERATOR(self)->future = keep(future);
    return self;
}

static int iterator_traverse(value self, visit_fn *visit, void *closure)
{
    VISIT(AS_ITERATOR(self)->future);
    return 0;
}

static void iterator_clear(struct machine *m, value self)
{
    drop_place(m, AS_ITERATOR(self)->future);
}

static value iterator_self(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

static enum send_result iterator_send(struct machine *m, value self, value sent, bool throwing,
                                      value *result)
{
    struct future_iterator *it = AS_ITERATOR(self);
    *result = NULL;
    if (throwing) {
        drop_place(m, it->future);
        raise_exception(m, sent);
        return SEND_RAISED;
    }
    if (!it->future) {
        *result = NONE;
        return SEND_RETURNED;
    }
    struct future *future = AS_FUTURE(it->future);
    if (future->state == FUTURE_PENDING) {
        if (!future->blocking) {
            future->blocking = true;
            *result = keep((value)future);
            return SEND_YIELDED;
        }
        raise_error(m, m->types.RuntimeError, "await wasn't used with future");
        return SEND_RAISED;
    }
    value settled = it->future;
    it->future = NULL;
    *result = future_result(m, settled);
    drop(m, settled);
    return *result ? SEND_RETURNED : SEND_RAISED;
}

static value outcome(struct machine *m, enum send_result sent, value result)
{
    if (sent == SEND_RETURNED) {
        raise_stop_iteration(m, result);
        drop(m, result);
        return NULL;
    }
    return result;
}

static value iterator_next(struct machine *m, value self)
{
    value result;
    enum send_result sent = iterator_send(m, self, NONE, false, &result);
    return sent == SEND_RETURNED && result == NONE ? NULL : outcome(m, sent, result);
}

static value iterator_send_method(struct machine *m, value *args)
{
    value result;
    enum send_result sent = iterator_send(m, args[0], NONE, false, &result);
    return outcome(m, sent, result);
}

static value iterator_throw_method(struct machine *m, value *args)
{
    value exception = throw_arguments(m, "throw", args[1], args[2], args[3]);
    if (!exception)
        return NULL;
    value result;
    enum send_result sent = iterator_send(m, args[0], exception, true, &result);
    drop(m, exception);
    return outcome(m, sent, result);
}

static value iterator_close_method(struct machine *m, value *args)
{
    drop_place(m, AS_ITERATOR(args[0])->future);
    return NONE;
}

static const struct native_spec iterator_methods[] = {
    {"send(self, value, /)", iterator_send_method, NULL},
    {"throw(self, type, value=..., traceback=..., /)", iterator_throw_method, NULL},
    {"close(self, /)", iterator_close_method, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec future_iterator_type_spec = {
    .name = "FutureIter",
    .module = "_asyncio",
    .instance_size = sizeof(struct future_iterator),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.destroy = iterator_clear,
              .traverse = iterator_traverse,
              .clear = iterator_clear,
              .iter = iterator_self,
              .next = iterator_next,
              .send = iterator_send},
    .methods = iterator_methods,
};
