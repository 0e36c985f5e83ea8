/* The names of a scope: a table by hash, mangling, and what the walk stands on. */
#include "sim/lang/scope_walk.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* --- ground */

void scope_fail(struct scope_builder *builder, const struct node *node, const char *format, ...)
{
    va_list arguments;
    struct syntax_error *error = builder->error;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    error->kind = SYNTAX_ERROR;
    error->lineno = node->lineno;
    error->col_offset = node->col_offset;
    error->end_lineno = node->end_lineno;
    error->end_col_offset = node->end_col_offset;
    longjmp(*builder->escape, 1);
}

void *scope_alloc(struct scope_builder *builder, size_t size)
{
    void *memory = arena_alloc(builder->arena, size);
    if (!memory) {
        builder->error->kind = SYNTAX_MEMORY_ERROR;
        strcpy(builder->error->message, "the program is too large");
        longjmp(*builder->escape, 1);
    }
    return memory;
}

const char *scope_mangle(struct arena *arena, const char *class_name, const char *name)
{
    size_t length = strlen(name);
    if (!class_name || name[0] != '_' || name[1] != '_' || strchr(name, '.') ||
        (name[length - 1] == '_' && name[length - 2] == '_'))
        return name;
    class_name += strspn(class_name, "_");
    if (!*class_name)
        return name;
    char *mangled = arena_alloc(arena, 1 + strlen(class_name) + length + 1);
    if (mangled)
        strcat(strcat(strcpy(mangled, "_"), class_name), name);
    return mangled;
}

const char *scope_mangled(struct scope_builder *builder, const char *name)
{
    const char *mangled = scope_mangle(builder->arena, builder->scope->class_name, name);
    return mangled ? mangled : scope_alloc(builder, SIZE_MAX / 2);
}

static uint32_t hash_name(const char *name)
{
    uint32_t hash = 2166136261u;
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return hash;
}

static struct symbol **place(const struct scope *scope, const char *name)
{
    uint32_t mask = (uint32_t)scope->table_size - 1, at = hash_name(name) & mask;
    while (scope->table[at] && strcmp(scope->table[at]->name, name) != 0)
        at = (at + 1) & mask;
    return &scope->table[at];
}

struct symbol *scope_find_mangled(const struct scope *scope, const char *name)
{
    return scope->table_size ? *place(scope, name) : NULL;
}

struct symbol *scope_find(const struct scope *scope, const char *name)
{
    char mangled[512];
    size_t length = strlen(name);
    const char *class_name = scope->class_name ? scope->class_name : "";
    class_name += strspn(class_name, "_");
    bool private = *class_name && length > 2 && name[0] == '_' && name[1] == '_' &&
                   strcmp(name + length - 2, "__") != 0 && !strchr(name, '.');
    if (private && strlen(class_name) <= 250 && length <= 250) {
        snprintf(mangled, sizeof mangled, "_%.250s%.250s", class_name, name);
        name = mangled;
    }
    return scope_find_mangled(scope, name);
}

static void grow(struct scope_builder *builder, struct scope *scope)
{
    int old_size = scope->table_size;
    struct symbol **old = scope->symbols;
    scope->table_size = old_size ? old_size * 2 : 8;
    scope->table = scope_alloc(builder, (size_t)scope->table_size * sizeof *scope->table);
    scope->symbols = scope_alloc(builder, (size_t)scope->table_size * sizeof *scope->symbols);
    for (int i = 0; i < scope->symbol_count; i++) {
        scope->symbols[i] = old[i];
        *place(scope, old[i]->name) = old[i];
    }
}

struct symbol *scope_add(struct scope_builder *builder, struct scope *scope, const char *name,
                         unsigned flags)
{
    if (scope->symbol_count * 2 >= scope->table_size)
        grow(builder, scope);
    struct symbol **at = place(scope, name);
    if (!*at) {
        struct symbol *symbol = scope_alloc(builder, sizeof *symbol);
        symbol->name = name;
        symbol->scope = scope;
        symbol->slot = -1;
        *at = scope->symbols[scope->symbol_count++] = symbol;
    }
    (*at)->flags |= flags;
    return *at;
}
