/* loopglass timeline: tasks over virtual time, in the terminal or as SVG; several runs on one scale.
 * loopglass compare: the same for two or more, and in which line they first differ. */
#include "ui/cli/whole.h"

#include "ui/export/safe_file.h"
#include "ui/export/timeline.h"
#include "ui/story/words.h"

#include <errno.h>
#include <getopt.h>
#include <langinfo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MOST_RUNS = 16, USUAL_WIDTH = 80 };

struct pictures {
    struct whole runs[MOST_RUNS];
    struct lanes lanes[MOST_RUNS];
    struct timeline timelines[MOST_RUNS];
    size_t count;
    struct whole_options options;
    const char *svg_path;
    int width;
    bool ascii, compare;
    bool plain; /* compare: printed, also in a terminal */
};

int terminal_width(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    if (columns && atoi(columns) > 0)
        return atoi(columns);
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return USUAL_WIDTH;
}

static bool open_run(struct pictures *pictures, const char *name)
{
    struct whole *run = &pictures->runs[pictures->count];
    struct lanes *lanes = &pictures->lanes[pictures->count];
    struct timeline *timeline = &pictures->timelines[pictures->count];
    pictures->count++;
    if (!whole_open(run, name, &pictures->options))
        return false;
    if (!lanes_open(lanes, &run->story)) {
        fprintf(stderr, "loopglass: out of memory\n");
        return false;
    }
    *timeline = (struct timeline){.lanes = lanes, .title = whole_title(run),
                                  .note = *run->note ? run->note : NULL};
    return true;
}

/* One scale for all: that of the longest. */
static void set_scale(struct pictures *pictures)
{
    double longest = 0;
    for (size_t i = 0; i < pictures->count; i++)
        longest = fmax(longest, pictures->lanes[i].end);
    for (size_t i = 0; i < pictures->count; i++)
        pictures->timelines[i].end = longest;
}

static bool write_svg(const struct pictures *pictures)
{
    struct safe_file file;
    if (!safe_file_open(&file, pictures->svg_path))
        return false;
    bool ok = timeline_svg(file.stream, pictures->timelines, pictures->count);
    return safe_file_close(&file, ok);
}

/* --- compare: what differs, in words */

static void print_totals(const struct pictures *pictures)
{
    for (size_t i = 0; i < pictures->count; i++) {
        const struct story *story = &pictures->runs[i].story;
        size_t tasks = 0;
        for (uint64_t number = 1; number <= story_task_count(story); number++)
            tasks += !story_task(story, number)->closing;
        printf("%s: %.*f s, %zu task%s, %llu steps\n", pictures->timelines[i].title, story->digits,
               story->time, tasks, tasks == 1 ? "" : "s", (unsigned long long)story->steps);
    }
}

/* Waits for the outside or for a time, not for other tasks: these can overlap, or add up. */
static double sum_of_waits(const struct story *story)
{
    double sum = 0;
    for (size_t i = 1; i < story->bars.count; i++) {
        const struct story_bar *bar = STORY_AT(story, bars, story_bar, i);
        bool alone = bar->wait == WAIT_SLEEP || bar->wait == WAIT_REQUEST;
        if (bar->kind == BAR_WAITED && alone && bar->to > bar->from)
            sum += bar->to - bar->from;
    }
    return sum;
}

static void print_waits(const struct pictures *pictures)
{
    bool overlap = false;
    for (size_t i = 0; i < pictures->count; i++) {
        const struct story *story = &pictures->runs[i].story;
        double sum = sum_of_waits(story);
        if (!(sum > 0))
            continue;
        bool overlaps = sum > story->time * (1 + 1e-9);
        printf("%s: the waits add up to %.*f s; %s %.*f s.\n", pictures->timelines[i].title, story->digits,
               sum, overlaps ? "they overlap, so that it takes" : "it takes", story->digits, story->time);
        overlap |= overlaps;
    }
    if (overlap)
        printf("No two steps ran at the same time: only the waits moved.\n");
}

static void print_first_difference(const struct pictures *pictures)
{
    const struct scenario *a = &pictures->runs[0].job.scenario;
    const struct scenario *b = &pictures->runs[1].job.scenario;
    size_t count = a->line_count < b->line_count ? a->line_count : b->line_count;
    uint32_t line = 1;
    while (line <= count) {
        struct scenario_line left = scenario_line(a, line), right = scenario_line(b, line);
        bool header = left.size > 6 && memcmp(left.text, "# sim:", 6) == 0;
        if (!header && (left.size != right.size || memcmp(left.text, right.text, left.size) != 0))
            break;
        line++;
    }
    struct scenario_line left = scenario_line(a, line), right = scenario_line(b, line);
    if (line > a->line_count && line > b->line_count)
        printf("The two files do not differ.\n");
    else
        printf("They first differ in line %u:\n    %.*s\n    %.*s\n", line, (int)left.size,
               left.text, (int)right.size, right.text);
}

/* For who hears it: a sentence for each lane. */
static void tell_lanes(const struct timeline *timeline)
{
    int digits = timeline->lanes->digits;
    printf("%s.\n", timeline->title);
    for (size_t i = 0; i < timeline->lanes->count; i++) {
        const struct lane *lane = &timeline->lanes->all[i];
        struct words words;
        words_clear(&words);
        words_add_text(&words, lane->name);
        words_add(&words, lane->call.size ? ", " : "");
        words_add_text(&words, lane->call);
        printf("%s: from %.*f s to %.*f s, waited %.*f s, kept waiting %.*f s.\n", words.text, digits,
               lane->from, digits, lane->to, digits, lane->waited, digits, lane->ready);
        for (size_t j = 0; j < lane->call_count; j++)
            printf("Within it %s: from %.*f s to %.*f s.\n", lane->call_names[j], digits,
                   lane->calls[j].from, digits, lane->calls[j].to);
    }
}

static int show(struct pictures *pictures)
{
    set_scale(pictures);
    if (pictures->svg_path)
        return write_svg(pictures) ? 0 : STATUS_USAGE;
    for (size_t i = 0; i < pictures->count; i++) {
        if (wants_words()) {
            tell_lanes(&pictures->timelines[i]);
            continue;
        }
        if (i)
            putchar('\n');
        timeline_print(stdout, &pictures->timelines[i], pictures->width, pictures->ascii);
    }
    if (pictures->compare) {
        if (!wants_words())
            putchar('\n');
        print_totals(pictures);
        print_waits(pictures);
        print_first_difference(pictures);
    }
    return fflush(stdout) == 0 ? 0 : STATUS_USAGE;
}

/* --- the commands */

static bool take_option(struct pictures *pictures, int code, const char *argument)
{
    struct job job = {.options = pictures->options.sim};
    switch (code) {
    case 'o': pictures->svg_path = argument; return true;
    case 'a': pictures->ascii = true; return true;
    case 'w':
        pictures->width = atoi(argument);
        pictures->plain = true;
        return true;
    case 'P': pictures->plain = true; return true;
    case 'u':
        pictures->plain = true; pictures->options.until = strtod(argument, NULL); return true;
    }
    if (!job_option(&job, code, argument))
        return false;
    pictures->options.sim = job.options;
    return true;
}

static int run(struct pictures *pictures, int argc, char **argv)
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS,
        {"ascii", no_argument, NULL, 'a'},
        {"output", required_argument, NULL, 'o'},
        {"plain", no_argument, NULL, 'P'},
        {"until", required_argument, NULL, 'u'},
        {"width", required_argument, NULL, 'w'},
        {0},
    };
    int code, status = 0;
    pictures->width = terminal_width();
    pictures->options.until = INFINITY;
    pictures->ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
    while ((code = getopt_long(argc, argv, "o:", longs, NULL)) != -1)
        if (!take_option(pictures, code, optarg))
            return STATUS_USAGE;
    if (argc - optind < 1 + pictures->compare || argc - optind > MOST_RUNS)
        return usage_error(pictures->compare ? "compare takes two files or more"
                                             : "timeline takes a file");
    if (pictures->compare && argc - optind == 2 && !pictures->plain && !pictures->svg_path &&
        isatty(STDOUT_FILENO))
        return step_beside((const char *const[]){argv[optind], argv[optind + 1]},
                           &pictures->options.sim);
    for (int i = optind; i < argc && status == 0; i++)
        if (!open_run(pictures, argv[i]))
            status = STATUS_USAGE;
    return status ? status : show(pictures);
}

static int run_and_close(int argc, char **argv, bool compare)
{
    struct pictures *pictures = calloc(1, sizeof *pictures);
    if (!pictures)
        return STATUS_USAGE;
    pictures->compare = compare;
    int status = run(pictures, argc, argv);
    for (size_t i = 0; i < pictures->count; i++) {
        lanes_close(&pictures->lanes[i]);
        whole_close(&pictures->runs[i]);
    }
    free(pictures);
    return status;
}

int command_timeline(int argc, char **argv)
{
    return run_and_close(argc, argv, false);
}

int command_compare(int argc, char **argv)
{
    return run_and_close(argc, argv, true);
}
