/* The lesson that a file is, and what is kept of having gone through it. */
#include "ui/cli/lesson.h"

#include <stdlib.h>
#include <string.h>

void lesson_find(struct lesson_place *place, const char *file)
{
    struct lessons lessons;
    memset(place, 0, sizeof *place);
    if (!lessons_find(&lessons))
        return;
    for (size_t i = 0; i < lessons.count && !place->name; i++) {
        const char *slash = strrchr(lessons.all[i].path, '/');
        if (!slash || strcmp(slash + 1, file) != 0)
            continue;
        place->name = strdup(lessons.all[i].name);
        place->next = i + 1 < lessons.count ? strdup(lessons.all[i + 1].name) : NULL;
    }
    lessons_close(&lessons);
}

void lesson_note(const struct lesson_place *place, bool done, struct score score)
{
    if (place->name && (done || score.asked))
        progress_note(place->name, done, score);
}

void lesson_close(struct lesson_place *place)
{
    free(place->name);
    free(place->next);
}
