/* The quiz: what is asked at a stop, and whether the answer is right. */
#include "ui/linear/quiz.h"

#include "ui/linear/lists.h"
#include "ui/linear/telling.h"
#include "ui/story/sentence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct quiz {
    struct reel *reel;
    const struct quiz_options *options;
    struct telling telling;
    struct quiz_score score;
    bool over;             /* no more answers */
};

static bool is_alive(const struct story_task *task)
{
    return task->state < TASK_DONE && !task->closing;
}

/* With one task there is nothing to decide. */
static bool is_worth_asking(const struct story *story)
{
    unsigned alive = 0;
    for (uint64_t number = 1; number <= story_task_count(story); number++)
        alive += is_alive(story_task(story, number));
    return alive > 1;
}

/* The answer, without blanks around it; NULL: there are no more. */
static char *read_answer(struct quiz *quiz, char *line, int size)
{
    fflush(quiz->options->out);
    if (!fgets(line, size, quiz->options->in)) {
        quiz->over = true;
        return NULL;
    }
    line += strspn(line, " \t");
    line[strcspn(line, "\r\n")] = '\0';
    return line;
}

/* "Task-3", "3" or "task 3". */
static bool names_task(const char *answer, const struct story *story, uint64_t number)
{
    phrase name = story_task(story, number)->name;
    char digits[24];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    if (strlen(answer) == name.size && strncasecmp(answer, name.text, name.size) == 0)
        return true;
    if (strncasecmp(answer, "task", 4) == 0)
        answer += 4 + strspn(answer + 4, " -");
    return strcmp(answer, digits) == 0;
}

static void count(struct quiz *quiz, bool right, const char *solution)
{
    quiz->score.asked++;
    quiz->score.right += right;
    if (quiz->options->silent)
        return;
    if (right)
        fprintf(quiz->options->out, "Right.\n");
    else
        fprintf(quiz->options->out, "No: %s.\n", solution);
}

static void say(const struct quiz *quiz, const char *words)
{
    if (!quiz->options->silent)
        fputs(words, quiz->options->out);
}

/* At a stop, with the task and the time of the step to come known to us, not to who is asked. */
static void ask_task(struct quiz *quiz, uint64_t next)
{
    const struct story *story = &quiz->reel->story;
    char line[128], *answer;
    struct words solution;
    if (!quiz->options->silent)
        list_tasks(quiz->options->out, story);
    say(quiz, "Which task runs next? ");
    if (!(answer = read_answer(quiz, line, sizeof line)))
        return;
    words_clear(&solution);
    words_add_task(&solution, story, next);
    count(quiz, names_task(answer, story, next), solution.text);
}

static void ask_time(struct quiz *quiz, double next)
{
    char line[128], *answer;
    struct words solution;
    say(quiz, "Nothing is ready. At what virtual time does it run, in seconds? ");
    if (!(answer = read_answer(quiz, line, sizeof line)))
        return;
    words_clear(&solution);
    words_add_time(&solution, &quiz->reel->story, next);
    char *end;
    double said = strtod(answer, &end);
    count(quiz, end != answer && fabs(said - next) < 0.0005, solution.text);
}

/* The next step that is no closing of asyncio.run; false: there is none. */
static bool find_next(struct quiz *quiz, uint64_t *task, double *time)
{
    struct reel *reel = quiz->reel;
    size_t stop = reel->stop;
    if (!reel_forward(reel, STOP_STEP))
        return false;
    const struct story *story = &reel->story;
    bool found = story->act == ACT_STEP && !story->ended && !story->deadlock &&
                 !(reel->stops.all[reel->stop].kinds & STOP_CLOSING);
    *task = story->step.task;
    *time = story->step.time;
    reel_go(reel, stop);
    return found;
}

static void ask_at_stop(struct quiz *quiz, uint64_t task, double time)
{
    const struct story *story = &quiz->reel->story;
    if (!is_worth_asking(story))
        return;
    bool waits = time > story->time;
    ask_task(quiz, task);
    if (waits && !quiz->over && quiz->score.asked < quiz->options->most)
        ask_time(quiz, time);
}

static void tell_lesson(const struct quiz *quiz, const char *kind, const char *words)
{
    if (*words && !quiz->options->silent)
        fprintf(quiz->options->out, "%s%s\n", kind, words);
}

struct quiz_score quiz_run(struct reel *reel, const struct scenario *scenario,
                           const struct quiz_options *options)
{
    struct quiz quiz = {.reel = reel, .options = options,
                        .telling = {options->out, scenario, reel, "", NULL, true}};
    uint64_t task;
    double time;
    tell_lesson(&quiz, "", scenario->title);
    tell_lesson(&quiz, "Think of this meanwhile: ", scenario->ask);
    while (!quiz.over && quiz.score.asked < options->most && find_next(&quiz, &task, &time)) {
        ask_at_stop(&quiz, task, time);
        reel_forward(reel, STOP_STEP);
        if (!options->silent && !quiz.over)
            telling_stop(&quiz.telling);
    }
    tell_lesson(&quiz, "", scenario->answer);
    return quiz.score;
}
