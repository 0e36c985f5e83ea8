/* The file of what was done: "LESSON done 5 7" or "LESSON seen 0 0" a line. */
#include "ui/story/progress.h"

#include "ui/story/state_file.h"

#include <stdlib.h>
#include <string.h>

#define FILE_NAME "lessons"

void progress_read(struct progress *progress)
{
    FILE *file = state_read(FILE_NAME);
    char line[160], state[8];
    progress->count = 0;
    while (file && fgets(line, sizeof line, file) && progress->count < MOST_LESSONS) {
        struct progress_entry *entry = &progress->all[progress->count];
        if (sscanf(line, "%63s %7s %u %u", entry->lesson, state, &entry->best.right,
                   &entry->best.asked) != 4)
            continue;
        entry->done = strcmp(state, "done") == 0;
        progress->count++;
    }
    if (file)
        fclose(file);
}

const struct progress_entry *progress_find(const struct progress *progress, const char *lesson)
{
    for (size_t i = 0; i < progress->count; i++)
        if (strcmp(progress->all[i].lesson, lesson) == 0)
            return &progress->all[i];
    return NULL;
}

/* The more right answers; of as many, those to fewer questions. */
static bool is_better(struct score score, struct score than)
{
    if (score.right != than.right || than.asked == 0)
        return score.right > than.right || (than.asked == 0 && score.asked > 0);
    return score.asked && score.asked < than.asked;
}

static bool write_all(const struct progress *progress)
{
    struct state_file file;
    if (!state_begin(&file, FILE_NAME))
        return false;
    for (size_t i = 0; i < progress->count; i++) {
        const struct progress_entry *entry = &progress->all[i];
        fprintf(file.stream, "%s %s %u %u\n", entry->lesson, entry->done ? "done" : "seen",
                entry->best.right, entry->best.asked);
    }
    return state_commit(&file);
}

bool progress_note(const char *lesson, bool done, struct score score)
{
    struct progress *progress = malloc(sizeof *progress);
    if (!progress)
        return false;
    progress_read(progress);
    struct progress_entry *entry = (struct progress_entry *)(uintptr_t)progress_find(progress, lesson);
    bool fits = strlen(lesson) < sizeof entry->lesson && !strchr(lesson, ' ');
    if (!entry && progress->count < MOST_LESSONS && fits) {
        entry = &progress->all[progress->count++];
        memset(entry, 0, sizeof *entry);
        strcpy(entry->lesson, lesson);
    }
    if (entry) {
        entry->done |= done;
        if (is_better(score, entry->best))
            entry->best = score;
    }
    bool kept = entry && write_all(progress);
    free(progress);
    return kept;
}
