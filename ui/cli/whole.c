/* A run told to its end at once: what timeline, export, slow and deadlock look at. */
#include "ui/cli/whole.h"

#include <stdlib.h>
#include <string.h>

#define PORTION ((uint64_t)100000)
#define MOST    ((uint64_t)50000000) /* lines and events: a program may go on for ever */
#define PATIENCE        ((uint64_t)1000000)
#define PATIENT_SECONDS 300.0

/* The program's output is not asked for; its errors are kept for a file that does not compile. */
static void keep_errors(void *host, int stream, const char *text, size_t size)
{
    const struct job *job = host;
    struct whole *whole = job->owner;
    size_t room = sizeof whole->errors - whole->errors_size;
    if (stream != 2)
        return;
    memcpy(whole->errors + whole->errors_size, text, size < room ? size : room);
    whole->errors_size += size < room ? size : room;
}

/* Before the clean-up of asyncio.run, a deadlock is the moment to look at. */
static bool is_last(const struct story *story, const struct whole_options *options)
{
    return (options->until_deadlock && story->deadlock) || story->time > options->until;
}

static bool tell(struct whole *whole, const struct whole_options *options)
{
    while (!is_last(&whole->story, options) && story_next(&whole->story))
        ;
    whole->goes_on = !whole->story.ended && !whole->story.deadlock;
    if (whole->goes_on)
        snprintf(whole->note, sizeof whole->note, "the first %.*f s of a run that goes on",
                 whole->story.digits, whole->story.time);
    return !whole->story.failed;
}

bool whole_open(struct whole *whole, const char *name, const struct whole_options *options)
{
    memset(whole, 0, sizeof *whole);
    whole->job.options = options->sim;
    whole->job.options.output = keep_errors;
    whole->job.owner = whole;
    if (!job_read(&whole->job, name) || !job_open(&whole->job))
        return false;
    uint64_t left = whole->job.sim ? MOST : 0;
    while (left && sim_time(whole->job.sim) <= options->until &&
           !(options->impatient && MOST - left > PATIENCE && sim_time(whole->job.sim) > PATIENT_SECONDS) &&
           sim_advance(whole->job.sim, PORTION) == SIM_GOES_ON)
        left -= PORTION;
    if (!story_open(&whole->story, job_trace(&whole->job)) || !tell(whole, options)) {
        fprintf(stderr, "loopglass: out of memory\n");
        return false;
    }
    bool compiled = !whole->job.sim || !sim_ended(whole->job.sim) ||
                     sim_exit_status(whole->job.sim) != STATUS_USAGE ||
                    story_task_count(&whole->story) > 0;
    if (!compiled)
        fwrite(whole->errors, 1, whole->errors_size, stderr);
    return compiled;
}

const char *whole_title(const struct whole *whole)
{
    const struct scenario *scenario = &whole->job.scenario;
    return *scenario->title ? scenario->title : scenario->file;
}

void whole_close(struct whole *whole)
{
    story_close(&whole->story);
    job_close(&whole->job);
}
