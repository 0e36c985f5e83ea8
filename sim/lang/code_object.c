/* What a program sees of a code object. The instructions and their tables are loopglass's own, so
 * that the bytes which stand for them are good for comparing and nothing else. */
#include "sim/lang/code_object.h"

#include "sim/lang/frozen.h"
#include "sim/lang/source.h"
#include "sim/lang/types.h"
#include "sim/value/descriptor.h"
#include "sim/value/bytes.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

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

static value get_code(struct machine *m, value self)
{
    struct code *code = AS_CODE(self);
    return bytes_new(m, code->instructions, code->instruction_count * sizeof(instruction));
}
static value get_stacksize(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(AS_CODE(self)->stack_size);
}
static value get_linetable(struct machine *m, value self)
{
    struct code *code = AS_CODE(self);
    return bytes_new(m, code->positions, code->instruction_count * sizeof *code->positions);
}
static value get_exceptiontable(struct machine *m, value self)
{
    struct code *code = AS_CODE(self);
    return bytes_new(m, code->handlers, code->handler_count * sizeof *code->handlers);
}

const struct getset_spec code_getsets[] = {
    {"co_name", get_name, member_readonly},
    {"co_qualname", get_qualname, member_readonly},
    {"co_filename", get_filename, member_readonly},
    {"co_firstlineno", get_firstlineno, member_readonly},
    {"co_flags", get_flags, member_readonly},
    {"co_argcount", get_argcount, member_readonly},
    {"co_posonlyargcount", get_posonly, member_readonly},
    {"co_kwonlyargcount", get_kwonly, member_readonly},
    {"co_nlocals", get_nlocals, member_readonly},
    {"co_varnames", get_varnames, NULL},
    {"co_cellvars", get_cellvars, NULL},
    {"co_freevars", get_freevars, NULL},
    {"co_consts", get_consts, member_readonly},
    {"co_names", get_names, member_readonly},
    {"co_code", get_code, NULL},
    {"_co_code_adaptive", get_code, NULL},
    {"co_stacksize", get_stacksize, member_readonly},
    {"co_linetable", get_linetable, member_readonly},
    {"co_exceptiontable", get_exceptiontable, member_readonly},
    {0},
};


/* --- positions */

static value or_none(bool known, uint32_t n)
{
    return known ? tag_small_int(n) : NONE;
}

static value iterator_of(struct machine *m, value list)
{
    value iterator = list ? object_iter(m, list) : NULL;
    drop(m, list);
    return iterator;
}

/* CPython's code begins with an instruction RESUME at the `def` (line 0 of a module), ours does not. */
static uint32_t resume_line(const struct code *code)
{
    return str_equals_text(code->name, "<module>") ? 0 : code->first_line;
}

/* One (line, end line, column, end column) for each instruction. */
static value method_positions(struct machine *m, value *args)
{
    struct code *code = AS_CODE(args[0]);
    uint32_t first = resume_line(code);
    const struct position resume = {first, first, 0, 0};
    value list = list_new(m, code->instruction_count + 1);
    for (uint32_t i = 0; list && i <= code->instruction_count; i++) {
        const struct position *p = i ? &code->positions[i - 1] : &resume;
        bool known = p->line || !i;
        value parts[] = {or_none(known, p->line), or_none(known, p->end_line),
                         or_none(known, p->column), or_none(known, p->end_column)};
        value item = tuple_from(m, parts, 4);
        if (!item || !list_append_steal(m, list, item))
            return drop_and_fail(m, list);
    }
    return iterator_of(m, list);
}

/* (start, end, line) of each run of instructions of one line; offsets are in bytes of co_code. */
static value method_lines(struct machine *m, value *args)
{
    struct code *code = AS_CODE(args[0]);
    value list = list_new(m, 0);
    value first = list ? tuple_pack3(m, tag_small_int(0), tag_small_int(0),
                                     tag_small_int(resume_line(code))) : NULL;
    if (!first || !list_append_steal(m, list, first))
        return drop_and_fail(m, list);
    for (uint32_t i = 0, end; list && i < code->instruction_count; i = end) {
        uint32_t line = code->positions[i].line;
        for (end = i + 1; end < code->instruction_count && code->positions[end].line == line;)
            end++;
        value item = tuple_pack3(m, tag_small_int(i * (int64_t)sizeof(instruction)),
                                 tag_small_int(end * (int64_t)sizeof(instruction)),
                                 or_none(line, line));
        if (!item || !list_append_steal(m, list, item))
            return drop_and_fail(m, list);
    }
    return iterator_of(m, list);
}

static value method_replace(struct machine *m, value *args)
{
    return code_replace(m, AS_CODE(args[0]), args[1] && args[1] != NONE ? AS_DICT(args[1]) : NULL);
}

const struct native_spec code_methods[] = {
    {"co_lines(self, /)", method_lines, NULL},
    {"co_positions(self, /)", method_positions, NULL},
    {"replace(self, /, **changes)", method_replace, NULL},
    {"__replace__(self, /, **changes)", method_replace, NULL},
    {NULL, NULL, NULL},
};

/* --- equality */

static bool same_numbers(const struct code *a, const struct code *b)
{
    return a->argument_count == b->argument_count &&
           a->positional_only_count == b->positional_only_count &&
           a->keyword_only_count == b->keyword_only_count && a->flags == b->flags &&
           a->first_line == b->first_line && a->instruction_count == b->instruction_count &&
           a->constant_count == b->constant_count && a->site_count == b->site_count &&
           a->slot_count == b->slot_count && str_equal(a->name, b->name);
}

static bool same_texts(const struct code *a, const struct code *b)
{
    size_t count = a->instruction_count;
    return !memcmp(a->instructions, b->instructions, count * sizeof *a->instructions) &&
           !memcmp(a->positions, b->positions, count * sizeof *a->positions) &&
           (!a->slot_count || !memcmp(a->slot_kinds, b->slot_kinds, a->slot_count));
}

/* As constants compare: 1 and 1.0 are two. */
static int same_constant(struct machine *m, value a, value b)
{
    return type_of(m, a) == type_of(m, b) ? object_equal(m, a, b) : 0;
}

static int same(struct machine *m, struct code *a, struct code *b)
{
    if (!frozen_wake(m, a) || !frozen_wake(m, b))
        return -1;
    if (!same_numbers(a, b) || !same_texts(a, b))
        return 0;
    int equal = object_equal(m, a->slot_names, b->slot_names);
    for (uint32_t i = 0; equal > 0 && i < a->constant_count; i++)
        equal = same_constant(m, a->constants[i], b->constants[i]);
    for (uint32_t i = 0; equal > 0 && i < a->site_count; i++)
        equal = str_equal(a->sites[i].name, b->sites[i].name);
    return equal;
}

value code_compare(struct machine *m, enum compare_op op, value self, value other)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exactly(other, m->types.code) ||
        !is_exactly(self, m->types.code))
        return NOT_IMPLEMENTED;
    int equal = self == other ? 1 : same(m, AS_CODE(self), AS_CODE(other));
    return equal < 0 ? NULL : tag_bool((equal > 0) == (op == COMPARE_EQ));
}

bool code_hash(struct machine *m, value self, int64_t *hash)
{
    struct code *code = AS_CODE(self);
    (void)m;
    *hash = str_hash(code->name) ^ ((int64_t)code->first_line << 20) ^ code->instruction_count;
    return true;
}

value code_make(struct machine *m, struct type *type, const struct args *args)
{
    (void)type;
    if (args->names || args->count < 16)
        return raise_error(m, m->types.TypeError, "code expected at least 16 arguments, got %zu",
                           args->count);
    return raise_error(m, m->types.NotImplementedError,
                       "types.CodeType(...) is not supported by loopglass: its instructions are not "
                       "CPython's; use compile() or code.replace()");
}
