/* The front end's entry: text, tree, scopes, code; and errors made into exceptions. */
#include <string.h>

#include "sim/coro/large.h"
#include "sim/lang/compile.h"
#include "sim/lang/compiler.h"
#include "sim/lang/parser.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#define ARENA_LIMIT ((size_t)512 << 20)
#define STACK_SIZE  ((size_t)16 << 20)

/* --- exceptions */

/* Columns are counted in characters from 1 there; 0 where no column is known. */
static int64_t offset_in_characters(struct source *source, int line, int column)
{
    const char *text;
    size_t size;
    int64_t characters = 0;
    if (column < 0 || line < 1 || !source_line(source, (uint32_t)line, &text, &size))
        return column + 1;
    for (int i = 0; i < column; i++)
        characters += i >= (int)size || ((unsigned char)text[i] & 0xC0) != 0x80;
    return characters + 1;
}

static value line_text(struct compiler *c, int line)
{
    const char *text;
    size_t size;
    if (line < 1 || !source_line(c->source, (uint32_t)line, &text, &size))
        return NONE;
    /* The parser has the text before it; the compiler asks for the line of a file. */
    if (c->is_parsed && *str_text(c->source->file_name) == '<')
        return NONE;
    return str_format(c->m, "%.*s\n", (int)size, text);
}

/* (file name, line, offset, text, end line, end offset), as SyntaxError's second argument. */
static value details(struct compiler *c)
{
    const struct syntax_error *error = &c->error;
    value tuple = tuple_new(c->m, 6), text = line_text(c, error->lineno);
    if (!tuple || !text) {
        drop(c->m, tuple);
        drop(c->m, text);
        return NULL;
    }
    value *items = AS_TUPLE(tuple)->items;
    items[0] = keep(c->source->file_name);
    items[1] = tag_small_int(error->lineno);
    items[2] = error->at_end && !c->source->in_no_file
                   ? tag_small_int(0)
                   : tag_small_int(offset_in_characters(c->source, error->lineno, error->col_offset));
    items[3] = text;
    items[4] = tag_small_int(error->end_lineno);
    items[5] =
        tag_small_int(offset_in_characters(c->source, error->end_lineno, error->end_col_offset));
    return tuple;
}

static struct type *error_type(struct machine *m, enum syntax_error_kind kind)
{
    switch (kind) {
    case SYNTAX_INDENTATION_ERROR: return m->types.IndentationError;
    case SYNTAX_TAB_ERROR: return m->types.TabError;
    default: return m->types.SyntaxError;
    }
}

void compiler_raise(struct compiler *c)
{
    struct machine *m = c->m;
    if (c->error.kind == SYNTAX_MEMORY_ERROR) {
        raise_error(m, m->types.MemoryError, "%s", c->error.message);
        return;
    }
    value message = str_from(m, c->error.message), place = message ? details(c) : NULL;
    value exception = place ? object_call2(m, (value)error_type(m, c->error.kind), message, place)
                            : NULL;
    drop(m, message);
    drop(m, place);
    if (exception)
        raise_exception(m, exception);
    drop(m, exception);
}

/* --- the top */

static void free_unit(struct compiler *c, struct unit *unit)
{
    for (int i = 0; i < unit->constant_count; i++)
        drop(c->m, unit->constants[i]);
    for (int i = 0; i < unit->site_count; i++)
        drop(c->m, unit->sites[i].name);
    drop(c->m, unit->name);
    drop(c->m, unit->qualname);
}

static struct node *parsed(struct compiler *c, enum compile_mode mode)
{
    const char *text = c->source->text;
    size_t size = c->source->size;
    return mode == COMPILE_EVAL ? parse_expression(&c->arena, text, size, &c->error)
                                : parse_file(&c->arena, text, size, &c->error);
}

static bool has_annotated_name(struct node_list *list);

static bool annotates_inside(struct node *node)
{
    switch (node->kind) {
    case NODE_AnnAssign: return true;
    case NODE_If: return has_annotated_name(&node->If.body) || has_annotated_name(&node->If.orelse);
    case NODE_For: case NODE_AsyncFor:
        return has_annotated_name(&node->For.body) || has_annotated_name(&node->For.orelse);
    case NODE_While:
        return has_annotated_name(&node->While.body) || has_annotated_name(&node->While.orelse);
    case NODE_With: case NODE_AsyncWith: return has_annotated_name(&node->With.body);
    case NODE_Try: case NODE_TryStar:
        for (int i = 0; i < node->Try.handlers.count; i++)
            if (has_annotated_name(&node->Try.handlers.items[i]->ExceptHandler.body))
                return true;
        return has_annotated_name(&node->Try.body) || has_annotated_name(&node->Try.orelse) ||
               has_annotated_name(&node->Try.finalbody);
    case NODE_Match:
        for (int i = 0; i < node->Match.cases.count; i++)
            if (has_annotated_name(&node->Match.cases.items[i]->match_case.body))
                return true;
        return false;
    default: return false;
    }
}

static bool has_annotated_name(struct node_list *list)
{
    for (int i = 0; i < list->count; i++)
        if (annotates_inside(list->items[i]))
            return true;
    return false;
}

/* The body of a module or class: annotations, __doc__, statements. */
void compile_body(struct compiler *c, struct node_list *list, bool docstring)
{
    struct node *doc = docstring ? docstring_of(list) : NULL;
    struct node_list rest = *list;
    if (has_annotated_name(list))
        emit(c, OP_SETUP_ANNOTATIONS, 0, NOWHERE);
    if (doc) {
        struct constant text = clean_docstring(c, &doc->Constant.value);
        load_constant(c, &text, at_node(doc));
        store_name(c, "__doc__", at_node(doc));
        rest.items++;
        rest.count--;
    }
    compile_statements(c, &rest);
}

static struct code *compile_tree(struct compiler *c, struct node *tree)
{
    struct scope *scope = scope_analyse(&c->arena, tree, &c->error);
    if (!scope)
        longjmp(c->escape, 1);
    c->lazy_annotations = scope->is_module_future;
    bool is_module = tree->kind == NODE_Module;
    unit_begin(c, scope, "<module>", 1);
    if (is_module) {
        compile_body(c, &tree->Module.body, true);
        load_none(c, NOWHERE);
    } else {
        compile_expression(c, tree->Expression.body);
    }
    emit(c, OP_RETURN_VALUE, 0, NOWHERE);
    return unit_end(c);
}

struct task {
    struct compiler *c;
    enum compile_mode mode;
    struct code *code;
};

static void compile_all(void *argument)
{
    struct task *task = argument;
    struct compiler *c = task->c;
    struct node *tree = parsed(c, task->mode);
    c->is_parsed = tree != NULL;
    if (tree && setjmp(c->escape) == 0)
        task->code = compile_tree(c, tree);
    for (struct unit *unit = task->code ? NULL : c->unit; unit; unit = unit->outer)
        free_unit(c, unit);
}

/* The compiler recurses as deep as the program nests: on a stack of its own, since the one that
 * runs is a coroutine's. */
static struct code *run(struct compiler *c, enum compile_mode mode)
{
    struct task task = {c, mode, NULL};
    if (!call_on_large_stack(STACK_SIZE, compile_all, &task)) {
        raise_memory_error(c->m);
        return NULL;
    }
    if (!task.code && !c->raised)
        compiler_raise(c);
    return task.code;
}

struct code *compile_source(struct machine *m, struct source *source, enum compile_mode mode)
{
    struct compiler *c = heap_alloc(&m->heap, sizeof *c);
    if (!c) {
        raise_memory_error(m);
        return NULL;
    }
    memset(c, 0, sizeof *c);
    c->m = m;
    c->source = source;
    c->shows = mode == COMPILE_SINGLE;
    arena_init(&c->arena, ARENA_LIMIT);
    struct code *code = run(c, mode);
    if (c->error.warnings && !source->is_library && !compiler_issue_warnings(c) && code) {
        drop(m, &code->head);
        code = NULL;
    }
    arena_free(&c->arena);
    heap_free(&m->heap, c, sizeof *c);
    return code;
}
