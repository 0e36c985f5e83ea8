/* Tasks, ready queue, timers, things, output, variables, source: each as lines of words. */
#include "ui/linear/lists.h"

#include "ui/story/sentence.h"

#include <stdlib.h>
#include <string.h>

enum { SOURCE_AROUND = 5 };

static void task_line(struct words *words, const struct story *story, uint64_t number)
{
    const struct story_task *task = story_task(story, number);
    words_add_task_call(words, story, number);
    words_add(words, ": ");
    sentence_state(words, story, task);
    uint32_t line = task->state == TASK_WAITING ? story_wait_line(story, task) : 0;
    if (line)
        words_add(words, " at line %u", line);
    const struct story_timer *timer = story_timer(story, task->timer);
    if (task->state == TASK_WAITING && task->timer && timer->when > story->time) {
        words_add(words, ", for ");
        words_add_time(words, story, timer->when - story->time);
        words_add(words, " more");
    }
    words_add(words, ".");
}

void list_tasks(FILE *file, const struct story *story)
{
    struct words words;
    for (uint64_t number = 1; number <= story_task_count(story); number++) {
        words_clear(&words);
        task_line(&words, story, number);
        fprintf(file, "%s\n", words.text);
    }
    if (story_task_count(story) == 0)
        fprintf(file, "There is no task yet.\n");
}

void list_ready(FILE *file, const struct story *story)
{
    const struct story_handle *handles = story->handles.items;
    struct words words;
    size_t count = 0;
    for (size_t i = story->next_handle; i < story->handles.count; i++) {
        if (handles[i].state != HANDLE_TO_COME)
            continue;
        words_clear(&words);
        sentence_handle(&words, story, &handles[i]);
        fprintf(file, "%zu. %s, iteration %llu.\n", ++count, words.text,
                (unsigned long long)handles[i].iteration);
    }
    if (count == 0)
        fprintf(file, "Nothing is ready.\n");
}

void list_timers(FILE *file, const struct story *story)
{
    size_t count;
    const struct story_timer **sorted = story_timers_sorted(story, &count);
    if (!sorted)
        return;
    for (size_t i = 0; i < count; i++) {
        struct words words;
        sentence_timer_whole(&words, story, sorted[i]);
        fprintf(file, "%s.\n", words.text);
    }
    if (count == 0)
        fprintf(file, "No timer is set.\n");
    free(sorted);
}

void list_resources(FILE *file, const struct story *story)
{
    struct words words;
    size_t count = 0;
    for (uint64_t number = 1; number < story->resources.count; number++) {
        if (!sentence_resource_whole(&words, story, number))
            continue;
        fprintf(file, "%s.\n", words.text);
        count++;
    }
    if (count == 0)
        fprintf(file, "There is no lock, queue or the like yet.\n");
}

void list_output(FILE *file, const struct story *story)
{
    const struct story_output *outputs = story->outputs.items;
    for (size_t i = 0; i < story->outputs.count; i++) {
        struct words words;
        phrase text = outputs[i].text;
        if (text.size && text.text[text.size - 1] == '\n')
            text.size--;
        words_clear(&words);
        if (outputs[i].task)
            words_add_task(&words, story, outputs[i].task);
        else
            words_add(&words, "the program");
        words_add(&words, outputs[i].stream == 2 ? " (errors): " : ": ");
        words_add_text(&words, text);
        if (text.size)
            fprintf(file, "%s\n", words.text);
    }
    if (story->outputs.count == 0)
        fprintf(file, "Nothing is printed yet.\n");
}

void list_variables(FILE *file, struct reel *reel, uint64_t task)
{
    size_t count, shown = 0;
    const struct sim_frame *frames = reel_frames(reel, task, &count);
    for (size_t i = 0; frames && i < count; i++) {
        fprintf(file, "In %s, line %u:\n", frames[i].function, frames[i].line);
        for (size_t j = 0; j < frames[i].variable_count; j++)
            fprintf(file, "%s is %s.\n", frames[i].variables[j].name, frames[i].variables[j].text);
        if (frames[i].variable_count == 0)
            fprintf(file, "no variable yet.\n");
        shown++;
    }
    if (!shown)
        fprintf(file, "It has no frame here: it has not begun, or it is over.\n");
}

/* "waits: Task-2, Task-4" for the tasks that wait at a line. */
static void who_waits_here(struct words *words, const struct story *story, uint32_t line)
{
    size_t shown = 0;
    for (uint64_t number = 1; number <= story_task_count(story); number++) {
        const struct story_task *task = story_task(story, number);
        if (task->state != TASK_WAITING || story_wait_line(story, task) != line)
            continue;
        words_add(words, shown++ ? ", " : "    here waits: ");
        words_add_task(words, story, number);
    }
}

/* Control characters shown as what they are, tabs as the spaces they stand for. */
static void source_text(struct words *words, struct scenario_line line)
{
    size_t from = 0;
    for (size_t i = 0; i <= line.size; i++) {
        if (i < line.size && line.text[i] != '\t')
            continue;
        words_add_text(words, (phrase){line.text + from, i - from});
        if (i < line.size)
            words_add(words, "    ");
        from = i + 1;
    }
}

void list_source(FILE *file, const struct scenario *scenario, const struct story *story,
                 uint32_t line)
{
    uint32_t first = line > SOURCE_AROUND ? line - SOURCE_AROUND : 1;
    for (uint32_t i = first; i <= line + SOURCE_AROUND && i <= scenario->line_count; i++) {
        struct words words;
        words_clear(&words);
        words_add(&words, "%s%4u  ", i == line ? "here" : "    ", i);
        source_text(&words, story->ended ? scenario_line(scenario, i) : scenario_line_before_end(scenario, i));
        who_waits_here(&words, story, i);
        fprintf(file, "%s\n", words.text);
    }
}
