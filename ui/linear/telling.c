/* The facts of a stop, in the sentences of the screen. */
#include "ui/linear/telling.h"

#include "ui/story/ending.h"
#include "ui/story/sentence.h"

static void tell(const struct telling *telling, const struct words *words)
{
    if (words->size)
        fprintf(telling->file, "%s%s\n", telling->indent, words->text);
}

void telling_position(const struct telling *telling)
{
    const struct story *story = &telling->reel->story;
    const struct stops *stops = &telling->reel->stops;
    struct words words;
    words_clear(&words);
    words_add(&words, "Step %llu", (unsigned long long)story->steps);
    if (telling->reel->whole && !telling->hide_future)
        words_add(&words, " of %zu", stops->step_count);
    words_add(&words, ", ");
    words_add_time(&words, story, story->time);
    if (story->iteration)
        words_add(&words, ", iteration %llu", (unsigned long long)story->iteration);
    if (stops->all[telling->reel->stop].kinds & STOP_CLOSING)
        words_add(&words, ", asyncio.run cleans up");
    fprintf(telling->file, "%s.\n", words.text);
}

/* What the step printed, but its first line, which the sentence says. */
static void tell_printed(const struct telling *telling)
{
    const struct story *story = &telling->reel->story;
    const struct story_output *outputs = story->outputs.items;
    bool said = false;
    for (size_t i = (size_t)story->step.first_output; i < story->outputs.count; i++) {
        struct words words;
        words_clear(&words);
        if (outputs[i].step != story->step.number)
            continue;
        phrase piece = outputs[i].text;
        if (piece.size && piece.text[piece.size - 1] == '\n')
            piece.size--;
        words_add(&words, "It also printed \"");
        words_add_text(&words, piece);
        words_add(&words, "\".");
        if (piece.size && said)
            tell(telling, &words);
        said |= piece.size > 0;
    }
}

/* The teaching note of the line at which the task now stands. */
static void tell_note(const struct telling *telling)
{
    const struct story *story = &telling->reel->story;
    uint32_t line = story_task(story, story->step.task)->last_line;
    struct scenario_line at = scenario_line(telling->scenario, line);
    if (!at.note_size || (telling->said && telling->said[line]))
        return;
    if (telling->said)
        telling->said[line] = true;
    struct words words;
    words_clear(&words);
    words_add(&words, "Note, line %u: ", line);
    words_add_text(&words, (phrase){at.note, at.note_size});
    tell(telling, &words);
}

static void tell_warnings(const struct telling *telling)
{
    const struct story *story = &telling->reel->story;
    const struct story_warning *warnings = story->warnings.items;
    for (size_t i = (size_t)story->step.first_warning; i < story->warnings.count; i++) {
        struct words words;
        words_clear(&words);
        words_add(&words, "Warning: ");
        words_add_text(&words, warnings[i].text);
        if (warnings[i].step == story->step.number && warnings[i].text.size)
            tell(telling, &words);
    }
}

void telling_why(const struct telling *telling)
{
    struct words words;
    sentence_why(&words, &telling->reel->story);
    if (words.size)
        tell(telling, &words);
    else
        fprintf(telling->file, "%sNo task ran here.\n", telling->indent);
}

static void tell_step(const struct telling *telling)
{
    struct words words;
    sentence_ran(&words, &telling->reel->story);
    tell(telling, &words);
    sentence_why(&words, &telling->reel->story);
    tell(telling, &words);
    tell_printed(telling);
    tell_note(telling);
    tell_warnings(telling);
}

void telling_stop(const struct telling *telling)
{
    const struct story *story = &telling->reel->story;
    struct words words;
    telling_position(telling);
    if (story->act == ACT_STEP && !story->ended && !story->deadlock && !story->bound_hit) {
        tell_step(telling);
    } else {
        sentence_ran(&words, story);
        tell(telling, &words);
    }
    sentence_next(&words, story);
    if (!telling->hide_future)
        tell(telling, &words);
}

void telling_end(const struct telling *telling, struct score score, const char *next_lesson)
{
    struct ending ending;
    ending_make(&ending, &telling->reel->story, telling->scenario, score, next_lesson);
    for (int i = 0; i < ENDING_PARTS; i++)
        tell(telling, &ending.parts[i]);
}
