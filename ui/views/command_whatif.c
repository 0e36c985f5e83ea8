/* What if: changing the run from here on, being its scheduler, and seeing both runs. */
#include "ui/views/actions.h"
#include "ui/views/input.h"

#include <stdlib.h>
#include <string.h>

#define MOST_CHOICES 9

/* After the run has changed both are shown. */
static void show_changed(struct stage *stage, const struct words *words)
{
    stage_show_run(stage);
    stage->over = &beside_view;
    stage_say(stage, "%s", words->text);
}

static const char *after_word(const char *said, const char *word)
{
    size_t size = strlen(word);
    if (strncmp(said, word, size) != 0 || (said[size] && said[size] != ' '))
        return NULL;
    said += size;
    return said + strspn(said, " ");
}

void do_what_if(struct stage *stage)
{
    char said[400] = "";
    struct words words;
    const char *rest;
    if (!input_line(stage, COLS < 100 ? "What if:"
                                      : "What if (cancel Task-3, hold Task-2 for 1s, fails, takes 1s ...; "
                                        "undo, list, save):",
                    said, sizeof said) ||
        !*said)
        return;
    if (strcmp(said, "undo") == 0) {
        if (runs_undo(stage->runs, &words)) {
            stage_show_run(stage);
            stage->over = &beside_view;
            return;
        }
        stage_say(stage, "%s", words.text);
        return;
    }
    if (strcmp(said, "list") == 0)
        runs_list(stage->runs, &words);
    else if ((rest = after_word(said, "save")) != NULL)
        runs_save(stage->runs, rest, &words);
    else if (runs_change(stage->runs, stage->chosen, said, &words)) {
        stage_show_run(stage);
        stage->over = &beside_view;
        if (strncmp(words.text, "First", 5) == 0)
            return; /* the view says it */
    }
    stage_say(stage, "%s", words.text);
}

/* --- being the scheduler */

static uint64_t find_choice(const struct story *story, const uint64_t *tasks, size_t count,
                            const char *said)
{
    char *end;
    unsigned long number = strtoul(said, &end, 10);
    if (*end == '\0' && end != said)
        return number >= 1 && number <= count ? tasks[number - 1] : 0;
    for (uint64_t task = 1; task <= story_task_count(story); task++) {
        phrase name = story_task(story, task)->name;
        if (name.size == strlen(said) && memcmp(name.text, said, name.size) == 0)
            return task;
    }
    return 0;
}

void do_choose_who_runs(struct stage *stage)
{
    uint64_t tasks[MOST_CHOICES];
    size_t count = choice_tasks(stage->story, tasks, MOST_CHOICES);
    char said[80] = "";
    struct words words;
    if (stage->reel->line || count == 0) {
        stage->message = stage->reel->line ? "A task is running: it alone gives way (Right)."
                                           : "No task is ready, and no timer wakes one.";
        return;
    }
    words_clear(&words);
    words_add(&words, "Who runs next?");
    for (size_t i = 0; i < count; i++) {
        words_add(&words, " %zu ", i + 1);
        words_add_task(&words, stage->story, tasks[i]);
    }
    words_add(&words, ":");
    if (!input_line(stage, words.text, said, sizeof said) || !*said)
        return;
    uint64_t task = find_choice(stage->story, tasks, count, said);
    const struct reel *before = stage->reel;
    if (!task)
        stage_say(stage, "\"%s\" is none of them: a number or a name, please.", said);
    else if (runs_choose(stage->runs, task, &words) && stage->runs->now.reel != before)
        show_changed(stage, &words);
    else
        stage_say(stage, "%s", words.text);
}

/* --- seeing both */

#define NONE "There is one run only: u changes it, r reads the file again."

void do_swap_runs(struct stage *stage)
{
    if (!stage->runs->other.reel) {
        stage->message = NONE;
        return;
    }
    runs_swap(stage->runs);
    stage_show_run(stage);
    stage_say(stage, "This is the run \"%s\"; the other is \"%s\" (Y).", stage->runs->now.name,
              stage->runs->other.name);
}

void do_beside(struct stage *stage)
{
    if (!stage->runs->other.reel)
        stage->message = NONE;
    else if (stage->over == &beside_view)
        stage->over = NULL;
    else
        stage->over = &beside_view;
}
