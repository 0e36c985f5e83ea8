/* The types of None, NotImplemented and Ellipsis, whose only values are constants. */
#include "sim/value/error.h"
#include "sim/value/machine.h"
#include "sim/value/str.h"
#include "sim/value/type.h"

static value only(struct machine *m, struct type *type, const struct args *args, value constant)
{
    if (args->count == 0 && !args->names)
        return constant;
    return raise_error(m, m->types.TypeError, "%S takes no arguments", type->name);
}

static value none_make(struct machine *m, struct type *type, const struct args *args)
{
    return only(m, type, args, NONE);
}

static value none_repr(struct machine *m, value self)
{
    (void)self;
    return keep(m->names.none_);
}

static int none_truth(struct machine *m, value self)
{
    (void)m, (void)self;
    return 0;
}

/* CPython 3.13 gives None this hash, everywhere the same. */
static bool none_hash(struct machine *m, value self, int64_t *hash)
{
    (void)m, (void)self;
    *hash = 0xfca86420;
    return true;
}

const struct type_spec none_type_spec = {
    .name = "NoneType",
    .flags = TYPE_FINAL,
    .slots = {.make = none_make, .repr = none_repr, .truth = none_truth, .hash = none_hash},
};

static value not_implemented_make(struct machine *m, struct type *type, const struct args *args)
{
    return only(m, type, args, NOT_IMPLEMENTED);
}

static value not_implemented_repr(struct machine *m, value self)
{
    (void)self;
    return str_from(m, "NotImplemented");
}

static int not_implemented_truth(struct machine *m, value self)
{
    (void)self;
    return warn_deprecated(m, "NotImplemented should not be used in a boolean context") ? 1 : -1;
}

const struct type_spec not_implemented_type_spec = {
    .name = "NotImplementedType",
    .flags = TYPE_FINAL,
    .slots = {.make = not_implemented_make,
              .repr = not_implemented_repr,
              .truth = not_implemented_truth},
};

static value ellipsis_make(struct machine *m, struct type *type, const struct args *args)
{
    return only(m, type, args, ELLIPSIS);
}

static value ellipsis_repr(struct machine *m, value self)
{
    (void)self;
    return str_from(m, "Ellipsis");
}

const struct type_spec ellipsis_type_spec = {
    .name = "ellipsis",
    .flags = TYPE_FINAL,
    .slots = {.make = ellipsis_make, .repr = ellipsis_repr},
};
