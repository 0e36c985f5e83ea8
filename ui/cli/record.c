/* loopglass record: a real asyncio program on its real loop, under the recorder in Python. */
#include "ui/cli/cli.h"

#include "ui/story/data.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int tell(const char *recorder)
{
    printf("loopglass record [-o TRACE] [--last N] [--hold SECONDS] PROGRAM [ARGUMENT...]\n"
           "\n"
           "Runs a real asyncio program under this machine's python3 (or $PYTHON), 3.11 or newer, on its\n"
           "real loop and the real clock, with its real sockets and threads, and writes what the loop\n"
           "does to PROGRAM.trace, as it happens. Open that with `loopglass PROGRAM.trace`.\n"
           "\n"
           "  -o TRACE        write there\n"
           "  --last N        keep the last N events only, and write them at the end\n"
           "  --hold SECONDS  note a step that holds the loop for so long (default 0.2)\n"
           "\n"
           "The recorder is one file without needs of its own; copy it to where the program runs:\n"
           "  %s\n",
           recorder);
    return 0;
}

int command_record(int argc, char **argv)
{
    char recorder[PATH_MAX];
    const char *python = getenv("PYTHON");
    if (!data_find(recorder, sizeof recorder, "loopglass_record.py", "ui/record/loopglass_record.py")) {
        fprintf(stderr, "loopglass: %s is missing: install loopglass again\n", recorder);
        return STATUS_USAGE;
    }
    if (argc < 2 || strcmp(argv[1], "--help") == 0)
        return tell(recorder);
    char **arguments = calloc((size_t)argc + 2, sizeof *arguments);
    if (!arguments)
        return STATUS_USAGE;
    arguments[0] = strdup(python && *python ? python : "python3");
    arguments[1] = strdup(recorder);
    for (int i = 1; i <= argc; i++)
        arguments[i + 1] = argv[i];
    if (arguments[0] && arguments[1])
        execvp(arguments[0], arguments);
    fprintf(stderr, "loopglass: cannot run '%s': %s\n", arguments[0] ? arguments[0] : "python3",
            strerror(errno));
    free(arguments[0]);
    free(arguments[1]);
    free(arguments);
    return STATUS_USAGE;
}
