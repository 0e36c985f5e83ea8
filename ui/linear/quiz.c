/* The quiz: the questions of the run, one after another, in plain text. */
#include "ui/linear/quiz.h"

#include "ui/linear/lists.h"
#include "ui/linear/telling.h"

#include <string.h>

/* The answer, without blanks before it; NULL: there are no more. */
static char *read_answer(const struct quiz_options *options, char *line, int size)
{
    fflush(options->out);
    if (!fgets(line, size, options->in))
        return NULL;
    line += strspn(line, " \t");
    line[strcspn(line, "\r\n")] = '\0';
    return line;
}

static void ask_aloud(const struct quiz_options *options, const struct question *question,
                      const struct story *story)
{
    struct words words;
    if (options->silent)
        return;
    if (question->kind == QUESTION_TASK)
        list_tasks(options->out, story);
    question_ask(&words, question);
    fprintf(options->out, "%s (%s) ", words.text, question_hint(question));
}

bool quiz_ask(const struct quiz_options *options, const struct question *question,
              const struct story *story, struct score *score, bool scored)
{
    char line[200];
    struct words words;
    ask_aloud(options, question, story);
    const char *answer = read_answer(options, line, sizeof line);
    if (!answer)
        return false;
    if (!*answer && !scored)
        return true;
    score->asked++;
    score->right += question_is_right(question, story, answer);
    question_judge(&words, question, story, answer);
    if (!options->silent)
        fprintf(options->out, "%s\n", words.text);
    return true;
}

static void tell_lesson(const struct quiz_options *options, const char *kind, const char *words)
{
    if (*words && !options->silent)
        fprintf(options->out, "%s%s\n", kind, words);
}

struct score quiz_run(struct reel *reel, const struct scenario *scenario,
                      const struct quiz_options *options)
{
    struct telling telling = {options->out, scenario, reel, "", NULL, true};
    struct score score = {0, 0};
    tell_lesson(options, "", scenario->title);
    tell_lesson(options, "Think of this meanwhile: ", scenario->ask);
    while (score.asked < options->most) {
        struct question question = question_find(reel);
        if (!question.more ||
            (question.kind && !quiz_ask(options, &question, &reel->story, &score, true)))
            break;
        reel_forward(reel, STOP_STEP);
        if (!options->silent)
            telling_stop(&telling);
    }
    tell_lesson(options, "Answer: ", scenario->answer);
    return score;
}
