/* What the files of the walk over names share. */
#ifndef LOOPGLASS_LANG_SCOPE_WALK_H
#define LOOPGLASS_LANG_SCOPE_WALK_H

#include <setjmp.h>

#include "sim/lang/scope.h"

struct scope_builder {
    struct arena *arena;
    struct syntax_error *error;
    jmp_buf *escape;
    struct scope *scope; /* the one at work */
    int depth, iterables; /* iterables of comprehensions open around */
    int captures;         /* names bound so far by the pattern at work */
};

/* --- ground (scope_table.c) */
bool scope_resolve(struct scope_builder *builder, struct scope *top); /* leaves by escape */
void scope_fail(struct scope_builder *builder, const struct node *node, const char *format, ...)
    __attribute__((__noreturn__, format(printf, 3, 4)));
void *scope_alloc(struct scope_builder *builder, size_t size);
struct symbol *scope_add(struct scope_builder *builder, struct scope *scope, const char *name,
                         unsigned flags);
const char *scope_mangled(struct scope_builder *builder, const char *name);

/* --- the walk (scope.c) */
struct scope *scope_enter(struct scope_builder *builder, enum scope_kind kind, struct node *node,
                          const char *name);
void scope_leave(struct scope_builder *builder);
/* Notes in the scope at work that a name is bound, or read; the errors of binding it twice. */
struct symbol *scope_bind(struct scope_builder *builder, const struct node *node,
                          const char *name, unsigned flags);
void scope_use(struct scope_builder *builder, const char *name);
/* `doing` completes "cannot %s __debug__". */
void scope_check_debug(struct scope_builder *builder, const struct node *node, const char *name,
                       const char *doing);
void scope_visit(struct scope_builder *builder, struct node *node); /* NULL: nothing */
void scope_visit_list(struct scope_builder *builder, struct node_list *list);
void scope_visit_children(struct scope_builder *builder, struct node *node);
struct scope *scope_module(struct scope *scope);

/* --- nodes that open scopes (scope_function.c, scope_comprehension.c) */
void scope_visit_function(struct scope_builder *builder, struct node *node, bool is_coroutine);
void scope_visit_lambda(struct scope_builder *builder, struct node *node);
void scope_visit_class(struct scope_builder *builder, struct node *node);
void scope_visit_type_alias(struct scope_builder *builder, struct node *node);
void scope_visit_comprehension(struct scope_builder *builder, struct node *node,
                               struct node_list *generators, struct node *first,
                               struct node *second);
void scope_visit_walrus(struct scope_builder *builder, struct node *node);
/* In the scopes of types yield, await and := have no meaning: `what` is refused there. */
void scope_check_types(struct scope_builder *builder, const struct node *node, const char *what);

#endif
