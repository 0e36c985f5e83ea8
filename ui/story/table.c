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
        if (table->page_count)
            for (size_t i = table->count; i < count - 1; i++)
                table_touch(table, item_size, i);
        table->count = count;
    }
    if (table->page_count)
        table_touch(table, item_size, (size_t)index);
    return (char *)table->items + (size_t)index * item_size;
}

void *table_add(struct table *table, size_t item_size)
{
    return table_reach(table, item_size, table->count);
}

void table_remove(struct table *table, size_t item_size, size_t index)
{
    char *at = (char *)table->items + index * item_size;
    for (size_t i = index; i < table->count; i++)
        table_touch(table, item_size, i);
    memmove(at, at + item_size, (table->count - index - 1) * item_size);
    table->count--;
}

/* --- sharing chunks */

#define CHUNK ((size_t)8192)

struct table_page {
    size_t refs;
    unsigned char bytes[CHUNK];
};

static void let_go(struct table_page *page)
{
    if (page && --page->refs == 0)
        free(page);
}

static size_t chunks_for(size_t count, size_t item_size)
{
    return (count * item_size + CHUNK - 1) / CHUNK;
}

static size_t bytes_in(size_t chunk, size_t count, size_t item_size)
{
    size_t left = count * item_size - chunk * CHUNK;
    return left < CHUNK ? left : CHUNK;
}

/* A chunk that is copied from no page has none. */
void table_touch(struct table *table, size_t item_size, size_t index)
{
    size_t first = index * item_size / CHUNK, last = ((index + 1) * item_size - 1) / CHUNK;
    for (size_t i = first; i <= last && i < table->page_count; i++) {
        let_go(table->pages[i]);
        table->pages[i] = NULL;
    }
}

static void forget_pages(struct table *table, size_t from)
{
    for (size_t i = from; i < table->page_count; i++) {
        let_go(table->pages[i]);
        table->pages[i] = NULL;
    }
}

static bool know_chunks(struct table *table, size_t count)
{
    if (count <= table->page_count)
        return true;
    size_t grown = table->page_count * 2 > count ? table->page_count * 2 : count;
    struct table_page **pages = realloc(table->pages, grown * sizeof *pages);
    if (!pages)
        return false;
    memset(pages + table->page_count, 0, (grown - table->page_count) * sizeof *pages);
    table->pages = pages;
    table->page_count = grown;
    return true;
}

static struct table_page *page_of(struct table *table, size_t item_size, size_t chunk, size_t *bytes)
{
    if (table->pages[chunk])
        return table->pages[chunk];
    struct table_page *page = malloc(sizeof *page);
    if (!page)
        return NULL;
    page->refs = 1;
    memcpy(page->bytes, (char *)table->items + chunk * CHUNK,
           bytes_in(chunk, table->count, item_size));
    *bytes += sizeof *page;
    table->pages[chunk] = page;
    return page;
}

bool table_save(struct table *table, size_t item_size, struct table_copy *copy, size_t *bytes)
{
    size_t count = chunks_for(table->count, item_size);
    *copy = (struct table_copy){.count = table->count};
    copy->pages = count ? calloc(count, sizeof *copy->pages) : NULL;
    if (!know_chunks(table, count) || (count && !copy->pages))
        return false;
    copy->page_count = count;
    for (size_t i = 0; i < count; i++) {
        if (!(copy->pages[i] = page_of(table, item_size, i, bytes)))
            return false;
        copy->pages[i]->refs++;
    }
    return true;
}

bool table_restore(struct table *table, size_t item_size, const struct table_copy *copy)
{
    if (!make_room(table, item_size, copy->count) || !know_chunks(table, copy->page_count))
        return false;
    for (size_t i = 0; i < copy->page_count; i++) {
        if (table->pages[i] == copy->pages[i])
            continue;
        memcpy((char *)table->items + i * CHUNK, copy->pages[i]->bytes,
               bytes_in(i, copy->count, item_size));
        let_go(table->pages[i]);
        table->pages[i] = copy->pages[i];
        copy->pages[i]->refs++;
    }
    forget_pages(table, copy->page_count);
    table->count = copy->count;
    return true;
}

void table_copy_free(struct table_copy *copy)
{
    for (size_t i = 0; i < copy->page_count; i++)
        let_go(copy->pages[i]);
    free(copy->pages);
    memset(copy, 0, sizeof *copy);
}

bool table_copy(struct table *to, const struct table *from, size_t item_size)
{
    if (!make_room(to, item_size, from->count))
        return false;
    forget_pages(to, 0);
    if (from->count)
        memcpy(to->items, from->items, from->count * item_size);
    to->count = from->count;
    return true;
}

void table_free(struct table *table)
{
    forget_pages(table, 0);
    free(table->pages);
    free(table->items);
    memset(table, 0, sizeof *table);
}
