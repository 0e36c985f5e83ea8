/* loopglass explain: the run in words, step by step, in the sentences of the screen. */
#include "ui/cli/cli.h"

#include "ui/story/reel.h"
#include "ui/story/sentence.h"

#include <getopt.h>

/* What it printed beyond the first line, which the sentence says. */
static void print_printed(const struct story *story)
{
    bool said = false;
    const struct story_output *outputs = story->outputs.items;
    for (size_t i = (size_t)story->step.first_output; i < story->outputs.count; i++) {
        struct words words;
        words_clear(&words);
        if (outputs[i].step != story->step.number)
            continue;
        phrase piece = outputs[i].text;
        if (piece.size && piece.text[piece.size - 1] == '\n')
            piece.size--;
        words_add_text(&words, piece);
        if (piece.size && said)
            printf("    It also printed \"%s\".\n", words.text);
        said |= piece.size > 0;
    }
}

static void print_warnings(const struct story *story)
{
    const struct story_warning *warnings = story->warnings.items;
    for (size_t i = (size_t)story->step.first_warning; i < story->warnings.count; i++) {
        struct words words;
        words_clear(&words);
        words_add_text(&words, warnings[i].text);
        if (warnings[i].step == story->step.number)
            printf("    warning: %s\n", words.text);
    }
}

/* The teaching note of the line at which the task now stands. */
static void print_note(const struct scenario *scenario, const struct story *story)
{
    uint32_t line = story_task(story, story->step.task)->last_line;
    struct scenario_line at = scenario_line(scenario, line);
    if (at.note_size)
        printf("    Note (line %u): %.*s\n", line, (int)at.note_size, at.note);
}

static void print_step(const struct scenario *scenario, const struct story *story)
{
    struct words words;
    words_clear(&words);
    words_add_time(&words, story, story->time);
    printf("Step %llu, %s, iteration %llu.\n", (unsigned long long)story->steps, words.text,
           (unsigned long long)story->iteration);
    sentence_ran(&words, story);
    printf("    %s\n", words.text);
    sentence_why(&words, story);
    if (words.size)
        printf("    %s\n", words.text);
    print_printed(story);
    print_note(scenario, story);
    print_warnings(story);
    sentence_next(&words, story);
    if (words.size)
        printf("    %s\n", words.text);
}

static void print_stop(const struct scenario *scenario, const struct reel *reel, bool *closing)
{
    uint32_t kinds = reel->stops.all[reel->stop].kinds;
    const struct story *story = &reel->story;
    if (kinds & STOP_STEP) {
        if (kinds & STOP_CLOSING && !*closing)
            printf("Here asyncio.run begins to clean up.\n");
        *closing = kinds & STOP_CLOSING;
        print_step(scenario, story);
    } else if (kinds & (STOP_DEADLOCK | STOP_END)) {
        struct words words;
        sentence_ran(&words, story);
        printf("%s\n", words.text);
    }
}

static int explain(struct job *job)
{
    struct reel reel;
    if (!reel_open(&reel, job->sim, sim_trace(job->sim), &job->options)) {
        reel_close(&reel);
        fprintf(stderr, "loopglass: out of memory\n");
        return STATUS_USAGE;
    }
    if (*job->scenario.title)
        printf("%s\n%s\n\n", job->scenario.title, job->scenario.about);
    bool closing = false;
    while (reel_forward(&reel, STOP_STEP))
        print_stop(&job->scenario, &reel, &closing);
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
