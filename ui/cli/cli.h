/* The command line: one file for each sub-command. */
#ifndef LOOPGLASS_UI_CLI_CLI_H
#define LOOPGLASS_UI_CLI_CLI_H

#include "sim/sim.h"
#include "ui/story/scenario.h"

#include <stdbool.h>
#include <stdio.h>

#define STATUS_USAGE 2 /* a usage error, an unreadable file, a file that does not compile */

struct command {
    const char *name;
    const char *arguments; /* "FILE" */
    const char *summary;
    /* argv[0] is the sub-command's name. The process's exit status. */
    int (*run)(int argc, char **argv);
};

/* The sub-commands, ended by a NULL name. */
extern const struct command commands[];

int command_step(int argc, char **argv);
int command_replay(int argc, char **argv);
int command_run(int argc, char **argv);
int command_explain(int argc, char **argv);
int command_check(int argc, char **argv);
int command_copy(int argc, char **argv);
int command_deadlock(int argc, char **argv);
int command_quiz(int argc, char **argv);
int command_record(int argc, char **argv);
int command_slow(int argc, char **argv);
int command_timeline(int argc, char **argv);
int command_compare(int argc, char **argv);
int command_screenshot(int argc, char **argv);
int command_cast(int argc, char **argv);
int command_export(int argc, char **argv);
int command_verify(int argc, char **argv);
int command_models(int argc, char **argv);
int command_lint(int argc, char **argv);
int command_list(int argc, char **argv);

/* "loopglass: words" on standard error; returns STATUS_USAGE. */
int usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* What commands that run a scenario have in common: the file, and the options that change a run. */
struct job {
    struct scenario scenario;
    struct sim_options options;
    struct module_store *modules; /* texts of modules beside the scenario */
    struct scenario changes;      /* the file of interventions, when one was read */
    struct sim *sim;              /* NULL when the run was recorded */
    struct trace *recorded;       /* a trace that was read instead of a program, else NULL */
    struct trace_header header;   /* the recorded trace's */
    void *owner;                  /* the command's own, for its output callback, whose host is the job */
};

/* Reads the scenario `name`: a path, or the name or number of a lesson; or a written trace, whose
 * scenario it then is. False after saying why. */
bool job_read(struct job *job, const char *name);
/* Opens the simulator on it, or, of a recorded run, nothing. False after saying why. */
bool job_open(struct job *job);
/* The events, of whichever of the two. */
const struct trace *job_trace(const struct job *job);
/* What to run again for lines and variables; NULL: that cannot be done (a trace of another program
 * or of another version). */
const struct sim_options *job_again(const struct job *job);
void job_close(struct job *job);
/* The text of a module beside the scenario, as the run would find it; kept until job_close. NULL: there is
 * none. Before job_open, job_keep_modules makes the place for it (false: out of memory). */
const char *job_find_module(struct job *job, const char *name, bool *is_package, const char **path,
                            size_t *size);
bool job_keep_modules(struct job *job);
/* Reads, opens and runs to the end, printing what the program prints. The exit status. */
int run_plainly(struct job *job, const char *file);
/* Two programs side by side in the stepper, or in words. The exit status. */
int step_beside(const char *const files[2], const struct sim_options *options);
/* Options that all such commands know: --seed N, --debug, --memory MiB, --ticks N and the other bounds. One of getopt's
 * short codes below; false: not one of them, or a bad value (said). */
bool job_option(struct job *job, int code, const char *argument);
enum job_option_code {
    OPTION_WORK = 1000,
    OPTION_TIME,
    OPTION_OUTPUT,
    OPTION_TASKS,
    OPTION_INT,
    OPTION_TRACE,
    OPTION_INTERVENTIONS
};
#define JOB_LONG_OPTIONS                                                                           \
    {"seed", required_argument, NULL, 's'}, {"debug", no_argument, NULL, 'd'},                     \
        {"memory", required_argument, NULL, 'm'}, {"ticks", required_argument, NULL, 'T'},                      \
        {"work", required_argument, NULL, OPTION_WORK},                                            \
        {"max-time", required_argument, NULL, OPTION_TIME},                                        \
        {"max-output", required_argument, NULL, OPTION_OUTPUT},                                    \
        {"max-tasks", required_argument, NULL, OPTION_TASKS},                                      \
        {"max-int", required_argument, NULL, OPTION_INT},                                          \
        {"max-trace", required_argument, NULL, OPTION_TRACE},                                      \
        {"interventions", required_argument, NULL, OPTION_INTERVENTIONS}

/* Columns of the terminal, or as the environment says. */
int terminal_width(void);
/* Whether words, not screens, are asked for by the environment, or are all that this terminal can do. */
bool wants_words(void);

/* Lessons: where the scenarios of the installation (or of the source tree) lie. */
struct lesson {
    char *path;
    char *chapter; /* "1_first_look" */
    char *name, *title;
};
struct lessons {
    struct lesson *all;
    size_t count;
};
/* In teaching order. False after saying why. */
bool lessons_find(struct lessons *lessons);
void lessons_close(struct lessons *lessons);

#endif
