/* Emission: instructions with places and line events, labels, the depth of the operand stack. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/value/error.h"
#include "sim/value/str.h"

noreturn void compiler_fail(struct compiler *c, const struct node *node, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(c->error.message, sizeof c->error.message, format, arguments);
    va_end(arguments);
    c->error.kind = SYNTAX_ERROR;
    c->error.lineno = node->lineno;
    c->error.col_offset = node->col_offset;
    c->error.end_lineno = node->end_lineno;
    c->error.end_col_offset = node->end_col_offset;
    longjmp(c->escape, 1);
}

noreturn void compiler_fail_raised(struct compiler *c)
{
    c->raised = true;
    longjmp(c->escape, 1);
}

void *compiler_alloc(struct compiler *c, size_t size)
{
    void *memory = arena_alloc(&c->arena, size);
    if (!memory) {
        raise_memory_error(c->m);
        compiler_fail_raised(c);
    }
    return memory;
}

void *compiler_grow(struct compiler *c, void *items, int count, size_t size)
{
    if (count & (count - 1))
        return items;
    void *larger = compiler_alloc(c, (size_t)(count ? count * 2 : 1) * size);
    if (count)
        memcpy(larger, items, (size_t)count * size);
    return larger;
}

struct position at_node(const struct node *node)
{
    return (struct position){.line = (uint32_t)node->lineno,
                             .end_line = (uint32_t)node->end_lineno,
                             .column = (uint32_t)node->col_offset,
                             .end_column = (uint32_t)node->end_col_offset};
}

/* --- stack effects */

static int bits(uint32_t flags)
{
    int count = 0;
    for (; flags; flags &= flags - 1)
        count++;
    return count;
}

int stack_effect(enum op op, int argument)
{
    switch (op) {
    case OP_COPY: case OP_PUSH_NULL: case OP_LOAD_CONST: case OP_LOAD_FAST:
    case OP_LOAD_FAST_CHECK: case OP_LOAD_FAST_AND_CLEAR: case OP_LOAD_DEREF:
    case OP_LOAD_CLOSURE: case OP_LOAD_LOCALS: case OP_LOAD_NAME: case OP_LOAD_GLOBAL:
    case OP_LOAD_METHOD: case OP_LOAD_BUILD_CLASS: case OP_FOR_ITER: case OP_GET_ANEXT:
    case OP_BEFORE_WITH: case OP_BEFORE_ASYNC_WITH: case OP_WITH_EXCEPT_START:
    case OP_PUSH_EXC_INFO: case OP_LOAD_ASSERTION_ERROR: case OP_MATCH_SEQUENCE:
    case OP_MATCH_MAPPING: case OP_MATCH_KEYS: case OP_GET_LEN: case OP_IMPORT_FROM:
        return 1;
    case OP_POP_TOP: case OP_STORE_FAST: case OP_STORE_DEREF: case OP_STORE_NAME:
    case OP_STORE_GLOBAL: case OP_DELETE_ATTR: case OP_LOAD_SUPER_METHOD: case OP_BINARY_SUBSCR:
    case OP_BINARY_OP: case OP_INPLACE_OP: case OP_COMPARE_OP: case OP_IS_OP:
    case OP_CONTAINS_OP: case OP_POP_JUMP_IF_FALSE: case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_NONE: case OP_POP_JUMP_IF_NOT_NONE: case OP_JUMP_IF_FALSE_OR_POP:
    case OP_JUMP_IF_TRUE_OR_POP: case OP_LIST_APPEND: case OP_LIST_EXTEND: case OP_SET_ADD:
    case OP_SET_UPDATE: case OP_DICT_UPDATE: case OP_DICT_MERGE: case OP_FORMAT_WITH_SPEC:
    case OP_RETURN_VALUE: case OP_POP_EXCEPT: case OP_PREP_RERAISE_STAR: case OP_RERAISE:
    case OP_DICT_WITHOUT_KEYS: case OP_IMPORT_NAME: case OP_IMPORT_STAR: case OP_INTRINSIC_2:
    case OP_PRINT_EXPR:
        return -1;
    case OP_STORE_ATTR: case OP_LOAD_SUPER_ATTR: case OP_DELETE_SUBSCR: case OP_MAP_ADD:
    case OP_END_ASYNC_FOR: case OP_MATCH_CLASS:
        return -2;
    case OP_STORE_SUBSCR: return -3;
    case OP_BUILD_SLICE: case OP_BUILD_TUPLE: case OP_BUILD_LIST: case OP_BUILD_SET:
    case OP_BUILD_STRING:
        return 1 - argument;
    case OP_BUILD_MAP: return 1 - 2 * argument;
    case OP_BUILD_CONST_KEY_MAP: return -argument;
    case OP_UNPACK_SEQUENCE: return argument - 1;
    case OP_UNPACK_EX: return (argument & 0xff) + (argument >> 8);
    case OP_CALL: return -argument - 1;
    case OP_CALL_KW: return -argument - 2;
    case OP_CALL_FUNCTION_EX: return -2 - (argument & 1);
    case OP_MAKE_FUNCTION: return -bits((uint32_t)argument);
    case OP_RAISE_VARARGS: return -argument;
    default: return 0;
    }
}

static bool ends_flow(enum op op)
{
    return op == OP_JUMP || op == OP_JUMP_BACKWARD || op == OP_RETURN_VALUE || op == OP_RERAISE ||
           op == OP_RAISE_VARARGS;
}

/* --- instructions */

static void append(struct compiler *c, enum op op, uint32_t argument, struct position at)
{
    struct unit *unit = c->unit;
    unit->code = compiler_grow(c, unit->code, unit->count, sizeof *unit->code);
    unit->positions = compiler_grow(c, unit->positions, unit->count, sizeof *unit->positions);
    unit->code[unit->count] = INSTRUCTION(op, argument);
    unit->positions[unit->count++] = at;
    unit->depth += stack_effect(op, (int)argument);
    if (unit->depth > unit->max_depth)
        unit->max_depth = unit->depth;
}

/* A line event where the line changes, as CPython's tracing has it. */
static void note_line(struct compiler *c, struct position at)
{
    struct unit *unit = c->unit;
    if (at.line == 0 || at.line == unit->line)
        return;
    unit->line = at.line;
    append(c, OP_LINE, at.line, at);
}

void emit(struct compiler *c, enum op op, uint32_t argument, struct position at)
{
    struct unit *unit = c->unit;
    if (!unit->reachable)
        return;
    note_line(c, at);
    if (at.line == 0)
        at = unit->last;
    unit->last = at;
    append(c, op, argument, at);
    if (ends_flow(op))
        unit->reachable = false;
}

void emit_nop_line(struct compiler *c, struct position at)
{
    if (c->unit->reachable)
        note_line(c, at);
}

void forget_line(struct compiler *c) { c->unit->line = 0; }

void stay_on_line(struct compiler *c, struct position at) { c->unit->line = at.line; }

/* --- labels */

int label_new(struct compiler *c)
{
    struct unit *unit = c->unit;
    unit->labels = compiler_grow(c, unit->labels, unit->label_count, sizeof *unit->labels);
    unit->labels[unit->label_count] = (struct label){UINT32_MAX, -1, 0};
    return unit->label_count++;
}

void label_bind(struct compiler *c, int number)
{
    struct unit *unit = c->unit;
    struct label *label = &unit->labels[number];
    label->target = (uint32_t)unit->count;
    if (label->depth < 0) { /* nobody jumps here from before */
        label->depth = unit->depth;
        return;
    }
    if (!unit->reachable)
        unit->line = label->line;
    else if (unit->line != label->line)
        unit->line = 0;
    unit->depth = label->depth;
    unit->reachable = true;
}

void emit_jump(struct compiler *c, enum op op, int number, struct position at)
{
    struct unit *unit = c->unit;
    if (!unit->reachable)
        return;
    emit(c, op, (uint32_t)number, at);
    struct label *label = &unit->labels[number];
    int depth = unit->depth;
    if (op == OP_FOR_ITER)
        depth -= 2;
    else if (op == OP_JUMP_IF_FALSE_OR_POP || op == OP_JUMP_IF_TRUE_OR_POP)
        depth += 1;
    if (label->depth < 0)
        *label = (struct label){label->target, depth, unit->line};
    else if (label->line != unit->line)
        label->line = 0;
}

void emit_jump_back(struct compiler *c, int label, struct position at)
{
    if (!c->unit->reachable)
        return;
    forget_line(c);
    note_line(c, at);
    emit_jump(c, OP_JUMP_BACKWARD, label, at);
}

/* --- sites */

/* Reads and writes of one name in the namespace or of one global share a site; attributes have
 * one for each instruction, since each meets types of its own. */
static int site_group(enum op op)
{
    switch (op) {
    case OP_LOAD_NAME: return 1;
    case OP_STORE_NAME: case OP_DELETE_NAME: return 2;
    case OP_LOAD_GLOBAL: return 3;
    case OP_STORE_GLOBAL: case OP_DELETE_GLOBAL: return 4;
    default: return 0;
    }
}

static int find_site(struct unit *unit, int group, const char *name)
{
    for (int i = 0; group && i < unit->site_count; i++)
        if (unit->site_groups[i] == group && strcmp(str_text(unit->sites[i].name), name) == 0)
            return i;
    return -1;
}

void emit_site(struct compiler *c, enum op op, const char *name, struct position at)
{
    struct unit *unit = c->unit;
    int group = site_group(op), site = find_site(unit, group, name);
    if (!unit->reachable)
        return;
    if (site < 0) {
        unit->sites = compiler_grow(c, unit->sites, unit->site_count, sizeof *unit->sites);
        unit->site_groups =
            compiler_grow(c, unit->site_groups, unit->site_count, sizeof *unit->site_groups);
        value text = str_intern(c->m, name, strlen(name));
        if (!text)
            compiler_fail_raised(c);
        site = unit->site_count++;
        unit->sites[site] = (struct site){.name = text};
        unit->site_groups[site] = (uint8_t)group;
    }
    emit(c, op, (uint32_t)site, at);
}
