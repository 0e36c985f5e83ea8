/* The Python of scenarios: what the rooms above use of it. */
#ifndef LOOPGLASS_LANG_LANG_H
#define LOOPGLASS_LANG_LANG_H

#include "sim/lang/code.h"
#include "sim/lang/compile.h"
#include "sim/lang/fiber.h"

/* Makes the evaluator's types (function, code, generator, coroutine, ...) and hooks ready. */
bool lang_open(struct machine *m);
void lang_close(struct machine *m);

/* What globals["__builtins__"] says, else the machine's; borrowed, lasts. NULL: MemoryError.
 * CPython 3.13 _PyEval_BuiltinsFromGlobals. */
struct dict *lang_builtins(struct machine *m, struct dict *globals);

/* Runs the code of a module in a namespace on the current fiber. New reference (None) or NULL. */
value lang_run(struct machine *m, struct code *code, struct dict *globals, value locals);

/* The end of the program: atexit, then modules are taken down and cycles collected, with all the
 * warnings that CPython gives then (Py_FinalizeEx). Errors in it are reported as unraisable. */
void lang_finalize(struct machine *m);

/*
 * Awaiting from C. Only inside a fiber that may give way (a native coroutine's body).
 */
/* `await v` : a result (new reference) or NULL with the error set. */
value lang_await(struct machine *m, value awaitable);

/* A native coroutine, ready to run: `body` gets `args` (count of them, copied and kept). name and
 * qualname as its repr shows them ("sleep"; "Lock.acquire"). It behaves like a coroutine object
 * of Python: send, throw, close, "was never awaited", inspect. */
value native_coroutine_new(struct machine *m, const char *qualname, native_body *body,
                           value *args, size_t count);
bool is_coroutine(struct machine *m, value v); /* asyncio.iscoroutine */

#endif
