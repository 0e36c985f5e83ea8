/* code.replace(): a copy of a code object with other names, constants, flags or lines. What belongs
 * to the instructions themselves stays as it is: they are loopglass's own. */
#include "sim/lang/code_object.h"

#include "sim/lang/frozen.h"
#include "sim/lang/source.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

static bool copy_block(struct machine *m, const void **to, const void *from, size_t size)
{
    void *block = size ? heap_alloc(&m->heap, size) : NULL;
    if (block)
        memcpy(block, from, size);
    *to = block;
    return block || !size || raise_memory_error(m);
}

/* The tables that end with the code, unless they lie among the project's own. */
static bool copy_tables(struct machine *m, struct code *copy, const struct code *code)
{
    size_t count = code->instruction_count;
    if (code->flags & CODE_FROZEN) {
        copy->instructions = code->instructions;
        copy->positions = code->positions;
        copy->handlers = code->handlers;
        copy->slot_kinds = code->slot_kinds;
        return true;
    }
    return copy_block(m, (const void **)&copy->instructions, code->instructions,
                      count * sizeof(instruction)) &&
           copy_block(m, (const void **)&copy->positions, code->positions,
                      count * sizeof(struct position)) &&
           copy_block(m, (const void **)&copy->handlers, code->handlers,
                      code->handler_count * sizeof(struct handler)) &&
           copy_block(m, (const void **)&copy->slot_kinds, code->slot_kinds, code->slot_count);
}

static bool copy_values(struct machine *m, struct code *copy, const struct code *code)
{
    if (!copy_block(m, (const void **)&copy->constants, code->constants,
                    code->constant_count * sizeof(value)))
        return false;
    copy->constant_count = code->constant_count;
    for (uint32_t i = 0; i < copy->constant_count; i++)
        keep(copy->constants[i]);
    struct site *sites = NULL;
    if (code->site_count && !(sites = heap_alloc(&m->heap, code->site_count * sizeof *sites)))
        return raise_memory_error(m);
    for (uint32_t i = 0; i < code->site_count; i++)
        sites[i] = (struct site){.name = keep(code->sites[i].name)};
    copy->sites = sites;
    copy->site_count = code->site_count;
    copy->slot_names = keep(code->slot_names);
    return true;
}

static struct code *copy_of(struct machine *m, struct code *code)
{
    if (!frozen_wake(m, code))
        return NULL;
    struct code *copy = code_new(m, code->source, code->name, code->qualname);
    if (!copy)
        return NULL;
    copy->flags = code->flags;
    copy->argument_count = code->argument_count;
    copy->positional_only_count = code->positional_only_count;
    copy->keyword_only_count = code->keyword_only_count;
    copy->plain_count = code->plain_count;
    copy->instruction_count = code->instruction_count;
    copy->handler_count = code->handler_count;
    copy->slot_count = code->slot_count;
    copy->free_count = code->free_count;
    copy->stack_size = code->stack_size;
    copy->first_line = code->first_line;
    copy->frozen_number = code->frozen_number;
    copy->frozen = code->frozen;
    if (copy_tables(m, copy, code) && copy_values(m, copy, code))
        return copy;
    drop(m, &copy->head);
    return NULL;
}

/* --- the parts that can be others */

static bool wrong_part(struct machine *m, const char *name, const char *wanted, value given)
{
    return raise_error(m, m->types.TypeError, "replace() argument '%s' must be %s, not %T", name,
                       wanted, given);
}

static bool put_text(struct machine *m, struct code *code, const char *name, value given)
{
    if (!is_str(m, given))
        return wrong_part(m, name, "str", given);
    if (!strcmp(name, "co_name")) {
        replace_place(m, code->name, keep(given));
    } else if (!strcmp(name, "co_qualname")) {
        replace_place(m, code->qualname, keep(given));
    } else {
        struct source *old = code->source;
        struct source *fresh = source_new(m, given, old->text, old->size, old->is_library);
        if (!fresh)
            return false;
        code->source = fresh;
        source_drop(m, old);
    }
    return true;
}

/* The lines of all instructions move with the first. */
static bool put_first_line(struct machine *m, struct code *code, value given)
{
    int64_t line;
    if (!object_as_int64(m, given, &line))
        return false;
    if (line < 0 || line > INT32_MAX)
        return raise_error(m, m->types.ValueError, "code: co_firstlineno must be a positive integer");
    uint32_t shift = (uint32_t)line - code->first_line;
    struct position *positions = (struct position *)(uintptr_t)code->positions;
    instruction *instructions = (instruction *)(uintptr_t)code->instructions;
    for (uint32_t i = 0; i < code->instruction_count && !(code->flags & CODE_FROZEN); i++) {
        if (INSTRUCTION_OP(instructions[i]) == OP_LINE)
            instructions[i] += shift << 8;
        positions[i].line += positions[i].line ? shift : 0;
        positions[i].end_line += positions[i].line ? shift : 0;
    }
    code->first_line = (uint32_t)line;
    return true;
}

static bool put_flags(struct machine *m, struct code *code, value given)
{
    int64_t flags;
    if (!object_as_int64(m, given, &flags))
        return false;
    code->flags = (code->flags & ~0xffffu) | ((uint32_t)flags & 0xffffu & ~2u);
    return true;
}

static bool is_tuple_of(struct machine *m, const char *name, value given, size_t size)
{
    if (!is_exactly(given, m->types.tuple))
        return wrong_part(m, name, "tuple", given);
    if (tuple_size(given) == size)
        return true;
    return raise_error(m, m->types.NotImplementedError,
                       "code.replace(%s=...) with another number of items is not supported by "
                       "loopglass: its instructions are not CPython's",
                       name);
}

static bool put_constants(struct machine *m, struct code *code, value given)
{
    if (!is_tuple_of(m, "co_consts", given, code->constant_count))
        return false;
    for (uint32_t i = 0; i < code->constant_count; i++)
        replace_place(m, code->constants[i], keep(AS_TUPLE(given)->items[i]));
    return true;
}

static bool are_names(struct machine *m, value given)
{
    for (size_t i = 0; i < tuple_size(given); i++)
        if (!is_str(m, AS_TUPLE(given)->items[i]))
            return raise_error(m, m->types.TypeError, "name tuples must contain only strings, not '%T'",
                               AS_TUPLE(given)->items[i]);
    return true;
}

static bool put_names(struct machine *m, struct code *code, value given)
{
    if (!is_tuple_of(m, "co_names", given, code->site_count) || !are_names(m, given))
        return false;
    for (uint32_t i = 0; i < code->site_count; i++) {
        value name = str_intern_value(m, AS_TUPLE(given)->items[i]);
        if (!name)
            return false;
        replace_place(m, code->sites[i].name, name);
    }
    return true;
}

/* Of co_varnames, co_cellvars, co_freevars: the slots that are shown under it get other names. */
static bool put_slot_names(struct machine *m, struct code *code, const char *name, int kinds,
                           value given)
{
    size_t wanted = 0, n = 0;
    for (uint32_t i = 0; i < code->slot_count; i++)
        wanted += code->slot_kinds[i] & kinds && !(code->slot_kinds[i] & SLOT_HIDDEN);
    if (!is_tuple_of(m, name, given, wanted) || !are_names(m, given))
        return false;
    value names = tuple_from(m, AS_TUPLE(code->slot_names)->items, code->slot_count);
    for (uint32_t i = 0; names && i < code->slot_count; i++)
        if (code->slot_kinds[i] & kinds && !(code->slot_kinds[i] & SLOT_HIDDEN)) {
            value fresh = str_intern_value(m, AS_TUPLE(given)->items[n++]);
            if (!fresh)
                return drop_and_fail(m, names);
            replace_place(m, AS_TUPLE(names)->items[i], fresh);
        }
    if (names)
        replace_place(m, code->slot_names, names);
    return names;
}

/* What cannot change may be given as it is. */
static bool keep_part(struct machine *m, struct code *code, value name, value given)
{
    value now = object_get_attribute(m, &code->head, name);
    int equal = now ? object_equal(m, now, given) : -1;
    drop(m, now);
    if (!equal)
        raise_error(m, m->types.NotImplementedError,
                    "code.replace(%S=...) is not supported by loopglass: its instructions are not "
                    "CPython's",
                    name);
    return equal > 0;
}

static bool put(struct machine *m, struct code *code, value name, value given)
{
    static const char *const others[] = {"co_argcount", "co_posonlyargcount", "co_kwonlyargcount",
                                         "co_nlocals", "co_stacksize", "co_code", "co_linetable",
                                         "co_exceptiontable"};
    const char *text = str_text(name);
    if (!strcmp(text, "co_name") || !strcmp(text, "co_qualname") || !strcmp(text, "co_filename"))
        return put_text(m, code, text, given);
    if (!strcmp(text, "co_firstlineno"))
        return put_first_line(m, code, given);
    if (!strcmp(text, "co_flags"))
        return put_flags(m, code, given);
    if (!strcmp(text, "co_consts"))
        return put_constants(m, code, given);
    if (!strcmp(text, "co_names"))
        return put_names(m, code, given);
    if (!strcmp(text, "co_varnames"))
        return put_slot_names(m, code, text, SLOT_LOCAL | SLOT_ARGUMENT, given);
    if (!strcmp(text, "co_cellvars"))
        return put_slot_names(m, code, text, SLOT_CELL, given);
    if (!strcmp(text, "co_freevars"))
        return put_slot_names(m, code, text, SLOT_FREE, given);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strcmp(text, others[i]))
            return keep_part(m, code, name, given);
    return raise_error(m, m->types.TypeError, "replace() got an unexpected keyword argument '%S'",
                       name);
}

value code_replace(struct machine *m, struct code *code, struct dict *parts)
{
    struct code *copy = copy_of(m, code);
    size_t at = 0;
    value name, given;
    while (copy && parts && dict_next(parts, &at, &name, &given))
        if (!put(m, copy, name, given))
            return drop_and_fail(m, &copy->head);
    return (value)copy;
}
