/* The source: the line that ran, and at every await where somebody waits, who. */
#include "ui/views/syntax.h"
#include "ui/views/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define MARGIN 7 /* cells for a mark and the waiters, before the line numbers */
#define MOST_NAMED 3

uint32_t stage_line(const struct stage *stage)
{
    const struct reel *reel = stage->reel;
    if (reel->line > 0)
        return reel->lines[reel->line - 1].line;
    if (stage->story->step.number == 0)
        return 0;
    return story_task(stage->story, stage->story->step.task)->last_line;
}

/* "2,4" or "x48": the tasks that wait at a line; at outer awaits of their chains in brackets. */
struct waiters {
    uint64_t named[MOST_NAMED];
    bool outer[MOST_NAMED];
    size_t count;
    uint64_t last; /* noted */
};

/* A task that waits several times at one line, as in a recursion, is one waiter. */
static void note_waiter(struct waiters *waiters, uint64_t task, bool outer)
{
    if (waiters->count && waiters->last == task)
        return;
    waiters->last = task;
    if (waiters->count < MOST_NAMED) {
        waiters->named[waiters->count] = task;
        waiters->outer[waiters->count] = outer;
    }
    waiters->count++;
}

static bool stands_somewhere(const struct story_task *task)
{
    if (task->lost)
        return false;
    return task->state == TASK_WAITING || (task->state == TASK_READY && task->begun);
}

/* Which lines of the window have waiters: one pass over the tasks, not one for each line. */
static void find_waiters(const struct story *story, uint32_t first, uint32_t count,
                         struct waiters *at)
{
    for (uint64_t number = 1; number <= story_task_count(story); number++) {
        const struct story_task *task = story_task(story, number);
        if (!stands_somewhere(task))
            continue;
        bool outer = false;
        for (uint64_t place = task->place; place; place = story_place(story, place)->outer) {
            const struct story_place *here = story_place(story, place);
            if (here->native || here->line == 0)
                continue;
            if (here->line >= first && here->line < first + count)
                note_waiter(&at[here->line - first], number, outer);
            outer = true;
        }
    }
}

/* "Task-3" is 3 in the margin; a task with a name of its own shows its number too. More than fit are
 * counted. */
static void draw_margin(struct stage *stage, struct area area, int row, const struct waiters *at)
{
    char words[80];
    int size = 0;
    for (size_t i = 0; at->count <= MOST_NAMED && i < at->count; i++)
        size += snprintf(words + size, sizeof words - (size_t)size, at->outer[i] ? "%s(%llu)" : "%s%llu",
                         i ? "," : "", (unsigned long long)at->named[i]);
    if (size == 0 || size >= MARGIN - 1)
        size = snprintf(words, sizeof words, "x%zu", at->count);
    draw_text(&stage->canvas, area, row, 1, STYLE_WAIT, words, (size_t)size);
}

static int digits_of(size_t number)
{
    int digits = 2;
    for (; number > 99; number /= 10)
        digits++;
    return digits;
}

/* The header's lines say nothing about the run: they are passed over where room is scarce. */
static uint32_t header_lines(const struct scenario *scenario)
{
    uint32_t count = 0;
    while (count < scenario->line_count) {
        struct scenario_line line = scenario_line(scenario, count + 1);
        if (line.size < 6 || memcmp(line.text, "# sim:", 6) != 0)
            break;
        count++;
    }
    return count;
}

#define MOST_BYTES 1024

/* Every occurrence of what was searched for. */
static void style_matches(const struct stage *stage, const char *text, size_t size,
                          unsigned char *styles)
{
    size_t length = strlen(stage->search);
    for (size_t i = 0; length && i + length <= size; i++)
        if (strncasecmp(text + i, stage->search, length) == 0)
            memset(styles + i, STYLE_MATCH, length);
}

static void draw_code(struct stage *stage, struct area area, int row, int column,
                      const struct scenario_line *line, bool current, struct syntax *syntax)
{
    unsigned char styles[MOST_BYTES];
    size_t size = line->size < MOST_BYTES ? line->size : MOST_BYTES;
    syntax_line(syntax, line->text, size, styles);
    if (current)
        memset(styles, STYLE_NOW, size);
    if (stage->match_line)
        style_matches(stage, line->text, size, styles);
    draw_styled(&stage->canvas, area, row, column, styles, line->text, size);
}

static void draw_line(struct stage *stage, struct area area, int row, uint32_t number, bool current,
                      const struct waiters *at, struct syntax *syntax)
{
    struct scenario_line line = stage->story->ended ? scenario_line(stage->scenario, number)
                                                    : scenario_line_before_end(stage->scenario, number);
    if (current)
        draw_mark(&stage->canvas, area, row, 0, STYLE_NOW, MARK_JUST_RAN);
    if (stage_line_has_break(stage, number))
        draw_mark(&stage->canvas, area, row, MARGIN + digits_of(stage->scenario->line_count),
                  STYLE_ERROR, MARK_BREAK);
    if (at->count)
        draw_margin(stage, area, row, at);
    int digits = digits_of(stage->scenario->line_count);
    draw(&stage->canvas, area, row, MARGIN, STYLE_DIM, "%*u", digits, number);
    draw_code(stage, area, row, MARGIN + digits + 1, &line, current, syntax);
}

/* Waiters that the window does not show: "also: line 88 (Task-1)". */
static void waiters_out_of_view(struct stage *stage, uint32_t first, uint32_t count,
                                struct words *words)
{
    const struct story *story = stage->story;
    size_t more = 0;
    words_clear(words);
    for (uint64_t number = 1; number <= story_task_count(story); number++) {
        const struct story_task *task = story_task(story, number);
        uint32_t line = stands_somewhere(task) ? story_wait_line(story, task) : 0;
        if (line == 0 || (line >= first && line < first + count))
            continue;
        if (more++ == 0) {
            words_add(words, "also: line %u (", line);
            words_add_task(words, story, number);
            words_add(words, ")");
        }
    }
    if (more > 1)
        words_add(words, " and %zu more", more - 1);
    if (more == 0)
        words_add(words, "(left: who waits there)");
}

/* The window moves by thirds of its height, so that it rests while the line moves within it; where
 * it stands depends on the line alone. A file that fits never moves. */
static uint32_t first_line(const struct stage *stage, int rows, uint32_t current)
{
    int count = (int)stage->scenario->line_count, header = (int)header_lines(stage->scenario);
    if (count <= rows)
        return 1;
    int third = rows / 3;
    int first = rows < 9 ? (int)current - rows / 2
                         : header + 1 + ((int)current - header - 1 - third) / third * third;
    if (first > count - rows + 1)
        first = count - rows + 1;
    return first < header + 1 ? (uint32_t)header + 1 : (uint32_t)first;
}

static uint32_t first_shown(const struct stage *stage, int rows)
{
    uint32_t wanted = first_line(stage, rows, stage->match_line ? (uint32_t)stage->match_line
                                                                : stage_line(stage));
    return (uint32_t)view_first(stage, &source_view, (int)wanted - 1, rows,
                                (int)stage->scenario->line_count) + 1;
}

static void source_draw(struct stage *stage, struct area area)
{
    int rows = area.height - 1;
    if (rows < 1)
        return;
    uint32_t current = stage_line(stage);
    uint32_t first = first_shown(stage, rows);
    struct words rule;
    waiters_out_of_view(stage, first, (uint32_t)rows, &rule);
    view_heading(stage, area, &source_view, rule.text);
    struct waiters *at = calloc((size_t)rows, sizeof *at);
    if (!at)
        return;
    find_waiters(stage->story, first, (uint32_t)rows, at);
    struct syntax syntax = syntax_before(stage->scenario, first);
    for (int row = 0; row < rows && first + (uint32_t)row <= stage->scenario->line_count; row++) {
        uint32_t number = first + (uint32_t)row;
        draw_line(stage, area, row + 1, number, number == current, &at[row], &syntax);
    }
    free(at);
}

static int source_rows(const struct stage *stage, int width)
{
    (void)width;
    return (int)stage->scenario->line_count + 1;
}

/* A click on a line sets a breakpoint there, or takes it away. */
static void source_click(struct stage *stage, struct area area, int row, int column)
{
    (void)column;
    uint32_t line = row > 0 ? first_shown(stage, area.height - 1) + (uint32_t)row - 1 : 0;
    if (line && line <= stage->scenario->line_count)
        stage_toggle_line_break(stage, line);
}

const struct view source_view = {.name = "Source",
                                 .id = PANE_SOURCE,
                                 .draw = source_draw,
                                 .rows = source_rows,
                                 .click = source_click};
