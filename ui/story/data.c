/* Finding what comes with the program. The folder of a build holds a file that says where its source
 * is; the program itself says nothing of the machine on which it was built. */
#include "ui/story/data.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The text of "source-folder" beside the program; "": there is none. */
static void find_source(char *folder, size_t size)
{
    char beside[PATH_MAX];
    ssize_t used = readlink("/proc/self/exe", beside, sizeof beside - sizeof "/source-folder");
    folder[0] = '\0';
    if (used < 0)
        return;
    beside[used] = '\0';
    char *slash = strrchr(beside, '/');
    if (!slash)
        return;
    strcpy(slash, "/source-folder");
    FILE *file = fopen(beside, "r");
    if (file && fgets(folder, (int)size, file))
        folder[strcspn(folder, "\n")] = '\0';
    if (file)
        fclose(file);
}

bool data_find(char *path, size_t size, const char *installed, const char *in_source)
{
    char source[PATH_MAX];
    find_source(source, sizeof source);
    if (*source) {
        snprintf(path, size, "%s/%s", source, in_source);
        if (access(path, R_OK) == 0)
            return true;
    }
    snprintf(path, size, "%s/%s", DATA_DIR, installed);
    return access(path, R_OK) == 0;
}
