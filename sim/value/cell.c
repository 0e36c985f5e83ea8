/* Cells. CPython 3.13 Objects/cellobject.c. */
#include "sim/value/cell.h"

#include "sim/value/object.h"
#include "sim/value/str.h"

#define CONTENT(v) (AS_CELL(v)->item)

value cell_new(struct machine *m, value item)
{
    value cell = object_alloc(m, m->types.cell, sizeof(struct cell));
    if (!cell)
        return drop_and_fail(m, item);
    CONTENT(cell) = item;
    return cell;
}

static value cell_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    if (args->names || args->count > 1)
        return raise_error(m, m->types.TypeError, "cell expected at most 1 argument, got %zu",
                           args->count);
    return cell_new(m, args->count ? keep(args->items[0]) : NULL);
}

static value cell_repr(struct machine *m, value self)
{
    unsigned long id = (unsigned long)object_id(m, self);
    value content = CONTENT(self);
    if (!content)
        return str_format(m, "<cell at 0x%lx: empty>", id);
    return str_format(m, "<cell at 0x%lx: %T object at 0x%lx>", id, content,
                      (unsigned long)object_id(m, content));
}

static value cell_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if (!is_exactly(other, m->types.cell))
        return NOT_IMPLEMENTED;
    value a = CONTENT(self), b = CONTENT(other);
    if (a && b)
        return object_compare(m, op, a, b);
    return compare_result(op, (a != NULL) - (b != NULL));
}

static void cell_destroy(struct machine *m, value self)
{
    drop_place(m, CONTENT(self));
}

static int cell_traverse(value self, visit_fn *visit, void *closure)
{
    return CONTENT(self) ? visit(CONTENT(self), closure) : 0;
}

static value get_contents(struct machine *m, value self)
{
    value content = CONTENT(self);
    return content ? keep(content) : raise_error(m, m->types.ValueError, "cell is empty");
}

static bool set_contents(struct machine *m, value self, value v)
{
    cell_set(m, self, v);
    return true;
}

static const struct getset_spec cell_getsets[] = {{"cell_contents", get_contents, set_contents},
                                                  {0}};

const struct type_spec cell_type_spec = {
    .name = "cell",
    .instance_size = sizeof(struct cell),
    .flags = TYPE_TRACKED | TYPE_FINAL,
    .slots = {.make = cell_make,
              .repr = cell_repr,
              .compare = cell_compare,
              .traverse = cell_traverse,
              .clear = cell_destroy,
              .destroy = cell_destroy},
    .getsets = cell_getsets,
};
