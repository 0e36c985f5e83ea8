/* What the parser's files share. Recursive descent over a growing array of tokens; a failure
 * leaves by longjmp, so rules return only when they have what they are named for. */
#ifndef LOOPGLASS_LANG_PARSE_H
#define LOOPGLASS_LANG_PARSE_H

#include <setjmp.h>
#include <stdnoreturn.h>

#include "sim/lang/lexer.h"
#include "sim/lang/tree.h"

/* Levels of rules inside rules; each eats less than 2 KiB of C stack even under sanitizers. */
#define PARSE_MAX_DEPTH 1000

struct parser {
    struct arena *arena;
    struct lexer lexer;
    struct token *tokens; /* all so far; the parser may go back in them */
    int count, capacity;
    int pos; /* of the next token to be taken */
    int depth;
    int trying; /* inside parse_attempt: errors need no words */
    jmp_buf *escape;
    struct syntax_error *error;
    /* The operand that ended last and the position behind it, for the words of an error there. */
    struct node *operand;
    int operand_start, operand_end;
};

typedef struct node *parse_rule(struct parser *parser);

/* --- tokens (parser.c) */
struct token *parse_peek(struct parser *parser);           /* the next token */
struct token *parse_peek_at(struct parser *parser, int ahead); /* the one `ahead` behind it */
bool parse_at(struct parser *parser, enum token_kind kind);
bool parse_take(struct parser *parser, enum token_kind kind); /* takes it if it is next */
struct token *parse_need(struct parser *parser, enum token_kind kind); /* or invalid syntax */
struct token *parse_force(struct parser *parser, enum token_kind kind, const char *text);
const char *parse_name(struct parser *parser);             /* needs a NAME */
bool parse_at_soft(struct parser *parser, const char *word);
bool parse_is_word(const struct token *token, const char *word);
const char *parse_token_text(struct parser *parser, const struct token *token);
bool parse_at_expression(struct parser *parser);           /* could an expression begin here? */

/* --- memory and nodes (parser.c) */
void *parse_alloc(struct parser *parser, size_t size);
/* A node from the token at `start` to the last one taken that is no white space. */
struct node *parse_node(struct parser *parser, enum node_kind kind, int start);
void parse_append(struct parser *parser, struct node_list *list, struct node *node);
void parse_append_name(struct parser *parser, struct name_list *list, const char *name);
void parse_enter(struct parser *parser); /* one level deeper, or "too many nested ..." */
void parse_leave(struct parser *parser);

/* --- failing (parse_error.c) */
noreturn void parse_fail(struct parser *parser); /* invalid syntax, or what it may have meant */
noreturn void parse_fail_last(struct parser *parser, enum syntax_error_kind kind,
                              const char *format, ...) __attribute__((format(printf, 3, 4)));
noreturn void parse_fail_token(struct parser *parser, const struct token *token,
                               const char *format, ...) __attribute__((format(printf, 3, 4)));
noreturn void parse_fail_tokens(struct parser *parser, const struct token *first,
                                const struct token *last, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* From the token to the last one read but for its last byte, as CPython has it. */
noreturn void parse_fail_from(struct parser *parser, const struct token *first,
                              const char *format, ...) __attribute__((format(printf, 3, 4)));
noreturn void parse_fail_node(struct parser *parser, const struct node *node, const char *format,
                              ...) __attribute__((format(printf, 3, 4)));
noreturn void parse_fail_nodes(struct parser *parser, const struct node *first,
                               const struct node *last, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
noreturn void parse_escape(struct parser *parser); /* leaves with the error already set */
/* The rule's node, or NULL with the position as it was when the rule does not fit. */
struct node *parse_attempt(struct parser *parser, parse_rule *rule);

/* --- targets (parse_target.c) */
const char *parse_expression_name(const struct node *node); /* for messages: "function call" */
enum target_use { TARGET_ASSIGN, TARGET_DELETE, TARGET_FOR };
struct node *parse_invalid_target(struct node *node, enum target_use use); /* or NULL */
/* Makes an expression a target, or fails with "cannot assign to ..." (or delete). */
void parse_make_target(struct parser *parser, struct node *node, enum target_use use);
void parse_set_context(struct node *node, enum tree_operator context);

/* --- expressions (parse_expression.c, parse_operator.c, parse_atom.c, parse_string.c ...) */
struct node *parse_one_expression(struct parser *parser);
struct node *parse_named_expression(struct parser *parser);
struct node *parse_star_expressions(struct parser *parser);
struct node *parse_star_named_expression(struct parser *parser);
/* Before a lone `=`: fails when `==` was meant, else returns. */
void parse_fail_equal(struct parser *parser, struct node *left);
struct node *parse_yield_or_star_expressions(struct parser *parser);
struct node *parse_yield(struct parser *parser);
struct node *parse_disjunction(struct parser *parser);
struct node *parse_bitwise_or(struct parser *parser);
/* What stands between `for` and `in`. */
struct node *parse_star_targets(struct parser *parser, bool comprehension);
struct node *parse_starred(struct parser *parser, parse_rule *operand);
/* `first` and what follows behind a comma as a Tuple; or `first` alone. */
struct node *parse_rest_of_tuple(struct parser *parser, struct node *first, int start,
                                 parse_rule *item);
struct node *parse_primary(struct parser *parser);
struct node *parse_atom(struct parser *parser);
struct node *parse_strings(struct parser *parser);
struct node *parse_number(struct parser *parser);
struct node *parse_lambda(struct parser *parser);
bool parse_at_comprehension(struct parser *parser);
void parse_generators(struct parser *parser, struct node_list *generators);
/* The arguments behind the round bracket taken at position `open`, and the closing one. -1: those
 * of a class. */
void parse_arguments(struct parser *parser, struct node_list *arguments,
                     struct node_list *keywords, int open);
struct node *parse_parameters(struct parser *parser, enum token_kind close);
void parse_type_parameters(struct parser *parser, struct node_list *list);

/* --- statements (parse_statement.c, parse_compound.c, parse_pattern.c) */
void parse_statement(struct parser *parser, struct node_list *body);
void parse_simple_statements(struct parser *parser, struct node_list *body);
bool parse_compound(struct parser *parser, struct node_list *body);
void parse_block(struct parser *parser, struct node_list *body, const struct token *keyword,
                 const char *what);
void parse_block_colon(struct parser *parser);
bool parse_match(struct parser *parser, struct node_list *body);

#endif
