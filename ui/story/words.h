/* A line of words of bounded length, for sentences and panes: what does not fit is cut with "..". */
#ifndef LOOPGLASS_UI_STORY_WORDS_H
#define LOOPGLASS_UI_STORY_WORDS_H

#include "ui/story/story.h"

#define WORDS_SIZE 1200

struct words {
    size_t size;
    bool cut;
    char text[WORDS_SIZE]; /* NUL-terminated */
};

void words_clear(struct words *words);
/* printf-like. */
void words_add(struct words *words, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A text of the trace; control characters are shown as what they are: \n. */
void words_add_text(struct words *words, phrase added);
/* "0.100 s", with the digits of the story. */
void words_add_time(struct words *words, const struct story *story, double time);
/* "Task-3", or the name given. */
void words_add_task(struct words *words, const struct story *story, uint64_t task);
/* "Task-3, fetch('bob', 0.1)" */
void words_add_task_call(struct words *words, const struct story *story, uint64_t task);

#endif
