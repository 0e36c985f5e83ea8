/* loopglass explain: the run in words, step by step, in the sentences of the screen; as plain text, or
 * as Markdown or a page to hand out. */
#include "ui/cli/cli.h"

#include "ui/export/handout.h"
#include "ui/export/safe_file.h"
#include "ui/linear/telling.h"

#include <getopt.h>
#include <stdlib.h>

struct wishes {
    struct job job;
    bool document;
    enum handout_format format;
    const char *path;
};

static void tell_stop(const struct telling *telling, bool *closing)
{
    const struct reel *reel = telling->reel;
    uint32_t kinds = reel->stops.all[reel->stop].kinds;
    if (kinds & STOP_CLOSING && !*closing)
        fprintf(telling->file, "Here asyncio.run begins to clean up.\n");
    *closing = kinds & STOP_CLOSING;
    if (reel->story.ended) {
        fputc('\n', telling->file);
        telling_end(telling, (struct score){0}, NULL);
    } else {
        telling_stop(telling);
    }
}

static bool tell(FILE *file, struct reel *reel, const struct scenario *scenario)
{
    struct telling telling = {.file = file, .scenario = scenario, .reel = reel, .indent = "    ",
                              .said = calloc(scenario->line_count + 1, sizeof(bool))};
    bool closing = false;
    if (*scenario->title)
        fprintf(file, "%s\n%s\n", scenario->title, scenario->about);
    if (*scenario->ask)
        fprintf(file, "Before you read on: %s\n", scenario->ask);
    if (*scenario->title || *scenario->ask)
        fputc('\n', file);
    while (reel_forward(reel, STOP_STEP)) {
        telling.indent = reel->story.ended ? "" : "    ";
        tell_stop(&telling, &closing);
    }
    free(telling.said);
    return !reel->failed && !ferror(file);
}

static bool explain(struct wishes *wishes)
{
    struct job *job = &wishes->job;
    struct reel reel;
    struct safe_file file;
    if (!reel_open(&reel, job->sim, job_trace(job), job_again(job))) {
        reel_close(&reel);
        fprintf(stderr, "loopglass: out of memory\n");
        return false;
    }
    bool ok = safe_file_open(&file, wishes->path);
    if (ok) {
        bool whole = wishes->document
                         ? handout_write(file.stream, &reel, &job->scenario, wishes->format)
                         : tell(file.stream, &reel, &job->scenario);
        ok = safe_file_close(&file, whole);
    }
    reel_close(&reel);
    return ok;
}

static bool take_option(struct wishes *wishes, int code, const char *argument)
{
    switch (code) {
    case 'H':
    case 'M':
        wishes->document = true;
        wishes->format = code == 'H' ? HANDOUT_HTML : HANDOUT_MARKDOWN;
        return true;
    case 'o': wishes->path = argument; return true;
    default: return job_option(&wishes->job, code, argument);
    }
}

int command_explain(int argc, char **argv)
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS,
        {"html", no_argument, NULL, 'H'},
        {"markdown", no_argument, NULL, 'M'},
        {"output", required_argument, NULL, 'o'},
        {0},
    };
    struct wishes wishes = {.path = "-"};
    int code;
    while ((code = getopt_long(argc, argv, "o:", longs, NULL)) != -1)
        if (!take_option(&wishes, code, optarg))
            return STATUS_USAGE;
    if (optind + 1 != argc)
        return usage_error("explain takes one file");
    bool ok = job_read(&wishes.job, argv[optind]) && job_open(&wishes.job) && explain(&wishes);
    job_close(&wishes.job);
    return ok ? 0 : STATUS_USAGE;
}
