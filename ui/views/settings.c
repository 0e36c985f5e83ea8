/* The file of what is remembered: a word and its value a line. */
#include "ui/views/settings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PATH_SIZE 4096

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

/* $XDG_STATE_HOME/loopglass, or its usual place below the home folder. */
static bool find_folder(char *path)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    int size = -1;
    if (state && *state)
        size = snprintf(path, PATH_SIZE, "%s/loopglass", state);
    else if (home && *home)
        size = snprintf(path, PATH_SIZE, "%s/.local/state/loopglass", home);
    return size > 0 && size < PATH_SIZE - 16;
}

static void read_line(struct settings *settings, const char *word, const char *value)
{
    if (strcmp(word, "light") == 0)
        settings->light = *value == '1';
    else if (strcmp(word, "order") == 0 && *value >= '0' && *value < '0' + ORDER_COUNT)
        settings->order = (enum task_order)(*value - '0');
    else if (strcmp(word, "hide") == 0)
        for (int id = 1; id < PANE_COUNT; id++)
            settings->hidden[id] |= strcmp(value, words[id]) == 0;
}

void settings_read(struct settings *settings)
{
    char path[PATH_SIZE], line[80], word[20], value[40];
    memset(settings, 0, sizeof *settings);
    if (!find_folder(path))
        return;
    strcat(path, "/stepper");
    FILE *file = fopen(path, "r");
    if (!file)
        return;
    while (fgets(line, sizeof line, file))
        if (sscanf(line, "%19s %39s", word, value) == 2)
            read_line(settings, word, value);
    fclose(file);
}

/* Makes every folder of a path. */
static bool make_folders(char *path)
{
    for (char *c = path + 1; *c; c++) {
        if (*c != '/')
            continue;
        *c = '\0';
        int made = mkdir(path, 0777);
        *c = '/';
        if (made != 0 && errno != EEXIST)
            return false;
    }
    return true;
}

bool settings_write(const struct settings *settings)
{
    char path[PATH_SIZE];
    if (!find_folder(path))
        return false;
    strcat(path, "/stepper");
    FILE *file = make_folders(path) ? fopen(path, "w") : NULL;
    if (!file)
        return false;
    fprintf(file, "light %d\norder %d\n", settings->light, (int)settings->order);
    for (int id = 1; id < PANE_COUNT; id++)
        if (settings->hidden[id])
            fprintf(file, "hide %s\n", words[id]);
    return fclose(file) == 0;
}
