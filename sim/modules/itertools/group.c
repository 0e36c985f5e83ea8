/* itertools: groupby and tee, whose iterators share what they walk. */
#include "sim/modules/itertools/parts.h"
#include "sim/modules/module.h"
#include "sim/value/arguments.h"
#include "sim/value/generic_alias.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

/* --- groupby: a the iterator, b the key function or NULL, c the key of the item in hand, d that
 * item; and the key of the group that was given out */

struct groupby {
    struct tool tool;
    value target;    /* key of the group given out last, or NULL */
    value group;     /* that group, borrowed: it is the only one that may go on */
};

#define AS_GROUPBY(v) ((struct groupby *)(v))

static value groupby_make(struct machine *m, struct type *type, const struct args *args)
{
    static const char *const names[] = {"iterable", "key", NULL};
    value given[2];
    if (!args_bind(m, args, "groupby", names, 1, given))
        return NULL;
    value key = given[1] && given[1] != NONE ? keep(given[1]) : NULL;
    return tool_new(m, type, object_iter(m, given[0]), key);
}

static void groupby_destroy(struct machine *m, value self)
{
    drop_place(m, AS_GROUPBY(self)->target);
    tool_destroy(m, self);
}

static int groupby_traverse(value self, visit_fn *visit, void *closure)
{
    value target = AS_GROUPBY(self)->target;
    int stop = target ? visit(target, closure) : 0;
    return stop ? stop : tool_traverse(self, visit, closure);
}

/* Takes the next item in hand, with its key. */
static bool groupby_step(struct machine *m, struct tool *t)
{
    value item = object_next_inside(m, t->a);
    if (!item)
        return false;
    value key = t->b ? object_call1(m, t->b, item) : keep(item);
    if (!key) {
        drop_and_fail(m, item);
        return false;
    }
    replace_place(m, t->d, item);
    replace_place(m, t->c, key);
    return true;
}

static value groupby_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    struct groupby *g = AS_GROUPBY(self);
    g->group = NULL;
    for (;;) { /* skip what is left of the group before */
        if (t->c && !g->target)
            break;
        if (t->c) {
            value a = keep(g->target), b = keep(t->c);
            int same = object_equal(m, a, b);
            drop(m, a);
            drop(m, b);
            if (same < 0)
                return NULL;
            if (!same)
                break;
        }
        if (!groupby_step(m, t))
            return NULL;
    }
    replace_place(m, g->target, keep(t->c));
    struct type *type = module_type_get(m, "itertools", "_grouper");
    value group = type ? tool_new(m, type, keep(self), keep(g->target)) : NULL;
    if (!group)
        return NULL;
    g->group = group;
    value pair = tuple_pack2(m, t->c, group);
    drop(m, group);
    return pair;
}

static const struct native_spec generic_methods[] = {
    {"%__class_getitem__(cls, item, /)", generic_class_getitem, "See PEP 585"},
    {NULL, NULL, NULL},
};

const struct type_spec itertools_groupby_spec = {
    .name = "groupby",
    .module = "itertools",
    .instance_size = sizeof(struct groupby),
    .flags = TYPE_TRACKED,
    .slots = {.make = groupby_make,
              .destroy = groupby_destroy,
              .traverse = groupby_traverse,
              .clear = groupby_destroy,
              .iter = tool_iter,
              .next = groupby_next},
    .methods = generic_methods,
    .doc = "make an iterator that returns consecutive keys and groups from the iterable\n\n  "
           "iterable\n    Elements to divide into groups according to the key function.\n  key\n    "
           "A function for computing the group category for each element.\n    If the key function "
           "is not specified or is None, the element itself\n    is used for grouping.",
};

/* A group: a the groupby, b its key. */
static value grouper_next(struct machine *m, value self)
{
    struct tool *t = AS_TOOL(self);
    if (!t->a)
        return NULL;
    struct groupby *g = AS_GROUPBY(t->a);
    if (g->group != self)
        return NULL;
    if (!g->tool.d && !groupby_step(m, &g->tool))
        return NULL;
    value mine = keep(t->b), current = keep(g->tool.c);
    int same = object_equal(m, mine, current);
    drop(m, mine);
    drop(m, current);
    if (same <= 0)
        return NULL;
    value item = g->tool.d;
    g->tool.d = NULL;
    drop_place(m, g->tool.c);
    return item;
}

static void grouper_destroy(struct machine *m, value self)
{
    value parent = AS_TOOL(self)->a;
    if (parent && AS_GROUPBY(parent)->group == self)
        AS_GROUPBY(parent)->group = NULL;
    tool_destroy(m, self);
}

const struct type_spec itertools_grouper_spec = {
    .name = "_grouper",
    .module = "itertools",
    .instance_size = sizeof(struct tool),
    .flags = TYPE_TRACKED,
    .slots = {.destroy = grouper_destroy,
              .traverse = tool_traverse,
              .clear = grouper_destroy,
              .iter = tool_iter,
              .next = grouper_next},
};

/* --- tee: a chain of cells, one for each item; the last one is still to be filled. In a cell: a the
 * item, b the cell after it, c the iterator, flag while it is being asked. In a tee: a its cell. */

static value cell_new(struct machine *m, value iterator)
{
    struct type *type = module_type_get(m, "itertools", "_tee_dataobject");
    value v = type ? object_alloc(m, type, type->instance_size) : NULL;
    if (v)
        AS_TOOL(v)->c = keep(iterator);
    return v;
}

static value tee_of(struct machine *m, value cell)
{
    struct type *type = cell ? module_type_get(m, "itertools", "_tee") : NULL;
    if (!type)
        return drop_and_fail(m, cell);
    return tool_new(m, type, cell, NULL);
}

static bool fill_cell(struct machine *m, struct tool *cell)
{
    if (cell->flag) {
        raise_error(m, m->types.RuntimeError, "cannot re-enter the tee iterator");
        return false;
    }
    cell->flag = true;
    value item = object_next_inside(m, cell->c);
    cell->flag = false;
    if (!item)
        return false;
    value after = cell_new(m, cell->c);
    if (!after) {
        drop_and_fail(m, item);
        return false;
    }
    cell->a = item;
    cell->b = after;
    return true;
}

static value tee_next(struct machine *m, value self)
{
    struct tool *cell = AS_TOOL(AS_TOOL(self)->a);
    keep((value)cell);
    value item = cell->a || fill_cell(m, cell) ? keep(cell->a) : NULL;
    if (item)
        replace_place(m, AS_TOOL(self)->a, keep(cell->b));
    drop_and_fail(m, (value)cell);
    return item;
}

static bool is_tee(value v)
{
    return is_object(v) && v->type->slots.next == tee_next;
}

/* A tee over any iterable; a second one of a tee shares its cells. */
static value tee_from(struct machine *m, value iterable)
{
    if (is_tee(iterable))
        return tee_of(m, keep(AS_TOOL(iterable)->a));
    value iterator = object_iter(m, iterable);
    value tee = !iterator          ? NULL
                : is_tee(iterator) ? tee_of(m, keep(AS_TOOL(iterator)->a))
                                   : tee_of(m, cell_new(m, iterator));
    drop_and_fail(m, iterator);
    return tee;
}

static value tee_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    return args_positional(m, args, "_tee", 1, 1) ? tee_from(m, args->items[0]) : NULL;
}

static value tee_copy(struct machine *m, value *args)
{
    return tee_of(m, keep(AS_TOOL(args[0])->a));
}

static const struct native_spec tee_methods[] = {
    {"__copy__(self, /)", tee_copy, "Returns an independent iterator."},
    {NULL, NULL, NULL},
};

const struct type_spec itertools_tee_spec = {
    .name = "_tee",
    .module = "itertools",
    .instance_size = sizeof(struct tool),
    .flags = TYPE_TRACKED | TYPE_HAS_WEAKREFS,
    .slots = {.make = tee_make,
              .destroy = tool_destroy,
              .traverse = tool_traverse,
              .iter = tool_iter,
              .next = tee_next},
    .methods = tee_methods,
    .doc = "Iterator wrapped to make it copyable.",
};

const struct type_spec itertools_tee_data_spec = {
    .name = "_tee_dataobject",
    .module = "itertools",
    .instance_size = sizeof(struct tool),
    .flags = TYPE_TRACKED,
    .slots = {.destroy = tool_destroy, .traverse = tool_traverse},
};

value itertools_tee(struct machine *m, value *args)
{
    int64_t n;
    if (!object_as_int64(m, args[1], &n))
        return NULL;
    if (n < 0)
        return raise_error(m, m->types.ValueError, "n must be >= 0");
    value result = tuple_new(m, (size_t)n), first = NULL;
    for (int64_t i = 0; result && i < n; i++) {
        value tee = tee_from(m, i == 0 ? args[0] : first);
        if (!tee)
            return drop_and_fail(m, result);
        AS_TUPLE(result)->items[i] = tee;
        first = AS_TUPLE(result)->items[0];
    }
    return result;
}
