/* loopglass FILE: the stepper; where there is no terminal, the same as run. */
#include "ui/cli/cli.h"

#include "ui/views/stepper.h"

#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
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

int command_step(int argc, char **argv)
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS,
        {"ascii", no_argument, NULL, 'a'},
        {"no-color", no_argument, NULL, 'c'},
        {"step", required_argument, NULL, 'n'},
        {0},
    };
    if (!isatty(STDOUT_FILENO))
        return command_run(argc, argv);
    struct job job = {0};
    struct stepper_options options = {.no_colour = getenv("NO_COLOR") && *getenv("NO_COLOR")};
    int code;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        if (code == 'a')
            options.ascii = true;
        else if (code == 'c')
            options.no_colour = true;
        else if (code == 'n')
            options.step = strtoull(optarg, NULL, 10);
        else if (!job_option(&job, code, optarg))
            return STATUS_USAGE;
    }
    if (optind + 1 != argc)
        return usage_error("one file, please");
    int status = STATUS_USAGE;
    if (job_read(&job, argv[optind]) && job_open(&job))
        status = step(&job, &options);
    job_close(&job);
    return status;
}
