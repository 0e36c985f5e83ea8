/*
 * Which name means which variable: the scopes of a module, as CPython's symtable finds them.
 *
 * First a walk over the tree notes in every scope which names it binds, reads and declares; then
 * each name is resolved: a local slot, a cell shared with inner functions, a name of the module or
 * class, a global. List, set and dict comprehensions are run in the frame of the code around them
 * (PEP 709): their variables are hidden slots of that code, the scope's `owner`.
 */
#ifndef LOOPGLASS_LANG_SCOPE_H
#define LOOPGLASS_LANG_SCOPE_H

#include <stdbool.h>

#include "sim/lang/arena.h"
#include "sim/lang/syntax_error.h"
#include "sim/lang/tree.h"

enum scope_kind {
    SCOPE_MODULE,
    SCOPE_CLASS,
    SCOPE_FUNCTION,      /* lambda, generator expression and lazy annotations too */
    SCOPE_COMPREHENSION, /* one that runs in its owner's frame */
    SCOPE_TYPE_PARAMETERS,
};

enum symbol_flags {
    SYMBOL_GLOBAL = 1 << 0,    /* declared global */
    SYMBOL_NONLOCAL = 1 << 1,  /* declared nonlocal */
    SYMBOL_LOCAL = 1 << 2,     /* bound here */
    SYMBOL_PARAMETER = 1 << 3,
    SYMBOL_USED = 1 << 4,
    SYMBOL_ANNOTATED = 1 << 5,
    SYMBOL_ITERATED = 1 << 6,  /* variable of a comprehension's `for` */
    SYMBOL_DELETED = 1 << 7,   /* `del`, or the end of an `except ... as` */
    SYMBOL_TYPE_PARAMETER = 1 << 8,
    SYMBOL_CAPTURED = 1 << 9,  /* an inner function uses it: a cell */
    SYMBOL_IMPLICIT = 1 << 10, /* __class__ of a class body */
};
#define SYMBOL_BOUND (SYMBOL_LOCAL | SYMBOL_PARAMETER | SYMBOL_ITERATED | SYMBOL_TYPE_PARAMETER)

enum binding {
    BINDING_SLOT,            /* a slot of the owner's frame; a cell if captured */
    BINDING_FREE,            /* a cell of an outer function */
    BINDING_NAME,            /* in the namespace of a module or class body */
    BINDING_GLOBAL,          /* global: declared, or found nowhere else */
};

struct symbol {
    const char *name; /* mangled */
    unsigned flags;
    struct scope *scope;
    enum binding binding;
    struct symbol *definer; /* the symbol whose slot or cell this is; itself where it is bound */
    int slot;               /* of a definer, in its owner's frame; -1: not numbered yet */
    struct node *declared;  /* its global or nonlocal statement */
};

struct scope {
    enum scope_kind kind;
    struct node *node;
    const char *name;          /* as in qualified names: "f", "<lambda>" */
    const char *class_name;    /* for mangling __x; NULL outside classes */
    struct scope *parent, *owner;
    struct scope *first_child, *last_child, *sibling;
    struct symbol **symbols;   /* in order of first mention */
    int symbol_count;
    struct symbol **table;     /* by hash; table_size is a power of two */
    int table_size;
    struct symbol **free;      /* of an owner: the cells that its code gets from outside */
    int free_count;
    struct node_list parameters; /* arg nodes in the order of slots */
    const char **static_names; /* of a class: attributes that its methods set on self */
    int static_count;
    int captures;              /* of an owner: names that one case of a match binds, at most */
    bool nested;               /* inside a function */
    bool is_generator, is_coroutine; /* has a yield; may await */
    bool is_lambda, is_genexpr;
    bool needs_class_cell;     /* of a class: a method uses __class__ or super */
    struct node *first_yield;
    const char *type_words;    /* of the scopes of types, for errors: "a TypeVar bound" */
    bool is_module_future;     /* of a module: annotations are kept as text */
};

/* Finds the scopes of a tree (Module or Expression) and resolves every name. The scopes hang on the
 * nodes that open them. NULL with *error in CPython's words. */
struct scope *scope_analyse(struct arena *arena, struct node *tree, struct syntax_error *error);

/* The symbol of a name, as written, in a scope; NULL if the scope never mentions it. */
struct symbol *scope_find(const struct scope *scope, const char *name);
/* A name as it is in a class: __x becomes _Class__x. May be NULL when memory is out. */
const char *scope_mangle(struct arena *arena, const char *class_name, const char *name);

/* The same for a name that is mangled already. */
struct symbol *scope_find_mangled(const struct scope *scope, const char *name);

#endif
