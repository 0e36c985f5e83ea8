/* Predicting: what can be asked before the next step, and whether an answer is right. The quiz, the
 * stepper and linear mode ask the same questions in the same words. */
#ifndef LOOPGLASS_UI_STORY_QUESTION_H
#define LOOPGLASS_UI_STORY_QUESTION_H

#include "ui/story/reel.h"
#include "ui/story/words.h"

enum question_kind {
    QUESTION_NONE,   /* nothing to decide, or no step to come */
    QUESTION_TASK,   /* which task runs next? */
    QUESTION_TIME,   /* nothing is ready: at what virtual time does the next step run? */
    QUESTION_OUTPUT, /* what is printed next? */
};

struct question {
    enum question_kind kind;
    bool more;         /* there is a step to come that is no clean-up, asked about or not */
    uint64_t step;     /* the step that it asks about */
    uint64_t task;     /* which runs in it; 0: none ever, a deadlock */
    double time;       /* when */
    char printed[160]; /* the first line that it prints */
};

struct score {
    unsigned asked, right;
};

/* The question at the reel's stop: one for each step, the same whenever one comes there. The reel
 * computes as far as the next step and stays where it is. */
struct question question_find(struct reel *reel);
/* "Which task runs next?" */
void question_ask(struct words *words, const struct question *question);
/* How it may be answered: "a task, as in 3 or Task-3, or none" */
const char *question_hint(const struct question *question);
/* `story` is that of the stop before the step. */
bool question_is_right(const struct question *question, const struct story *story, const char *answer);
/* "Task-3", "0.100 s", "\"got bob\"" */
void question_solve(struct words *words, const struct question *question, const struct story *story);
/* "Right." or "No: Task-3. Task-4 waits sleep(0.2)." */
void question_judge(struct words *words, const struct question *question, const struct story *story,
                    const char *answer);

#endif
