/* gc: the collector of cycles, for programs that call it. CPython 3.13 Modules/gcmodule.c. */
#include "sim/value/gc.h"

#include "sim/modules/registry.h"
#include "sim/value/dict.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

/* While automatic collection is off, the bound on memory that would begin one is out of reach. */
static bool is_enabled(struct machine *m)
{
    return m->gc_threshold != SIZE_MAX;
}

static value collect(struct machine *m, value *args)
{
    int64_t generation;
    if (!object_as_int64(m, args[0], &generation))
        return NULL;
    if (generation < 0 || generation > 2)
        return raise_error(m, m->types.ValueError, "invalid generation");
    bool enabled = is_enabled(m);
    size_t found = gc_collect(m);
    if (!enabled)
        m->gc_threshold = SIZE_MAX;
    return int_from_uint64(m, found);
}

static value enable(struct machine *m, value *args)
{
    (void)args;
    if (!is_enabled(m))
        m->gc_threshold = 0; /* gc_maybe_collect sets it anew */
    return NONE;
}

static value disable(struct machine *m, value *args)
{
    (void)args;
    m->gc_threshold = SIZE_MAX;
    return NONE;
}

static value isenabled(struct machine *m, value *args)
{
    (void)args;
    return tag_bool(is_enabled(m));
}

static value is_tracked(struct machine *m, value *args)
{
    return tag_bool(is_object(args[0]) && type_of(m, args[0])->flags & TYPE_TRACKED);
}

static value is_finalized(struct machine *m, value *args)
{
    (void)m;
    return tag_bool(is_object(args[0]) && args[0]->serial & OBJECT_FINALIZED);
}

static value get_threshold(struct machine *m, value *args)
{
    (void)args;
    return tuple_pack3(m, tag_small_int(2000), tag_small_int(10), tag_small_int(10));
}

static value get_count(struct machine *m, value *args)
{
    (void)args;
    return tuple_pack3(m, tag_small_int(0), tag_small_int(0), tag_small_int(0));
}

static value get_zero(struct machine *m, value *args)
{
    (void)m;
    (void)args;
    return tag_small_int(0);
}

static value nothing(struct machine *m, value *args)
{
    (void)m;
    (void)args;
    return NONE;
}

static bool add_list(struct machine *m, struct dict *names, const char *name)
{
    value list = list_new(m, 0);
    bool ok = list && dict_set_text(m, names, name, list);
    drop(m, list);
    return ok;
}

static bool fill(struct machine *m, struct dict *names)
{
    return add_list(m, names, "garbage") && add_list(m, names, "callbacks");
}

static const struct native_spec functions[] = {
    {"collect(generation=2)", collect, "Run the garbage collector."},
    {"enable()", enable, "Enable automatic garbage collection."},
    {"disable()", disable, "Disable automatic garbage collection."},
    {"isenabled()", isenabled, "Returns true if automatic garbage collection is enabled."},
    {"is_tracked(obj, /)", is_tracked,
     "Returns true if the object is tracked by the garbage collector."},
    {"is_finalized(obj, /)", is_finalized,
     "Returns true if the object has been already finalized by the GC."},
    {"get_threshold()", get_threshold, "Return the current collection thresholds."},
    {"set_threshold(threshold0, threshold1=..., threshold2=..., /)", nothing,
     "Set the collection thresholds (the collector here goes by memory alone)."},
    {"get_count()", get_count, "Return a three-tuple of the current collection counts."},
    {"get_debug()", get_zero, "Get the garbage collection debugging flags."},
    {"freeze()", nothing, "Freeze all current tracked objects and ignore them for future collections."},
    {"unfreeze()", nothing, "Unfreeze all objects in the permanent generation."},
    {"get_freeze_count()", get_zero,
     "Return the number of objects in the permanent generation."},
    {NULL, NULL, NULL},
};

const struct module_spec gc_module = {.name = "gc", .functions = functions, .fill = fill};
