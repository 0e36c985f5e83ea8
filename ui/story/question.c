/* What can be asked before the next step, and whether an answer is right. */
#include "ui/story/question.h"

#include "ui/story/sentence.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* --- finding it */

/* With one task there is nothing to decide about who runs. */
static bool tasks_compete(const struct story *story)
{
    unsigned alive = 0;
    for (uint64_t number = 1; number <= story_task_count(story) && alive < 2; number++) {
        const struct story_task *task = story_task(story, number);
        alive += task->state < TASK_DONE && !task->closing && task->name.size;
    }
    return alive > 1;
}

/* The first line that the story's last step printed; "": none. */
static void what_was_printed(const struct story *story, char *text, size_t size)
{
    const struct story_output *outputs = story->outputs.items;
    *text = '\0';
    for (size_t i = (size_t)story->step.first_output; i < story->outputs.count && !*text; i++) {
        phrase line = outputs[i].text;
        const char *end = line.size ? memchr(line.text, '\n', line.size) : NULL;
        size_t length = end ? (size_t)(end - line.text) : line.size;
        if (outputs[i].step == story->step.number && outputs[i].stream == 1)
            snprintf(text, size, "%.*s", length < size ? (int)length : (int)size - 1, line.text);
    }
}

/* One of the questions that the step allows, by its number: so each kind has its turn. */
static enum question_kind pick(const struct question *question, const struct story *now)
{
    enum question_kind kinds[3];
    unsigned count = 0;
    if (tasks_compete(now))
        kinds[count++] = QUESTION_TASK;
    if (question->task == 0)
        return count ? QUESTION_TASK : QUESTION_NONE;
    if (question->time > now->time)
        kinds[count++] = QUESTION_TIME;
    if (*question->printed && now->steps > 0)
        kinds[count++] = QUESTION_OUTPUT;
    return count ? kinds[question->step % count] : QUESTION_NONE;
}

struct question question_find(struct reel *reel)
{
    struct question question = {.kind = QUESTION_NONE};
    size_t next = reel->line ? reel->stop : reel_next(reel, STOP_STEP);
    uint32_t kinds = reel->stops.all[next].kinds;
    struct story then;
    if (next == reel->stop || kinds & (STOP_CLOSING | STOP_END) || !(kinds & (STOP_STEP | STOP_DEADLOCK)))
        return question;
    memset(&then, 0, sizeof then);
    if (reel_story_at(reel, next, &then)) {
        question.more = true;
        question.step = reel->story.steps + 1;
        if (!then.deadlock) {
            question.task = then.step.task;
            question.time = then.step.time;
            what_was_printed(&then, question.printed, sizeof question.printed);
        }
        question.kind = pick(&question, &reel->story);
    }
    story_close(&then);
    return question;
}

/* --- asking */

void question_ask(struct words *words, const struct question *question)
{
    static const char *const asked[] = {
        [QUESTION_NONE] = "",
        [QUESTION_TASK] = "Which task runs next?",
        [QUESTION_TIME] = "Nothing is ready. At what virtual time does the next step run?",
        [QUESTION_OUTPUT] = "What is printed next?",
    };
    words_clear(words);
    words_add(words, "%s", asked[question->kind]);
}

const char *question_hint(const struct question *question)
{
    switch (question->kind) {
    case QUESTION_TASK: return "3, Task-3, or none";
    case QUESTION_TIME: return "0.3, in seconds";
    case QUESTION_OUTPUT: return "the line";
    default: return "";
    }
}

/* --- answers */

/* The answer without blanks and quotes around it. */
static phrase trimmed(const char *answer)
{
    phrase text = {answer, strlen(answer)};
    while (text.size && (isspace((unsigned char)*text.text) || strchr("\"'", *text.text))) {
        text.text++;
        text.size--;
    }
    while (text.size && (isspace((unsigned char)text.text[text.size - 1]) ||
                         strchr("\"'", text.text[text.size - 1])))
        text.size--;
    return text;
}

static bool is_word(phrase text, const char *word)
{
    return text.size == strlen(word) && strncasecmp(text.text, word, text.size) == 0;
}

static bool names(phrase answer, phrase name)
{
    return answer.size == name.size && answer.size &&
           strncasecmp(answer.text, name.text, name.size) == 0;
}

/* "Task-3", "task 3", a task's own name, or the number in the margin; 0: none such. */
static uint64_t find_task(const struct story *story, phrase answer)
{
    char usual[40];
    for (uint64_t number = 1; number <= story_task_count(story); number++)
        if (names(answer, story_task(story, number)->name))
            return number;
    if (answer.size > 4 && strncasecmp(answer.text, "task", 4) == 0) {
        answer.text += 4;
        answer.size -= 4;
        while (answer.size && strchr(" -", *answer.text)) {
            answer.text++;
            answer.size--;
        }
    }
    if (answer.size == 0 || answer.size > 18 || strspn(answer.text, "0123456789") < answer.size)
        return 0;
    snprintf(usual, sizeof usual, "Task-%.*s", (int)answer.size, answer.text);
    for (uint64_t number = 1; number <= story_task_count(story); number++)
        if (names((phrase){usual, strlen(usual)}, story_task(story, number)->name))
            return number;
    unsigned long long number = strtoull(usual + 5, NULL, 10);
    return number <= story_task_count(story) ? number : 0;
}

static bool is_none(phrase answer)
{
    return is_word(answer, "none") || is_word(answer, "nobody") || is_word(answer, "nothing") ||
           is_word(answer, "no") || is_word(answer, "0") || is_word(answer, "deadlock");
}

static bool is_time(phrase answer, double time)
{
    char text[40], *end;
    snprintf(text, sizeof text, "%.*s", (int)(answer.size < 39 ? answer.size : 39), answer.text);
    double said = strtod(text, &end);
    while (*end == ' ')
        end++;
    if (strcmp(end, "ms") == 0)
        said /= 1000;
    else if (*end && strcmp(end, "s") != 0)
        return false;
    return end != text && fabs(said - time) < 0.0005;
}

/* As a person reads it: case and how wide blanks are do not matter. */
static bool reads_the_same(phrase a, phrase b)
{
    size_t i = 0, j = 0;
    for (;;) {
        while (i < a.size && isspace((unsigned char)a.text[i]))
            i++;
        while (j < b.size && isspace((unsigned char)b.text[j]))
            j++;
        if (i == a.size || j == b.size)
            return i == a.size && j == b.size;
        if (tolower((unsigned char)a.text[i++]) != tolower((unsigned char)b.text[j++]))
            return false;
    }
}

bool question_is_right(const struct question *question, const struct story *story, const char *answer)
{
    phrase said = trimmed(answer);
    switch (question->kind) {
    case QUESTION_TASK:
        return question->task ? find_task(story, said) == question->task : is_none(said);
    case QUESTION_TIME: return is_time(said, question->time);
    case QUESTION_OUTPUT: return said.size && reads_the_same(said, trimmed(question->printed));
    default: return false;
    }
}

/* --- judging */

void question_solve(struct words *words, const struct question *question, const struct story *story)
{
    words_clear(words);
    if (question->kind == QUESTION_TIME) {
        words_add_time(words, story, question->time);
    } else if (question->kind == QUESTION_OUTPUT) {
        words_add(words, "\"");
        words_add_text(words, (phrase){question->printed, strlen(question->printed)});
        words_add(words, "\"");
    } else if (question->task) {
        words_add_task(words, story, question->task);
    } else {
        words_add(words, "none, a deadlock");
    }
}

/* Why the task that was named cannot be the one. */
static void why_not(struct words *words, const struct question *question, const struct story *story,
                    uint64_t named)
{
    const struct story_task *task = story_task(story, named);
    words_add(words, " ");
    words_add_task(words, story, named);
    if (task->state == TASK_READY && question->task) {
        words_add(words, " is ready, but stands behind it.");
        return;
    }
    words_add(words, task->state == TASK_WAITING ? " " : " is ");
    sentence_state(words, story, task);
    if (task->state == TASK_WAITING && task->timer) {
        words_add(words, " until ");
        words_add_time(words, story, story_timer(story, task->timer)->when);
    }
    words_add(words, ".");
}

void question_judge(struct words *words, const struct question *question, const struct story *story,
                    const char *answer)
{
    struct words solution;
    words_clear(words);
    if (question_is_right(question, story, answer)) {
        words_add(words, "Right.");
        return;
    }
    question_solve(&solution, question, story);
    words_add(words, "No: %s.", solution.text);
    uint64_t named = question->kind == QUESTION_TASK ? find_task(story, trimmed(answer)) : 0;
    if (named)
        why_not(words, question, story, named);
}
