/* The page: its frame from page.html, and between its lines the run, a stop a line. Of tasks, things
 * and output a stop tells what is new since the stop before, the rest in full. */
#include "ui/export/page.h"

#include "ui/export/page_json.h"
#include "ui/story/facts.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_OUTPUT = 4000 };

struct writer {
    FILE *file;
    struct reel *reel;
    const struct scenario *scenario;
    const struct page_options *options;
    json_t *tasks[PAGE_TASKS + 1]; /* by number, as told last */
    json_t *things;
    size_t outputs;                /* told so far */
    bool any, ok;
};

static json_t *text_of(const char *text)
{
    return page_text(text, strlen(text));
}

/* --- the parts of a stop */

static void take_fact(void *host, const struct fact *fact)
{
    static const char *const kinds[] = {[FACT_CHANGED] = "ran", [FACT_RAN] = "ran",         [FACT_WHY] = "why",
                                        [FACT_PRINTED] = "printed", [FACT_NOTE] = "note",
                                        [FACT_WARNING] = "warning", [FACT_NEXT] = "next"};
    json_array_append_new(host, json_pack("[s, o]", kinds[fact->kind], page_words(fact->words)));
}

/* {number: task} of those that are not as they were. */
static json_t *changed_tasks(struct writer *writer)
{
    const struct story *story = &writer->reel->story;
    json_t *changed = json_object();
    for (uint64_t number = 1; number <= story_task_count(story) && number <= PAGE_TASKS; number++) {
        char key[24];
        json_t *now = page_task(story, number);
        if (writer->tasks[number] && json_equal(writer->tasks[number], now)) {
            json_decref(now);
            continue;
        }
        snprintf(key, sizeof key, "%llu", (unsigned long long)number);
        json_object_set(changed, key, now);
        json_decref(writer->tasks[number]);
        writer->tasks[number] = now;
    }
    return changed;
}

static json_t *new_output(struct writer *writer)
{
    const struct story *story = &writer->reel->story;
    const struct story_output *outputs = story->outputs.items;
    json_t *list = json_array();
    for (; writer->outputs < story->outputs.count; writer->outputs++) {
        const struct story_output *output = &outputs[writer->outputs];
        size_t size = output->text.size;
        bool cut = size > MOST_OUTPUT;
        while (size > MOST_OUTPUT || (cut && size && (output->text.text[size] & 0xc0) == 0x80))
            size = size > MOST_OUTPUT ? MOST_OUTPUT : size - 1;
        json_array_append_new(list, json_pack("[I, i, o]", (json_int_t)output->task, output->stream,
                                              page_text(output->text.text, size)));
    }
    return list;
}

/* False: as they were. */
static bool things_changed(struct writer *writer)
{
    json_t *now = page_things(&writer->reel->story);
    if (json_equal(writer->things, now)) {
        json_decref(now);
        return false;
    }
    json_decref(writer->things);
    writer->things = now;
    return true;
}

static void put_stop(struct writer *writer)
{
    const struct story *story = &writer->reel->story;
    uint32_t kinds = writer->reel->stops.all[writer->reel->stop].kinds;
    bool ran = story->act == ACT_STEP && !story->ended && !story->deadlock && !story->bound_hit;
    struct words where;
    json_t *facts = json_array();
    facts_position(&where, writer->reel, false);
    facts_at_stop(writer->reel, writer->scenario, take_fact, facts);
    json_t *stop = json_pack(
        "{s:I, s:o, s:f, s:I, s:I, s:o, s:o, s:o, s:o, s:o}", "step", (json_int_t)story->steps,
        "where", page_words(&where), "time", story->time, "task",
        (json_int_t)(ran ? story->step.task : 0), "line",
        (json_int_t)(ran ? story_task(story, story->step.task)->last_line : 0), "facts", facts,
        "ready", page_ready(story), "timers", page_timers(story), "tasks", changed_tasks(writer),
        "output", new_output(writer));
    if (stop && kinds & STOP_CLOSING)
        json_object_set_new(stop, "closing", json_true());
    if (stop && things_changed(writer))
        json_object_set(stop, "things", writer->things);
    writer->ok = writer->ok && fputs(writer->any ? ",\n" : "", writer->file) >= 0 &&
                 page_put(writer->file, stop);
    writer->any = true;
    json_decref(stop);
}

/* Whether the run goes on beyond what the page has. */
static bool put_stops(struct writer *writer)
{
    do
        put_stop(writer);
    while (writer->ok && writer->reel->story.steps < writer->options->steps &&
           reel_forward(writer->reel, STOP_STEP | STOP_DEADLOCK | STOP_END));
    size_t last = writer->reel->stop;
    bool goes_on = writer->ok && reel_forward(writer->reel, STOP_STEP | STOP_DEADLOCK | STOP_END);
    reel_go(writer->reel, last);
    return goes_on;
}

/* --- what holds for the whole run */

static json_t *source_of(const struct scenario *scenario)
{
    json_t *lines = json_array();
    for (uint32_t number = 1; number <= scenario->line_count; number++) {
        struct scenario_line line = scenario_line(scenario, number);
        json_array_append_new(lines, page_text(line.text, line.size));
    }
    return lines;
}

static json_t *names_of_tasks(const struct story *story)
{
    json_t *names = json_array();
    for (uint64_t number = 1; number <= story_task_count(story) && number <= PAGE_TASKS; number++) {
        const struct story_task *task = story_task(story, number);
        json_array_append_new(names, json_pack("[o, o, b]", page_text(task->name.text, task->name.size),
                                               page_text(task->call.text, task->call.size),
                                               (int)task->closing));
    }
    return names;
}

static json_t *left_out(const struct writer *writer, bool goes_on)
{
    const struct story *story = &writer->reel->story;
    struct words words;
    words_clear(&words);
    if (goes_on)
        words_add(&words, "This page holds the first %zu steps; the run goes on. ",
                  writer->options->steps);
    if (story_task_count(story) > PAGE_TASKS)
        words_add(&words, "Of %zu tasks it shows the first %d.", story_task_count(story), PAGE_TASKS);
    return page_words(&words);
}

static bool put_whole(struct writer *writer, bool goes_on)
{
    const struct scenario *scenario = writer->scenario;
    struct lanes lanes;
    if (!lanes_open(&lanes, &writer->reel->story))
        return false;
    json_t *whole = json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:s, s:o, s:o, s:o, s:f, s:i, s:o}", "title",
        text_of(*scenario->title ? scenario->title : scenario->file), "about",
        text_of(scenario->about), "ask", text_of(scenario->ask), "answer",
        text_of(scenario->answer), "change", text_of(scenario->change), "file",
        text_of(scenario->file), "version", writer->options->version, "source",
        source_of(scenario), "names", names_of_tasks(&writer->reel->story), "lanes",
        page_lanes(&lanes), "end", lanes.end, "digits", lanes.digits, "left_out",
        left_out(writer, goes_on));
    bool ok = fputs("],\n\"run\":", writer->file) >= 0 && page_put(writer->file, whole) &&
              fputs("}\n", writer->file) >= 0;
    json_decref(whole);
    lanes_close(&lanes);
    return ok;
}

static bool put_data(struct writer *writer)
{
    fputs("<script type=\"application/json\" id=\"data\">\n{\"stops\":[\n", writer->file);
    bool goes_on = put_stops(writer);
    bool ok = writer->ok && put_whole(writer, goes_on);
    fputs("</script>\n", writer->file);
    for (size_t i = 0; i <= PAGE_TASKS; i++)
        json_decref(writer->tasks[i]);
    json_decref(writer->things);
    return ok;
}

/* The title of the window, which stands before the script can put it there. */
static void put_title(FILE *file, const struct scenario *scenario)
{
    fputs("<title>", file);
    for (const char *c = *scenario->title ? scenario->title : scenario->file; *c; c++)
        fputs(*c == '<' ? "&lt;" : *c == '&' ? "&amp;" : (char[]){*c, '\0'}, file);
    fputs("</title>\n", file);
}

bool page_write(FILE *file, struct reel *reel, const struct scenario *scenario,
                const struct page_options *options)
{
    struct writer *writer = calloc(1, sizeof *writer);
    if (!writer)
        return false;
    *writer = (struct writer){.file = file, .reel = reel, .scenario = scenario,
                              .options = options, .ok = true};
    bool ok = true;
    for (const char *const *line = page_lines; *line; line++) {
        if (strcmp(*line, "@data@") == 0)
            ok = put_data(writer) && ok;
        else if (strcmp(*line, "@title@") == 0)
            put_title(file, scenario);
        else
            fprintf(file, "%s\n", *line);
    }
    free(writer);
    return ok && !ferror(file);
}
