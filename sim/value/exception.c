/* BaseException: what every exception object is and does. CPython 3.13 Objects/exceptions.c. */
#include "sim/value/exception_internal.h"

#include "sim/value/alloc.h"
#include "sim/value/dict.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <stdarg.h>
#include <string.h>

value exception_make(struct machine *m, struct type *type, const struct args *args)
{
    struct exception *e = (struct exception *)object_alloc(m, type, type->instance_size);
    if (!e)
        return NULL;
    e->args = tuple_from(m, args->items, args->count);
    return e->args ? (value)e : drop_and_fail(m, (value)e);
}

bool exception_init(struct machine *m, value self, const struct args *args)
{
    if (args->names && tuple_size(args->names)) {
        raise_error(m, m->types.TypeError, "%T() takes no keyword arguments", self);
        return false;
    }
    value tuple = tuple_from(m, args->items, args->count);
    if (tuple)
        replace_place(m, AS_EXCEPTION(self)->args, tuple);
    return tuple != NULL;
}

value exception_new(struct machine *m, struct type *type, value args_tuple)
{
    struct args args = {AS_TUPLE(args_tuple)->items, tuple_size(args_tuple), NULL};
    return object_call(m, (value)type, &args);
}

value exception_normalize(struct machine *m, value v)
{
    if (has_type_flag(m, v, TYPE_IS_EXCEPTION))
        return keep(v);
    if (has_type_flag(m, v, TYPE_IS_TYPE) && (AS_TYPE(v)->flags & TYPE_IS_EXCEPTION)) {
        value made = object_call0(m, v);
        if (made && !has_type_flag(m, made, TYPE_IS_EXCEPTION)) {
            raise_error(m, m->types.TypeError,
                        "calling %R should have returned an instance of BaseException, not %R", v,
                        (value)type_of(m, made));
            return drop_and_fail(m, made);
        }
        return made;
    }
    return raise_error(m, m->types.TypeError, "exceptions must derive from BaseException");
}

/* CPython 3.13 Python/errors.c, _PyErr_SetObject: the context's own chain must not lead back. */
void exception_chain(struct machine *m, value exception)
{
    exception_chain_to(m, exception, error_handled(m));
}

void exception_chain_to(struct machine *m, value exception, value handled)
{
    if (!handled || handled == exception || handled == NONE)
        return;
    struct exception *slow = AS_EXCEPTION(handled);
    bool move = false;
    for (struct exception *at = AS_EXCEPTION(handled); at->context; m->countdown -= 4) {
        if (at->context == exception) {
            drop_place(m, at->context);
            break;
        }
        at = AS_EXCEPTION(at->context);
        if (at == slow)
            break; /* a cycle that was there before */
        if (move)
            slow = AS_EXCEPTION(slow->context);
        move = !move;
    }
    replace_place(m, AS_EXCEPTION(exception)->context, keep(handled));
}

static bool add_note(struct machine *m, value self, value note)
{
    value notes = object_find_attribute(m, self, m->names.dunder_notes);
    if (!notes) {
        notes = m->error ? NULL : list_new(m, 1);
        if (!notes || !object_set_attribute(m, self, m->names.dunder_notes, notes))
            return drop(m, notes), false;
    }
    bool done = has_type_flag(m, notes, TYPE_IS_LIST) && list_append(m, notes, note);
    if (!done && !m->error)
        raise_error(m, m->types.TypeError, "Cannot add note: __notes__ is not a list");
    drop(m, notes);
    return done;
}

void exception_note(struct machine *m, const char *format, ...)
{
    value error = error_take(m);
    va_list list;
    va_start(list, format);
    value text = str_vformat(m, format, list);
    va_end(list);
    if (text)
        add_note(m, error, text);
    drop(m, text);
    error_clear(m);
    m->error = error;
}

value exception_str(struct machine *m, value self)
{
    value args = AS_EXCEPTION(self)->args;
    size_t size = args ? tuple_size(args) : 0;
    if (size == 0)
        return keep(m->names.empty);
    return object_str(m, size == 1 ? AS_TUPLE(args)->items[0] : args);
}

static value exception_repr(struct machine *m, value self)
{
    value args = AS_EXCEPTION(self)->args;
    if (args && tuple_size(args) == 1)
        return str_format(m, "%T(%R)", self, AS_TUPLE(args)->items[0]);
    if (!args || tuple_size(args) == 0)
        return str_format(m, "%T()", self);
    return str_format(m, "%T%R", self, args);
}

void exception_destroy(struct machine *m, value self)
{
    struct exception *e = AS_EXCEPTION(self);
    drop_place(m, e->args);
    drop_place(m, e->traceback);
    drop_place(m, e->context);
    drop_place(m, e->cause);
    for (size_t i = 0; i < EXTRA_COUNT; i++)
        drop_place(m, e->extra[i]);
}

static int exception_traverse(value self, visit_fn *visit, void *closure)
{
    struct exception *e = AS_EXCEPTION(self);
    value held[] = {e->args, e->traceback, e->context, e->cause};
    int stop = 0;
    for (size_t i = 0; !stop && i < 4; i++)
        stop = held[i] ? visit(held[i], closure) : 0;
    for (size_t i = 0; !stop && i < EXTRA_COUNT; i++)
        stop = e->extra[i] ? visit(e->extra[i], closure) : 0;
    return stop;
}

/* Attributes. */

static value get_args(struct machine *m, value self)
{
    value args = AS_EXCEPTION(self)->args;
    return args ? keep(args) : tuple_new(m, 0);
}

static bool set_args(struct machine *m, value self, value v)
{
    if (!v) {
        raise_error(m, m->types.TypeError, "args may not be deleted");
        return false;
    }
    value tuple = tuple_from_iterable(m, v);
    if (tuple)
        replace_place(m, AS_EXCEPTION(self)->args, tuple);
    return tuple != NULL;
}

static value get_traceback(struct machine *m, value self)
{
    (void)m;
    value traceback = AS_EXCEPTION(self)->traceback;
    return traceback ? keep(traceback) : NONE;
}

static bool set_traceback(struct machine *m, value self, value v)
{
    if (!v)
        raise_error(m, m->types.TypeError, "__traceback__ may not be deleted");
    else if (v != NONE && !is_exactly(v, m->types.traceback))
        raise_error(m, m->types.TypeError, "__traceback__ must be a traceback or None");
    else
        replace_place(m, AS_EXCEPTION(self)->traceback, v == NONE ? NULL : keep(v));
    return !m->error;
}

static value get_context(struct machine *m, value self)
{
    (void)m;
    value context = AS_EXCEPTION(self)->context;
    return context ? keep(context) : NONE;
}

static bool check_link(struct machine *m, value v, const char *what, const char *word)
{
    if (!v)
        raise_error(m, m->types.TypeError, "%s may not be deleted", what);
    else if (v != NONE && !has_type_flag(m, v, TYPE_IS_EXCEPTION))
        raise_error(m, m->types.TypeError,
                    "exception %s must be None or derive from BaseException", word);
    return !m->error;
}

static bool set_context(struct machine *m, value self, value v)
{
    if (!check_link(m, v, "__context__", "context"))
        return false;
    replace_place(m, AS_EXCEPTION(self)->context, v == NONE ? NULL : keep(v));
    return true;
}

static value get_cause(struct machine *m, value self)
{
    (void)m;
    value cause = AS_EXCEPTION(self)->cause;
    return cause ? keep(cause) : NONE;
}

static bool set_cause(struct machine *m, value self, value v)
{
    if (!check_link(m, v, "__cause__", "cause"))
        return false;
    replace_place(m, AS_EXCEPTION(self)->cause, v == NONE ? NULL : keep(v));
    AS_EXCEPTION(self)->suppress_context = true;
    return true;
}

static value get_suppress(struct machine *m, value self)
{
    (void)m;
    return tag_bool(AS_EXCEPTION(self)->suppress_context);
}

static bool set_suppress(struct machine *m, value self, value v)
{
    int truth = v ? object_truth(m, v) : -1;
    if (!v)
        raise_error(m, m->types.TypeError, "can't delete numeric/char attribute");
    if (truth < 0)
        return false;
    AS_EXCEPTION(self)->suppress_context = truth;
    return true;
}

static value get_dict(struct machine *m, value self)
{
    struct dict *dict = object_dict(m, self, true);
    return dict ? keep((value)dict) : NULL;
}

static const struct getset_spec base_getsets[] = {
    {"args", get_args, set_args},
    {"__traceback__", get_traceback, set_traceback},
    {"__context__", get_context, set_context},
    {"__cause__", get_cause, set_cause},
    {"__suppress_context__", get_suppress, set_suppress},
    {"__dict__", get_dict, NULL},
    {0}};

static value method_with_traceback(struct machine *m, value *args)
{
    return set_traceback(m, args[0], args[1]) ? keep(args[0]) : NULL;
}

static value method_add_note(struct machine *m, value *args)
{
    if (!is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "note must be a str, not '%T'", args[1]);
    return add_note(m, args[0], args[1]) ? NONE : NULL;
}

static value method_setstate(struct machine *m, value *args)
{
    if (args[1] == NONE)
        return NONE;
    if (!has_type_flag(m, args[1], TYPE_IS_DICT))
        return raise_error(m, m->types.TypeError, "state is not a dictionary");
    size_t position = 0;
    value key, item;
    while (dict_next(AS_DICT(args[1]), &position, &key, &item))
        if (!object_set_attribute(m, args[0], key, item))
            return NULL;
    return NONE;
}

/* (class, args) or (class, args, __dict__), as copy.copy() asks. */
static value method_reduce(struct machine *m, value *args)
{
    value type = (value)type_of(m, args[0]);
    struct dict *dict = object_dict(m, args[0], false);
    value arguments = AS_EXCEPTION(args[0])->args;
    return dict && dict->count ? tuple_pack3(m, type, arguments, (value)dict)
                               : tuple_pack2(m, type, arguments);
}

static const struct native_spec base_methods[] = {
    {"with_traceback(self, object, /)", method_with_traceback,
     "Set self.__traceback__ to tb and return self."},
    {"add_note(self, object, /)", method_add_note, "Add a note to the exception"},
    {"__setstate__(self, state, /)", method_setstate, NULL},
    {"__reduce__(self, /)", method_reduce, NULL},
    {0}};

static const struct type_spec base_exception_spec = {
    .name = "BaseException",
    .instance_size = sizeof(struct exception),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS | TYPE_IS_EXCEPTION,
    .slots = {.make = exception_make,
              .init = exception_init,
              .str = exception_str,
              .repr = exception_repr,
              .traverse = exception_traverse,
              .clear = exception_destroy,
              .destroy = exception_destroy},
    .methods = base_methods,
    .getsets = base_getsets,
    .doc = "Common base class for all exceptions",
};

static const struct exception_kind *find_kind(const char *name)
{
    for (const struct exception_kind *kind = exception_kinds; kind->name; kind++)
        if (!strcmp(kind->name, name))
            return kind;
    return NULL;
}

static struct type *make_type(struct machine *m, const char *name, struct type *base)
{
    const struct exception_kind *kind = find_kind(name);
    bool of_asyncio = !strcmp(name, "CancelledError") || !strcmp(name, "InvalidStateError");
    struct type_spec spec = {.name = name,
                             .module = of_asyncio ? "asyncio.exceptions" : NULL,
                             .instance_size = sizeof(struct exception)};
    /* As in CPython every one of its exception classes has these of its own. */
    spec.slots.make = kind && kind->make ? kind->make : base->slots.make;
    spec.slots.init = kind && kind->init ? kind->init : base->slots.init;
    if (kind) {
        spec.slots.str = kind->str;
        spec.methods = kind->methods;
        spec.getsets = kind->getsets;
    }
    return type_ready(m, &spec, base);
}

/* ExceptionGroup(BaseExceptionGroup, Exception): the one class of ours with two bases. */
static bool make_group(struct machine *m)
{
    struct type *group = make_type(m, "ExceptionGroup", m->types.BaseExceptionGroup);
    if (!group)
        return false;
    m->types.ExceptionGroup = group;
    struct type *order[] = {group, m->types.BaseExceptionGroup, m->types.Exception,
                            m->types.BaseException, m->types.object};
    value bases = tuple_pack2(m, (value)order[1], (value)order[2]);
    value mro = tuple_from(m, (value *)order, 5);
    if (!bases || !mro)
        return drop(m, bases), drop(m, mro), false;
    replace_place(m, group->bases, bases);
    replace_place(m, group->mro, mro);
    return true;
}

bool exception_types_make(struct machine *m)
{
    struct types *t = &m->types;
    if (!(t->BaseException = type_ready(m, &base_exception_spec, NULL)))
        return false;
#define X(name, base)                                                                              \
    if (!(t->name = make_type(m, #name, t->base)))                                                 \
        return false;
    EXCEPTION_TYPES(X)
#undef X
    return make_group(m);
}
