/* Predicting: before a step runs, the person says who runs, when, or what is printed. */
#include "ui/views/actions.h"
#include "ui/views/input.h"

/* What has been seen is not asked about: steps up to here, and the one whose lines are shown. */
static void settle(struct stage *stage)
{
    uint64_t seen = stage->story->steps + (stage->reel->line > 0);
    if (stage->prediction.settled < seen)
        stage->prediction.settled = seen;
}

void stage_predict(struct stage *stage)
{
    struct prediction *prediction = &stage->prediction;
    const struct reel *reel = stage->reel;
    stage->hide_future = prediction->on && !stage->story->ended;
    if (!prediction->on)
        return;
    settle(stage);
    if (prediction->reel == reel && prediction->stop == reel->stop && prediction->line == reel->line)
        return;
    prediction->question = question_find(stage->reel);
    prediction->reel = reel;
    prediction->stop = reel->stop;
    prediction->line = reel->line;
}

const struct question *stage_question(const struct stage *stage)
{
    const struct prediction *prediction = &stage->prediction;
    bool open = prediction->on && prediction->question.kind && stage->reel->line == 0 &&
                prediction->question.step > prediction->settled;
    return open ? &prediction->question : NULL;
}

static void judge(struct stage *stage, const struct question *question, const char *answer)
{
    struct score *score = &stage->prediction.score;
    struct words words;
    score->asked++;
    score->right += question_is_right(question, stage->story, answer);
    question_judge(&words, question, stage->story, answer);
    stage_say(stage, "%s  (%u of %u right)", words.text, score->right, score->asked);
}

bool stage_may_go_on(struct stage *stage)
{
    char answer[160] = "", prompt[100];
    stage_predict(stage);
    const struct question *question = stage_question(stage);
    if (!question)
        return true;
    snprintf(prompt, sizeof prompt, COLS < 72 ? "Answer:" : "Your answer (%s; Enter alone shows it):",
             question_hint(question));
    if (!input_line(stage, prompt, answer, sizeof answer))
        return false;
    if (*answer)
        judge(stage, question, answer);
    stage->prediction.settled = question->step;
    return true;
}

void do_predict(struct stage *stage)
{
    struct prediction *prediction = &stage->prediction;
    prediction->on = !prediction->on;
    prediction->reel = NULL;
    if (prediction->on) {
        prediction->settled = stage->story->steps;
        stage->message = "Predict: what comes is hidden, and Right asks before it shows. p: off.";
    } else if (prediction->score.asked) {
        stage_say(stage, "Predicting is off: %u of %u were right.", prediction->score.right,
                  prediction->score.asked);
    } else {
        stage->message = "Predicting is off.";
    }
}
