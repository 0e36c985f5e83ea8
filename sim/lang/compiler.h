/* What the compiler's files share. One struct unit is one code object in the making; everything
 * temporary lies in the arena; a failure leaves by longjmp. */
#ifndef LOOPGLASS_LANG_COMPILER_H
#define LOOPGLASS_LANG_COMPILER_H

#include <setjmp.h>
#include <stdnoreturn.h>

#include "sim/lang/code.h"
#include "sim/lang/scope.h"
#include "sim/lang/source.h"

#define COMPILER_MAX_DEPTH 1500 /* levels of the tree */

/* A place to jump to. What is known of it when it is bound or first jumped to. */
struct label {
    uint32_t target; /* UINT32_MAX: not bound yet */
    int depth;       /* of the operand stack there; -1: not known yet */
    uint32_t line;   /* the line event that all ways there have seen last; 0: they differ */
};

/* Instructions that lead to a handler, in the making. */
struct range {
    uint32_t start, end;
    int label, depth, level; /* level: how many handlers are around it */
};

enum block_kind {
    BLOCK_WHILE,
    BLOCK_FOR,          /* iterator on the stack */
    BLOCK_TRY,          /* body of try with except clauses */
    BLOCK_FINALLY,      /* body of try with finally: left through a copy of it */
    BLOCK_FINALLY_END,  /* finally after an exception: handled_before, exception on the stack */
    BLOCK_HANDLER,      /* an except clause: handled_before on the stack */
    BLOCK_HANDLER_NAME, /* its body, with the name to be deleted */
    BLOCK_STAR_HANDLER, /* an except* clause */
    BLOCK_WITH,         /* exit on the stack */
    BLOCK_ASYNC_WITH,
    BLOCK_CLEANUP,      /* a region with a handler and nothing to do when it is left */
};

struct block {
    struct block *outer;
    enum block_kind kind;
    int handler;           /* label, or -1 */
    int depth;             /* operands that the handler keeps */
    uint32_t start;        /* of the range that is open now */
    bool open;
    int on_continue, on_break; /* labels of a loop */
    struct node *node;     /* Try for BLOCK_FINALLY, ExceptHandler for _NAME, withitem for WITH */
};

struct unit {
    struct unit *outer;
    struct scope *scope;   /* the one at work: the unit's own or an inlined comprehension's */
    struct scope *top;     /* the unit's own */
    value name, qualname;  /* owned */
    uint32_t flags, first_line;

    instruction *code;     /* jumps hold labels until the end */
    struct position *positions;
    int count, capacity;
    struct label *labels;
    int label_count;
    struct range *ranges;
    int range_count;
    value *constants;      /* owned */
    struct constant *constant_keys; /* what each came from; kind -1: not to be shared */
    int constant_count;
    struct site *sites;    /* names owned */
    uint8_t *site_groups;
    int site_count;

    struct symbol **slots; /* by number; NULL: not given yet */
    int local_count, cell_count, next_local;
    bool *assigned;        /* slots that are surely set here */

    struct block *block;
    int depth, max_depth, level;
    uint32_t line;         /* of the last LINE; 0: not known */
    struct position last;  /* what an instruction without a place inherits */
    bool reachable;
};

struct compiler {
    struct machine *m;
    struct arena arena;
    struct source *source;
    struct syntax_error error;
    jmp_buf escape;
    bool shows;            /* COMPILE_SINGLE */
    bool is_parsed;        /* what is wrong now, the compiler has found */
    bool raised;           /* the machine's error is set already */
    struct unit *unit;
    int depth;
    bool lazy_annotations; /* from __future__ import annotations: kept as text */
};

#define NOWHERE ((struct position){0})

/* --- what is hardly meant (compiler_warning.c): notes it */
void warn_identity(struct compiler *c, struct node *compare);
void warn_subscript(struct compiler *c, struct node *subscript);
void warn_call(struct compiler *c, struct node *call);
void warn_assert(struct compiler *c, struct node *assert);
/* Issues the warnings that were noted. False: a filter made an error of one; it is set. */
bool compiler_issue_warnings(struct compiler *c);
/* Raises c->error as a SyntaxError. */
void compiler_raise(struct compiler *c);

/* --- ground and emission (compiler_emit.c) */
noreturn void compiler_fail(struct compiler *c, const struct node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
noreturn void compiler_fail_raised(struct compiler *c); /* the machine's error is set */
void *compiler_alloc(struct compiler *c, size_t size);
/* Grows an array in the arena at powers of two. */
void *compiler_grow(struct compiler *c, void *items, int count, size_t size);
struct position at_node(const struct node *node);
/* How an instruction changes the depth of the operand stack when it does not jump. */
int stack_effect(enum op op, int argument);
void emit(struct compiler *c, enum op op, uint32_t argument, struct position at);
void emit_constant(struct compiler *c, value v, struct position at); /* steals v; NULL: error */
void emit_site(struct compiler *c, enum op op, const char *name, struct position at);
int label_new(struct compiler *c);
void label_bind(struct compiler *c, int label);
void emit_jump(struct compiler *c, enum op op, int label, struct position at);
/* Back to the top of a loop, which counts as arriving at its line again. */
void emit_jump_back(struct compiler *c, int label, struct position at);
void forget_line(struct compiler *c); /* the next instruction begins a line in any case */
/* What comes is reached from the same line only: it begins none. */
void stay_on_line(struct compiler *c, struct position at);
void emit_nop_line(struct compiler *c, struct position at);

/* --- blocks (compiler_block.c) */
void block_push(struct compiler *c, struct block *block, enum block_kind kind, int handler);
void block_pop(struct compiler *c);
/* What is emitted in between is not led to the innermost block's handler. */
void block_suspend(struct compiler *c, struct block *block);
void block_resume(struct compiler *c, struct block *block);
/* Binds a handler's label, with the exception on the stack of `depth`. */
void handler_bind(struct compiler *c, int label, int depth);
/* Leaves the blocks inside `until` (NULL: all); with `keep` a value on the stack is kept. */
void unwind_blocks(struct compiler *c, struct block *until, bool keep, struct position *at);
/* Behind the jump that follows: the handlers of those blocks are at work again. */
void reopen_blocks(struct compiler *c, struct block *until);
/* handled_before, exception: what ends every handler that itself raised. */
void emit_reraise_cleanup(struct compiler *c);

/* --- constants (compiler_constant.c) */
value constant_value(struct compiler *c, const struct constant *constant); /* new reference */
void load_constant(struct compiler *c, const struct constant *constant, struct position at);
void first_constant(struct compiler *c, const struct constant *constant); /* a docstring */
void load_none(struct compiler *c, struct position at);
void load_int(struct compiler *c, int64_t n, struct position at);
void load_str(struct compiler *c, const char *text, struct position at);
/* The value of an expression that is constant (folded as CPython folds it), or NULL. New. */
value fold(struct compiler *c, struct node *node);
/* A tuple, or a frozenset, of items that are all constant; else NULL. New. */
value fold_items(struct compiler *c, struct node_list *elts, bool set);
/* 1 true, 0 false, -1 not known when compiled. */
int constant_truth(const struct node *node);

/* --- names (compiler_name.c) */
enum name_use { NAME_LOAD, NAME_STORE, NAME_DELETE };
void name_operation(struct compiler *c, const char *name, enum name_use use, struct position at);
void load_name(struct compiler *c, const char *name, struct position at);
void store_name(struct compiler *c, const char *name, struct position at);
int slot_of(struct compiler *c, struct symbol *definer); /* in the frame of the unit's code */
void load_closure(struct compiler *c, struct symbol *definer, struct position at);
bool *assigned_save(struct compiler *c);
void assigned_restore(struct compiler *c, bool *saved);
int temporary_slot(struct compiler *c, int index);

/* --- units (compiler.c, compiler_unit.c) */
void unit_begin(struct compiler *c, struct scope *scope, const char *name, uint32_t first_line);
struct code *unit_end(struct compiler *c); /* new reference */
const char *mangled(struct compiler *c, const char *name);

/* --- statements */
void compile_statements(struct compiler *c, struct node_list *list);
void compile_statement(struct compiler *c, struct node *node);
void compile_body(struct compiler *c, struct node_list *list, bool docstring);
struct node *docstring_of(struct node_list *body); /* the str that it begins with, or NULL */
struct constant clean_docstring(struct compiler *c, const struct constant *docstring);
void compile_if(struct compiler *c, struct node *node);
void compile_while(struct compiler *c, struct node *node);
void compile_for(struct compiler *c, struct node *node);
void compile_async_for(struct compiler *c, struct node *node);
void compile_break(struct compiler *c, struct node *node);
void compile_continue(struct compiler *c, struct node *node);
void compile_return(struct compiler *c, struct node *node);
void compile_try(struct compiler *c, struct node *node);
void compile_try_star(struct compiler *c, struct node *node);
void compile_with(struct compiler *c, struct node *node, int item, bool is_async);
void compile_with_exit_call(struct compiler *c, bool is_async, struct position at);
void compile_match(struct compiler *c, struct node *node);
void compile_import(struct compiler *c, struct node *node);
void compile_import_from(struct compiler *c, struct node *node);
void compile_assign(struct compiler *c, struct node *node);
void compile_augmented(struct compiler *c, struct node *node);
value source_text(struct compiler *c, struct node *node); /* new reference or NULL */
void compile_annotated(struct compiler *c, struct node *node);
void compile_delete(struct compiler *c, struct node *target);
void compile_store(struct compiler *c, struct node *target); /* value on the stack */
void compile_function(struct compiler *c, struct node *node, bool is_async);
void compile_class(struct compiler *c, struct node *node);
void compile_type_alias(struct compiler *c, struct node *node);

/* --- expressions */
void compile_expression(struct compiler *c, struct node *node);
void compile_jump_if(struct compiler *c, struct node *test, int label, bool when);
void compile_lambda(struct compiler *c, struct node *node);
void compile_comprehension(struct compiler *c, struct node *node);
void compile_call(struct compiler *c, struct node *node);
/* Arguments and keywords behind callable and self_or_NULL, `pushed` positional ones already
 * there; and the call. */
void compile_call_arguments(struct compiler *c, int pushed, struct node_list *arguments,
                            struct node_list *keywords, struct position at);
bool compile_super_attribute(struct compiler *c, struct node *node, enum op op);
struct position attribute_place(struct position at, const struct node *attribute);
void compile_walked(struct compiler *c, struct node *node); /* only to be read: constants ready */
void compile_display(struct compiler *c, struct node *node); /* tuples, lists, sets to be read */
void compile_sequence(struct compiler *c, struct node_list *elts, enum op build, int pushed,
                      struct position at);
void compile_joined(struct compiler *c, struct node *node);
enum binary_op binary_operator(enum tree_operator op);
bool in_async_function(struct compiler *c);

#endif
