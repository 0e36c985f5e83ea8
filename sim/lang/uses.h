/* What a program asks of its surroundings, found in its text without running it: modules, names of
 * modules, and builtins that reach out of a program. */
#ifndef LOOPGLASS_LANG_USES_H
#define LOOPGLASS_LANG_USES_H

#include "sim/lang/syntax_error.h"

#include <stdbool.h>
#include <stddef.h>

enum use_kind {
    USE_MODULE,  /* import module */
    USE_NAME,    /* from module import name, or module.name */
    USE_BUILTIN, /* name(...), which the program does not define */
    USE_METHOD,  /* something.name(...) */
};

struct use {
    enum use_kind kind;
    const char *module, *name; /* NUL-terminated, valid during the call; "" where there is none */
    int level;                 /* of a relative import: how many dots */
    int line, column;          /* from 1, from 0 */
    bool guarded;              /* within a try that catches ImportError: the program can do without */
};

/* Calls `found` for each use, in the order of the text. False with *error filled when it is no program
 * (or too large). Needs up to 1 MiB of C stack. */
bool uses_find(const char *text, size_t size, void (*found)(void *host, const struct use *use), void *host,
               struct syntax_error *error);

#endif
