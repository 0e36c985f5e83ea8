/* Any bytes as a scenario: whatever the file holds, the run ends by itself with a status of 0 to 3.
 * Each run is a process of its own, bounded in time, ticks and memory. */
#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/sim.h"

enum { CPU_SECONDS = 60, TICKS = 40000, WORK = 10000000, MEMORY = 64 << 20, MUTANTS = 24, CUTS = 12 };

struct text {
    char *bytes;
    size_t size, capacity;
};

/* What a run in a process of its own came to. */
struct ending {
    int status;         /* as waitpid gives it */
    char errors[1 << 18];  /* the beginning of its standard error */
};

/* --- texts */

static void append(struct text *text, const char *bytes, size_t size)
{
    if (text->size + size > text->capacity) {
        text->capacity = (text->size + size) * 2;
        text->bytes = realloc(text->bytes, text->capacity);
        ck_assert_ptr_nonnull(text->bytes);
    }
    memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
}

static void append_times(struct text *text, const char *piece, size_t times)
{
    while (times--)
        append(text, piece, strlen(piece));
}

static struct text read_file(const char *name)
{
    char path[4096], buffer[4096];
    struct text text = {0};
    size_t got;
    snprintf(path, sizeof path, TOP_DIR "/%s", name);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s: %s", path, strerror(errno));
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0)
        append(&text, buffer, got);
    fclose(file);
    return text;
}

/* The same numbers on every machine: SplitMix64. */
static uint64_t random_next(uint64_t *state)
{
    uint64_t x = (*state += 0x9e3779b97f4a7c15u);
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static size_t random_below(uint64_t *state, size_t limit)
{
    return limit ? (size_t)(random_next(state) % limit) : 0;
}

/* --- running */

static void pass_errors(void *host, int stream, const char *text, size_t size)
{
    (void)host;
    if (stream == 2 && write(STDERR_FILENO, text, size) < 0)
        _exit(4);
}

static struct {
    uint64_t ticks, work;
} bounds = {TICKS, WORK};

static _Noreturn void run_and_exit(const char *bytes, size_t size)
{
    struct sim_options options = {
        .path = "robust.py", .text = bytes, .size = size,
        .memory_limit = MEMORY, .tick_limit = bounds.ticks, .work_limit = bounds.work, .time_limit = 1000,
        .output_limit = 1000000, .task_limit = 500, .output = pass_errors,
    };
    struct rlimit limit = {CPU_SECONDS, CPU_SECONDS};
    setrlimit(RLIMIT_CPU, &limit);
    alarm(4 * CPU_SECONDS);
    struct sim *sim = sim_open(&options);
    if (!sim)
        _exit(5);
    while (sim_advance(sim, 10000) == SIM_GOES_ON)
        ;
    int status = sim_exit_status(sim);
    sim_close(sim);
    _exit(status);
}

static void collect_errors(int from, struct ending *ending)
{
    char waste[4096];
    size_t size = 0;
    ssize_t got;
    while ((got = read(from, waste, sizeof waste)) > 0) {
        size_t room = sizeof ending->errors - 1 - size;
        size_t take = (size_t)got < room ? (size_t)got : room;
        memcpy(ending->errors + size, waste, take);
        size += take;
    }
    ending->errors[size] = '\0';
    close(from);
}

static struct ending run_text(const char *bytes, size_t size)
{
    struct ending ending;
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        run_and_exit(bytes, size);
    }
    close(ends[1]);
    collect_errors(ends[0], &ending);
    ck_assert_int_eq(waitpid(pid, &ending.status, 0), pid);
    return ending;
}

/* Keeps the text that did it, for whoever looks into it. */
static void keep_culprit(const char *bytes, size_t size)
{
    FILE *file = fopen("check_robust.culprit.py", "wb");
    if (!file)
        return;
    fwrite(bytes, 1, size, file);
    fclose(file);
}

static void check_survives(const char *what, const char *bytes, size_t size)
{
    struct ending ending = run_text(bytes, size);
    bool ok = WIFEXITED(ending.status) && WEXITSTATUS(ending.status) <= 3;
    if (!ok)
        keep_culprit(bytes, size);
    ck_assert_msg(ok, "%s: wait status %#x (see check_robust.culprit.py)\n%.600s", what,
                  (unsigned)ending.status, ending.errors);
}

/* The status, and words that the errors must contain. */
static void check_ends(const char *program, int status, const char *words)
{
    struct ending ending = run_text(program, strlen(program));
    ck_assert_msg(WIFEXITED(ending.status), "%s: wait status %#x\n%.600s", program,
                  (unsigned)ending.status, ending.errors);
    ck_assert_msg(WEXITSTATUS(ending.status) == status, "%s: status %d\n%.600s", program,
                  WEXITSTATUS(ending.status), ending.errors);
    ck_assert_msg(strstr(ending.errors, words) != NULL, "%s: no '%s' in\n%.600s", program, words,
                  ending.errors);
}

static void check_text_survives(const char *what, struct text *text)
{
    check_survives(what, text->bytes, text->size);
    free(text->bytes);
}

/* opening * times, middle, closing * times */
static void check_nested(const char *opening, const char *middle, const char *closing, size_t times)
{
    struct text text = {0};
    append_times(&text, opening, times);
    append_times(&text, middle, 1);
    append_times(&text, closing, times);
    append_times(&text, "\n", 1);
    check_text_survives(opening, &text);
}

/* --- files that were good once */

static const char *const good_files[] = {
    "scenarios/1_first_look/01_hello.py",
    "scenarios/1_first_look/02_one_after_another.py",
    "scenarios/1_first_look/03_all_at_once.py",
    "scenarios/1_first_look/04_create_task.py",
    "scenarios/1_first_look/05_blocking_the_loop.py",
    "scenarios/1_first_look/06_timeout.py",
    "scenarios/1_first_look/07_cancel_and_clean_up.py",
    "scenarios/1_first_look/08_deadlock.py",
    "scenarios/1_first_look/09_producer_consumer.py",
    "tests/conformance/asyncio/async_generator_simple.py",
    "tests/conformance/asyncio/cancel_in_finally_order.py",
    "tests/conformance/asyncio/condition_producer_consumer.py",
    "tests/conformance/asyncio/eager_tasks.py",
    "tests/conformance/asyncio/taskgroup_simple.py",
    "tests/conformance/language/exception_group_split_and_nest.py",
    "tests/conformance/language/scopes_global_nonlocal_class.py",
    "tests/conformance/language/inventory_with_dataclasses.py",
    "tests/conformance/library/contextlib_managers.py",
    "tests/conformance/library/collections_tour.py",
    "tests/conformance/language/match_patterns_deep.py",
    "tests/conformance/language/fstring_nesting_and_expressions.py",
};
#define GOOD_FILES ((int)(sizeof good_files / sizeof *good_files))

START_TEST(a_file_survives_being_cut)
{
    struct text text = read_file(good_files[_i]);
    uint64_t state = (uint64_t)_i + 1;
    for (int i = 0; i < CUTS; i++)
        check_survives(good_files[_i], text.bytes, random_below(&state, text.size));
    free(text.bytes);
}
END_TEST

static void replace_byte(struct text *text, uint64_t *state)
{
    static const char likely[] = "()[]{}:,.=+-*/%@\"'\\\n\t #0123456789_abcxyzfr\0\x80\xff";
    size_t at = random_below(state, text->size);
    text->bytes[at] = random_below(state, 4)
                          ? likely[random_below(state, sizeof likely - 1)]
                          : (char)random_next(state);
}

/* Takes a stretch out, or doubles one. */
static void move_stretch(struct text *text, uint64_t *state)
{
    size_t at = random_below(state, text->size);
    size_t size = random_below(state, text->size - at < 40 ? text->size - at : 40);
    if (random_below(state, 2)) {
        memmove(text->bytes + at, text->bytes + at + size, text->size - at - size);
        text->size -= size;
    } else {
        char stretch[40];
        memcpy(stretch, text->bytes + at, size);
        append(text, stretch, size);
    }
}

static struct text mutant_of(const struct text *text, uint64_t *state)
{
    struct text mutant = {0};
    append(&mutant, text->bytes, text->size);
    for (size_t changes = 1 + random_below(state, 4); changes-- && mutant.size;)
        if (random_below(state, 3))
            replace_byte(&mutant, state);
        else
            move_stretch(&mutant, state);
    return mutant;
}

START_TEST(a_file_survives_changed_bytes)
{
    struct text text = read_file(good_files[_i]);
    uint64_t state = (uint64_t)_i + 1000;
    for (int i = 0; i < MUTANTS; i++) {
        struct text mutant = mutant_of(&text, &state);
        check_text_survives(good_files[_i], &mutant);
    }
    free(text.bytes);
}
END_TEST

START_TEST(random_bytes_survive)
{
    char bytes[512];
    uint64_t state = 7;
    for (int i = 0; i < 60; i++) {
        size_t size = random_below(&state, sizeof bytes);
        for (size_t k = 0; k < size; k++)
            bytes[k] = (char)(random_next(&state) & (i % 2 ? 0x7f : 0xff));
        check_survives("random bytes", bytes, size);
    }
}
END_TEST

/* Words of the language in any order get further than bytes do. */
START_TEST(random_words_survive)
{
    static const char *const words[] = {
        "async ", "def ", "await ", "for ", "in ", "if ", "else:", "while ", "try:", "except* ",
        "finally:", "with ", "as ", "class ", "lambda ", "yield ", "from ", "import ", "return ",
        "match ", "case ", "not ", "is ", "None", "x", "f", "(", ")", "[", "]", "{", "}", ":", ",",
        "=", ":=", "->", "*", "**", "@", ".", "...", "1", "0x", "1e9", "'a'", "f'{x!r:>{9}}'",
        "b'\\x'", "\"\"\"", "\n", "\n    ", "\n        ", ";", "\\\n", "#", "global ", "del ", "_",
    };
    uint64_t state = 11;
    for (int i = 0; i < 80; i++) {
        struct text text = {0};
        for (size_t count = 1 + random_below(&state, 40); count--;)
            append_times(&text, words[random_below(&state, sizeof words / sizeof *words)], 1);
        check_text_survives("random words", &text);
    }
}
END_TEST

/* --- files of bad will */

START_TEST(deep_nesting_survives)
{
    static const struct {
        const char *opening, *middle, *closing;
    } nests[] = {
        {"(", "1", ")"}, {"[", "", "]"}, {"{1:", "2", "}"}, {"f(", "", ")"}, {"x[", "0", "]"},
        {"-", "1", ""}, {"not ", "1", ""}, {"~", "1", ""}, {"lambda: ", "1", ""}, {"1+", "1", ""},
        {"2**", "1", ""}, {"a.", "b", ""}, {"a=", "1", ""}, {"1 if 1 else ", "1", ""},
        {"await ", "x", ""}, {"f'{", "1", "}'"}, {"[i for i in ", "x", "]"}, {"(yield ", "1", ")"},
        {"if 1: ", "pass", ""}, {"@f\n", "def f(): pass", ""}, {"x = 1;", "", ""},
        {"1 < ", "2", ""}, {"1 and ", "2", ""}, {"'a' ", "'b'", ""}, {"(", "", ""}, {"[", "", ""},
        {"{", "", ""}, {")", "", ""}, {"*", "a", ""}, {"x, ", "= y", ""}, {"match x:\n case [", "", ""},
    };
    for (size_t i = 0; i < sizeof nests / sizeof *nests; i++) {
        check_nested(nests[i].opening, nests[i].middle, nests[i].closing, 90);
        check_nested(nests[i].opening, nests[i].middle, nests[i].closing, 5000);
    }
}
END_TEST

static void check_blocks(const char *header, size_t depth)
{
    struct text text = {0};
    for (size_t level = 0; level < depth; level++) {
        append_times(&text, " ", level);
        append_times(&text, header, 1);
        append_times(&text, "\n", 1);
    }
    append_times(&text, " ", depth);
    append_times(&text, "pass\n", 1);
    check_text_survives(header, &text);
}

START_TEST(deep_blocks_survive)
{
    static const char *const headers[] = {
        "if 1:", "while 1:", "for i in x:", "def f():", "class c:", "with x:", "async def f():",
        "match 1:", "try:",
    };
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        check_blocks(headers[i], 18);
        check_blocks(headers[i], 99);
        check_blocks(headers[i], 400);
    }
}
END_TEST

START_TEST(long_literals_survive)
{
    check_nested("9", "", "", 100000);
    check_nested("0x", "", "f", 100000);
    check_nested("x", "", "", 100000);
    check_nested("1e", "", "9", 100000);
    check_nested("'", "", "a", 100000);
    check_nested("\\\n", "1", "", 20000);
    check_nested("\n", "1", "", 100000);
    check_nested(" ", "1", "", 100000);
    check_nested("#", "", "", 100000);
    check_nested("print(1, ", "", ")", 3000);
}
END_TEST

START_TEST(strange_bytes_survive)
{
    static const struct {
        const char *bytes;
        size_t size;
    } files[] = {
#define FILE_OF(literal) {literal, sizeof literal - 1}
        FILE_OF(""), FILE_OF("\0"), FILE_OF("x = 1\0\n"), FILE_OF("'\0'\n"), FILE_OF("#\0\n"),
        FILE_OF("x = 1\r\nif x:\r\n    print(x)\r\n"), FILE_OF("x = 1\rprint(x)\r"), FILE_OF("\r"),
        FILE_OF("\xef\xbb\xbfprint(1)\n"), FILE_OF("\xef\xbb"), FILE_OF("\xff\xfe"), FILE_OF("\x0c"),
        FILE_OF("'\xed\xa0\x80'\n"), FILE_OF("'\xf4\x90\x80\x80'\n"), FILE_OF("\xc3"), FILE_OF("'\xc3"),
        FILE_OF("if 1:\n\tx\n        y\n"), FILE_OF("\\"), FILE_OF("x\\"), FILE_OF("'\\"),
        FILE_OF("'\\N{"), FILE_OF("f'{"), FILE_OF("f'{x"), FILE_OF("f'{x!"), FILE_OF("f'{x:{"),
        FILE_OF("# -*- coding: latin-1 -*-\nprint('\xe9')\n"), FILE_OF("# sim: seed\n"),
        FILE_OF("# sim: seed 99999999999999999999999\n"), FILE_OF("# sim: service\n"),
        FILE_OF("# sim: statement -1s\n"), FILE_OF("# sim: cores 0\n"), FILE_OF("# sim: \0\n"),
        FILE_OF("# sim: start 9999-99-99T99:99\n"), FILE_OF("\xe2\x80\xa8 = 1\n"),
#undef FILE_OF
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        check_survives(files[i].bytes, files[i].bytes, files[i].size);
}
END_TEST

/* --- programs that will not end, or want too much */

START_TEST(endless_programs_meet_the_bound_of_ticks)
{
    static const char *const programs[] = {
        "while True:\n    pass\n",
        "while True: pass\n",
        "for i in iter(int, 1): pass\n",
        "async def f():\n    while True: await asyncio.sleep(0)\nimport asyncio\nasyncio.run(f())\n",
        "async def f():\n    while True: pass\nimport asyncio\nasyncio.run(f())\n",
        "def f():\n    while True: yield\nfor x in f(): pass\n",
        "while True:\n    try:\n        raise SystemExit\n    except BaseException:\n        pass\n",
        "class c:\n    def __del__(self):\n        while True: pass\nc()\n",
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        check_ends(programs[i], 3, "loopglass: stopped: the bound of 40000 lines and events");
}
END_TEST

/* Natives that would go on for ever, or for the age of the world, use work, not lines. */
START_TEST(endless_natives_meet_the_bound_of_work)
{
    static const char *const programs[] = {
        "import itertools\nsum(itertools.count())\n",
        "import itertools\nmax(itertools.count())\n",
        "import itertools\nall(itertools.count(1))\n",
        "import itertools\n5.5 in itertools.count()\n",
        "import itertools\nset(itertools.repeat(1))\n",
        "import itertools\ndict.fromkeys(itertools.repeat(1))\n",
        "import itertools\nnext(filter(None, itertools.repeat(0)))\n",
        "import itertools\nnext(itertools.islice(itertools.count(), 10**12, None))\n",
        "import itertools, collections\ncollections.deque(itertools.count(), 1)\n",
        "import itertools, functools\nfunctools.reduce(max, itertools.count())\n",
        "import itertools, math\nmath.fsum(itertools.repeat(1.0))\n",
        "import math\nmath.factorial(10**7)\n",
        "pow(3, 10**10**5, 7**100000)\n",
        "sum(range(10**15))\n",
        "'\\t'.expandtabs(10**12)\n",
        "x = 3\nwhile 1: x *= x\n",
        "x = ()\nfor i in range(40): x = (x, x)\nhash(x)\n",
        "x = ()\ny = ()\nfor i in range(40): x, y = (x, x), (y, y)\nx == y\n",
        "x = int\nfor i in range(40): x = (x, x)\nisinstance('a', x)\n",
        "def f():\n    try: f()\n    finally: f()\nf()\n",
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        check_ends(programs[i], 3, "");
}
END_TEST

START_TEST(bounds_are_said)
{
    static const char slept[] = "import time\ntime.sleep(2000)\nprint('late')\n";
    static const char wrote[] = "while True: print('x' * 1000)\n";
    static const char tasks[] = "import asyncio\nasync def main():\n"
                                "    while True: asyncio.create_task(asyncio.sleep(1))\n"
                                "asyncio.run(main())\n";
    check_ends(slept, 3, "loopglass: stopped: the bound of 1000 s of virtual time");
    check_ends(wrote, 3, "loopglass: stopped: the bound of 1000000 bytes of output");
    check_ends(tasks, 3, "loopglass: stopped: the bound of 500 tasks");
    check_ends("def f():\n    x = 1\n    while True: pass\nf()\n", 3, "loopglass: it was at line 3, in f\n");
    check_ends("import asyncio\nasync def f():\n    while True: pass\nasyncio.run(f())\n", 3,
               "loopglass: it was at line 3, in f (Task-1)\n");
}
END_TEST

START_TEST(endless_recursion_is_an_error)
{
    static const char *const programs[] = {
        "def f(): f()\nf()\n",
        "class c:\n    def __repr__(self): return repr(self)\nprint(c())\n",
        "class c:\n    def __getattr__(self, name): return self.x\nc().y\n",
        "class c:\n    def __eq__(self, other): return self == other\nc() == 1\n",
        "class c:\n    def __call__(self): return self()\nc()()\n",
        "async def f(): await f()\nimport asyncio\nasyncio.run(f())\n",
        "def f():\n    yield from f()\nlist(f())\n",
        "x = []\nfor i in range(12000): x = [x]\nrepr(x)\n",
        "x = ()\nfor i in range(12000): x = (x,)\nhash(x)\n",
        "x = []\ny = []\nfor i in range(12000): x, y = [x], [y]\nx == y\n",
        "f = print\nfor i in range(12000): f = staticmethod(f)\nf()\n",
        "def g(): return sorted([1], key=lambda x: g())\ng()\n",
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        check_ends(programs[i], 1, "RecursionError: ");
}
END_TEST

/* What CPython's stack holds, ours does: native code goes on upon further stacks. */
START_TEST(deep_things_work)
{
    static const char *const programs[] = {
        "x = []\nfor i in range(9000): x = [x]\nassert len(repr(x)) == 18002\n",
        "x = ()\nfor i in range(9000): x = (x,)\nhash(x)\n",
        "x = slice(1)\nfor i in range(9000): x = slice(x)\nhash(x)\n",
        "import types\nx = {}\nfor i in range(9000): x = types.MappingProxyType(x)\nx.get(1)\n",
        "class c(list): pass\ntry: [1] * c()\nexcept TypeError: pass\n",
        "b'' * (2**63 - 1)\n'' * (2**62)\n[] * 2**62\n() * 2**62\nx = []\nx *= 2**62\n",
        "try: complex(1, key=2)\nexcept TypeError: pass\n",
        "import functools\nf = print\n"
        "for i in range(500): f = functools.partial(f, 1) if i % 2 else functools.cache(f)\nf()\n",
        "class c:\n    def __init__(self, next): self.next = next\n"
        "    def __repr__(self): return f'<{self.next!r}>'\n"
        "x = None\nfor i in range(900): x = c(x)\nassert len(repr(x)) == 1804\n",
        "import asyncio\nasync def f(t):\n    await (t or asyncio.sleep(1))\nasync def main():\n"
        "    t = None\n    for i in range(400): t = asyncio.create_task(f(t))\n"
        "    await asyncio.sleep(.1)\n    t.cancel()\n    await asyncio.wait([t])\n"
        "asyncio.run(main())\n",
        "import asyncio\nasync def main():\n    f = asyncio.get_running_loop().create_future()\n"
        "    for i in range(300): f = asyncio.gather(f)\n    f.cancel()\nasyncio.run(main())\n",
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        check_ends(programs[i], 0, "");
}
END_TEST

START_TEST(long_chains_are_freed)
{
    static const char *const programs[] = {
        "x = None\nfor i in range(9000): x = [x]\n",
        "x = None\nfor i in range(9000): x = (x,)\ndel x\n",
        "x = None\nfor i in range(9000): x = {1: x}\ndel x\n",
        "class c: pass\nx = None\nfor i in range(4000):\n    y = c()\n    y.x = x\n    x = y\n",
        "f = None\nfor i in range(9000): f = lambda f=f: f\n",
        "x = iter([])\nfor i in range(9000): x = map(int, x)\ndel x\n",
    };
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        check_ends(programs[i], 0, "");
        check_survives(programs[i], programs[i], strlen(programs[i]));
    }
    check_survives("chain of iterators", "x = iter([])\nfor i in range(9000): x = map(int, x)\nlist(x)\n",
                   strlen("x = iter([])\nfor i in range(9000): x = map(int, x)\nlist(x)\n"));
}
END_TEST

/* MemoryError, which a program may catch; when none does, the bound is named and the status is 3. */
START_TEST(too_much_is_an_error)
{
    static const char memory[] = "loopglass: stopped: the bound of 64 MiB of memory is reached (--memory)";
    static const char one_int[] =
        "loopglass: stopped: the bound of 8388608 bytes of one int is reached (--max-int)";
    static const char digits[] = "ValueError: Exceeds the limit (4300 digits)";
    static const struct {
        const char *program;
        int status;
        const char *words;
    } cases[] = {
        {"[0] * 10**12\n", 3, memory},
        {"(0,) * 10**12\n", 3, memory},
        {"'a' * 10**12\n", 3, memory},
        {"'a' * 10**10\n", 3, memory},
        {"b'a' * 10**12\n", 3, memory},
        {"bytearray(10**12)\n", 3, memory},
        {"bytes(10**12)\n", 3, memory},
        {"list(range(10**12))\n", 3, memory},
        {"'%999999999999d' % 1\n", 3, memory},
        {"f'{1:999999999999}'\n", 3, memory},
        {"f'{1:999999999}'\n", 3, memory},
        {"'a'.ljust(10**12)\n", 3, memory},
        {"'a'.zfill(10**12)\n", 3, memory},
        {"x = 'a' * 1000\nwhile 1: x += x\n", 3, memory},
        {"x = [1] * 1000\nwhile 1: x += x\n", 3, memory},
        {"'abc'.replace('', 'x' * 10**7).replace('', 'y')\n", 3, memory},
        {"import asyncio\nasync def f():\n    x = [0] * 10**12\nasyncio.run(f())\n", 3, memory},
        {"import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()\n", 3, "loopglass: stopped: "},
        {"10**10**10\n", 3, one_int},
        {"1 << 10**12\n", 3, one_int},
        {"import math\nmath.factorial(10**9)\n", 3, one_int},
        {"import random\nrandom.getrandbits(10**10)\n", 3, one_int},
        {"raise MemoryError\n", 1, "MemoryError"},
        {"try: [0] * 10**12\nexcept MemoryError: pass\n", 0, ""},
        {"try: 10**10**10\nexcept MemoryError: 1 / 0\n", 1, "ZeroDivisionError"},
        {"[0] * 10**30\n", 1, "OverflowError"},
        {"'a' * 2**63\n", 1, "OverflowError"},
        {"1 << 10**30\n", 1, "OverflowError"},
        {"f'{1.0:.999999999}'\n", 3, memory},
        {"'%.999999999f' % 1\n", 3, ""},
        {"'%.999999999d' % 1\n", 3, ""},
        {"import re\nre.match('(a+)+$', 'a' * 40 + 'b')\n", 1, "backtracks too much"},
        {"import re\nre.match('(a|aa)+$', 'a' * 5000 + 'b')\n", 1, "backtracks too much"},
        {"int('9' * 5000)\n", 1, digits},
        {"str(10**5000)\n", 1, digits},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_ends(cases[i].program, cases[i].status, cases[i].words);
}
END_TEST

/* Everything called with everything odd (tests/hostile/fuzz_calls.py): a portion of it that takes
 * seconds. */
START_TEST(odd_calls_survive)
{
#ifdef LOOPGLASS_MALLOC_HEAP
    return; /* not clean under sanitizers yet */
#endif
    static const char *const portions[] = {
        "ONLY = ['builtins']; STEP = 30\n",
        "ONLY = ['value:14', 'value:25', 'value:31', 'value:37']; STEP = 30\n",
        "ONLY = ['math', 'itertools', 'asyncio']; STEP = 45\n",
    };
    struct text program = {0}, calls = read_file("tests/hostile/fuzz_calls.py");
    append_times(&program, portions[_i], 1);
    append(&program, calls.bytes, calls.size);
    append_times(&program, "import sys\nsys.stderr.write('all called')\n", 1);
    free(calls.bytes);
    bounds.ticks = bounds.work = 0;
    struct ending ending = run_text(program.bytes, program.size);
    free(program.bytes);
    ck_assert_msg(WIFEXITED(ending.status) && WEXITSTATUS(ending.status) == 0 &&
                      strstr(ending.errors, "all called"),
                  "%s: wait status %#x\n%.600s", portions[_i], (unsigned)ending.status, ending.errors);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("robust");
    TCase *changed = tcase_create("changed files"), *bad = tcase_create("bad will");
    tcase_set_timeout(changed, 600);
    tcase_set_timeout(bad, 600);
    tcase_add_loop_test(changed, a_file_survives_being_cut, 0, GOOD_FILES);
    tcase_add_loop_test(changed, a_file_survives_changed_bytes, 0, GOOD_FILES);
    tcase_add_test(changed, random_bytes_survive);
    tcase_add_test(changed, random_words_survive);
    tcase_add_test(bad, deep_nesting_survives);
    tcase_add_test(bad, deep_blocks_survive);
    tcase_add_test(bad, long_literals_survive);
    tcase_add_test(bad, strange_bytes_survive);
    tcase_add_test(bad, endless_programs_meet_the_bound_of_ticks);
    tcase_add_test(bad, endless_natives_meet_the_bound_of_work);
    tcase_add_test(bad, bounds_are_said);
    tcase_add_test(bad, endless_recursion_is_an_error);
    tcase_add_test(bad, deep_things_work);
    tcase_add_test(bad, long_chains_are_freed);
    tcase_add_test(bad, too_much_is_an_error);
    tcase_add_loop_test(bad, odd_calls_survive, 0, 3);
    suite_add_tcase(suite, changed);
    suite_add_tcase(suite, bad);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
