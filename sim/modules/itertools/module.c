/* itertools: the module, and what its iterators share. CPython 3.13 Modules/itertoolsmodule.c. */
#include "sim/modules/itertools/parts.h"
#include "sim/modules/registry.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

value tool_new(struct machine *m, struct type *type, value a, value b)
{
    value v = a ? object_alloc(m, type, type->instance_size) : NULL;
    if (!v) {
        drop_and_fail(m, a);
        return drop_and_fail(m, b);
    }
    AS_TOOL(v)->a = a;
    AS_TOOL(v)->b = b;
    return v;
}

void tool_destroy(struct machine *m, value self)
{
    drop_place(m, AS_TOOL(self)->a);
    drop_place(m, AS_TOOL(self)->b);
    drop_place(m, AS_TOOL(self)->c);
    drop_place(m, AS_TOOL(self)->d);
}

int tool_traverse(value self, visit_fn *visit, void *closure)
{
    struct tool *t = AS_TOOL(self);
    value held[] = {t->a, t->b, t->c, t->d};
    int stop = 0;
    for (size_t i = 0; i < 4 && !stop; i++)
        stop = held[i] ? visit(held[i], closure) : 0;
    return stop;
}

value tool_iter(struct machine *m, value self)
{
    (void)m;
    return keep(self);
}

value tool_iterators(struct machine *m, value const *items, size_t count)
{
    value tuple = tuple_new(m, count);
    for (size_t i = 0; tuple && i < count; i++) {
        value iterator = object_iter(m, items[i]);
        if (!iterator)
            return drop_and_fail(m, tuple);
        AS_TUPLE(tuple)->items[i] = iterator;
    }
    return tuple;
}

static const struct native_spec functions[] = {
    {"tee(iterable, n=2, /)", itertools_tee, "Returns a tuple of n independent iterators."},
    {NULL, NULL, NULL},
};

static const struct module_type types[] = {
#define X(text, symbol) {text, &itertools_##symbol##_spec},
    ITERTOOLS(X)
#undef X
    {NULL, NULL},
};

const struct module_spec itertools_module = {
    .name = "itertools",
    .functions = functions,
    .types = types,
};
