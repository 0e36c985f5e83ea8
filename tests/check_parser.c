/* The parser: trees of every construct's corners, and the words and places of errors. What is
 * expected was taken from CPython 3.13's ast module and compile(). */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/lang/parser.h"

static struct arena arena;

static void open_arena(void) { arena_init(&arena, (size_t)64 << 20); }
static void close_arena(void) { arena_free(&arena); }

static struct node *parse(const char *text)
{
    struct syntax_error error;
    struct node *tree = parse_file(&arena, text, strlen(text), &error);
    ck_assert_msg(tree != NULL, "%s: %s", text, error.message);
    return tree;
}

/* The value of the file's first statement, an Expr. */
static struct node *expression(const char *text)
{
    struct node *statement = parse(text)->Module.body.items[0];
    ck_assert_int_eq(statement->kind, NODE_Expr);
    return statement->Expr.value;
}

static struct node *statement(const char *text, enum node_kind kind)
{
    struct node *node = parse(text)->Module.body.items[0];
    ck_assert_str_eq(tree_kind_name(node->kind), tree_kind_name(kind));
    return node;
}

static void check_place(const struct node *node, int line, int column, int end_line,
                        int end_column)
{
    ck_assert_int_eq(node->lineno, line);
    ck_assert_int_eq(node->col_offset, column);
    ck_assert_int_eq(node->end_lineno, end_line);
    ck_assert_int_eq(node->end_col_offset, end_column);
}

static void check_text(const struct node *node, const char *expected, size_t size)
{
    ck_assert_int_eq(node->kind, NODE_Constant);
    ck_assert_uint_eq(node->Constant.value.size, size);
    ck_assert_mem_eq(node->Constant.value.bytes, expected, size);
}

START_TEST(operators_bind_as_in_python)
{
    struct node *sum = expression("a + b * -c ** d\n");
    ck_assert_int_eq(sum->BinOp.op, TREE_Add);
    struct node *product = sum->BinOp.right;
    ck_assert_int_eq(product->BinOp.op, TREE_Mult);
    ck_assert_int_eq(product->BinOp.right->kind, NODE_UnaryOp);
    ck_assert_int_eq(product->BinOp.right->UnaryOp.operand->BinOp.op, TREE_Pow);
    check_place(product, 1, 4, 1, 15);
    struct node *chain = expression("a < b is not c not in d\n");
    ck_assert_int_eq(chain->Compare.ops.count, 3);
    ck_assert_int_eq(chain->Compare.ops.items[1], TREE_IsNot);
    ck_assert_int_eq(chain->Compare.ops.items[2], TREE_NotIn);
}
END_TEST

START_TEST(numbers_keep_their_digits)
{
    struct constant *big = &expression("1_000_000_000_000_000_000_000\n")->Constant.value;
    ck_assert_int_eq(big->kind, CONSTANT_INT);
    ck_assert_str_eq(big->bytes, "1000000000000000000000");
    struct constant *hex = &expression("0x_Ff\n")->Constant.value;
    ck_assert_int_eq(hex->base, 16);
    ck_assert_str_eq(hex->bytes, "Ff");
    ck_assert_double_eq(expression("1_0.5e-1\n")->Constant.value.number, 1.05);
    struct constant *imaginary = &expression("0777j\n")->Constant.value;
    ck_assert_int_eq(imaginary->kind, CONSTANT_COMPLEX);
    ck_assert_double_eq(imaginary->number, 777.0);
}
END_TEST

START_TEST(strings_are_decoded_and_joined)
{
    check_text(expression("'a\\x41\\u00e9\\n' \"b\" r'\\n'\n"), "aA\xC3\xA9\nb\\n", 8);
    check_text(expression("'\\ud800\\0'\n"), "\xED\xA0\x80\0", 4);
    check_text(expression("'''a\r\nb\\\nc'''\n"), "a\nbc", 4);
    struct node *bytes = expression("b'\\xff' rb'\\x'\n");
    ck_assert_int_eq(bytes->Constant.value.kind, CONSTANT_BYTES);
    check_text(bytes, "\xFF\\x", 3);
}
END_TEST

START_TEST(fstrings_nest)
{
    struct node *node = expression("f'a{{{x!r:>{width}}}}' 'b' f'{f'{y}'=}'\n");
    struct node_list *values = &node->JoinedStr.values;
    ck_assert_int_eq(node->kind, NODE_JoinedStr);
    ck_assert_int_eq(values->count, 4);
    check_text(values->items[0], "a{", 2);
    struct node *field = values->items[1];
    ck_assert_int_eq(field->FormattedValue.conversion, 'r');
    struct node_list *spec = &field->FormattedValue.format_spec->JoinedStr.values;
    check_text(spec->items[0], ">", 1);
    ck_assert_str_eq(spec->items[1]->FormattedValue.value->Name.id, "width");
    check_text(values->items[2], "}bf'{y}'=", 9);
    ck_assert_int_eq(values->items[3]->FormattedValue.conversion, 'r');
    ck_assert_int_eq(values->items[3]->FormattedValue.value->kind, NODE_JoinedStr);
}
END_TEST

START_TEST(fstring_debug_keeps_source_without_comments)
{
    struct node *node = expression("f'''{ x # no\n = !s}{a != b}{c:=^5}'''\n");
    struct node_list *values = &node->JoinedStr.values;
    check_text(values->items[0], " x \n = ", 7);
    ck_assert_int_eq(values->items[1]->FormattedValue.conversion, 's');
    ck_assert_int_eq(values->items[2]->FormattedValue.value->kind, NODE_Compare);
    check_text(values->items[3]->FormattedValue.format_spec->JoinedStr.values.items[0], "=^5",
               3);
}
END_TEST

START_TEST(parameters_of_every_kind)
{
    struct node *node = statement("def f(a, b=1, /, c=2, *d: *e, g, h=3, **i) -> j: pass\n",
                                  NODE_FunctionDef);
    struct node *arguments = node->FunctionDef.args;
    ck_assert_int_eq(arguments->arguments.posonlyargs.count, 2);
    ck_assert_int_eq(arguments->arguments.args.count, 1);
    ck_assert_int_eq(arguments->arguments.defaults.count, 2);
    ck_assert_int_eq(arguments->arguments.vararg->arg.annotation->kind, NODE_Starred);
    ck_assert_int_eq(arguments->arguments.kwonlyargs.count, 2);
    ck_assert_ptr_null(arguments->arguments.kw_defaults.items[0]);
    ck_assert_str_eq(arguments->arguments.kwarg->arg.arg, "i");
    ck_assert_str_eq(node->FunctionDef.returns->Name.id, "j");
    ck_assert_int_eq(expression("lambda x, /, *, y=1: x\n")->kind, NODE_Lambda);
}
END_TEST

START_TEST(calls_take_every_argument)
{
    struct node *call = expression("f(a, *b, c=1, *d, **e)\n");
    ck_assert_int_eq(call->Call.args.count, 3);
    ck_assert_int_eq(call->Call.keywords.count, 2);
    ck_assert_ptr_null(call->Call.keywords.items[1]->keyword.arg);
    struct node *generator = expression("f(x async for x in y if z)\n")->Call.args.items[0];
    ck_assert_int_eq(generator->kind, NODE_GeneratorExp);
    check_place(generator, 1, 1, 1, 26);
    ck_assert_int_eq(generator->GeneratorExp.generators.items[0]->comprehension.is_async, 1);
}
END_TEST

START_TEST(targets_are_stored)
{
    struct node *node = statement("a, *(b), [c.d, e[0]] = *f, g = h\n", NODE_Assign);
    ck_assert_int_eq(node->Assign.targets.count, 2);
    struct node *first = node->Assign.targets.items[0];
    ck_assert_int_eq(first->Tuple.ctx, TREE_Store);
    ck_assert_int_eq(first->Tuple.elts.items[1]->Starred.value->Name.ctx, TREE_Store);
    struct node *list = first->Tuple.elts.items[2];
    ck_assert_int_eq(list->List.elts.items[0]->Attribute.ctx, TREE_Store);
    ck_assert_int_eq(list->List.elts.items[0]->Attribute.value->Name.ctx, TREE_Load);
    ck_assert_int_eq(statement("(x): int = 1\n", NODE_AnnAssign)->AnnAssign.simple, 0);
    ck_assert_int_eq(statement("x: int\n", NODE_AnnAssign)->AnnAssign.simple, 1);
    ck_assert_int_eq(statement("del (a), b.c\n", NODE_Delete)->Delete.targets.count, 2);
}
END_TEST

START_TEST(with_items_may_be_bracketed)
{
    struct node *node = statement("with (a as b, c as (d, e),): pass\n", NODE_With);
    ck_assert_int_eq(node->With.items.count, 2);
    node = statement("with (a, b) as c: pass\n", NODE_With);
    ck_assert_int_eq(node->With.items.count, 1);
    ck_assert_int_eq(node->With.items.items[0]->withitem.context_expr->kind, NODE_Tuple);
    node = statement("with (yield): pass\n", NODE_With);
    ck_assert_int_eq(node->With.items.items[0]->withitem.context_expr->kind, NODE_Yield);
}
END_TEST

START_TEST(soft_keywords_stay_names)
{
    statement("match(x)\n", NODE_Expr);
    statement("match[x]: int = 1\n", NODE_AnnAssign);
    statement("match = case = type = _ = 1\n", NODE_Assign);
    statement("match -x, y:\n case _: pass\n", NODE_Match);
    statement("match (x):\n case _: pass\n", NODE_Match);
    statement("type(x)\n", NODE_Expr);
    struct node *alias = statement("type A[T: int = str, *U, **V] = T\n", NODE_TypeAlias);
    ck_assert_int_eq(alias->TypeAlias.type_params.count, 3);
}
END_TEST

START_TEST(patterns_of_every_kind)
{
    struct node *node = statement("match x:\n"
                                  " case -1 + 2j | a.b | 'c' 'd' | None: pass\n"
                                  " case [a, *_, {'k': v, **rest}] as whole if a: pass\n"
                                  " case P(1, y=Q()), *_: pass\n",
                                  NODE_Match);
    struct node_list *cases = &node->Match.cases;
    ck_assert_int_eq(cases->items[0]->match_case.pattern->MatchOr.patterns.count, 4);
    struct node *whole = cases->items[1]->match_case.pattern;
    ck_assert_str_eq(whole->MatchAs.name, "whole");
    struct node_list *items = &whole->MatchAs.pattern->MatchSequence.patterns;
    ck_assert_ptr_null(items->items[1]->MatchStar.name);
    ck_assert_str_eq(items->items[2]->MatchMapping.rest, "rest");
    ck_assert_ptr_nonnull(cases->items[1]->match_case.guard);
    struct node *open = cases->items[2]->match_case.pattern;
    ck_assert_int_eq(open->kind, NODE_MatchSequence);
    ck_assert_str_eq(open->MatchSequence.patterns.items[0]->MatchClass.kwd_attrs.items[0], "y");
}
END_TEST

START_TEST(blocks_end_where_their_last_statement_ends)
{
    struct node *node = statement("if a:\n  b\nelif c:\n  d\nelse:\n  e\n\n\n# z\n", NODE_If);
    check_place(node, 1, 0, 6, 3);
    check_place(node->If.orelse.items[0], 3, 0, 6, 3);
    node = statement("\xEF\xBB\xBF@d\nasync def f():\r\n\tx\n\n  \n", NODE_AsyncFunctionDef);
    check_place(node, 2, 0, 3, 2);
}
END_TEST

START_TEST(except_star_and_plain)
{
    statement("try: a\nexcept* E as e: b\nfinally: c\n", NODE_TryStar);
    struct node *node = statement("try: a\nexcept (E, F): b\nexcept: c\nelse: d\n", NODE_Try);
    ck_assert_int_eq(node->Try.handlers.count, 2);
    ck_assert_int_eq(node->Try.orelse.count, 1);
}
END_TEST

static const struct wrong {
    const char *text, *kind, *message;
    int lineno, col_offset, end_lineno, end_col_offset;
} wrongs[] = {
    {"x = 1 +\n", "SyntaxError", "invalid syntax", 1, 7, 1, 8},
    {"if x\n  y\n", "SyntaxError", "expected ':'", 1, 4, 1, 5},
    {"f(1,\nx = 2\n", "SyntaxError", "'(' was never closed", 1, 1, 1, -1},
    {"x = 'a\n", "SyntaxError", "unterminated string literal (detected at line 1)", 1, 4, 1, 4},
    {"x = '''a\n\n", "SyntaxError",
     "unterminated triple-quoted string literal (detected at line 2)", 1, 4, 1, 4},
    {"f(a b)\n", "SyntaxError", "invalid syntax. Perhaps you forgot a comma?", 1, 2, 1, 5},
    {"print x\n", "SyntaxError",
     "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 0, 1, 7},
    {"f() = 1\n", "SyntaxError",
     "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 0, 1, 3},
    {"if x = 3: pass\n", "SyntaxError",
     "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 3, 1, 8},
    {"for f() in x: pass\n", "SyntaxError", "cannot assign to function call", 1, 4, 1, 7},
    {"del f()\n", "SyntaxError", "cannot delete function call", 1, 4, 1, 7},
    {"if x:\n    y\n  z\n", "IndentationError",
     "unindent does not match any outer indentation level", 3, 3, 3, -2},
    {"if x:\ny\n", "IndentationError",
     "expected an indented block after 'if' statement on line 1", 2, 0, 2, 1},
    {"x\n  y\n", "IndentationError", "unexpected indent", 2, 1, 2, -2},
    {"if x:\n\ty\n        z\n", "TabError",
     "inconsistent use of tabs and spaces in indentation", 3, 0, 3, -1},
    {"f(a=1, b)\n", "SyntaxError", "positional argument follows keyword argument", 1, 8, 1, 9},
    {"try: x\ny\n", "SyntaxError", "expected 'except' or 'finally' block", 2, 0, 2, 1},
    {"def f(a=1, b): pass\n", "SyntaxError",
     "parameter without a default follows parameter with a default", 1, 11, 1, 12},
    {"x = 09\n", "SyntaxError",
     "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
     "integers", 1, 4, 1, 5},
    {"1abc\n", "SyntaxError", "invalid decimal literal", 1, 0, 1, 0},
    {")\n", "SyntaxError", "unmatched ')'", 1, 0, 1, 0},
    {"(]\n", "SyntaxError", "closing parenthesis ']' does not match opening parenthesis '('", 1, 1,
     1, 1},
    {"f'{}'\n", "SyntaxError", "f-string: valid expression required before '}'", 1, 3, 1, 4},
    {"f'{a b}'\n", "SyntaxError", "invalid syntax. Perhaps you forgot a comma?", 1, 3, 1, 6},
    {"f'}'\n", "SyntaxError", "f-string: single '}' is not allowed", 1, 2, 1, 2},
    {"a if b\n", "SyntaxError", "expected 'else' after 'if' expression", 1, 0, 1, 6},
    {"b'\xC3\xA9'\n", "SyntaxError", "bytes can only contain ASCII literal characters", 1, 0, 1,
     5},
    {"'\\x4'\n", "SyntaxError",
     "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX "
     "escape", 1, 0, 1, 5},
    {"x = a\xE2\x82\xAC\n", "SyntaxError", "invalid character '\xE2\x82\xAC' (U+20AC)", 1, 5, 1,
     5},
    {"import a from b\n", "SyntaxError", "Did you mean to use 'from ... import ...' instead?", 1,
     0, 1, 15},
};

START_TEST(errors_in_cpythons_words)
{
    const struct wrong *wrong = &wrongs[_i];
    struct syntax_error error;
    ck_assert_ptr_null(parse_file(&arena, wrong->text, strlen(wrong->text), &error));
    ck_assert_str_eq(syntax_error_name(error.kind), wrong->kind);
    ck_assert_str_eq(error.message, wrong->message);
    ck_assert_int_eq(error.lineno, wrong->lineno);
    ck_assert_int_eq(error.col_offset, wrong->col_offset);
    ck_assert_int_eq(error.end_lineno, wrong->end_lineno);
    ck_assert_int_eq(error.end_col_offset, wrong->end_col_offset);
}
END_TEST

/* `open` n times, then "1", then `close` n times. */
static enum syntax_error_kind nested(const char *open, const char *close, int count)
{
    struct syntax_error error;
    size_t size = (strlen(open) + strlen(close)) * (size_t)count + 3;
    char *text = calloc(1, size), *to = text;
    for (int i = 0; i < count; i++)
        to = stpcpy(to, open);
    to = stpcpy(to, "1");
    for (int i = 0; i < count; i++)
        to = stpcpy(to, close);
    strcpy(to, "\n");
    struct node *tree = parse_file(&arena, text, strlen(text), &error);
    ck_assert(tree != NULL || error.kind != SYNTAX_OK);
    free(text);
    return error.kind;
}

START_TEST(depth_is_bounded)
{
    ck_assert_int_eq(nested("(", ")", 150), SYNTAX_OK);
    ck_assert_int_eq(nested("(", ")", 201), SYNTAX_ERROR);
    ck_assert_int_eq(nested("-", "", 100000), SYNTAX_MEMORY_ERROR);
    ck_assert_int_eq(nested("lambda: ", "", 100000), SYNTAX_MEMORY_ERROR);
    ck_assert_int_eq(nested("1 if 1 else ", "", 100000), SYNTAX_MEMORY_ERROR);
}
END_TEST

START_TEST(memory_is_bounded)
{
    struct arena small;
    struct syntax_error error;
    char text[1 << 16];
    memset(text, '\n', sizeof text);
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        text[i] = 'x';
    arena_init(&small, 256 * 1024);
    ck_assert_ptr_null(parse_file(&small, text, sizeof text, &error));
    ck_assert_int_eq(error.kind, SYNTAX_MEMORY_ERROR);
    arena_free(&small);
}
END_TEST

START_TEST(an_expression_alone)
{
    struct syntax_error error;
    struct node *node = parse_expression(&arena, "  1 + 2\n\n", 9, &error);
    ck_assert_int_eq(node->Expression.body->kind, NODE_BinOp);
    ck_assert_ptr_null(parse_expression(&arena, "x = 1", 5, &error));
    ck_assert_str_eq(error.message, "invalid syntax");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("parser");
    TCase *tests = tcase_create("parser");
    tcase_add_checked_fixture(tests, open_arena, close_arena);
    tcase_add_test(tests, operators_bind_as_in_python);
    tcase_add_test(tests, numbers_keep_their_digits);
    tcase_add_test(tests, strings_are_decoded_and_joined);
    tcase_add_test(tests, fstrings_nest);
    tcase_add_test(tests, fstring_debug_keeps_source_without_comments);
    tcase_add_test(tests, parameters_of_every_kind);
    tcase_add_test(tests, calls_take_every_argument);
    tcase_add_test(tests, targets_are_stored);
    tcase_add_test(tests, with_items_may_be_bracketed);
    tcase_add_test(tests, soft_keywords_stay_names);
    tcase_add_test(tests, patterns_of_every_kind);
    tcase_add_test(tests, blocks_end_where_their_last_statement_ends);
    tcase_add_test(tests, except_star_and_plain);
    tcase_add_loop_test(tests, errors_in_cpythons_words, 0, sizeof wrongs / sizeof *wrongs);
    tcase_add_test(tests, depth_is_bounded);
    tcase_add_test(tests, memory_is_bounded);
    tcase_add_test(tests, an_expression_alone);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
