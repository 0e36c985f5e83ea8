/* Written beside, synced, renamed. */
#include "ui/export/safe_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse(struct safe_file *file)
{
    fprintf(stderr, "loopglass: cannot write '%s': %s\n", file->path, strerror(errno));
    if (file->beside)
        unlink(file->beside);
    free(file->beside);
    file->beside = NULL;
    return false;
}

/* A new file has the rights that it would have if it were made in the usual way. */
static void set_rights(int descriptor, const struct stat *before, bool existed)
{
    mode_t mask = umask(0);
    umask(mask);
    if (fchmod(descriptor, existed ? before->st_mode & 0777 : 0666 & ~mask) != 0)
        errno = 0; /* it stays readable by us: no reason to fail */
}

bool safe_file_open(struct safe_file *file, const char *path)
{
    struct stat before;
    *file = (struct safe_file){.path = path};
    if (strcmp(path, "-") == 0) {
        file->stream = stdout;
        return true;
    }
    bool existed = stat(path, &before) == 0;
    if (existed && !S_ISREG(before.st_mode)) {
        file->stream = fopen(path, "w");
        return file->stream || refuse(file);
    }
    size_t size = strlen(path) + sizeof ".XXXXXX";
    file->beside = malloc(size);
    if (!file->beside)
        return refuse(file);
    snprintf(file->beside, size, "%s.XXXXXX", path);
    int descriptor = mkstemp(file->beside);
    if (descriptor < 0) {
        free(file->beside);
        file->beside = NULL;
        return refuse(file);
    }
    set_rights(descriptor, &before, existed);
    file->stream = fdopen(descriptor, "w");
    return file->stream || refuse(file);
}

bool safe_file_close(struct safe_file *file, bool ok)
{
    ok = fflush(file->stream) == 0 && ok;
    if (file->stream == stdout)
        return ok || refuse(file);
    if (file->beside)
        ok = fsync(fileno(file->stream)) == 0 && ok;
    int error = errno;
    bool closed = fclose(file->stream) == 0;
    errno = ok ? errno : error;
    if (!ok || !closed || (file->beside && rename(file->beside, file->path) != 0))
        return refuse(file);
    free(file->beside);
    return true;
}

void safe_file_abandon(struct safe_file *file)
{
    if (file->stream && file->stream != stdout)
        fclose(file->stream);
    if (file->beside)
        unlink(file->beside);
    free(file->beside);
    *file = (struct safe_file){0};
}
