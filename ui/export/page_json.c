/* Pieces of a page's data. */
#include "ui/export/page_json.h"

#include "ui/story/sentence.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 20, MOST_BARS = 20000 };

json_t *page_text(const char *text, size_t size)
{
    json_t *json = json_stringn(text, size);
    char *copy = json ? NULL : malloc(size + 1);
    if (!copy)
        return json;
    for (size_t i = 0; i < size; i++)
        copy[i] = (unsigned char)text[i] < 0x80 ? text[i] : '?';
    json = json_stringn(copy, size);
    free(copy);
    return json;
}

json_t *page_words(const struct words *words)
{
    return page_text(words->text, words->size);
}

/* --- the ready queue: [iteration, words, what became of it] */

static const char *became(const struct story *story, const struct story_handle *handle)
{
    switch (handle->state) {
    case HANDLE_RAN: return sentence_outcome(story, handle);
    case HANDLE_RUNS: return "runs now";
    default: return "";
    }
}

static json_t *page_handle(const struct story *story, const struct story_handle *handle)
{
    struct words words;
    words_clear(&words);
    sentence_handle(&words, story, handle);
    return json_pack("[I, o, s]", (json_int_t)handle->iteration, page_words(&words),
                     became(story, handle));
}

/* What stands for rows that are left out. */
static void append_rest(json_t *rows, size_t rest)
{
    if (rest)
        json_array_append_new(rows, json_integer((json_int_t)rest));
}

json_t *page_ready(const struct story *story)
{
    const struct story_handle *handles = story->handles.items;
    json_t *rows = json_array();
    size_t first = story->next_handle > MOST_ROWS / 3 ? story->next_handle - MOST_ROWS / 3 : 0;
    size_t shown = 0, left_out = 0;
    for (size_t i = first; i < story->handles.count; i++) {
        if (handles[i].state == HANDLE_DROPPED)
            continue;
        if (shown++ < MOST_ROWS)
            json_array_append_new(rows, page_handle(story, &handles[i]));
        else
            left_out++;
    }
    append_rest(rows, left_out);
    return rows;
}

json_t *page_timers(const struct story *story)
{
    size_t count;
    const struct story_timer **sorted = story_timers_sorted(story, &count);
    json_t *rows = sorted ? json_array() : NULL;
    for (size_t i = 0; rows && i < count && i < MOST_ROWS; i++) {
        struct words words;
        sentence_timer_whole(&words, story, sorted[i]);
        json_array_append_new(rows, page_words(&words));
    }
    if (rows)
        append_rest(rows, count > MOST_ROWS ? count - MOST_ROWS : 0);
    free(sorted);
    return rows;
}

json_t *page_things(const struct story *story)
{
    json_t *rows = json_array();
    size_t left_out = 0;
    for (uint64_t number = 1; number < story->resources.count; number++) {
        struct words words;
        if (!sentence_resource_whole(&words, story, number))
            continue;
        if (json_array_size(rows) < MOST_ROWS)
            json_array_append_new(rows, page_words(&words));
        else
            left_out++;
    }
    append_rest(rows, left_out);
    return rows;
}

json_t *page_task(const struct story *story, uint64_t number)
{
    static const char *const states[] = {
        [TASK_READY] = "ready", [TASK_RUNNING] = "runs",    [TASK_WAITING] = "waits",
        [TASK_DONE] = "done",   [TASK_FAILED] = "failed",   [TASK_CANCELLED] = "cancelled"};
    const struct story_task *task = story_task(story, number);
    struct words words;
    words_clear(&words);
    sentence_state(&words, story, task);
    uint32_t line = task->state == TASK_WAITING ? story_wait_line(story, task) : 0;
    const struct story_timer *timer = story_timer(story, task->timer);
    bool due = task->state == TASK_WAITING && task->timer && timer->state == TIMER_SET;
    return json_pack("[s, o, I, o]", states[task->state], page_words(&words), (json_int_t)line,
                     due ? json_real(timer->when) : json_null());
}

/* --- lanes: bars are [from, to, kind, step, words] */

static json_t *page_bar(const struct lane_bar *bar)
{
    static const char *const kinds[] = {[BAR_RAN] = "ran", [BAR_READY] = "ready",
                                        [BAR_WAITED] = "waited"};
    struct words words;
    words_clear(&words);
    words_add_text(&words, bar->label);
    return json_pack("[f, f, s, I, o]", bar->from, bar->to, kinds[bar->kind],
                     (json_int_t)bar->step, page_words(&words));
}

json_t *page_lanes(const struct lanes *lanes)
{
    json_t *all = json_array();
    size_t bars = 0;
    for (size_t i = 0; i < lanes->count && i < PAGE_TASKS; i++) {
        const struct lane *lane = &lanes->all[i];
        json_t *list = json_array();
        for (size_t j = 0; j < lane->count && bars < MOST_BARS; j++, bars++)
            json_array_append_new(list, page_bar(&lane->bars[j]));
        json_array_append_new(all, json_pack("{s:o, s:o, s:I, s:o}", "name",
                                             page_text(lane->name.text, lane->name.size), "call",
                                             page_text(lane->call.text, lane->call.size), "task",
                                             (json_int_t)lane->task, "bars", list));
    }
    return all;
}

/* --- writing */

static int put_safely(const char *buffer, size_t size, void *host)
{
    FILE *file = host;
    for (size_t i = 0; i < size; i++)
        if ((buffer[i] == '<' ? fputs("\\u003c", file) : putc(buffer[i], file)) == EOF)
            return -1;
    return 0;
}

bool page_put(FILE *file, const json_t *json)
{
    return json && json_dump_callback(json, put_safely, file, JSON_COMPACT | JSON_REAL_PRECISION(15)) == 0;
}
