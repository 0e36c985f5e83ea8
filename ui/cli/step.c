/* loopglass FILE: the stepper, on the screen or in words; where there is no terminal, the same as
 * run. */
#include "ui/cli/lesson.h"

#include "ui/linear/linear.h"
#include "ui/views/view.h"
#include "ui/views/stepper.h"

#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One opening of the file; those before it stay, for comparison. */
struct opened {
    struct job *job;  /* `own`, or the command's */
    struct job own;
    struct reel reel;
    struct opened *former;
};

static void close_opened(struct opened *opened)
{
    while (opened) {
        struct opened *former = opened->former;
        reel_close(&opened->reel);
        job_close(&opened->own);
        free(opened);
        opened = former;
    }
}

/* What the stepper calls to read the file again; host: where the newest opening is kept. */
static bool reload(struct stage *stage, const char **reason)
{
    struct opened **newest = stage->host, *made = calloc(1, sizeof *made);
    *reason = "out of memory";
    if (!made)
        return false;
    if ((*newest)->job->recorded) {
        *reason = "a recorded run cannot be run anew";
        free(made);
        return false;
    }
    made->job = &made->own;
    made->own.options = (*newest)->job->options;
    made->own.options.host = NULL;
    if ((*newest)->job->changes.text) /* of a file: read again, too */
        made->own.options.interventions = NULL;
    *reason = "the file cannot be read";
    if (!scenario_read(&made->own.scenario, (*newest)->job->scenario.path) || !job_open(&made->own) ||
        !reel_open(&made->reel, made->own.sim, sim_trace(made->own.sim), &made->own.options)) {
        close_opened(made);
        return false;
    }
    made->former = *newest;
    *newest = made;
    stage->reel = &made->reel;
    stage->story = &made->reel.story;
    stage->scenario = &made->own.scenario;
    return true;
}

static int step(struct job *job, struct stepper_options *options)
{
    const char *reason = "out of memory";
    int ended_by = 0, status = 0;
    struct opened *opened = calloc(1, sizeof *opened);
    if (!opened)
        return STATUS_USAGE;
    opened->job = job;
    struct lesson_place lesson;
    lesson_find(&lesson, job->scenario.file);
    options->lesson = lesson.name;
    options->next_lesson = lesson.next;
    options->reload = reload;
    options->host = &opened;
    if (!reel_open(&opened->reel, job->sim, job_trace(job), job_again(job)) ||
        !stepper_run(&opened->reel, &job->scenario, options, &reason, &ended_by)) {
        fprintf(stderr, "loopglass: %s; `loopglass run` and `loopglass explain` need none\n", reason);
        status = STATUS_USAGE;
    }
    close_opened(opened);
    lesson_close(&lesson);
    if (ended_by) { /* end as the signal would have ended us, now that the terminal is back */
        signal(ended_by, SIG_DFL);
        raise(ended_by);
    }
    return status;
}

static int step_in_words(struct job *job, uint64_t first)
{
    struct reel reel;
    struct lesson_place lesson;
    lesson_find(&lesson, job->scenario.file);
    struct linear_options options = {stdin, stdout, isatty(STDIN_FILENO), first, lesson.next};
    bool ok = reel_open(&reel, job->sim, job_trace(job), job_again(job));
    if (ok) {
        struct linear_result result = linear_run(&reel, &job->scenario, &options);
        lesson_note(&lesson, result.saw_the_end, result.score);
    } else {
        fprintf(stderr, "loopglass: out of memory\n");
    }
    lesson_close(&lesson);
    reel_close(&reel);
    return ok && fflush(stdout) == 0 ? 0 : STATUS_USAGE;
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

static int show(struct wishes *wishes, const char *file)
{
    struct job *job = &wishes->job;
    if (!wishes->linear && !isatty(STDOUT_FILENO))
        return run_plainly(job, file);
    if (!job_read(job, file) || !job_open(job))
        return STATUS_USAGE;
    return wishes->linear ? step_in_words(job, wishes->options.step) : step(job, &wishes->options);
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
