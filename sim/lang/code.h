/* Code objects: what the compiler makes of a module, function, class body or expression, and the
 * machine runs. */
#ifndef LOOPGLASS_LANG_CODE_H
#define LOOPGLASS_LANG_CODE_H

#include "sim/lang/op.h"
#include "sim/value/machine.h"

enum code_flags {
    CODE_OPTIMIZED = 1 << 0,  /* locals in slots: a function (not a module or class body) */
    CODE_VARARGS = 1 << 2,
    CODE_VARKEYWORDS = 1 << 3,
    CODE_NESTED = 1 << 4,
    CODE_GENERATOR = 1 << 5,
    CODE_COROUTINE = 1 << 7,
    CODE_ITERABLE_COROUTINE = 1 << 8, /* types.coroutine has marked it */
    CODE_ASYNC_GENERATOR = 1 << 9,
    CODE_DOCSTRING = 1 << 26,         /* the first constant is one */
    CODE_LIBRARY = 1 << 16,   /* carried by the project: its frames stay out of tracebacks */
    CODE_FROZEN = 1 << 17,    /* compiled when the project was built: see frozen.h */
    CODE_ASLEEP = 1 << 18,    /* frozen and not run yet: slot_names, sites, constants are missing */
};

/* Where in the source an instruction comes from. Columns are bytes from 0, ends exclusive; line 0:
 * nowhere. */
struct position {
    uint32_t line, end_line;
    uint32_t column, end_column;
};

/* Instructions [start, end) lead to `target` when they raise; inner ranges come first. */
struct handler {
    uint32_t start, end, target;
    uint32_t depth; /* operands that stay on the stack below the pushed exception */
};

/* A name that an instruction uses, with what the evaluator remembers there. */
struct site {
    value name;        /* interned str */
    uint32_t version;  /* of the type or globals dict when it was cached; 0: nothing cached */
    uint32_t version2; /* of builtins, or position in an instance's dict */
    union {
        value cached;  /* borrowed: kept alive by what the version guards */
        value *place;  /* names of globals and modules: where the dict keeps what they stand for */
    };
};

struct frozen_tables;
struct source; /* file name and text, shared by all code of a file; see source.h */

struct code {
    struct object head;
    uint32_t flags;
    uint32_t instruction_count, constant_count, site_count, handler_count;
    uint32_t argument_count;        /* positional-only and positional-or-keyword */
    uint32_t positional_only_count;
    uint32_t keyword_only_count;
    /* The number of arguments with which a call needs no more than to fill the first slots; UINT32_MAX
     * when there is none (other kinds of parameters; asleep). */
    uint32_t plain_count;
    /* Slots of the frame, in this order: arguments (with *args, **kwargs last), other locals, cells
     * that are not arguments, free variables. A cell that is an argument has the argument's slot. */
    uint32_t slot_count;
    uint32_t free_count;            /* the last slots: filled from the function's closure */
    uint32_t stack_size;            /* operands at most */
    const instruction *instructions;
    const struct position *positions; /* one for each instruction */
    value *constants;
    struct site *sites;
    const struct handler *handlers;
    value slot_names;               /* tuple of str, one for each slot */
    const uint8_t *slot_kinds;      /* enum slot_kind, one for each slot */
    value name, qualname;           /* str */
    struct source *source;
    uint32_t first_line;
    uint32_t frozen_number;
    const struct frozen_tables *frozen; /* NULL unless CODE_FROZEN */
};

enum slot_kind { SLOT_LOCAL = 1, SLOT_CELL = 2, SLOT_FREE = 4, SLOT_ARGUMENT = 8, SLOT_HIDDEN = 16 };

#define AS_CODE(v) ((struct code *)(v))

/* A new, empty code object; the compiler fills it. `source` is shared (counted). */
struct code *code_new(struct machine *m, struct source *source, value name, value qualname);
/* Sets plain_count when all else is in its place. */
void code_note_arguments(struct code *code);
/* Gives back slot_names, sites and constants. */
void code_drop_values(struct machine *m, struct code *code);
/* Disassembles for people and tests; appends to out. */
struct str_builder;
bool code_disassemble(struct machine *m, struct code *code, struct str_builder *out);
const char *op_name(enum op op);
enum op_argument op_argument_kind(enum op op);

#endif
