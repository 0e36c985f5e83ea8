/* Prints the tree of Python files in the form that compare_trees.py makes of CPython's, one line a
 * file. A developer's aid, not part of the tests. */
#include <stdio.h>
#include <stdlib.h>

#include "sim/lang/parser.h"

struct dumper {
    struct tree_visitor visitor;
    bool in_joined;
};

static void dump(struct node *node, bool in_joined);

static void dump_name(const char *name) { printf("%s", name ? name : "None"); }

static void dump_constant(const struct constant *constant)
{
    static const char *const singletons[] = {"None", "True", "False", "Ellipsis"};
    switch (constant->kind) {
    case CONSTANT_INT: printf("I%d:%s;", constant->base, constant->bytes); break;
    case CONSTANT_FLOAT: printf("F%a;", constant->number); break;
    case CONSTANT_COMPLEX: printf("J%a;", constant->number); break;
    case CONSTANT_STR: case CONSTANT_BYTES:
        putchar(constant->kind == CONSTANT_STR ? 's' : 'b');
        for (size_t i = 0; i < constant->size; i++)
            printf("%02x", (unsigned char)constant->bytes[i]);
        putchar(';');
        break;
    default: printf("%s", singletons[constant->kind]);
    }
}

static void dump_list(const struct node_list *list, bool in_joined)
{
    putchar('[');
    for (int i = 0; i < list->count; i++) {
        dump(list->items[i], in_joined);
        putchar(' ');
    }
    putchar(']');
}

static void visit(struct tree_visitor *visitor, const char *name, enum field_type type,
                  void *field)
{
    bool in_joined = ((struct dumper *)visitor)->in_joined;
    printf(" %s=", name);
    switch (type) {
    case FIELD_CHILD: dump(*(struct node **)field, false); break;
    case FIELD_LIST: dump_list(field, in_joined); break;
    case FIELD_NAME: dump_name(*(const char **)field); break;
    case FIELD_NAMES:
        for (int i = 0; i < ((struct name_list *)field)->count; i++)
            printf("%s ", ((struct name_list *)field)->items[i]);
        break;
    case FIELD_INT: printf("%d", *(int *)field); break;
    case FIELD_OP: printf("%s", tree_operator_name(*(enum tree_operator *)field)); break;
    case FIELD_OPS:
        for (int i = 0; i < ((struct operator_list *)field)->count; i++)
            printf("%s ", tree_operator_name(((struct operator_list *)field)->items[i]));
        break;
    case FIELD_CONSTANT: dump_constant(field); break;
    }
}

static bool has_place(const struct node *node, bool in_joined)
{
    switch (node->kind) {
    case NODE_Module: case NODE_Expression: case NODE_arguments: case NODE_comprehension:
    case NODE_withitem: case NODE_match_case:
        return false;
    case NODE_JoinedStr: case NODE_Constant: return !in_joined;
    default: return true;
    }
}

static void dump(struct node *node, bool in_joined)
{
    if (!node) {
        printf("None");
        return;
    }
    printf("(%s", tree_kind_name(node->kind));
    if (has_place(node, in_joined))
        printf("@%d:%d-%d:%d", node->lineno, node->col_offset, node->end_lineno,
               node->end_col_offset);
    struct dumper dumper = {{visit}, node->kind == NODE_JoinedStr};
    tree_visit_fields(node, &dumper.visitor);
    putchar(')');
}

static char *read_all(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = NULL;
    size_t room = 0;
    *size = 0;
    do {
        text = realloc(text, room += 1 << 16);
        *size += fread(text + *size, 1, room - *size, file);
    } while (*size == room);
    fclose(file);
    return text;
}

int main(int count, char **paths)
{
    for (int i = 1; i < count; i++) {
        size_t size;
        struct arena arena;
        struct syntax_error error;
        char *text = read_all(paths[i], &size);
        arena_init(&arena, (size_t)1 << 30);
        struct node *tree = text ? parse_file(&arena, text, size, &error) : NULL;
        if (tree)
            dump(tree, false);
        else if (text)
            printf("!%s|%s|%d|%d|%d|%d", syntax_error_name(error.kind), error.message,
                   error.lineno, error.col_offset + 1, error.end_lineno,
                   error.end_col_offset + 1);
        putchar('\n');
        arena_free(&arena);
        free(text);
    }
    return 0;
}
