/* Bookmarks. A line of the file: "step 5 acts 0 lines 0 NAME". */
#include "ui/story/marks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void marks_read(struct marks *marks, const char *scenario_path)
{
    char line[200];
    memset(marks, 0, sizeof *marks);
    if ((size_t)snprintf(marks->path, sizeof marks->path, "%s.marks", scenario_path) >=
        sizeof marks->path)
        marks->path[0] = '\0';
    FILE *file = *marks->path ? fopen(marks->path, "r") : NULL;
    if (!file)
        return;
    while (marks->count < MOST_MARKS && fgets(line, sizeof line, file)) {
        unsigned long long step, acts, lines;
        struct bookmark *mark = &marks->all[marks->count];
        if (sscanf(line, "step %llu acts %llu lines %llu %39[^\n]", &step, &acts, &lines,
                   mark->name) != 4)
            continue;
        mark->step = step;
        mark->acts = acts;
        mark->line = lines;
        marks->count++;
    }
    fclose(file);
}

bool marks_write(const struct marks *marks)
{
    FILE *file = *marks->path ? fopen(marks->path, "w") : NULL;
    if (!file)
        return false;
    for (size_t i = 0; i < marks->count; i++)
        fprintf(file, "step %llu acts %llu lines %llu %s\n", (unsigned long long)marks->all[i].step,
                (unsigned long long)marks->all[i].acts, (unsigned long long)marks->all[i].line,
                marks->all[i].name);
    return fclose(file) == 0;
}

static size_t stop_of_step(const struct reel *reel, uint64_t step)
{
    return step ? reel->stops.steps[step - 1] : 0;
}

bool marks_set(struct marks *marks, const char *name, const struct reel *reel)
{
    size_t at = 0;
    while (at < marks->count && strcmp(marks->all[at].name, name) != 0)
        at++;
    if (at == MOST_MARKS)
        return false;
    marks->count += at == marks->count;
    struct bookmark *mark = &marks->all[at];
    snprintf(mark->name, sizeof mark->name, "%s", name);
    mark->step = reel->stops.all[reel->stop].step;
    mark->acts = reel->stop - stop_of_step(reel, mark->step);
    mark->line = reel->line;
    return true;
}

const struct bookmark *marks_find(const struct marks *marks, const char *name)
{
    for (size_t i = 0; i < marks->count; i++)
        if (strcmp(marks->all[i].name, name) == 0)
            return &marks->all[i];
    char *end;
    unsigned long number = strtoul(name, &end, 10);
    return *end == '\0' && number >= 1 && number <= marks->count ? &marks->all[number - 1] : NULL;
}

bool marks_go(const struct bookmark *mark, struct reel *reel)
{
    if (!reel_to_step(reel, mark->step) && mark->step)
        return false;
    for (uint64_t i = 0; i < mark->acts; i++)
        reel_forward(reel, STOP_ACT);
    for (uint64_t i = 0; i < mark->line; i++)
        reel_line_forward(reel);
    return true;
}
