/* Searching: in the source, in what was printed, in the sentences of the steps. */
#include "ui/views/actions.h"
#include "ui/views/input.h"

#include <string.h>
#include <strings.h>

static bool has(const char *text, size_t size, const char *wanted)
{
    size_t length = strlen(wanted);
    for (size_t i = 0; i + length <= size; i++)
        if (strncasecmp(text + i, wanted, length) == 0)
            return true;
    return false;
}

/* The next line of the source after `line` that has it, beginning again at the top; 0: none. */
static uint32_t next_line(const struct stage *stage, uint32_t line)
{
    uint32_t count = (uint32_t)stage->scenario->line_count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t number = (line + i) % count + 1;
        struct scenario_line at = scenario_line(stage->scenario, number);
        if (has(at.text, at.size, stage->search))
            return number;
    }
    return 0;
}

void do_search(struct stage *stage)
{
    char text[sizeof stage->search];
    strcpy(text, stage->search);
    if (!input_line(stage, "Search:", text, sizeof text) || !*text)
        return;
    bool again = strcmp(text, stage->search) == 0 && stage->match_line;
    uint32_t from = again ? (uint32_t)stage->match_line : stage_line(stage);
    strcpy(stage->search, text);
    stage->match_line = (int)next_line(stage, from);
    if (stage->match_line)
        stage_say(stage, "Line %d has it; / again: the next line; * and #: steps that speak of it.",
                  stage->match_line);
    else
        stage_say(stage, "The source has no \"%s\"; * and # look at the steps.", text);
}

/* Whether the sentences of the story's step, or what it printed, have the text. */
static bool step_has(const struct story *story, const char *wanted)
{
    struct words words;
    sentence_ran(&words, story);
    if (has(words.text, words.size, wanted))
        return true;
    sentence_why(&words, story);
    if (has(words.text, words.size, wanted))
        return true;
    const struct story_output *outputs = story->outputs.items;
    for (size_t i = (size_t)story->step.first_output; i < story->outputs.count; i++)
        if (has(outputs[i].text.text, outputs[i].text.size, wanted))
            return true;
    return false;
}

/* Steps of a span: the first (or the last) that has the text; 0: none. */
static size_t find_in(const struct stage *stage, size_t first, size_t last, bool forward)
{
    const struct reel *reel = stage->reel;
    struct story story;
    size_t found = 0;
    memset(&story, 0, sizeof story);
    bool ok = reel_story_at(reel, first, &story);
    for (size_t stop = first + 1; ok && stop <= last && !(forward && found); stop++) {
        while (story.cursor.index < reel->stops.all[stop].event && story_next(&story))
            ;
        if (reel->stops.all[stop].kinds & STOP_STEP && step_has(&story, stage->search))
            found = stop;
    }
    story_close(&story);
    return found;
}

#define SPAN 500
#define PORTION ((uint64_t)200000)

static size_t find_forward(struct stage *stage)
{
    struct reel *reel = stage->reel;
    for (size_t first = reel->stop;;) {
        reel_compute(reel, first + SPAN, PORTION * 20);
        size_t last = first + SPAN < reel->stops.count ? first + SPAN : reel->stops.count - 1;
        size_t found = last > first ? find_in(stage, first, last, true) : 0;
        if (found || last == first || input_interrupts())
            return found;
        first = last;
    }
}

static size_t find_back(struct stage *stage)
{
    for (size_t last = stage->reel->stop; last > 1;) {
        size_t first = last > SPAN ? last - SPAN : 0;
        size_t found = find_in(stage, first, last - 1, false);
        if (found || input_interrupts())
            return found;
        last = first + 1;
    }
    return 0;
}

static void to_step_with(struct stage *stage, size_t (*find)(struct stage *stage))
{
    if (!*stage->search) {
        stage->message = "Nothing was searched for yet: / asks.";
        return;
    }
    size_t found = find(stage);
    if (found)
        reel_go(stage->reel, found);
    else
        stage_say(stage, "No further step speaks of \"%s\".", stage->search);
}

void do_next_match(struct stage *stage)
{
    to_step_with(stage, find_forward);
}

void do_previous_match(struct stage *stage)
{
    to_step_with(stage, find_back);
}
