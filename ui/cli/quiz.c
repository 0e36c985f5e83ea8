/* loopglass quiz: which task runs next, and when? With the score at the end; as JSON for a grader. */
#include "ui/cli/lesson.h"

#include "ui/linear/quiz.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { USUAL_QUESTIONS = 20 };

struct wishes {
    struct job job;
    unsigned most;
    const char *answers;
    bool json;
};

static void print_score(const struct wishes *wishes, struct score score)
{
    if (wishes->json)
        printf("{\"asked\": %u, \"right\": %u}\n", score.asked, score.right);
    else
        printf("%u of %u right.\n", score.right, score.asked);
}

/* A grader's answers are no learner's. */
static void ask_and_note(struct wishes *wishes, struct reel *reel, const struct quiz_options *options)
{
    struct lesson_place lesson;
    struct score score = quiz_run(reel, &wishes->job.scenario, options);
    print_score(wishes, score);
    if (wishes->answers)
        return;
    lesson_find(&lesson, wishes->job.scenario.file);
    lesson_note(&lesson, reel_at_last(reel), score);
    lesson_close(&lesson);
}

static int ask(struct wishes *wishes, const char *file)
{
    struct job *job = &wishes->job;
    struct reel reel;
    FILE *in = wishes->answers ? fopen(wishes->answers, "r") : stdin;
    if (!in) {
        fprintf(stderr, "loopglass: cannot read '%s': %s\n", wishes->answers, strerror(errno));
        return STATUS_USAGE;
    }
    bool ok = job_read(job, file) && job_open(job);
    if (ok) {
        struct quiz_options options = {in, stdout, wishes->most, wishes->json};
        ok = reel_open(&reel, job->sim, job_trace(job), job_again(job));
        if (ok)
            ask_and_note(wishes, &reel, &options);
        reel_close(&reel);
    }
    if (in != stdin)
        fclose(in);
    return ok && fflush(stdout) == 0 ? 0 : STATUS_USAGE;
}

static bool take_option(struct wishes *wishes, int code, const char *argument)
{
    switch (code) {
    case 'A': wishes->answers = argument; return true;
    case 'j': wishes->json = true; return true;
    case 'q': wishes->most = (unsigned)atoi(argument); return true;
    default: return job_option(&wishes->job, code, argument);
    }
}

int command_quiz(int argc, char **argv)
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS,
        {"answers", required_argument, NULL, 'A'},
        {"json", no_argument, NULL, 'j'},
        {"questions", required_argument, NULL, 'q'},
        {0},
    };
    struct wishes wishes = {.most = USUAL_QUESTIONS};
    int code;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1)
        if (!take_option(&wishes, code, optarg))
            return STATUS_USAGE;
    if (optind + 1 != argc)
        return usage_error("quiz takes one file");
    int status = ask(&wishes, argv[optind]);
    job_close(&wishes.job);
    return status;
}
