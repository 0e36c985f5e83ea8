/* The facts in module sys that come as tuples with names: version_info, float_info, flags ...
 * CPython 3.13 Objects/structseq.c, Python/sysmodule.c. */
#include "sim/modules/sys_info.h"

#include "sim/lang/state.h"
#include "sim/modules/tuplegetter.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/int.h"
#include "sim/value/native.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <float.h>
#include <string.h>

/* A field: a text, else a float, else a whole number. */
struct field {
    const char *name, *text;
    double real;
    int64_t number;
};

#define INT(name, n)  {name, NULL, 0, n}
#define REAL(name, x) {name, NULL, x, 0}
#define TEXT(name, t) {name, t, 0, 0}

static const struct field version_fields[] = {INT("major", 3), INT("minor", 13), INT("micro", 0),
                                              TEXT("releaselevel", "final"), INT("serial", 0)};

static const struct field float_fields[] = {
    REAL("max", DBL_MAX),         INT("max_exp", 1024),          INT("max_10_exp", 308),
    REAL("min", DBL_MIN),         INT("min_exp", -1021),         INT("min_10_exp", -307),
    INT("dig", 15),               INT("mant_dig", 53),           REAL("epsilon", DBL_EPSILON),
    INT("radix", 2),              INT("rounds", 1)};

static const struct field hash_fields[] = {
    INT("width", 64),       INT("modulus", 2305843009213693951), INT("inf", 314159),
    INT("nan", 0),          INT("imag", 1000003),                TEXT("algorithm", "siphash13"),
    INT("hash_bits", 64),   INT("seed_bits", 128),               INT("cutoff", 0)};

static const struct field int_fields[] = {INT("bits_per_digit", 30), INT("sizeof_digit", 4),
                                          INT("default_max_str_digits", 4300),
                                          INT("str_digits_check_threshold", 640)};

static const struct field thread_fields[] = {TEXT("name", "pthread"), TEXT("lock", "semaphore"),
                                             TEXT("version", "loopglass")};

static const struct field flags_fields[] = {
    INT("debug", 0),         INT("inspect", 0),        INT("interactive", 0),
    INT("optimize", 0),      INT("dont_write_bytecode", 1), INT("no_user_site", 0),
    INT("no_site", 0),       INT("ignore_environment", 0),  INT("verbose", 0),
    INT("bytes_warning", 0), INT("quiet", 0),          INT("hash_randomization", 0),
    INT("isolated", 0),      INT("dev_mode", 0),       INT("utf8_mode", 0),
    INT("warn_default_encoding", 0), INT("safe_path", 0), INT("int_max_str_digits", 4300)};

static const struct {
    const char *name;
    const struct field *fields;
    size_t count;
} infos[] = {
#define INFO(name, fields) {name, fields, sizeof fields / sizeof *fields}
    INFO("version_info", version_fields), INFO("float_info", float_fields),
    INFO("hash_info", hash_fields),       INFO("int_info", int_fields),
    INFO("thread_info", thread_fields),   INFO("flags", flags_fields),
#undef INFO
};

/* --- making one */

static value sequence_repr(struct machine *m, value *args)
{
    struct type *type = type_of(m, args[0]);
    value names = dict_get_name(m, type->dict, m->names.dunder_match_args);
    value module = dict_get_name(m, type->dict, m->names.dunder_module);
    struct str_builder b = {0};
    if (module && str_equals_text(module, "sys") && type != m->lang->hooks_type)
        str_builder_add_text(m, &b, "sys.");
    str_builder_add_value(m, &b, type->name);
    for (size_t i = 0; names && i < tuple_size(names); i++) {
        str_builder_add_text(m, &b, i ? ", " : "(");
        str_builder_add_value(m, &b, AS_TUPLE(names)->items[i]);
        str_builder_add_text(m, &b, "=");
        str_builder_add_repr(m, &b, AS_TUPLE(args[0])->items[i]);
    }
    str_builder_add_text(m, &b, ")");
    return str_builder_finish(m, &b);
}

static const struct native_spec repr_spec = {"__repr__(self, /)", sequence_repr, NULL};

static bool add_field(struct machine *m, struct dict *space, value name, size_t i)
{
    value getter = object_call2(m, (value)m->lang->tuplegetter, tag_small_int((int64_t)i),
                                m->names.empty);
    bool ok = getter && dict_set(m, space, name, getter);
    drop(m, getter);
    return ok;
}

/* The class of a tuple with these names. */
static struct type *sequence_type(struct machine *m, const char *name, value names)
{
    struct dict *space = dict_new(m);
    value bases = tuple_pack1(m, (value)m->types.tuple), text = str_from(m, name), type = NULL;
    value none = tuple_new(m, 0);
    bool ok = space && bases && text && none &&
              dict_set(m, space, m->names.dunder_module, m->names.sys) &&
              dict_set(m, space, m->names.dunder_match_args, names) &&
              dict_set(m, space, m->names.dunder_slots, none);
    for (size_t i = 0; ok && i < tuple_size(names); i++)
        ok = add_field(m, space, AS_TUPLE(names)->items[i], i);
    if (ok)
        type = type_new(m, m->types.type, text, bases, &space->head, NULL);
    value repr = type ? native_method_new(m, &repr_spec, AS_TYPE(type)) : NULL;
    if (repr && object_set_attribute(m, type, m->names.dunder_repr, repr))
        ok = true;
    drop(m, repr);
    drop(m, none);
    drop(m, text);
    drop(m, bases);
    drop(m, (value)space);
    return AS_TYPE(type);
}

static value names_tuple(struct machine *m, const struct field *fields, size_t count)
{
    value names = tuple_new(m, count);
    for (size_t i = 0; names && i < count; i++) {
        value name = str_intern(m, fields[i].name, strlen(fields[i].name));
        if (!name)
            return drop_and_fail(m, names);
        AS_TUPLE(names)->items[i] = name;
    }
    return names;
}

static value make_sequence(struct machine *m, struct type *type, value const *items, size_t count)
{
    value tuple = tuple_from(m, items, count);
    value made = tuple ? object_call1(m, (value)type, tuple) : NULL;
    drop(m, tuple);
    return made;
}

static value field_value(struct machine *m, const struct field *field)
{
    if (field->text)
        return str_from(m, field->text);
    return field->real != 0 ? float_new(m, field->real) : int_new(m, field->number);
}

static value make_info(struct machine *m, const char *name, const struct field *fields,
                       size_t count)
{
    value items[24], made = NULL, names = names_tuple(m, fields, count);
    struct type *type = names ? sequence_type(m, name, names) : NULL;
    size_t done = 0;
    while (type && done < count && (items[done] = field_value(m, &fields[done])))
        done++;
    if (type && done == count)
        made = make_sequence(m, type, items, count);
    while (done > 0)
        drop(m, items[--done]);
    drop(m, (value)type);
    drop(m, names);
    return made;
}

value sys_asyncgen_hooks(struct machine *m, value firstiter, value finalizer)
{
    static const struct field fields[] = {INT("firstiter", 0), INT("finalizer", 0)};
    if (!m->lang->hooks_type) {
        value names = names_tuple(m, fields, 2);
        m->lang->hooks_type = names ? sequence_type(m, "asyncgen_hooks", names) : NULL;
        drop(m, names);
    }
    value items[2] = {firstiter ? firstiter : NONE, finalizer ? finalizer : NONE};
    return m->lang->hooks_type ? make_sequence(m, m->lang->hooks_type, items, 2) : NULL;
}

bool sys_add_infos(struct machine *m)
{
    m->lang->tuplegetter = type_ready(m, &tuplegetter_type_spec, NULL);
    bool ok = m->lang->tuplegetter != NULL;
    for (size_t i = 0; ok && i < sizeof infos / sizeof *infos; i++) {
        value info = make_info(m, infos[i].name, infos[i].fields, infos[i].count);
        ok = info && dict_set_text(m, m->lang->sys, infos[i].name, info);
        drop(m, info);
    }
    return ok;
}
