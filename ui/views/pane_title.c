/* The title row: file, step, iteration, time. */
#include "ui/views/view.h"

#include <curses.h>
#include <string.h>

/* The file and what it is about; where that is too long, what it is about. */
static void what_it_is(struct words *words, const struct stage *stage, int room)
{
    const char *file = stage->scenario->file, *title = stage->scenario->title;
    words_clear(words);
    if (*title)
        words_add(words, " %s  %s", file, title);
    if (stage->story->changes.count && room >= 60)
        words_add(words, "  (changed by you)");
    if (!*title || (text_cells(words->text, words->size) > room && room < 60)) {
        words_clear(words);
        words_add(words, " %s", *title ? title : file);
    }
}

/* " of 10", or " of 10,000+" while more may come. */
static void add_total(struct words *words, const struct reel *reel)
{
    size_t count = reel->stops.step_count;
    words_add(words, " of ");
    if (count >= 10000)
        words_add(words, "%zu,%03zu", count / 1000, count % 1000);
    else
        words_add(words, "%zu", count);
    words_add(words, reel->whole ? "" : "+");
}

static void title_draw(struct stage *stage, struct area area)
{
    const struct story *story = stage->story;
    const char *gap = area.width >= 100 ? "     " : "   ";
    struct words left, right;
    words_clear(&right);
    bool present = stage->settings.present;
    words_add(&right, "step %llu", (unsigned long long)story->steps);
    if (!stage->hide_future && !present)
        add_total(&right, stage->reel);
    if (stage->reel->line)
        words_add(&right, ", line %zu", stage->reel->line);
    if (area.width >= 56 && !present)
        words_add(&right, "%siteration %llu", gap, (unsigned long long)story->iteration);
    words_add(&right, "%s", gap);
    words_add_time(&right, story, story->time);
    int cells = text_cells(right.text, right.size);
    struct area room = area;
    room.width = area.width - cells - 2;
    what_it_is(&left, stage, room.width);
    if (room.width >= 8)
        draw_words(&stage->canvas, room, 0, 0, STYLE_HEADING, &left);
    draw_words(&stage->canvas, area, 0, area.width > cells ? area.width - cells - 1 : 0,
               STYLE_HEADING, &right);
}

static int one_row(const struct stage *stage, int width)
{
    (void)stage;
    (void)width;
    return 1;
}

const struct view title_view = {.name = "Title", .draw = title_draw, .rows = one_row};

