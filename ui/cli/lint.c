/* loopglass lint-lesson: whether a lesson has all that a lesson needs, before a class sees it. */
#include "ui/cli/cli.h"

#include <ctype.h>
#include <dirent.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_LINES = 10, MOST_LINES = 60, MOST_TITLE = 48, MOST_NOTES = 8, MOST_WIDTH = 100 };
#define PORTION ((uint64_t)100000)
#define MOST    ((uint64_t)5000000) /* lines and events: a lesson ends */

struct lint {
    const char *file;
    struct job job;
    unsigned found;
    size_t printed;     /* bytes */
    char errors[512];   /* the beginning of what went to standard error */
    bool verify;
    const char *python;
};

static void find(struct lint *lint, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void find(struct lint *lint, size_t line, const char *format, ...)
{
    va_list list;
    printf("%s:", lint->file);
    if (line)
        printf("%zu:", line);
    putchar(' ');
    va_start(list, format);
    vprintf(format, list);
    va_end(list);
    putchar('\n');
    lint->found++;
}

/* --- the file as it stands */

static void check_header(struct lint *lint)
{
    const struct scenario *scenario = &lint->job.scenario;
    const struct {
        const char *key, *value, *what;
    } keys[] = {{"title", scenario->title, "what the list of lessons shows"},
                {"about", scenario->about, "what it shows, in a line"},
                {"ask", scenario->ask, "what to predict before it is run"},
                {"answer", scenario->answer, "how it comes out, and why"},
                {"try", scenario->change, "a change to make and see"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!*keys[i].value)
            find(lint, 0, "no `# sim: %s`: %s", keys[i].key, keys[i].what);
    if (strlen(scenario->title) > MOST_TITLE)
        find(lint, 0, "the title is longer than %d bytes: the list cuts it", MOST_TITLE);
    size_t size = strlen(scenario->ask);
    if (size && !strchr(scenario->ask, '?'))
        find(lint, 0, "`# sim: ask` asks nothing: it has no question mark");
}

static void check_lines(struct lint *lint)
{
    const struct scenario *scenario = &lint->job.scenario;
    size_t notes = 0, lines = scenario->line_count;
    while (lines && !scenario_line(scenario, (uint32_t)lines).size)
        lines--;
    if (lines < LEAST_LINES || lines > MOST_LINES)
        find(lint, 0, "%zu lines; a lesson has %d to %d", lines, LEAST_LINES, MOST_LINES);
    for (uint32_t number = 1; number <= scenario->line_count; number++) {
        struct scenario_line line = scenario_line(scenario, number);
        notes += line.note != NULL;
        if (line.note && !line.note_size)
            find(lint, number, "an empty note");
        if (memchr(line.text, '\t', line.size))
            find(lint, number, "a tab: screens show it as they like");
        if (line.size > MOST_WIDTH && memcmp(line.text, "# sim:", 6) != 0)
            find(lint, number, "longer than %d columns", MOST_WIDTH);
    }
    if (notes == 0)
        find(lint, 0, "no teaching note: `#> words` at the line that matters");
    if (notes > MOST_NOTES)
        find(lint, 0, "%zu teaching notes; more than %d are not read", notes, MOST_NOTES);
}

/* --- its place among the lessons */

/* "07_name.py" has number 7; 0: it has none. */
static long number_of(const char *name)
{
    size_t size = strlen(name);
    if (!isdigit((unsigned char)name[0]) || size < 4 || strcmp(name + size - 3, ".py") != 0)
        return 0;
    char *end;
    long number = strtol(name, &end, 10);
    return *end == '_' ? number : 0;
}

/* Counts the lessons of a chapter whose numbers are those of the neighbours, and of itself. */
static void count_numbers(const char *folder, long number, unsigned *counts)
{
    DIR *directory = opendir(folder);
    struct dirent *entry;
    while (directory && (entry = readdir(directory)))
        for (long i = 0; i < 3; i++)
            counts[i] += number_of(entry->d_name) == number - 1 + i;
    if (directory)
        closedir(directory);
}

/* Chapters lie beside each other: the numbers go on from one to the next. */
static void check_neighbours(struct lint *lint)
{
    char folder[PATH_MAX], chapter[PATH_MAX + 300], *slash;
    long number = number_of(lint->job.scenario.file);
    unsigned counts[3] = {0};
    if (!number) {
        find(lint, 0, "the name is not NUMBER_words.py, so it has no place in the order");
        return;
    }
    if (!realpath(lint->job.scenario.path, folder) || !(slash = strrchr(folder, '/')))
        return;
    *slash = '\0';
    if ((slash = strrchr(folder, '/')) && isdigit((unsigned char)slash[1])) {
        *slash = '\0';
        DIR *directory = opendir(folder);
        struct dirent *entry;
        while (directory && (entry = readdir(directory))) {
            snprintf(chapter, sizeof chapter, "%s/%s", folder, entry->d_name);
            if (isdigit((unsigned char)entry->d_name[0]))
                count_numbers(chapter, number, counts);
        }
        if (directory)
            closedir(directory);
    } else {
        find(lint, 0, "it lies in no chapter: a folder NUMBER_words beside the others");
        return;
    }
    if (number > 1 && !counts[0])
        find(lint, 0, "there is no lesson %ld before it", number - 1);
    if (counts[1] > 1)
        find(lint, 0, "%u lessons have the number %ld", counts[1], number);
}

/* --- the run */

static void keep_output(void *host, int stream, const char *text, size_t size)
{
    struct lint *lint = ((struct job *)host)->owner;
    size_t used = strlen(lint->errors), room = sizeof lint->errors - 1 - used;
    lint->printed += size;
    if (stream == 2)
        memcpy(lint->errors + used, text, size < room ? size : room);
}

static void check_run(struct lint *lint)
{
    struct job *job = &lint->job;
    job->options.output = keep_output;
    job->options.forward_only = true;
    job->owner = lint;
    if (!job_open(job)) {
        find(lint, 0, "it cannot be run");
        return;
    }
    uint64_t left = MOST;
    while (left && sim_advance(job->sim, PORTION) == SIM_GOES_ON)
        left -= PORTION;
    if (!left)
        find(lint, 0, "it does not end");
    else if (sim_exit_status(job->sim) == 2)
        find(lint, 0, "it does not run: %.*s", (int)strcspn(lint->errors, "\n"), lint->errors);
    else if (sim_exit_status(job->sim) == 3)
        find(lint, 0, "a bound of the sandbox ended it");
    if (!lint->printed)
        find(lint, 0, "it prints nothing, so a prediction cannot be checked without the stepper");
}

/* Exactly what `loopglass verify` does and says. */
static void check_under_python(struct lint *lint)
{
    char *arguments[] = {(char[]){"verify"}, (char[]){"--python"}, (char *)lint->python,
                         (char *)lint->file, NULL};
    char *without[] = {arguments[0], arguments[3], NULL};
    optind = 0; /* glibc: begin anew */
    int status = lint->python ? command_verify(4, arguments) : command_verify(2, without);
    if (status != 0)
        find(lint, 0, status == 1 ? "CPython prints or does something else"
                                  : "it could not be compared with CPython");
}

static int lint_file(struct lint *lint)
{
    if (!job_read(&lint->job, lint->file) || lint->job.recorded)
        return lint->job.recorded ? usage_error("'%s' is a trace, no lesson", lint->file) : STATUS_USAGE;
    lint->file = lint->job.scenario.path;
    check_header(lint);
    check_lines(lint);
    check_neighbours(lint);
    check_run(lint);
    if (lint->verify)
        check_under_python(lint);
    if (!lint->found)
        printf("%s: good\n", lint->file);
    return lint->found > 0;
}

int command_lint(int argc, char **argv)
{
    static const struct option longs[] = {
        {"python", required_argument, NULL, 'p'}, {"verify", no_argument, NULL, 'v'}, {0}};
    bool verify = false;
    const char *python = NULL;
    int code, status = 0;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        if (code == '?')
            return STATUS_USAGE;
        verify = true;
        python = code == 'p' ? optarg : python;
    }
    if (optind == argc)
        return usage_error("lint-lesson takes one file or more");
    for (int i = optind; i < argc; i++) {
        struct lint lint = {.file = argv[i], .verify = verify, .python = python};
        int its = lint_file(&lint);
        status = its > status ? its : status;
        job_close(&lint.job);
    }
    return status;
}
