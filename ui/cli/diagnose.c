/* loopglass deadlock: why a program hangs. loopglass slow: where its time goes. Both in words. */
#include "ui/cli/whole.h"

#include "ui/export/lanes.h"
#include "ui/story/rings.h"
#include "ui/story/sentence.h"
#include "ui/story/warnings.h"

#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- deadlock */

static void print_waiting(const struct story *story, uint64_t number)
{
    const struct story_task *task = story_task(story, number);
    struct words words;
    uint32_t line = story_wait_line(story, task);
    words_clear(&words);
    words_add_task_call(&words, story, number);
    words_add(&words, " waits for ");
    sentence_wait(&words, story, task);
    if (line)
        words_add(&words, ", line %u", line);
    printf("  %s.\n", words.text);
}

static void print_ring(const struct story *story, uint64_t start)
{
    uint64_t at = start, what;
    struct words words;
    words_clear(&words);
    do {
        words_add_task(&words, story, at);
        words_add(&words, " waits for ");
        sentence_wait(&words, story, story_task(story, at));
        words_add(&words, "; ");
        at = ring_next(story, at, &what);
    } while (at && at != start && !words.cut);
    printf("A ring: %sand so round. Nothing can ever wake these.\n", words.text);
}

static int explain_deadlock(struct whole *whole)
{
    const struct story *story = &whole->story;
    bool ring = false;
    for (uint64_t number = 1; number <= story_task_count(story); number++)
        ring |= ring_begins(story, number);
    if (!story->deadlock && !ring) {
        printf("%s: no deadlock%s%s.\n", whole_title(whole), *whole->note ? " in " : "",
               whole->note);
        return 0;
    }
    if (story->deadlock)
        printf("Deadlock at %.*f s: nothing is ready, no timer is set, nothing outside is under "
               "way. These wait:\n",
               story->digits, story->time);
    else
        printf("At %.*f s others still run, but these wait for each other:\n", story->digits,
               story->time);
    for (uint64_t number = 1; number <= story_task_count(story); number++)
        if (story_task(story, number)->state == TASK_WAITING &&
            (story->deadlock || ring_holds(story, number)))
            print_waiting(story, number);
    for (uint64_t number = 1; number <= story_task_count(story); number++)
        if (ring_begins(story, number))
            print_ring(story, number);
    return 1;
}

/* --- slow */

static int by_waiting(const void *a, const void *b)
{
    const struct lane *left = a, *right = b;
    double difference = (right->waited + right->ready) - (left->waited + left->ready);
    return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

static void print_lane(const struct lane *lane, int digits)
{
    struct words words;
    words_clear(&words);
    words_add_text(&words, lane->name);
    words_add(&words, " ");
    words_add_text(&words, lane->call);
    printf("  %-36s %8.*f %10.*f %14.*f\n", words.text, digits, lane->ran, digits, lane->waited,
           digits, lane->ready);
}

enum { MOST_LANES = 12 };

static void print_times(struct lanes *lanes)
{
    if (lanes->count)
        qsort(lanes->all, lanes->count, sizeof *lanes->all, by_waiting);
    printf("  %-36s %8s %10s %14s\n", "seconds of virtual time", "ran", "waited", "kept waiting");
    for (size_t i = 0; i < lanes->count && i < MOST_LANES; i++)
        print_lane(&lanes->all[i], lanes->digits);
    if (lanes->count > MOST_LANES)
        printf("  and %zu more\n", lanes->count - MOST_LANES);
}

static void print_warning(const struct warning *warning)
{
    printf("%s%s", warning->name, warning->suspicion ? ", a suspicion" : "");
    if (warning->line)
        printf(", line %u", warning->line);
    printf(": %s.\n", warning->what.text);
    if (warning->cost.size)
        printf("    %s\n", warning->cost.text);
    if (warning->mend.size)
        printf("    %s\n", warning->mend.text);
}

static int explain_time(struct whole *whole)
{
    struct lanes lanes;
    struct warnings *warnings = malloc(sizeof *warnings);
    if (!warnings || !lanes_open(&lanes, &whole->story)) {
        free(warnings);
        fprintf(stderr, "loopglass: out of memory\n");
        return STATUS_USAGE;
    }
    printf("%s: %.*f s%s%s\n", whole_title(whole), whole->story.digits, whole->story.time,
           *whole->note ? ", " : "", whole->note);
    print_times(&lanes);
    warnings_find(warnings, &whole->story, &whole->job.scenario);
    printf(warnings->count ? "\n" : "\nNothing here looks slower than it must be.\n");
    for (size_t i = 0; i < warnings->count; i++)
        print_warning(&warnings->all[i]);
    lanes_close(&lanes);
    free(warnings);
    return 0;
}

/* --- the commands */

static int diagnose(int argc, char **argv, bool until_deadlock, int (*explain)(struct whole *))
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS, {"until", required_argument, NULL, 'u'}, {0}};
    struct whole_options options = {.until = INFINITY, .until_deadlock = until_deadlock, .impatient = true};
    int code;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        struct job job = {.options = options.sim};
        if (code == 'u')
            options.until = strtod(optarg, NULL);
        else if (!job_option(&job, code, optarg))
            return STATUS_USAGE;
        options.sim = job.options;
    }
    if (optind + 1 != argc)
        return usage_error("%s takes one file", argv[0]);
    struct whole *whole = malloc(sizeof *whole);
    int status = whole && whole_open(whole, argv[optind], &options) ? explain(whole) : STATUS_USAGE;
    if (whole)
        whole_close(whole);
    free(whole);
    return status;
}

int command_deadlock(int argc, char **argv)
{
    return diagnose(argc, argv, true, explain_deadlock);
}

int command_slow(int argc, char **argv)
{
    return diagnose(argc, argv, false, explain_time);
}
