/* loopglass FILE: the stepper, on the screen or in words; where there is no terminal, the same as
 * run. */
#include "ui/cli/cli.h"

#include "ui/linear/linear.h"
#include "ui/views/stepper.h"

#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int step(struct job *job, const struct stepper_options *options)
{
    struct reel reel;
    const char *reason = "out of memory";
    int ended_by = 0, status = 0;
    if (!reel_open(&reel, job->sim, sim_trace(job->sim), &job->options) ||
        !stepper_run(&reel, &job->scenario, options, &reason, &ended_by)) {
        fprintf(stderr, "loopglass: %s; `loopglass run` and `loopglass explain` need none\n", reason);
        status = STATUS_USAGE;
    }
    reel_close(&reel);
    if (ended_by) { /* end as the signal would have ended us, now that the terminal is back */
        signal(ended_by, SIG_DFL);
        raise(ended_by);
    }
    return status;
}

static int step_in_words(struct job *job, uint64_t first)
{
    struct reel reel;
    struct linear_options options = {stdin, stdout, isatty(STDIN_FILENO), first};
    bool ok = reel_open(&reel, job->sim, sim_trace(job->sim), &job->options);
    if (ok)
        linear_run(&reel, &job->scenario, &options);
    else
        fprintf(stderr, "loopglass: out of memory\n");
    reel_close(&reel);
    return ok && fflush(stdout) == 0 ? 0 : STATUS_USAGE;
}

/* Asked for by the environment, or all that this terminal can do. */
static bool wants_words(void)
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
};

/* False: one that is not known here, or has a bad value (said). */
static bool take_option(struct wishes *wishes, int code, const char *argument)
{
    switch (code) {
    case 'a': wishes->options.ascii = true; return true;
    case 'c': wishes->options.no_colour = true; return true;
    case 'l': wishes->linear = true; return true;
    case 'n': wishes->options.step = strtoull(argument, NULL, 10); return true;
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

int command_step(int argc, char **argv)
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS,
        {"ascii", no_argument, NULL, 'a'},
        {"linear", no_argument, NULL, 'l'},
        {"no-color", no_argument, NULL, 'c'},
        {"step", required_argument, NULL, 'n'},
        {0},
    };
    struct wishes wishes = {.linear = wants_words()};
    wishes.options.no_colour = getenv("NO_COLOR") && *getenv("NO_COLOR");
    int code;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1)
        if (!take_option(&wishes, code, optarg))
            return STATUS_USAGE;
    if (optind + 1 != argc)
        return usage_error("one file, please");
    int status = show(&wishes, argv[optind]);
    job_close(&wishes.job);
    return status;
}
