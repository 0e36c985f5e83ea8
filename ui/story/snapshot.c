/* Snapshots of the story. See snapshot.h. */
#include "ui/story/snapshot.h"

#include "ui/story/table.h"

#include <stdlib.h>

#define COUNT(table, type) +1
enum { PAGED = 0 PAGED_TABLES(COUNT), SMALL = 0 SMALL_TABLES(COUNT) };
#undef COUNT

struct snapshot {
    struct story story; /* without its tables */
    struct table_copy paged[PAGED];
    struct table small[SMALL];
    size_t bytes;
};

struct snapshot *snapshot_take(struct story *story)
{
    struct snapshot *made = calloc(1, sizeof *made);
    if (!made)
        return NULL;
    made->story = *story;
    size_t paged = 0, small = 0;
    bool ok = true;
#define X(table, type)                                                                             \
    ok = ok && table_save(&story->table, sizeof(type), &made->paged[paged++], &made->bytes);
    PAGED_TABLES(X)
#undef X
#define X(table, type) ok = ok && table_copy(&made->small[small++], &story->table, sizeof(type));
    SMALL_TABLES(X)
#undef X
    if (ok)
        return made;
    snapshot_free(made);
    return NULL;
}

bool snapshot_restore(const struct snapshot *snapshot, struct story *story)
{
    struct story kept = *story;
    size_t paged = 0, small = 0;
    bool ok = true;
    *story = snapshot->story;
#define X(table, type)                                                                             \
    story->table = kept.table;                                                                     \
    ok = table_restore(&story->table, sizeof(type), &snapshot->paged[paged++]) && ok;
    PAGED_TABLES(X)
#undef X
#define X(table, type)                                                                             \
    story->table = kept.table;                                                                     \
    ok = table_copy(&story->table, &snapshot->small[small++], sizeof(type)) && ok;
    SMALL_TABLES(X)
#undef X
    return ok;
}

void snapshot_free(struct snapshot *snapshot)
{
    if (!snapshot)
        return;
    for (size_t i = 0; i < PAGED; i++)
        table_copy_free(&snapshot->paged[i]);
    for (size_t i = 0; i < SMALL; i++)
        table_free(&snapshot->small[i]);
    free(snapshot);
}

size_t snapshot_bytes(const struct snapshot *snapshot)
{
    return snapshot->bytes;
}

size_t snapshot_least_bytes(const struct story *story)
{
    size_t bytes = 0;
#define X(table, type) bytes += story->table.count * sizeof(type);
    PAGED_TABLES(X)
#undef X
    return bytes;
}
