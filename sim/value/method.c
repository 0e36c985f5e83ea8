/* Bound methods, staticmethod, classmethod. */
#include "sim/value/descriptor.h"

#include "sim/value/dict.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

value method_new(struct machine *m, value function, value self)
{
    struct method *method = (struct method *)object_alloc(m, m->types.method, sizeof *method);
    if (!method)
        return NULL;
    method->function = keep(function);
    method->self = keep(self);
    return (value)method;
}

static value method_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    if (args->names || args->count != 2)
        return raise_error(m, m->types.TypeError, "method expected 2 arguments, got %zu",
                           args->count);
    if (!object_is_callable(m, args->items[0]))
        return raise_error(m, m->types.TypeError, "first argument must be callable");
    if (args->items[1] == NONE)
        return raise_error(m, m->types.TypeError, "instance must not be None");
    return method_new(m, args->items[0], args->items[1]);
}

value object_call_prefixed(struct machine *m, value callee, value first, const struct args *args)
{
    value few[9], *items = few;
    size_t total = args->count + (args->names ? tuple_size(args->names) : 0) + 1;
    if (total > 9 && !(items = heap_alloc(&m->heap, total * sizeof(value))))
        return raise_memory_error(m);
    items[0] = first;
    for (size_t i = 1; i < total; i++)
        items[i] = args->items[i - 1];
    struct args all = {items, args->count + 1, args->names};
    value result = object_call(m, callee, &all);
    if (items != few)
        heap_free(&m->heap, items, total * sizeof(value));
    return result;
}

static value method_call(struct machine *m, value self, const struct args *args)
{
    /* Methods of methods of methods ... are a chain of C calls. */
    struct method *method = AS_METHOD(self);
    if (!machine_enter_native(m, ""))
        return NULL;
    keep(self);
    value result = object_call_prefixed(m, method->function, method->self, args);
    drop(m, self);
    machine_leave_native(m);
    return result;
}

static value method_repr(struct machine *m, value self)
{
    struct method *method = AS_METHOD(self);
    value name = object_find_attribute(m, method->function, m->names.dunder_qualname);
    if (!name && !m->error)
        name = object_find_attribute(m, method->function, m->names.dunder_name);
    if (m->error)
        return NULL;
    value text = name && is_str(m, name) ? str_format(m, "<bound method %S of %R>", name, method->self)
                                         : str_format(m, "<bound method ? of %R>", method->self);
    drop(m, name);
    return text;
}

static value method_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exactly(other, m->types.method))
        return NOT_IMPLEMENTED;
    int same = AS_METHOD(self)->self == AS_METHOD(other)->self
                   ? object_equal(m, AS_METHOD(self)->function, AS_METHOD(other)->function)
                   : 0;
    return same < 0 ? NULL : tag_bool(same == (op == COMPARE_EQ));
}

static bool method_hash(struct machine *m, value self, int64_t *hash)
{
    int64_t function;
    if (!object_hash(m, AS_METHOD(self)->function, &function))
        return false;
    *hash = object_id(m, AS_METHOD(self)->self) ^ function;
    if (*hash == -1)
        *hash = -2;
    return true;
}

/* What the method itself lacks is the function's (__name__, __doc__, ...). */
static value method_get_attribute(struct machine *m, value self, value name)
{
    value descr = type_lookup(m, m->types.method, name);
    if (descr) {
        if (type_of(m, descr)->slots.descr_get)
            return type_of(m, descr)->slots.descr_get(m, descr, self, (value)m->types.method);
        return keep(descr);
    }
    return object_get_attribute(m, AS_METHOD(self)->function, name);
}

static void method_destroy(struct machine *m, value self)
{
    drop_place(m, AS_METHOD(self)->function);
    drop_place(m, AS_METHOD(self)->self);
}

static int method_traverse(value self, visit_fn *visit, void *closure)
{
    struct method *method = AS_METHOD(self);
    int stop = method->function ? visit(method->function, closure) : 0;
    return !stop && method->self ? visit(method->self, closure) : stop;
}

static value method_function(struct machine *m, value self)
{
    (void)m;
    return keep(AS_METHOD(self)->function);
}

static value method_self(struct machine *m, value self)
{
    (void)m;
    return keep(AS_METHOD(self)->self);
}

static value method_doc(struct machine *m, value self)
{
    return object_get_attribute(m, AS_METHOD(self)->function, m->names.dunder_doc);
}

static const struct getset_spec method_getsets[] = {{"__func__", method_function, member_readonly},
                                                    {"__self__", method_self, member_readonly},
                                                    {"__doc__", method_doc, NULL},
                                                    {0}};

const struct type_spec method_type_spec = {
    .name = "method",
    .instance_size = sizeof(struct method),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS | TYPE_FINAL,
    .slots = {.make = method_make,
              .call = method_call,
              .repr = method_repr,
              .compare = method_compare,
              .hash = method_hash,
              .get_attribute = method_get_attribute,
              .traverse = method_traverse,
              .clear = method_destroy,
              .destroy = method_destroy},
    .getsets = method_getsets,
};

/* staticmethod and classmethod */

#define AS_WRAPPED(v) ((struct wrapped_function *)(v))

static value wrapped_new(struct machine *m, struct type *type, value callable)
{
    struct wrapped_function *made =
        (struct wrapped_function *)object_alloc(m, type, type->instance_size);
    if (made)
        made->callable = keep_or_null(callable);
    return (value)made;
}

value staticmethod_new(struct machine *m, value callable)
{
    return wrapped_new(m, m->types.staticmethod, callable);
}

value classmethod_new(struct machine *m, value callable)
{
    return wrapped_new(m, m->types.classmethod, callable);
}

static value wrapped_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)args;
    return wrapped_new(m, type, NONE);
}

/* functools.update_wrapper's names go over to the wrapper (functools_wraps of funcobject.c). */
static bool copy_names(struct machine *m, value self, value callable)
{
    value names[] = {m->names.dunder_module, m->names.dunder_name, m->names.dunder_qualname,
                     m->names.dunder_doc};
    struct dict *dict = object_dict(m, self, true);
    if (!dict || !dict_set(m, dict, m->names.dunder_wrapped, callable))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        value v = object_find_attribute(m, callable, names[i]);
        bool done = v ? dict_set(m, dict, names[i], v) : !m->error;
        drop(m, v);
        if (!done)
            return false;
    }
    return true;
}

static bool wrapped_init(struct machine *m, value self, const struct args *args)
{
    if (args->names || args->count != 1) {
        raise_error(m, m->types.TypeError, "%s expected 1 argument, got %zu",
                    is_instance(m, self, m->types.staticmethod) ? "staticmethod" : "classmethod",
                    args->count);
        return false;
    }
    replace_place(m, AS_WRAPPED(self)->callable, keep(args->items[0]));
    return copy_names(m, self, args->items[0]);
}

static value staticmethod_get(struct machine *m, value self, value object, value type)
{
    (void)m, (void)object, (void)type;
    return keep(AS_WRAPPED(self)->callable);
}

static value staticmethod_call(struct machine *m, value self, const struct args *args)
{
    return object_call(m, AS_WRAPPED(self)->callable, args);
}

static value classmethod_get(struct machine *m, value self, value object, value type)
{
    value owner = type ? type : (value)type_of(m, object), callable = AS_WRAPPED(self)->callable;
    if (is_native(m, callable) && !((struct native *)callable)->self)
        return native_bound(m, (struct native *)callable, owner);
    return method_new(m, callable, owner);
}

static value wrapped_repr(struct machine *m, value self)
{
    return str_format(m, "<%T(%R)>", self, AS_WRAPPED(self)->callable);
}

static void wrapped_destroy(struct machine *m, value self)
{
    drop_place(m, AS_WRAPPED(self)->callable);
}

static int wrapped_traverse(value self, visit_fn *visit, void *closure)
{
    return AS_WRAPPED(self)->callable ? visit(AS_WRAPPED(self)->callable, closure) : 0;
}

static value wrapped_function(struct machine *m, value self)
{
    (void)m;
    return keep(AS_WRAPPED(self)->callable);
}

static value wrapped_is_abstract(struct machine *m, value self)
{
    value flag = object_find_attribute(m, AS_WRAPPED(self)->callable,
                                       m->names.dunder_isabstractmethod);
    int truth = flag ? object_truth(m, flag) : m->error ? -1 : 0;
    drop(m, flag);
    return truth < 0 ? NULL : tag_bool(truth);
}

/* Its own when set, else the function's. */
static value wrapped_annotations(struct machine *m, value self)
{
    struct dict *own = object_dict(m, self, false);
    value found = own ? dict_get_name(m, own, m->names.dunder_annotations) : NULL;
    return found ? keep(found)
                 : object_get_attribute(m, AS_WRAPPED(self)->callable,
                                        m->names.dunder_annotations);
}

static bool wrapped_set_annotations(struct machine *m, value self, value v)
{
    struct dict *own = object_dict(m, self, true);
    return own && (v ? dict_set(m, own, m->names.dunder_annotations, v)
                     : dict_delete(m, own, m->names.dunder_annotations) >= 0);
}

static value wrapped_dict(struct machine *m, value self)
{
    struct dict *dict = object_dict(m, self, true);
    return dict ? keep((value)dict) : NULL;
}

static const struct getset_spec wrapped_getsets[] = {
    {"__func__", wrapped_function, member_readonly},
    {"__wrapped__", wrapped_function, member_readonly},
    {"__isabstractmethod__", wrapped_is_abstract, NULL},
    {"__annotations__", wrapped_annotations, wrapped_set_annotations},
    {"__dict__", wrapped_dict, NULL},
    {0}};

const struct type_spec staticmethod_type_spec = {
    .name = "staticmethod",
    .instance_size = sizeof(struct wrapped_function),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT,
    .slots = {.make = wrapped_make,
              .init = wrapped_init,
              .call = staticmethod_call,
              .descr_get = staticmethod_get,
              .repr = wrapped_repr,
              .traverse = wrapped_traverse,
              .clear = wrapped_destroy,
              .destroy = wrapped_destroy},
    .getsets = wrapped_getsets,
};

const struct type_spec classmethod_type_spec = {
    .name = "classmethod",
    .instance_size = sizeof(struct wrapped_function),
    .flags = TYPE_TRACKED | TYPE_HAS_DICT,
    .slots = {.make = wrapped_make,
              .init = wrapped_init,
              .descr_get = classmethod_get,
              .repr = wrapped_repr,
              .traverse = wrapped_traverse,
              .clear = wrapped_destroy,
              .destroy = wrapped_destroy},
    .getsets = wrapped_getsets,
};
