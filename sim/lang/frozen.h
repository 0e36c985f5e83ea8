/* Code that was compiled when the project was built: constant data in the library, so that importing
 * a module which the project carries costs neither reading nor compiling.
 *
 * There are no pointers in it (the dynamic linker has nothing to do at start-up): a code is a row of
 * numbers that say where its parts begin in common tables. Instructions, positions, handlers and
 * slot kinds are used where they are. Names and constants are values, so a code makes its own when
 * it is first run; until then it is asleep (CODE_ASLEEP).
 *
 * The values of a code lie one behind the other: the names of its slots and sites, its constants.
 * Each is a byte of enum frozen_kind and what belongs to it; sizes are four bytes. */
#ifndef LOOPGLASS_LANG_FROZEN_H
#define LOOPGLASS_LANG_FROZEN_H

#include "sim/lang/code.h"

enum frozen_kind {
    FROZEN_NONE, FROZEN_FALSE, FROZEN_TRUE, FROZEN_ELLIPSIS,
    FROZEN_INT,      /* size, decimal digits */
    FROZEN_FLOAT,    /* eight bytes */
    FROZEN_COMPLEX,  /* twice eight bytes */
    FROZEN_STR,      /* size, UTF-8 */
    FROZEN_NAME,     /* likewise: interned */
    FROZEN_BYTES,    /* size, bytes */
    FROZEN_TUPLE,    /* size, items */
    FROZEN_SET,      /* a frozenset: size, items in its order */
    FROZEN_CODE,     /* number */
};

struct frozen_code {
    uint32_t flags, first_line;
    uint32_t argument_count, positional_only_count, keyword_only_count;
    uint32_t slot_count, free_count, stack_size;
    uint32_t instruction_count, constant_count, site_count, handler_count;
    uint32_t instructions, handlers, slot_kinds; /* indices of their first ones */
    uint32_t names;                              /* offset: name, qualname */
    uint32_t values;
};

struct frozen_tables {
    const struct frozen_code *codes;
    const instruction *instructions;
    const struct position *positions; /* one for each instruction */
    const struct handler *handlers;
    const uint8_t *slot_kinds;
    const uint8_t *values;
};

/* A code object for code `number` of the tables, asleep. New reference; NULL: MemoryError. */
struct code *frozen_thaw(struct machine *m, const struct frozen_tables *tables, uint32_t number,
                         struct source *source);
/* Makes the values of a code that is asleep. */
bool frozen_wake(struct machine *m, struct code *code);

#endif
