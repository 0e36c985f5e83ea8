/* The file of what is remembered: a word and its value a line. */
#include "ui/views/settings.h"

#include "ui/story/state_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[PANE_COUNT] = {
    [PANE_NONE] = "",
#define X(name, word) [PANE_##name] = word,
    PANES(X)
#undef X
};

const char *pane_word(enum pane_id id)
{
    return words[id];
}

static void read_line(struct settings *settings, const char *word, const char *value)
{
    if (strcmp(word, "light") == 0)
        settings->light = *value == '1';
    else if (strcmp(word, "order") == 0 && *value >= '0' && *value < '0' + ORDER_COUNT)
        settings->order = (enum task_order)(*value - '0');
    else if (strcmp(word, "view") == 0 && *value >= '0' && *value <= '9')
        settings->view = atoi(value) % VIEWS_IN_TURN;
    else if (strcmp(word, "hide") == 0)
        for (int id = 1; id < PANE_COUNT; id++)
            settings->hidden[id] |= strcmp(value, words[id]) == 0;
}

void settings_read(struct settings *settings)
{
    char line[80], word[20], value[40];
    memset(settings, 0, sizeof *settings);
    FILE *file = state_read("stepper");
    if (!file)
        return;
    while (fgets(line, sizeof line, file))
        if (sscanf(line, "%19s %39s", word, value) == 2)
            read_line(settings, word, value);
    fclose(file);
}

bool settings_write(const struct settings *settings)
{
    struct state_file file;
    if (!state_begin(&file, "stepper"))
        return false;
    fprintf(file.stream, "light %d\norder %d\nview %d\n", settings->light,
            (int)settings->order, settings->view);
    for (int id = 1; id < PANE_COUNT; id++)
        if (settings->hidden[id])
            fprintf(file.stream, "hide %s\n", words[id]);
    return state_commit(&file);
}
