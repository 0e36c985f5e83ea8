/* loopglass explain: the run in words, step by step, in the sentences of the screen. */
#include "ui/cli/cli.h"

#include "ui/linear/telling.h"

#include <getopt.h>
#include <stdlib.h>

static void print_stop(const struct telling *telling, bool *closing)
{
    const struct reel *reel = telling->reel;
    uint32_t kinds = reel->stops.all[reel->stop].kinds;
    if (kinds & STOP_CLOSING && !*closing)
        printf("Here asyncio.run begins to clean up.\n");
    *closing = kinds & STOP_CLOSING;
    telling_stop(telling);
}

static int explain(struct job *job)
{
    struct reel reel;
    if (!reel_open(&reel, job->sim, job_trace(job), job_again(job))) {
        reel_close(&reel);
        fprintf(stderr, "loopglass: out of memory\n");
        return STATUS_USAGE;
    }
    if (*job->scenario.title)
        printf("%s\n%s\n\n", job->scenario.title, job->scenario.about);
    bool closing = false;
    struct telling telling = {stdout, &job->scenario, &reel, "    ",
                              calloc(job->scenario.line_count + 1, sizeof(bool)), false};
    while (reel_forward(&reel, STOP_STEP))
        print_stop(&telling, &closing);
    free(telling.said);
    int status = reel.failed ? STATUS_USAGE : 0;
    reel_close(&reel);
    return status;
}

int command_explain(int argc, char **argv)
{
    static const struct option longs[] = {JOB_LONG_OPTIONS, {0}};
    struct job job = {0};
    int code;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1)
        if (!job_option(&job, code, optarg))
            return STATUS_USAGE;
    if (optind + 1 != argc)
        return usage_error("explain takes one file");
    int status = STATUS_USAGE;
    if (job_read(&job, argv[optind]) && job_open(&job))
        status = explain(&job);
    job_close(&job);
    return status;
}
