/* The compiler: disassembly of small programs, code that holds together on every way through it,
 * and errors in CPython 3.13's words. Given files as arguments it verifies those instead. */
#include "config.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/lang/compile.h"
#include "sim/lang/lang.h"
#include "sim/region/region.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "verify_code.h"

static struct region region;
static struct machine *m;

static bool go_on(struct machine *machine)
{
    machine->countdown = 1000;
    return true;
}

static bool begin(void)
{
    if (!region_open(&region, (size_t)1 << 30, (size_t)1 << 30))
        return false;
    m = region_extend_heap(&region, sizeof *m);
    memset(m, 0, sizeof *m);
    m->hooks.countdown_expired = go_on;
    return machine_open_values(m, &region, (size_t)1 << 30) && lang_open(m);
}

/* How many blocks nobody has given back. */
static size_t end(void)
{
    lang_close(m);
    machine_close_values(m);
    size_t left = heap_live_blocks(&m->heap);
    heap_close(&m->heap);
    region_close(&region);
    return left;
}

static void open_machine(void) { ck_assert(begin()); }
static void close_machine(void) { ck_assert_uint_eq(end(), 0); }

static struct code *compile(const char *text, size_t size, enum compile_mode mode)
{
    value name = str_from(m, "test.py");
    struct source *source = source_new(m, name, text, size, false);
    drop(m, name);
    struct code *code = compile_source(m, source, mode);
    source_drop(m, source);
    return code;
}

static struct code *compiled(const char *text)
{
    struct code *code = compile(text, strlen(text), COMPILE_FILE);
    ck_assert_msg(code != NULL, "%s does not compile", text);
    return code;
}

/* The first code among the constants. */
static struct code *inner(struct code *code)
{
    for (uint32_t i = 0; i < code->constant_count; i++)
        if (is_exactly(code->constants[i], m->types.code))
            return AS_CODE(code->constants[i]);
    ck_abort_msg("no code inside");
}

/* Operations and what they name, without numbers: "LOAD_CONST 1; STORE_NAME x; ...". */
static void check_operations(struct code *code, const char *expected)
{
    char shown[4096] = "";
    for (uint32_t i = 0; i < code->instruction_count; i++) {
        enum op op = op_plain(INSTRUCTION_OP(code->instructions[i]));
        uint32_t argument = INSTRUCTION_ARG(code->instructions[i]);
        size_t used = strlen(shown);
        value named = NULL;
        switch (op_argument_kind(op)) {
        case ARG_CONST: named = object_repr(m, code->constants[argument]); break;
        case ARG_SITE: named = keep(code->sites[argument].name); break;
        case ARG_LOCAL: case ARG_CELL:
            named = object_get_item(m, code->slot_names, tag_small_int(argument));
            break;
        default: break;
        }
        if (named)
            snprintf(shown + used, sizeof shown - used, "%s %s; ", op_name(op), str_text(named));
        else if (op_argument_kind(op) == ARG_NONE)
            snprintf(shown + used, sizeof shown - used, "%s; ", op_name(op));
        else
            snprintf(shown + used, sizeof shown - used, "%s %u; ", op_name(op), argument);
        drop(m, named);
    }
    ck_assert_str_eq(shown, expected);
}

START_TEST(a_module_stores_names)
{
    struct code *code = compiled("x = 1\ny = x + 2\n");
    check_operations(code, "LINE 1; LOAD_CONST 1; STORE_NAME x; LINE 2; LOAD_NAME x; "
                           "LOAD_CONST 2; BINARY_OP 0; STORE_NAME y; LOAD_CONST None; "
                           "RETURN_VALUE; ");
    drop(m, &code->head);
}
END_TEST

START_TEST(a_function_uses_slots)
{
    struct code *code = compiled("def f(a, *, b=2):\n    c = a + g\n    return c\n");
    check_operations(inner(code), "LINE 2; LOAD_FAST a; LOAD_GLOBAL g; BINARY_OP 0; "
                                  "STORE_FAST c; LINE 3; LOAD_FAST c; RETURN_VALUE; ");
    ck_assert_uint_eq(inner(code)->argument_count, 1);
    ck_assert_uint_eq(inner(code)->keyword_only_count, 1);
    ck_assert_str_eq(str_text(inner(code)->qualname), "f");
    drop(m, &code->head);
}
END_TEST

START_TEST(a_loop_comes_back_to_its_line)
{
    struct code *code = compiled("def f(x):\n  for i in x:\n    g(i)\n");
    check_operations(inner(code),
                     "LINE 2; LOAD_FAST x; GET_ITER; FOR_ITER 13; STORE_FAST i; LINE 3; "
                     "LOAD_GLOBAL g; PUSH_NULL; LOAD_FAST i; CALL 1; POP_TOP; LINE 2; "
                     "JUMP_BACKWARD 3; LOAD_CONST None; RETURN_VALUE; ");
    drop(m, &code->head);
}
END_TEST

START_TEST(constants_are_folded)
{
    struct code *code = compiled("a = 60 * 60 * 24\nb = (1, -2, ('x', None))\nc = 2 ** 1000\n"
                                 "d = 1 / 0\n");
    check_operations(code,
                     "LINE 1; LOAD_CONST 86400; STORE_NAME a; LINE 2; "
                     "LOAD_CONST (1, -2, ('x', None)); STORE_NAME b; LINE 3; LOAD_CONST 2; "
                     "LOAD_CONST 1000; BINARY_OP 7; STORE_NAME c; LINE 4; LOAD_CONST 1; "
                     "LOAD_CONST 0; BINARY_OP 4; STORE_NAME d; LOAD_CONST None; RETURN_VALUE; ");
    drop(m, &code->head);
}
END_TEST

START_TEST(a_coroutine_awaits)
{
    struct code *code = compiled("async def f():\n  return await g()\n"), *f = inner(code);
    check_operations(f, "RETURN_GENERATOR; LINE 2; LOAD_GLOBAL g; PUSH_NULL; CALL 0; AWAIT 0; "
                        "RETURN_VALUE; STOPITERATION_ERROR; RERAISE; ");
    ck_assert(f->flags & CODE_COROUTINE);
    ck_assert_uint_eq(f->handler_count, 1);
    drop(m, &code->head);
}
END_TEST

START_TEST(closures_share_cells)
{
    struct code *code = compiled("def f(a):\n  def g():\n    return a\n  return g\n");
    struct code *f = inner(code), *g = inner(f);
    check_operations(f, "MAKE_CELL a; LINE 2; LOAD_CLOSURE a; BUILD_TUPLE 1; "
                        "LOAD_CONST <code object g at 0x7f0000000010, file \"test.py\", line 2>; "
                        "MAKE_FUNCTION 8; STORE_FAST g; LINE 4; LOAD_FAST g; RETURN_VALUE; ");
    check_operations(g, "LINE 3; LOAD_DEREF a; RETURN_VALUE; ");
    ck_assert_uint_eq(g->free_count, 1);
    ck_assert_str_eq(str_text(g->qualname), "f.<locals>.g");
    ck_assert_int_eq(f->slot_kinds[0], SLOT_LOCAL | SLOT_ARGUMENT | SLOT_CELL);
    drop(m, &code->head);
}
END_TEST

START_TEST(a_comprehension_runs_in_the_frame_around)
{
    struct code *code = compiled("def f(x, i):\n  return [i for i in x]\n"), *f = inner(code);
    ck_assert_uint_eq(f->slot_count, 3);
    ck_assert_int_eq(f->slot_kinds[2], SLOT_LOCAL | SLOT_HIDDEN);
    for (uint32_t i = 0; i < f->constant_count; i++)
        ck_assert(!is_exactly(f->constants[i], m->types.code));
    drop(m, &code->head);
}
END_TEST

START_TEST(positions_are_those_of_the_source)
{
    struct code *code = compiled("x = f(1,\n      y.z)\n");
    bool found = false;
    for (uint32_t i = 0; i < code->instruction_count; i++) {
        const struct position *at = &code->positions[i];
        if (INSTRUCTION_OP(code->instructions[i]) != OP_LOAD_ATTR)
            continue;
        found = true;
        ck_assert_uint_eq(at->line, 2);
        ck_assert_uint_eq(at->column, 6);
        ck_assert_uint_eq(at->end_column, 9);
    }
    ck_assert(found);
    drop(m, &code->head);
}
END_TEST

static const char everything[] =
    "import a.b.c as d, e\nfrom f import g as h, i\n"
    "def gen(a, b=1, *c, d, e=2, **f):\n"
    "    global w\n"
    "    for x in a:\n"
    "        try:\n"
    "            if x: continue\n"
    "            elif b: break\n"
    "            else: return (yield x)\n"
    "        except (A, B) as q:\n"
    "            with m() as (n, *o), p: return q\n"
    "        except C: raise\n"
    "        else: w = 1\n"
    "        finally:\n"
    "            for y in b:\n"
    "                while y:\n"
    "                    if z: break\n"
    "                    continue\n"
    "                else: del x\n"
    "    else: yield from b\n"
    "    return [lambda: (i, j) for i in a if i for j in i if not j or k and l]\n"
    "async def co(self, t):\n"
    "    async with t as u, v:\n"
    "        async for x in u:\n"
    "            try: return await x\n"
    "            finally:\n"
    "                try: await y\n"
    "                finally: continue\n"
    "        else: pass\n"
    "    return {k: await v async for k, v in t if await k}, [x async for x in [y for y in t]]\n"
    "async def agen():\n"
    "    try: yield 1\n"
    "    except* V as e: x = e\n"
    "    except* W: pass\n"
    "    else: yield 2\n"
    "    finally: z = (yield)\n"
    "class K(L, metaclass=M, **kw):\n"
    "    'doc'\n"
    "    x: int = 1\n"
    "    def __init__(self): super().__init__(*self.a, 1, k=2, **self.b); self.__p = __class__\n"
    "    y = [x for x in range(3)]\n"
    "def match(s):\n"
    "    match s:\n"
    "        case [1, x, *y] | (2, x, y) if x: return y\n"
    "        case {'a': [b, c, *_, d], **r}: z = b, c, d, r\n"
    "        case P(1, q=[Q(), w]) as v: z = v, w\n"
    "        case None | -1 | 'a' | x.y: return\n"
    "        case str(): pass\n"
    "        case _ if (w := s) and w: print(w)\n"
    "    return z\n"
    "def chain(a, b, c):\n"
    "    if a < b <= c != a or not (a and b): a.b[c].d += 1\n"
    "    a[b] *= c; a, (b, *c) = d = e\n"
    "    return a if b else c, f'{a!r:>{b}}{c=}', a[b:c, ::2], {**a, 1: 2}, {*a, 1}, (*a, *b)\n"
    "def gp[T: int, *U, **V](x: T = 1, *, y: U = 2) -> V: return T\n"
    "class GC[T](B): x: T\n"
    "type Alias[T] = list[T]\n"
    "def nested():\n"
    "    x = 1\n"
    "    def inner():\n"
    "        nonlocal x\n"
    "        x += 1\n"
    "        return (y for y in x if (z := y))\n"
    "    try: return inner()\n"
    "    finally:\n"
    "        try: x\n"
    "        except E as e: return e\n"
    "while True:\n"
    "    try:\n"
    "        with a: break\n"
    "    except: pass\n";

START_TEST(code_holds_together)
{
    char message[512];
    struct code *code = compiled(everything);
    ck_assert_msg(verify_code(m, code, message, sizeof message), "%s", message);
    drop(m, &code->head);
}
END_TEST

static const struct wrong {
    const char *text, *message;
    int lineno, offset;
} wrongs[] = {
    {"return 1\n", "'return' outside function", 1, 1},
    {"def f():\n  await x\n", "'await' outside async function", 2, 3},
    {"await x\n", "'await' outside function", 1, 1},
    {"async def f():\n  yield from x\n", "'yield from' inside async function", 2, 3},
    {"def f():\n  async with x: pass\n", "'async with' outside async function", 2, 3},
    {"async def f():\n  yield 1\n  return 2\n", "'return' with value in async generator", 3, 3},
    {"if x:\n  break\n", "'break' outside loop", 2, 3},
    {"continue\n", "'continue' not properly in loop", 1, 1},
    {"def f(a, a): pass\n", "duplicate argument 'a' in function definition", 1, 10},
    {"def f():\n  x\n  global x\n", "name 'x' is used prior to global declaration", 3, 3},
    {"def f():\n  x = 1\n  global x\n", "name 'x' is assigned to before global declaration", 3, 3},
    {"def f():\n  nonlocal x\n", "no binding for nonlocal 'x' found", 2, 3},
    {"nonlocal x\n", "nonlocal declaration not allowed at module level", 1, 1},
    {"def f(x):\n  global x\n", "name 'x' is parameter and global", 2, 3},
    {"[(i := 1) for i in x]\n",
     "assignment expression cannot rebind comprehension iteration variable 'i'", 1, 3},
    {"f(a=1, a=2)\n", "keyword argument repeated: a", 1, 8},
    {"*a = 1\n", "starred assignment target must be in a list or tuple", 1, 1},
    {"a, *b, *c = 1\n", "multiple starred expressions in assignment", 1, 1},
    {"x = *a\n", "can't use starred expression here", 1, 5},
    {"try: x\nexcept: y\nexcept A: z\n", "default 'except:' must be last", 2, 1},
    {"match x:\n  case _: pass\n  case 1: pass\n",
     "wildcard makes remaining patterns unreachable", 2, 8},
    {"match x:\n  case a | b: pass\n", "name capture 'a' makes remaining patterns unreachable", 2,
     8},
    {"match x:\n  case [a, a]: pass\n", "multiple assignments to name 'a' in pattern", 2, 12},
    {"match x:\n  case [a] | [b]: pass\n", "alternative patterns bind different names", 2, 8},
    {"def f():\n  from x import *\n", "import * only allowed at module level", 2, 17},
    {"x = 1\nfrom __future__ import division\n",
     "from __future__ imports must occur at the beginning of the file", 2, 1},
    {"__debug__ = 1\n", "cannot assign to __debug__", 1, 1},
    {"x = '\xC3\xA9' 1\n", "invalid syntax", 1, 9},
};

START_TEST(errors_in_cpythons_words)
{
    const struct wrong *wrong = &wrongs[_i];
    ck_assert_ptr_null(compile(wrong->text, strlen(wrong->text), COMPILE_FILE));
    value exception = error_take(m);
    ck_assert(is_instance(m, exception, m->types.SyntaxError));
    value message = object_get_attribute(m, exception, m->names.msg);
    value lineno = object_get_attribute(m, exception, m->names.lineno);
    value offset = object_get_attribute(m, exception, m->names.offset);
    ck_assert_str_eq(str_text(message), wrong->message);
    ck_assert_int_eq(small_int(lineno), wrong->lineno);
    ck_assert_int_eq(small_int(offset), wrong->offset);
    drop(m, message);
    drop(m, exception);
}
END_TEST

START_TEST(deep_programs_are_refused)
{
    static char text[300000];
    memset(text, 0, sizeof text);
    strcpy(text, "x = a");
    for (char *to = text + 5; to < text + 200000; to += 2)
        memcpy(to, ".b", 2);
    ck_assert_ptr_null(compile(text, strlen(text), COMPILE_FILE));
    ck_assert(error_is(m, m->types.SyntaxError) || error_is(m, m->types.MemoryError));
    error_clear(m);
}
END_TEST

START_TEST(an_expression_returns_its_value)
{
    struct code *code = compile("1 + x", 5, COMPILE_EVAL);
    check_operations(code, "LINE 1; LOAD_CONST 1; LOAD_NAME x; BINARY_OP 0; RETURN_VALUE; ");
    drop(m, &code->head);
}
END_TEST

/* --- files given as arguments */

static char *read_all(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *text = malloc((size_t)16 << 20);
    *size = file ? fread(text, 1, (size_t)16 << 20, file) : 0;
    if (file)
        fclose(file);
    return text;
}

static int verify_files(int count, char **paths)
{
    int bad = 0;
    for (int i = 1; i < count; i++) {
        char message[512] = "";
        size_t size;
        char *text = read_all(paths[i], &size);
        if (!begin())
            return EXIT_FAILURE;
        struct code *code = compile(text, size, COMPILE_FILE);
        if (code && !verify_code(m, code, message, sizeof message)) {
            printf("%s: %s\n", paths[i], message);
            bad++;
        } else if (!code) {
            value exception = error_take(m), shown = object_repr(m, exception);
            printf("%s: %s\n", paths[i], shown ? str_text(shown) : "?");
            drop(m, shown);
            drop(m, exception);
            error_clear(m);
        }
        drop(m, (value)code);
        if (end()) {
            printf("%s: leaves blocks behind\n", paths[i]);
            bad++;
        }
        free(text);
    }
    return bad ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int count, char **arguments)
{
    if (count > 1)
        return verify_files(count, arguments);
    Suite *suite = suite_create("compiler");
    TCase *tests = tcase_create("compiler");
    tcase_add_checked_fixture(tests, open_machine, close_machine);
    tcase_add_test(tests, a_module_stores_names);
    tcase_add_test(tests, a_function_uses_slots);
    tcase_add_test(tests, a_loop_comes_back_to_its_line);
    tcase_add_test(tests, constants_are_folded);
    tcase_add_test(tests, a_coroutine_awaits);
    tcase_add_test(tests, closures_share_cells);
    tcase_add_test(tests, a_comprehension_runs_in_the_frame_around);
    tcase_add_test(tests, positions_are_those_of_the_source);
    tcase_add_test(tests, code_holds_together);
    tcase_add_loop_test(tests, errors_in_cpythons_words, 0, sizeof wrongs / sizeof *wrongs);
    tcase_add_test(tests, deep_programs_are_refused);
    tcase_add_test(tests, an_expression_returns_its_value);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
