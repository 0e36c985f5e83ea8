/* The evaluator on code put together by hand: what instructions do, apart from the compiler. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "sim/lang/eval.h"
#include "sim/lang/lang.h"
#include "sim/lang/source.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

static struct region region;
static struct machine *m;
static struct coro *base;
static struct coro_chain chain;
static value program_result;
static struct code *program;
static struct dict *globals;

/* --- putting code together */

struct line {
    enum op op;
    uint32_t argument;
};

static void *copy(const void *from, size_t size)
{
    void *block = heap_alloc(&m->heap, size);
    ck_assert_ptr_nonnull(block);
    memcpy(block, from, size);
    return block;
}

static value text(const char *s)
{
    value v = str_intern(m, s, strlen(s));
    ck_assert_ptr_nonnull(v);
    return v;
}

/* A code object of lines, ended by an op OP_COUNT. */
static struct code *assemble(const char *name, const struct line *lines, uint32_t flags)
{
    value name_text = text(name);
    struct source *source = source_new(m, name_text, "", 0, false);
    struct code *code = code_new(m, source, name_text, name_text);
    source_drop(m, source);
    drop(m, name_text);
    instruction made[64];
    struct position positions[64] = {{0}};
    uint32_t count = 0;
    for (; lines[count].op != OP_COUNT; count++)
        made[count] = INSTRUCTION(lines[count].op, lines[count].argument);
    code->flags |= flags;
    code->instruction_count = count;
    code->instructions = copy(made, count * sizeof *made);
    code->positions = copy(positions, count * sizeof *positions);
    code->stack_size = 16;
    code->slot_names = tuple_new(m, 0);
    return code;
}

/* The constants are given away. */
static void set_constants(struct code *code, const value *constants, uint32_t count)
{
    code->constants = copy(constants, count * sizeof *constants);
    code->constant_count = count;
}

static void set_names(struct code *code, const char *const *names, uint32_t count)
{
    struct site sites[8] = {{0}};
    for (uint32_t i = 0; i < count; i++)
        sites[i].name = text(names[i]);
    code->sites = copy(sites, count * sizeof *sites);
    code->site_count = count;
}

static void set_slots(struct code *code, const char *const *names, uint32_t count,
                      uint32_t arguments)
{
    drop(m, code->slot_names);
    code->slot_names = tuple_new(m, count);
    uint8_t kinds[8];
    for (uint32_t i = 0; i < count; i++) {
        AS_TUPLE(code->slot_names)->items[i] = text(names[i]);
        kinds[i] = SLOT_LOCAL | (i < arguments ? SLOT_ARGUMENT : 0);
    }
    code->slot_kinds = copy(kinds, count);
    code->slot_count = count;
    code->argument_count = arguments;
}

/* --- running it */

static void run_program(struct coro *self, void *argument)
{
    (void)argument;
    m->fiber = fiber_new_for_running(m, self);
    program_result = lang_run(m, program, globals, &globals->head);
    struct fiber *fiber = m->fiber;
    m->fiber = NULL;
    fiber_free(m, fiber);
}

static bool go_on(struct machine *machine)
{
    machine->countdown = 1000;
    return true;
}

static void open_machine(void)
{
    ck_assert(region_open(&region, (size_t)64 << 20, (size_t)1 << 30));
    m = region_extend_heap(&region, sizeof *m);
    memset(m, 0, sizeof *m);
    ck_assert(machine_open_values(m, &region, (size_t)64 << 20) && lang_open(m));
    m->hooks.countdown_expired = go_on;
    globals = dict_new(m);
    m->builtins = dict_new(m);
}

static void close_machine(void)
{
    drop(m, &globals->head);
    lang_close(m);
    machine_close_values(m);
    ck_assert_uint_eq(heap_live_blocks(&m->heap), 0);
    heap_close(&m->heap);
    region_close(&region);
}

/* Runs a module's code, which is given away; new reference or NULL. */
static value run(struct code *code)
{
    program = code;
    base = coro_new(m->lang->coros, run_program, NULL);
    coro_chain_init(&chain, base);
    m->lang->chain = &chain;
    ck_assert(!coro_go_on(&chain));
    coro_free(base);
    drop(m, &code->head);
    return program_result;
}

static value number(int64_t n)
{
    return tag_small_int(n);
}

START_TEST(adds_constants)
{
    const struct line lines[] = {{OP_LOAD_CONST, 0}, {OP_LOAD_CONST, 1},
                                 {OP_BINARY_OP, BINARY_ADD}, {OP_RETURN_VALUE, 0}, {OP_COUNT, 0}};
    struct code *code = assemble("<module>", lines, 0);
    set_constants(code, (value[]){number(40), number(2)}, 2);
    ck_assert_ptr_eq(run(code), number(42));
}
END_TEST

/* def f(n): return 1 if n < 2 else f(n - 1) + f(n - 2) */
static struct code *fibonacci(void)
{
    const struct line lines[] = {
        {OP_LOAD_FAST, 0},    {OP_LOAD_CONST, 1},   {OP_COMPARE_OP, COMPARE_LT},
        {OP_POP_JUMP_IF_FALSE, 6}, {OP_LOAD_CONST, 0}, {OP_RETURN_VALUE, 0},
        {OP_LOAD_GLOBAL, 0},  {OP_PUSH_NULL, 0},    {OP_LOAD_FAST, 0},
        {OP_LOAD_CONST, 0},   {OP_BINARY_OP, BINARY_SUB}, {OP_CALL, 1},
        {OP_LOAD_GLOBAL, 0},  {OP_PUSH_NULL, 0},    {OP_LOAD_FAST, 0},
        {OP_LOAD_CONST, 1},   {OP_BINARY_OP, BINARY_SUB}, {OP_CALL, 1},
        {OP_BINARY_OP, BINARY_ADD}, {OP_RETURN_VALUE, 0}, {OP_COUNT, 0}};
    struct code *code = assemble("f", lines, CODE_OPTIMIZED);
    set_constants(code, (value[]){number(1), number(2)}, 2);
    set_names(code, (const char *const[]){"f"}, 1);
    set_slots(code, (const char *const[]){"n"}, 1, 1);
    return code;
}

/* def NAME ...; return NAME(argument) */
static value define_and_call(struct code *function, const char *name, value argument)
{
    const struct line lines[] = {{OP_LOAD_CONST, 0}, {OP_MAKE_FUNCTION, 0}, {OP_STORE_NAME, 0},
                                 {OP_LOAD_NAME, 0},  {OP_PUSH_NULL, 0},     {OP_LOAD_CONST, 1},
                                 {OP_CALL, 1},       {OP_RETURN_VALUE, 0},  {OP_COUNT, 0}};
    struct code *code = assemble("<module>", lines, 0);
    set_constants(code, (value[]){&function->head, argument}, 2);
    set_names(code, (const char *const[]){name}, 1);
    return run(code);
}

START_TEST(calls_functions_in_one_activation)
{
    ck_assert_ptr_eq(define_and_call(fibonacci(), "f", number(15)), number(987));
    ck_assert_uint_eq(m->native_depth, 0);
    ck_assert_uint_eq(m->depth, 0);
}
END_TEST

START_TEST(bounds_recursion)
{
    const struct line lines[] = {{OP_LOAD_GLOBAL, 0}, {OP_PUSH_NULL, 0}, {OP_LOAD_FAST, 0},
                                 {OP_CALL, 1},        {OP_RETURN_VALUE, 0}, {OP_COUNT, 0}};
    struct code *code = assemble("f", lines, CODE_OPTIMIZED);
    set_names(code, (const char *const[]){"f"}, 1);
    set_slots(code, (const char *const[]){"n"}, 1, 1);
    ck_assert_ptr_null(define_and_call(code, "f", number(1)));
    ck_assert(error_is(m, m->types.RecursionError));
    error_clear(m);
}
END_TEST

START_TEST(counts_lines_and_back_edges)
{
    /* i = 0; while i < 5: i = i + 1 */
    const struct line lines[] = {
        {OP_LINE, 1}, {OP_LOAD_CONST, 0}, {OP_STORE_NAME, 0}, {OP_LINE, 2}, {OP_LOAD_NAME, 0},
        {OP_LOAD_CONST, 2}, {OP_COMPARE_OP, COMPARE_LT}, {OP_POP_JUMP_IF_FALSE, 14}, {OP_LINE, 3},
        {OP_LOAD_NAME, 0}, {OP_LOAD_CONST, 1}, {OP_BINARY_OP, BINARY_ADD}, {OP_STORE_NAME, 0},
        {OP_JUMP_BACKWARD, 3}, {OP_LOAD_NAME, 0}, {OP_RETURN_VALUE, 0}, {OP_COUNT, 0}};
    struct code *code = assemble("<module>", lines, 0);
    set_constants(code, (value[]){number(0), number(1), number(5)}, 3);
    set_names(code, (const char *const[]){"i"}, 1);
    m->countdown = 1000;
    ck_assert_ptr_eq(run(code), number(5));
    ck_assert_uint_eq(m->ticks, 1 + 6 + 5);
    ck_assert_int_eq(m->countdown, 1000 - 12 - 5);
}
END_TEST

START_TEST(finds_the_handler_of_an_exception)
{
    /* try: missing  except: return 7 */
    const struct line lines[] = {{OP_LOAD_NAME, 0},     {OP_RETURN_VALUE, 0},
                                 {OP_PUSH_EXC_INFO, 0}, {OP_POP_TOP, 0},
                                 {OP_POP_EXCEPT, 0},    {OP_LOAD_CONST, 0},
                                 {OP_RETURN_VALUE, 0},  {OP_COUNT, 0}};
    struct code *code = assemble("<module>", lines, 0);
    const struct handler handler = {0, 2, 2, 0};
    code->handlers = copy(&handler, sizeof handler);
    code->handler_count = 1;
    set_constants(code, (value[]){number(7)}, 1);
    set_names(code, (const char *const[]){"missing"}, 1);
    ck_assert_ptr_eq(run(code), number(7));
    ck_assert_ptr_null(m->error);
}
END_TEST

/* def g(n): yield n; yield n + 1 */
static struct code *generator(uint32_t flags)
{
    const struct line lines[] = {{OP_RETURN_GENERATOR, 0}, {OP_LOAD_FAST, 0},
                                 {OP_YIELD_VALUE, 0},      {OP_POP_TOP, 0},
                                 {OP_LOAD_FAST, 0},        {OP_LOAD_CONST, 0},
                                 {OP_BINARY_OP, BINARY_ADD}, {OP_YIELD_VALUE, 0},
                                 {OP_RETURN_VALUE, 0},     {OP_COUNT, 0}};
    struct code *code = assemble("g", lines, CODE_OPTIMIZED | flags);
    set_constants(code, (value[]){number(1)}, 1);
    set_slots(code, (const char *const[]){"n"}, 1, 1);
    return code;
}

START_TEST(a_for_loop_enters_a_generator)
{
    /* def g...; s = 0; for x in g(20): s = s + x; return s */
    const struct line lines[] = {
        {OP_LOAD_CONST, 0}, {OP_MAKE_FUNCTION, 0}, {OP_STORE_NAME, 0}, {OP_LOAD_CONST, 2},
        {OP_STORE_NAME, 1}, {OP_LOAD_NAME, 0}, {OP_PUSH_NULL, 0}, {OP_LOAD_CONST, 1}, {OP_CALL, 1},
        {OP_GET_ITER, 0}, {OP_FOR_ITER, 16}, {OP_LOAD_NAME, 1}, {OP_SWAP, 2},
        {OP_BINARY_OP, BINARY_ADD}, {OP_STORE_NAME, 1}, {OP_JUMP_BACKWARD, 10}, {OP_LOAD_NAME, 1},
        {OP_RETURN_VALUE, 0}, {OP_COUNT, 0}};
    struct code *code = assemble("<module>", lines, 0);
    set_constants(code, (value[]){&generator(CODE_GENERATOR)->head, number(20), number(0)}, 3);
    set_names(code, (const char *const[]){"g", "s"}, 2);
    ck_assert_ptr_eq(run(code), number(41));
}
END_TEST

START_TEST(an_unused_generator_is_freed)
{
    value gen = define_and_call(generator(CODE_GENERATOR), "g", number(3));
    ck_assert(is_exactly(gen, m->types.generator));
    ck_assert(!AS_GENERATOR(gen)->frame->begun);
    drop(m, gen);
    ck_assert_ptr_null(m->error);
}
END_TEST

static Suite *lang_suite(void)
{
    Suite *suite = suite_create("lang");
    TCase *tcase = tcase_create("evaluator");
    tcase_add_checked_fixture(tcase, open_machine, close_machine);
    tcase_add_test(tcase, adds_constants);
    tcase_add_test(tcase, calls_functions_in_one_activation);
    tcase_add_test(tcase, bounds_recursion);
    tcase_add_test(tcase, counts_lines_and_back_edges);
    tcase_add_test(tcase, finds_the_handler_of_an_exception);
    tcase_add_test(tcase, a_for_loop_enters_a_generator);
    tcase_add_test(tcase, an_unused_generator_is_freed);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(lang_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
