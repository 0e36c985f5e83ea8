/* Code objects: their making, their end and what a program sees of them. */
#include "sim/lang/code.h"

#include "sim/lang/frozen.h"
#include "sim/lang/source.h"
#include "sim/lang/types.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct code *code_new(struct machine *m, struct source *source, value name, value qualname)
{
    struct code *code = AS_CODE(object_alloc(m, m->types.code, sizeof(struct code)));
    if (!code)
        return NULL;
    code->plain_count = UINT32_MAX;
    code->source = source_keep(source);
    code->name = keep(name);
    code->qualname = keep(qualname);
    if (source->is_library)
        code->flags |= CODE_LIBRARY;
    return code;
}

void code_note_arguments(struct code *code)
{
    bool plain = code->keyword_only_count == 0 &&
                 !(code->flags & (CODE_VARARGS | CODE_VARKEYWORDS | CODE_ASLEEP));
    code->plain_count = plain ? code->argument_count : UINT32_MAX;
}

static void drop_all(struct machine *m, value *items, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        drop(m, items[i]);
    heap_free(&m->heap, items, count * sizeof(value));
}

void code_drop_values(struct machine *m, struct code *code)
{
    for (uint32_t i = 0; i < code->site_count; i++)
        drop(m, code->sites[i].name);
    if (code->sites)
        heap_free(&m->heap, code->sites, code->site_count * sizeof(struct site));
    if (code->constants)
        drop_all(m, code->constants, code->constant_count);
    code->sites = NULL;
    code->constants = NULL;
    code->site_count = code->constant_count = 0;
    drop_place(m, code->slot_names);
}

static void free_const(struct machine *m, const void *items, size_t size)
{
    if (items)
        heap_free(&m->heap, (void *)(uintptr_t)items, size);
}

static void code_destroy(struct machine *m, value self)
{
    struct code *code = AS_CODE(self);
    code_drop_values(m, code);
    if (!(code->flags & CODE_FROZEN)) {
        free_const(m, code->instructions, code->instruction_count * sizeof(instruction));
        free_const(m, code->positions, code->instruction_count * sizeof(struct position));
        free_const(m, code->handlers, code->handler_count * sizeof(struct handler));
        free_const(m, code->slot_kinds, code->slot_count);
    }
    drop(m, code->name);
    drop(m, code->qualname);
    source_drop(m, code->source);
}

static value code_repr(struct machine *m, value self)
{
    struct code *code = AS_CODE(self);
    return str_format(m, "<code object %S at 0x%llx, file \"%S\", line %u>", code->name,
                      (unsigned long long)object_address(m, self), code->source->file_name,
                      code->first_line);
}

/* The names of the slots of which a kind is wanted. */
static bool is_listed(value list, value name)
{
    for (size_t i = 0; i < list_size(list); i++)
        if (AS_LIST(list)->items[i] == name)
            return true;
    return false;
}

static value names_of_kind(struct machine *m, struct code *code, int kinds, int none_of)
{
    value list = frozen_wake(m, code) ? list_new(m, 0) : NULL;
    for (uint32_t i = 0; list && i < code->slot_count; i++) {
        value name = AS_TUPLE(code->slot_names)->items[i];
        bool wanted = code->slot_kinds[i] & kinds && !(code->slot_kinds[i] & none_of);
        bool hidden = code->slot_kinds[i] & SLOT_HIDDEN; /* of a comprehension */
        if (wanted && hidden && *str_text(name) == '.')
            continue;
        if (wanted && hidden && is_listed(list, name))
            continue;
        if (wanted && !list_append(m, list, name))
            return drop_and_fail(m, list);
    }
    value tuple = list ? tuple_from_iterable(m, list) : NULL;
    drop(m, list);
    return tuple;
}

static value get_name(struct machine *m, value self)
{
    (void)m;
    return keep(AS_CODE(self)->name);
}
static value get_qualname(struct machine *m, value self)
{
    (void)m;
    return keep(AS_CODE(self)->qualname);
}
static value get_filename(struct machine *m, value self)
{
    (void)m;
    return keep(AS_CODE(self)->source->file_name);
}
static value get_firstlineno(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(AS_CODE(self)->first_line);
}
static value get_flags(struct machine *m, value self)
{
    (void)m;
    return tag_small_int((AS_CODE(self)->flags & 0xffff) | (AS_CODE(self)->flags & CODE_OPTIMIZED ? 2 : 0));
}
static value get_argcount(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(AS_CODE(self)->argument_count);
}
static value get_posonly(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(AS_CODE(self)->positional_only_count);
}
static value get_kwonly(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(AS_CODE(self)->keyword_only_count);
}
static value get_varnames(struct machine *m, value self)
{
    return names_of_kind(m, AS_CODE(self), SLOT_LOCAL | SLOT_ARGUMENT, 0);
}
static value get_nlocals(struct machine *m, value self)
{
    value names = get_varnames(m, self);
    value count = names ? tag_small_int((int64_t)tuple_size(names)) : NULL;
    drop(m, names);
    return count;
}
static value get_cellvars(struct machine *m, value self)
{
    return names_of_kind(m, AS_CODE(self), SLOT_CELL, SLOT_HIDDEN);
}
static value get_freevars(struct machine *m, value self)
{
    return names_of_kind(m, AS_CODE(self), SLOT_FREE, SLOT_HIDDEN);
}
static value get_consts(struct machine *m, value self)
{
    if (!frozen_wake(m, AS_CODE(self)))
        return NULL;
    return tuple_from(m, AS_CODE(self)->constants, AS_CODE(self)->constant_count);
}
static value get_names(struct machine *m, value self)
{
    struct code *code = AS_CODE(self);
    value names = frozen_wake(m, code) ? tuple_new(m, code->site_count) : NULL;
    for (uint32_t i = 0; names && i < code->site_count; i++)
        AS_TUPLE(names)->items[i] = keep(code->sites[i].name);
    return names;
}

static const struct getset_spec code_getsets[] = {
    {"co_name", get_name, NULL},
    {"co_qualname", get_qualname, NULL},
    {"co_filename", get_filename, NULL},
    {"co_firstlineno", get_firstlineno, NULL},
    {"co_flags", get_flags, NULL},
    {"co_argcount", get_argcount, NULL},
    {"co_posonlyargcount", get_posonly, NULL},
    {"co_kwonlyargcount", get_kwonly, NULL},
    {"co_nlocals", get_nlocals, NULL},
    {"co_varnames", get_varnames, NULL},
    {"co_cellvars", get_cellvars, NULL},
    {"co_freevars", get_freevars, NULL},
    {"co_consts", get_consts, NULL},
    {"co_names", get_names, NULL},
    {0},
};

/* Constants are not tracked: they are immutable and hold nothing that leads back. */
const struct type_spec code_type_spec = {
    .name = "code",
    .instance_size = sizeof(struct code),
    .flags = TYPE_FINAL | TYPE_IMMUTABLE,
    .slots = {.destroy = code_destroy, .repr = code_repr},
    .getsets = code_getsets,
};
