/* The bump arena: blocks of malloc in a list, handed out from front to back. */
#include "sim/lang/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_SIZE (64 * 1024)

struct arena_block {
    struct arena_block *older;
    alignas(max_align_t) char bytes[];
};

void arena_init(struct arena *arena, size_t limit)
{
    *arena = (struct arena){.limit = limit};
}

void arena_free(struct arena *arena)
{
    struct arena_block *block = arena->blocks;
    while (block) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
    arena_init(arena, arena->limit);
}

static int add_block(struct arena *arena, size_t size)
{
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    if (room > arena->limit || arena->used > arena->limit - room)
        return 0;
    struct arena_block *block = malloc(sizeof *block + room);
    if (!block)
        return 0;
    block->older = arena->blocks;
    arena->blocks = block;
    arena->next = block->bytes;
    arena->end = block->bytes + room;
    arena->used += room;
    return 1;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > arena->limit)
        return NULL;
    size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if ((!arena->next || size > (size_t)(arena->end - arena->next)) && !add_block(arena, size))
        return NULL;
    void *memory = arena->next;
    arena->next += size;
    return memset(memory, 0, size);
}

char *arena_copy(struct arena *arena, const char *bytes, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);
    if (copy && size)
        memcpy(copy, bytes, size);
    return copy;
}
