/* What the program printed, and who printed it. */
#include "ui/views/view.h"

#include <string.h>

/* One line of output, found from the end. */
struct printed {
    const struct story_output *output;
    const char *text;
    size_t size;
    bool continues; /* the line goes on in the next piece of output */
};

/* The lines that fit, last ones first: pieces without a newline belong to the line before. */
static size_t last_lines(const struct story *story, struct printed *lines, size_t most)
{
    const struct story_output *outputs = story->outputs.items;
    size_t count = 0;
    for (size_t i = story->outputs.count; i-- > 0 && count < most;) {
        phrase piece = outputs[i].text;
        size_t end = piece.size;
        if (end && piece.text[end - 1] == '\n')
            end--;
        while (count < most) {
            size_t start = end;
            while (start > 0 && piece.text[start - 1] != '\n')
                start--;
            lines[count++] = (struct printed){&outputs[i], piece.text + start, end - start, false};
            if (start == 0)
                break;
            end = start - 1;
        }
    }
    return count;
}

#define MOST_LINES 200

static void draw_printed(struct stage *stage, struct area area, int row, const struct printed *line,
                         bool names)
{
    const struct story *story = stage->story;
    struct words words;
    bool fresh = stage_is_new(stage, line->output->step);
    if (fresh)
        draw_mark(&stage->canvas, area, row, 0, STYLE_NEW, MARK_NEW);
    int column = 2;
    if (names) {
        struct area part = area;
        part.width = 12;
        words_clear(&words);
        words_add_task(&words, story, line->output->task);
        if (line->output->thread) {
            words_clear(&words);
            words_add_text(&words, story_thread(story, line->output->thread)->name);
        }
        if (line->output->task || line->output->thread)
            draw_words(&stage->canvas, part, row, 2, STYLE_DIM, &words);
        column = 13;
    }
    words_clear(&words);
    words_add_text(&words, (phrase){line->text, line->size});
    draw_words(&stage->canvas, area, row, column,
               line->output->stream == 2 ? STYLE_ERROR : fresh ? STYLE_NEW : STYLE_PLAIN, &words);
}

static void output_draw(struct stage *stage, struct area area)
{
    struct printed lines[MOST_LINES];
    size_t rows = (size_t)(area.height > 1 ? area.height - 1 : 0);
    size_t count = last_lines(stage->story, lines, rows < MOST_LINES ? rows : MOST_LINES);
    view_heading(stage, area, &output_view, "(who printed it)");
    if (count == 0)
        draw(&stage->canvas, area, 1, 2, STYLE_DIM, "none");
    for (size_t i = 0; i < count; i++)
        draw_printed(stage, area, (int)(count - i), &lines[i], area.width >= 30);
}

static int output_rows(const struct stage *stage, int width)
{
    (void)width;
    size_t count = stage->story->outputs.count;
    return count ? (int)count + 1 : 2;
}

const struct view output_view = {.name = "Output", .id = PANE_OUTPUT, .draw = output_draw, .rows = output_rows};

