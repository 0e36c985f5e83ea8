/* Finding and running the machine's own CPython. */
#include "ui/verify/reference.h"

#include "ui/story/data.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void redirect(const char *path, int descriptor)
{
    int file = open(path, descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC,
                    0600);
    if (file < 0 || dup2(file, descriptor) < 0)
        _exit(127);
    close(file);
}

static int wait_for(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        ;
    return WIFEXITED(status) && WEXITSTATUS(status) != 127 ? WEXITSTATUS(status) : -1;
}

static void read_version(struct reference *reference, int pipe_end)
{
    char answer[64] = "";
    FILE *file = fdopen(pipe_end, "r");
    if (file && fgets(answer, sizeof answer, file))
        sscanf(answer, "%d.%d.%d", &reference->version[0], &reference->version[1],
               &reference->version[2]);
    if (file)
        fclose(file);
}

/* Asks the program for its version: a name in the path may stand for nothing that runs. */
static bool ask_version(struct reference *reference, const char *python)
{
    int ends[2];
    memset(reference->version, 0, sizeof reference->version);
    if (strlen(python) >= sizeof reference->python || pipe(ends) < 0)
        return false;
    strcpy(reference->python, python);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        redirect("/dev/null", STDIN_FILENO);
        redirect("/dev/null", STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        execlp(python, python, "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])",
               (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    read_version(reference, ends[0]);
    const int *version = reference->version;
    return pid > 0 && wait_for(pid) == 0 && version[0] == 3 && version[1] >= 11;
}

static bool find_runner(struct reference *reference)
{
    if (data_find(reference->runner, sizeof reference->runner, "reference/run_virtual.py",
                  "tests/cpython/run_virtual.py"))
        return true;
    fprintf(stderr, "loopglass: %s is missing: install loopglass again\n", reference->runner);
    return false;
}

bool reference_find(struct reference *reference, const char *wanted)
{
    static const char *const usual[] = {"python3.13", "python3"};
    memset(reference, 0, sizeof *reference);
    bool found = false;
    if (wanted)
        found = ask_version(reference, wanted);
    for (int i = 0; !wanted && !found && i < 2; i++)
        found = ask_version(reference, usual[i]);
    if (found)
        return find_runner(reference);
    fprintf(stderr, "loopglass: verify needs CPython, 3.11 or newer: %s is not; --python names one\n",
            wanted ? wanted : "python3 of this machine");
    return false;
}

int reference_run(const struct reference *reference, const char *program,
                  const struct reference_files *files, int seconds)
{
    char limit[16];
    snprintf(limit, sizeof limit, "%d", seconds);
    pid_t pid = fork();
    if (pid == 0) {
        redirect("/dev/null", STDIN_FILENO);
        redirect(files->out, STDOUT_FILENO);
        redirect(files->err, STDERR_FILENO);
        execlp(reference->python, reference->python, "-B", reference->runner, "--steps",
               files->steps, "--timeout", limit, program, (char *)NULL);
        _exit(127);
    }
    return pid > 0 ? wait_for(pid) : -1;
}
