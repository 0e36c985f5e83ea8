/* loopglass copy: a lesson into the current folder, to be changed and tried. */
#include "ui/cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static bool write_all(int descriptor, const char *text, size_t size)
{
    while (size) {
        ssize_t wrote = write(descriptor, text, size);
        if (wrote < 0 && errno != EINTR)
            return false;
        text += wrote > 0 ? wrote : 0;
        size -= wrote > 0 ? (size_t)wrote : 0;
    }
    return true;
}

/* What is there already is not overwritten. */
static int copy(const struct scenario *lesson)
{
    int descriptor = open(lesson->file, O_WRONLY | O_CREAT | O_EXCL, 0666);
    bool ok = descriptor >= 0 && write_all(descriptor, lesson->text, lesson->size);
    int error = errno;
    if (descriptor >= 0 && close(descriptor) != 0 && ok) {
        error = errno;
        ok = false;
    }
    if (ok) {
        printf("%s is yours now: change it, and look at it with `loopglass %s`.\n", lesson->file,
               lesson->file);
        return 0;
    }
    fprintf(stderr, "loopglass: cannot write '%s': %s\n", lesson->file, strerror(error));
    if (descriptor >= 0)
        unlink(lesson->file);
    return STATUS_USAGE;
}

int command_copy(int argc, char **argv)
{
    if (argc != 2)
        return usage_error("copy takes the name or number of a lesson");
    struct job job = {0};
    int status = job_read(&job, argv[1]) ? copy(&job.scenario) : STATUS_USAGE;
    job_close(&job);
    return status;
}
