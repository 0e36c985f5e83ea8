/* Programs from a grammar: every byte is one choice. A rule is a text in which $ and a letter stand for
 * another rule; what bytes run out of ends as soon as it can. Programs compile, nearly all, and go
 * where random bytes never come: coroutines, cancellation, handlers within handlers. */
#include "tests/fuzz/targets.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 7, MOST_BYTES = 6000 };

/* The first of each is the one that ends. `>` and `<` move the lines that follow in and out. */
static const char *const rules[26][24] = {
    ['p' - 'a'] = {"import asyncio, time, itertools, functools, contextlib\nv0 = v1 = None\nv2 = []\n"
                   "g = None\n$f$f$fasync def main():\n>global v0, v1, v2, g\n$s$s$s$s<asyncio.run(main())\n"},
    /* functions f0..f2 */
    ['f' - 'a'] = {"async def $c(a=1, *b, **k):\n>$s$s$s<", "async def $c(a=1, *b, **k):\n>$s$sreturn $e\n<",
                   "async def $c(a=1, *b, **k):\n>$s$syield $e\n$s<", "def $c(a=1, *b, **k):\n>$s$s<",
                   "def $c(a=1, *b, **k):\n>$s$syield $e\n<",
                   "class $c:\n>def __init__(self, a=1, *b, **k): self.a = a\n"
                   "async def __aenter__(self): return await $w\n"
                   "async def __aexit__(self, *x):\n>$s$sreturn $e\n<<",
                   "class $c(list):\n>def __await__(self):\n>yield from $i\nyield\nreturn $e\n<"
                   "def __eq__(self, o): return $e\ndef __hash__(self): return 1\n"
                   "def __del__(self):\n>$s<<", "@contextlib.asynccontextmanager\n"
                   "async def $c(a=1, *b, **k):\n>$s$syield $e\n$s<",
                   "@functools.lru_cache\ndef $c(a=1, *b, **k):\n>$s$sreturn $e\n<"},
    /* statements */
    ['s' - 'a'] = {"pass\n", "$v = $e\n", "$v = await $w\n", "await $w\n", "$v = asyncio.create_task($w)\n",
                   "$v = asyncio.create_task($w, name=repr($e))\n", "print($e)\n", "if $e:\n>$s$s<",
                   "for $v in $i:\n>$s$s<", "while $e:\n>$s$sbreak\n<",
                   "try:\n>$s$s<except $x as error:\n>$s<", "try:\n>$s$s<finally:\n>$s<",
                   "try:\n>$s$s<except* $x as error:\n>$s<else:\n>$s<",
                   "async with asyncio.TaskGroup() as g:\n>$v = g.create_task($w)\n$s$s<",
                   "async with asyncio.timeout($t):\n>$s$s<", "async with $e:\n>$s<",
                   "async for $v in $a:\n>$s<", "raise $x\n", "$v.cancel()\n", "$v += $e\n",
                   "match $e:\n>case [$n, *_] | {'k': $n}: $s<>case _:\n>$s<<",
                   "del $v\n", "asyncio.get_running_loop().$l\n"},
    /* what can be awaited */
    ['w' - 'a'] = {"asyncio.sleep($t)", "$c()", "$c($e)", "asyncio.gather($w, $w, return_exceptions=$b)",
                   "asyncio.wait_for($w, $t)", "asyncio.shield($w)", "asyncio.wait([$v], timeout=$t)",
                   "$v", "asyncio.to_thread($e)", "asyncio.Event().wait()", "asyncio.Queue(1).put($e)",
                   "anext($a)", "asyncio.get_running_loop().create_future()", "asyncio.Lock().acquire()",
                   "$a.aclose()", "$a.asend($e)", "$a.athrow($x)", "asyncio.Barrier(1).wait()"},
    /* expressions */
    ['e' - 'a'] = {"$n", "$v", "$c()", "[$e, $e]", "($e, $e)", "{$e: $e}", "{$e}", "$e + $e", "$e * $n",
                   "$e == $e", "$e < $e", "not $e", "lambda *a: $e", "[$e for v0 in $i]", "f'{$e!r:>{$n}}'",
                   "$e if $e else $e", "$e[$e]", "$e.a", "$e or $e", "sorted($i)", "str($e)", "list($i)",
                   "(v1 := $e)"},
    ['i' - 'a'] = {"range($n)", "$c()", "[$e, $e]", "itertools.count()", "zip($i, $i)", "map($e, $i)",
                   "($e for v1 in $i)", "v2", "iter($e)", "enumerate($i)", "asyncio.as_completed([$w])"},
    ['a' - 'a'] = {"$c()", "$v", "(x async for x in $c())", "$c().__aiter__()"},
    ['x' - 'a'] = {"ValueError", "ValueError($e)", "asyncio.CancelledError", "Exception", "BaseException",
                   "KeyError", "StopIteration", "TimeoutError", "GeneratorExit", "SystemExit", "$e",
                   "ExceptionGroup('x', [ValueError(), KeyError()])"},
    ['l' - 'a'] = {"stop()", "call_soon($e)", "call_later($t, $e, $e)", "call_at($t, $e)", "close()",
                   "run_until_complete($w)", "set_debug($b)", "set_exception_handler($e)",
                   "create_task($w).add_done_callback($e)", "run_in_executor(None, $e)",
                   "set_task_factory(asyncio.eager_task_factory)"},
    ['t' - 'a'] = {"0", "1", ".1", "-1", "None", "1e9", "float('nan')", "$e"},
    ['n' - 'a'] = {"1", "0", "-1", "2", "7", "10**20", "3.5", "None", "'a'", "b'b'", "True", "..."},
    ['v' - 'a'] = {"v0", "v1", "v2"},
    ['c' - 'a'] = {"f0", "f1", "f2"},
    ['b' - 'a'] = {"True", "False"},
};

struct writing {
    const uint8_t *choices, *end;
    FILE *out;
    long size;
    int indent;
    bool begun; /* something stands on the line */
};

static const char *choose(struct writing *w, char rule, int depth)
{
    const char *const *all = rules[rule - 'a'];
    size_t count = 0;
    while (count < 24 && all[count])
        count++;
    if (w->choices >= w->end || depth > DEEPEST || w->size > MOST_BYTES)
        return all[0];
    return all[*w->choices++ % count];
}

static void put(struct writing *w, char c)
{
    if (c != '\n' && !w->begun)
        w->size += fprintf(w->out, "%*s", w->indent * 4, "");
    w->begun = c != '\n';
    fputc(c, w->out);
    w->size++;
}

/* The depth bounds the recursion. `>` and `<` are marks only where a line begins. */
static void write_rule(struct writing *w, const char *text, int depth)
{
    for (; *text; text++) {
        if (*text == '$' && islower((unsigned char)text[1]))
            write_rule(w, choose(w, *++text, depth), depth + 1);
        else if (*text == '>' && !w->begun)
            w->indent++;
        else if (*text == '<' && !w->begun)
            w->indent--;
        else
            put(w, *text);
    }
}

char *grammar_program(const uint8_t *choices, size_t size, size_t *length)
{
    char *text = NULL;
    struct writing w = {.choices = choices, .end = choices + size};
    w.out = open_memstream(&text, length);
    if (!w.out)
        return NULL;
    write_rule(&w, rules['p' - 'a'][0], 0);
    fclose(w.out);
    return text;
}
