/* Files in the folder of the person's state. */
#include "ui/story/state_file.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool find_path(char *path, size_t size, const char *name)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    int length = -1;
    if (state && *state)
        length = snprintf(path, size, "%s/loopglass/%s", state, name);
    else if (home && *home)
        length = snprintf(path, size, "%s/.local/state/loopglass/%s", home, name);
    return length > 0 && (size_t)length < size;
}

FILE *state_read(const char *name)
{
    char path[4096];
    return find_path(path, sizeof path, name) ? fopen(path, "r") : NULL;
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

bool state_begin(struct state_file *file, const char *name)
{
    if (!find_path(file->path, sizeof file->path, name) || !make_folders(file->path))
        return false;
    snprintf(file->beside, sizeof file->beside, "%s.%ld", file->path, (long)getpid());
    file->stream = fopen(file->beside, "w");
    return file->stream != NULL;
}

bool state_commit(struct state_file *file)
{
    bool ok = fflush(file->stream) == 0 && !ferror(file->stream);
    if (fclose(file->stream) == 0 && ok && rename(file->beside, file->path) == 0)
        return true;
    unlink(file->beside);
    return false;
}
