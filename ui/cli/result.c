/* loopglass run --json. */
#include "ui/cli/result.h"

#include "ui/story/story.h"
#include "ui/story/warnings.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define PORTION ((uint64_t)100000)

struct text {
    char *bytes;
    size_t size, capacity;
};

struct result {
    struct text printed[2]; /* standard output, standard error */
    bool failed;            /* out of memory */
};

static void add(struct result *result, int stream, const char *bytes, size_t size)
{
    struct text *text = &result->printed[stream == 2];
    if (text->size + size + 1 > text->capacity) {
        size_t capacity = (text->size + size + 1) * 2;
        char *grown = realloc(text->bytes, capacity);
        if (!grown) {
            result->failed = true;
            return;
        }
        text->bytes = grown;
        text->capacity = capacity;
    }
    memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
    text->bytes[text->size] = '\0';
}

static void keep_output(void *host, int stream, const char *bytes, size_t size)
{
    add(((struct job *)host)->owner, stream, bytes, size);
}

/* --- the parts */

/* Bytes that are no UTF-8 (a lone surrogate that was printed) become question marks. */
static json_t *json_text(const char *bytes, size_t size)
{
    json_t *json = bytes ? json_stringn(bytes, size) : json_string("");
    char *copy = json ? NULL : malloc(size + 1);
    if (!copy)
        return json;
    for (size_t i = 0; i < size; i++)
        copy[i] = (unsigned char)bytes[i] < 0x80 ? bytes[i] : '?';
    json = json_stringn(copy, size);
    free(copy);
    return json;
}

static const char *next_line(const char *line)
{
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

static bool begins(const char *line, const char *with)
{
    return strncmp(line, with, strlen(with)) == 0;
}

/* The line that ends the last traceback, or a syntax error: "ValueError: no". NULL: there is none. */
static json_t *last_error(const struct text *errors)
{
    const char *found = NULL;
    bool traceback = false;
    for (const char *line = errors->bytes; line && *line; line = next_line(line)) {
        bool is_traceback = begins(line, "Traceback (") || begins(line, "  + Exception Group Trace");
        if (is_traceback || (!traceback && begins(line, "  File \"")))
            found = next_line(line);
        traceback |= is_traceback;
    }
    for (; found && *found; found = next_line(found)) {
        bool in_group = begins(found, "  | ") && found[4] != ' ';
        if (in_group || (*found != ' ' && *found != '\n'))
            return json_text(found + (in_group ? 4 : 0), strcspn(found, "\n") - (in_group ? 4 : 0));
    }
    return NULL;
}

static json_t *warning_json(const struct warning *warning)
{
    return json_pack("{s:s, s:b, s:I, s:I, s:o, s:o, s:o}", "name", warning->name, "suspicion",
                     (int)warning->suspicion, "line", (json_int_t)warning->line, "step",
                     (json_int_t)warning->step, "what",
                     json_text(warning->what.text, warning->what.size), "cost",
                     json_text(warning->cost.text, warning->cost.size), "mend",
                     json_text(warning->mend.text, warning->mend.size));
}

static json_t *warnings_json(const struct story *story, const struct scenario *scenario)
{
    struct warnings *warnings = malloc(sizeof *warnings);
    json_t *list = json_array();
    if (!warnings)
        return list;
    warnings_find(warnings, story, scenario);
    for (size_t i = 0; i < warnings->count; i++)
        json_array_append_new(list, warning_json(&warnings->all[i]));
    free(warnings);
    return list;
}

/* What the trace says beside the program's own words; a deadlock is over when the program has ended, so
 * it is looked for on the way. */
static json_t *story_json(const struct job *job, const struct result *result, int status)
{
    struct story story;
    bool deadlock = false;
    size_t tasks = 0;
    if (!story_open(&story, job_trace(job)))
        return NULL;
    while (story_next(&story))
        deadlock |= story.deadlock;
    for (uint64_t number = 1; number <= story_task_count(&story); number++)
        tasks += !story_task(&story, number)->closing;
    json_t *error = status ? last_error(&result->printed[1]) : NULL;
    json_t *bound = story.bound_hit ? json_text(story.words.text, story.words.size) : json_null();
    json_t *json = json_pack(
        "{s:i, s:o, s:i, s:o, s:o, s:o, s:b, s:o, s:f, s:I, s:I, s:o}", "version", RESULT_VERSION,
        "file", json_text(job->scenario.file, strlen(job->scenario.file)), "status", status,
        "output", json_text(result->printed[0].bytes, result->printed[0].size), "errors",
        json_text(result->printed[1].bytes, result->printed[1].size), "error",
        error ? error : json_null(), "deadlock", (int)deadlock, "bound", bound, "virtual_time",
        story.time, "tasks", (json_int_t)tasks, "steps", (json_int_t)story.steps, "warnings",
        warnings_json(&story, &job->scenario));
    story_close(&story);
    return json;
}

/* --- the run */

static int run_recorded(struct job *job)
{
    struct trace_cursor cursor;
    struct event event;
    int status = 0;
    trace_begin(job->recorded, &cursor);
    while (trace_next(job->recorded, &cursor, &event)) {
        if (event.kind == EVENT_output)
            add(job->owner, (int)event.output.stream, event.output.text.text,
                event.output.text.size);
        else if (event.kind == EVENT_program_ended)
            status = (int)(event.program_ended.status & 0xff);
    }
    return status;
}

static int run_to_end(struct job *job)
{
    if (job->recorded)
        return run_recorded(job);
    while (sim_advance(job->sim, PORTION) == SIM_GOES_ON)
        ;
    return sim_exit_status(job->sim);
}

int result_print(struct job *job, const char *name)
{
    struct result result = {0};
    int status = STATUS_USAGE;
    job->options.output = keep_output;
    job->options.forward_only = true;
    job->owner = &result;
    if (job_read(job, name) && job_open(job)) {
        status = run_to_end(job);
        json_t *json = result.failed ? NULL : story_json(job, &result, status);
        bool ok = json && json_dumpf(json, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(15)) == 0 &&
                  putchar('\n') != EOF && fflush(stdout) == 0;
        if (!ok)
            fprintf(stderr, "loopglass: %s\n", json ? "writing to standard output failed" : "out of memory");
        status = ok ? status : STATUS_USAGE;
        json_decref(json);
    }
    free(result.printed[0].bytes);
    free(result.printed[1].bytes);
    return status;
}
