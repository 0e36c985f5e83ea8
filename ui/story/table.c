/* Growing flat arrays of the story. */
#include "ui/story/table.h"

#include <stdlib.h>
#include <string.h>

/* Numbers come from traces, which may be anybody's: no table grows beyond this many items. */
#define MOST_ITEMS ((size_t)1 << 26)

static bool make_room(struct table *table, size_t item_size, size_t count)
{
    if (count <= table->capacity)
        return true;
    size_t capacity = table->capacity ? table->capacity : 16;
    while (capacity < count)
        capacity *= 2;
    if (count > MOST_ITEMS)
        return false;
    void *items = realloc(table->items, capacity * item_size);
    if (!items)
        return false;
    table->items = items;
    table->capacity = capacity;
    return true;
}

void *table_reach(struct table *table, size_t item_size, uint64_t index)
{
    if (index >= MOST_ITEMS)
        return NULL;
    if (index >= table->count) {
        size_t count = (size_t)index + 1;
        if (!make_room(table, item_size, count))
            return NULL;
        memset((char *)table->items + table->count * item_size, 0,
               (count - table->count) * item_size);
        table->count = count;
    }
    return (char *)table->items + (size_t)index * item_size;
}

void *table_add(struct table *table, size_t item_size)
{
    return table_reach(table, item_size, table->count);
}

void table_remove(struct table *table, size_t item_size, size_t index)
{
    char *at = (char *)table->items + index * item_size;
    memmove(at, at + item_size, (table->count - index - 1) * item_size);
    table->count--;
}

bool table_copy(struct table *to, const struct table *from, size_t item_size)
{
    if (!make_room(to, item_size, from->count))
        return false;
    if (from->count)
        memcpy(to->items, from->items, from->count * item_size);
    to->count = from->count;
    return true;
}

void table_free(struct table *table)
{
    free(table->items);
    memset(table, 0, sizeof *table);
}
