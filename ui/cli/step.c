/* loopglass FILE: the stepper, on the screen or in words; where there is no terminal, the same as
 * run. */
#include "ui/cli/harmless.h"
#include "ui/cli/lesson.h"

#include "ui/cli/openings.h"
#include "ui/linear/linear.h"
#include "ui/views/view.h"
#include "ui/views/stepper.h"

#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int step(struct openings *openings, struct stepper_options *options)
{
    const char *reason = "out of memory";
    int ended_by = 0, status = 0;
    struct lesson_place lesson;
    lesson_find(&lesson, openings->runs.now.scenario->file);
    options->lesson = lesson.name;
    options->next_lesson = lesson.next;
    if (!stepper_run(&openings->runs, options, &reason, &ended_by)) {
        fprintf(stderr, "loopglass: %s; `loopglass run` and `loopglass explain` need none\n", reason);
        status = STATUS_USAGE;
    }
    lesson_close(&lesson);
    if (ended_by) { /* end as the signal would have ended us, now that the terminal is back */
        openings_end(openings);
        signal(ended_by, SIG_DFL);
        raise(ended_by);
    }
    return status;
}

static int step_in_words(struct openings *openings, const struct stepper_options *wishes)
{
    harmless_terminal();
    struct lesson_place lesson;
    lesson_find(&lesson, openings->runs.now.scenario->file);
    struct linear_options options = {stdin, stdout, isatty(STDIN_FILENO), wishes->step, lesson.next,
                                     wishes->go_to};
    struct linear_result result = linear_run(&openings->runs, &options);
    lesson_note(&lesson, result.saw_the_end, result.score);
    lesson_close(&lesson);
    return fflush(stdout) == 0 ? 0 : STATUS_USAGE;
}

bool wants_words(void)
{
    const char *wish = getenv("LOOPGLASS_LINEAR"), *terminal = getenv("TERM");
    if (wish && *wish)
        return strcmp(wish, "0") != 0;
    return isatty(STDOUT_FILENO) && (!terminal || !*terminal || strcmp(terminal, "dumb") == 0);
}

/* What the options ask for, and the run that they change. */
struct wishes {
    struct job job;
    struct stepper_options options;
    bool linear;
    char place[80]; /* where to begin, in words */
};

static bool in_words(struct wishes *wishes, const char *word, const char *argument)
{
    snprintf(wishes->place, sizeof wishes->place, "%s %s", word, argument);
    wishes->options.go_to = wishes->place;
    return true;
}

/* False: one that is not known here, or has a bad value (said). */
static bool take_option(struct wishes *wishes, int code, const char *argument)
{
    switch (code) {
    case 'a': wishes->options.ascii = true; return true;
    case 'c': wishes->options.no_colour = true; return true;
    case 'l': wishes->linear = true; return true;
    case 'n': wishes->options.step = strtoull(argument, NULL, 10); return true;
    case 't': return in_words(wishes, "time", argument);
    case 'i': return in_words(wishes, "line", argument);
    case 'b': wishes->options.bookmark = argument; return true;
    case 'y':
        wishes->options.present = strcmp(argument, "present") == 0;
        if (!wishes->options.present && strcmp(argument, "normal") != 0) {
            usage_error("there is no layout '%s': present or normal", argument);
            return false;
        }
        return true;
    default: return job_option(&wishes->job, code, argument);
    }
}

int step_beside(const char *const files[2], const struct sim_options *options)
{
    struct job jobs[2] = {{.options = *options}, {.options = *options}};
    struct openings openings = {.newest = NULL};
    struct stepper_options stepper = {.no_colour = getenv("NO_COLOR") && *getenv("NO_COLOR"),
                                      .beside = true};
    int status = STATUS_USAGE;
    bool read = job_read(&jobs[0], files[0]) && job_open(&jobs[0]) && job_read(&jobs[1], files[1]) &&
                job_open(&jobs[1]);
    if (read && (!openings_begin(&openings, &jobs[0]) || !openings_compare(&openings, &jobs[1]))) {
        fprintf(stderr, "loopglass: out of memory\n");
    } else if (read) {
        runs_compare(&openings.runs);
        status = wants_words() ? step_in_words(&openings, &stepper) : step(&openings, &stepper);
    }
    openings_end(&openings);
    job_close(&jobs[0]);
    job_close(&jobs[1]);
    return status;
}

static int show(struct wishes *wishes, const char *file)
{
    struct job *job = &wishes->job;
    if (!wishes->linear && !isatty(STDOUT_FILENO))
        return run_plainly(job, file);
    if (!job_read(job, file) || !job_open(job))
        return STATUS_USAGE;
    struct openings openings;
    int status = STATUS_USAGE;
    if (!openings_begin(&openings, job))
        fprintf(stderr, "loopglass: out of memory\n");
    else if (wishes->linear)
        status = step_in_words(&openings, &wishes->options);
    else
        status = step(&openings, &wishes->options);
    openings_end(&openings);
    return status;
}

static int step_or_replay(int argc, char **argv, bool replay)
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS,
        {"ascii", no_argument, NULL, 'a'},
        {"linear", no_argument, NULL, 'l'},
        {"no-color", no_argument, NULL, 'c'},
        {"step", required_argument, NULL, 'n'},
        {"time", required_argument, NULL, 't'},
        {"line", required_argument, NULL, 'i'},
        {"bookmark", required_argument, NULL, 'b'},
        {"layout", required_argument, NULL, 'y'},
        {0},
    };
    struct wishes wishes = {.linear = wants_words()};
    wishes.options.no_colour = getenv("NO_COLOR") && *getenv("NO_COLOR");
    int code;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1)
        if (!take_option(&wishes, code, optarg))
            return STATUS_USAGE;
    if (replay && optind + 2 == argc)
        wishes.job.options.interventions_path = argv[optind + 1];
    else if (optind + 1 != argc)
        return usage_error(replay ? "a written trace, or a program and a file of interventions, please"
                                  : "one file, please");
    int status = show(&wishes, argv[optind]);
    job_close(&wishes.job);
    return status;
}

int command_step(int argc, char **argv)
{
    return step_or_replay(argc, argv, false);
}

int command_replay(int argc, char **argv)
{
    return step_or_replay(argc, argv, true);
}
