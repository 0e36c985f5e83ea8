/* The facts of a stop. */
#include "ui/story/facts.h"

#include "ui/story/sentence.h"

struct taker {
    void (*take)(void *host, const struct fact *fact);
    void *host;
};

static void give(const struct taker *taker, enum fact_kind kind, uint32_t line,
                 const struct words *words)
{
    struct fact fact = {kind, line, words};
    if (words->size)
        taker->take(taker->host, &fact);
}

void facts_position(struct words *words, const struct reel *reel, bool whole)
{
    const struct story *story = &reel->story;
    words_clear(words);
    words_add(words, "Step %llu", (unsigned long long)story->steps);
    if (reel->whole && whole)
        words_add(words, " of %zu", reel->stops.step_count);
    words_add(words, ", ");
    words_add_time(words, story, story->time);
    if (story->iteration)
        words_add(words, ", iteration %llu", (unsigned long long)story->iteration);
    if (reel->stops.all[reel->stop].kinds & STOP_CLOSING)
        words_add(words, ", asyncio.run cleans up");
}

/* What the step printed, but its first line, which the sentence says. */
static void give_printed(const struct taker *taker, const struct story *story)
{
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
            give(taker, FACT_PRINTED, 0, &words);
        said |= piece.size > 0;
    }
}

static void give_note(const struct taker *taker, const struct story *story,
                      const struct scenario *scenario)
{
    uint32_t line = story_task(story, story->step.task)->last_line;
    struct scenario_line at = scenario_line(scenario, line);
    struct words words;
    words_clear(&words);
    if (at.note_size)
        words_add_text(&words, (phrase){at.note, at.note_size});
    give(taker, FACT_NOTE, line, &words);
}

static void give_warnings(const struct taker *taker, const struct story *story)
{
    const struct story_warning *warnings = story->warnings.items;
    for (size_t i = (size_t)story->step.first_warning; i < story->warnings.count; i++) {
        struct words words;
        words_clear(&words);
        if (warnings[i].step == story->step.number && warnings[i].text.size)
            words_add_text(&words, warnings[i].text);
        give(taker, FACT_WARNING, 0, &words);
    }
}

void facts_at_stop(const struct reel *reel, const struct scenario *scenario,
                   void (*take)(void *host, const struct fact *fact), void *host)
{
    const struct story *story = &reel->story;
    struct taker taker = {take, host};
    struct words words;
    sentence_changes(&words, story);
    give(&taker, FACT_CHANGED, 0, &words);
    sentence_ran(&words, story);
    give(&taker, FACT_RAN, 0, &words);
    if (story->act == ACT_STEP && !story->ended && !story->deadlock && !story->bound_hit) {
        give_printed(&taker, story);
        sentence_why(&words, story);
        give(&taker, FACT_WHY, 0, &words);
        give_note(&taker, story, scenario);
        give_warnings(&taker, story);
    }
    sentence_next(&words, story);
    give(&taker, FACT_NEXT, 0, &words);
}
