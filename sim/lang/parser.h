/* Python 3.13 text to tree. */
#ifndef LOOPGLASS_LANG_PARSER_H
#define LOOPGLASS_LANG_PARSER_H

#include <stddef.h>

#include "sim/lang/arena.h"
#include "sim/lang/syntax_error.h"
#include "sim/lang/tree.h"

/* The tree (a Module) of a whole file, in the arena, which must outlive it. Any bytes may come.
 * NULL with *error filled when they are no program. Needs up to 1 MiB of C stack. */
struct node *parse_file(struct arena *arena, const char *text, size_t size,
                        struct syntax_error *error);

/* The same for one expression, as eval() takes it (an Expression): white space may stand before
 * it and newlines behind it. */
struct node *parse_expression(struct arena *arena, const char *text, size_t size,
                              struct syntax_error *error);

#endif
