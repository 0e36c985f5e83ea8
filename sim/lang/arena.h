/* A bump arena on malloc for what lives only while one file is compiled: tokens, tree, scopes.
 * Nothing in it is freed alone; arena_free gives everything back at once. */
#ifndef LOOPGLASS_LANG_ARENA_H
#define LOOPGLASS_LANG_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    char *next, *end;           /* free room in the newest block */
    size_t used, limit;         /* bytes asked of malloc so far, and their bound */
};

/* Begins an empty arena that may take at most `limit` bytes from malloc. */
void arena_init(struct arena *arena, size_t limit);

/* Gives back all memory of the arena; it may be used again afterwards. */
void arena_free(struct arena *arena);

/* Zeroed memory, aligned for any type. NULL when the bound (or malloc) is exhausted. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of `size` bytes with a NUL behind them, or NULL as arena_alloc. */
char *arena_copy(struct arena *arena, const char *bytes, size_t size);

#endif
