/* Tasks and their lanes on one row, so that "these waits overlap" is seen, not read. Left of now is
 * what happened, right of now only what is known: a timer's due time. */
#include "ui/views/view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_CALL_CELLS 26

/* --- which tasks are shown, when not all fit */

/* The one that ran, then those due next or ready, then those that wait; what is over comes last. */
static int rank(const struct stage *stage, uint64_t number)
{
    const struct story *story = stage->story;
    const struct story_task *task = story_task(story, number);
    if (number == story->step.task || number == stage->followed)
        return 0;
    if (task->state == TASK_READY || task->state == TASK_RUNNING)
        return 1;
    if (task->state == TASK_WAITING)
        return task->timer ? 2 : 3;
    return task->last_step + 3 > story->steps ? 4 : 5;
}

struct choice {
    uint64_t number;
    int rank;
};

static int by_rank(const void *a, const void *b)
{
    const struct choice *left = a, *right = b;
    if (left->rank != right->rank)
        return left->rank - right->rank;
    return left->number < right->number ? -1 : left->number > right->number;
}

static int by_number(const void *a, const void *b)
{
    const struct choice *left = a, *right = b;
    return left->number < right->number ? -1 : left->number > right->number;
}

/* At most `rows` tasks, in the order of their making. NULL: out of memory. */
static struct choice *choose(const struct stage *stage, size_t rows, size_t *count)
{
    size_t all = story_task_count(stage->story), made = 0;
    struct choice *choices = malloc((all + 1) * sizeof *choices);
    if (!choices)
        return NULL;
    for (uint64_t number = 1; number <= all; number++)
        if (story_task(stage->story, number)->name.size)
            choices[made++] = (struct choice){number, 0};
    *count = made;
    if (made > rows) {
        for (size_t i = 0; i < made; i++)
            choices[i].rank = rank(stage, choices[i].number);
        qsort(choices, made, sizeof *choices, by_rank);
        *count = rows;
        qsort(choices, rows, sizeof *choices, by_number);
    }
    return choices;
}

/* --- the scale */

struct scale {
    int column, width; /* of the lanes */
    double last;       /* the latest moment known: the right end */
};

static double latest_known(const struct story *story)
{
    const uint64_t *live = story->live_timers.items;
    double last = story->time;
    for (size_t i = 0; i < story->live_timers.count; i++) {
        const struct story_timer *timer = story_timer(story, live[i]);
        if (timer->state == TIMER_SET && timer->when > last && isfinite(timer->when))
            last = timer->when;
    }
    return last;
}

static int cell_of(const struct scale *scale, double time)
{
    if (scale->last <= 0)
        return 0;
    double share = time / scale->last;
    int cell = (int)(share * (scale->width - 1) + 0.5);
    return cell < 0 ? 0 : cell >= scale->width ? scale->width - 1 : cell;
}

/* A row of labels in the making: blanks are free. */
struct labels {
    char text[512];
    int width;
};

/* Puts a label so that it stands over its cell, unless it would touch another. */
static void put_label(struct labels *labels, int cell, int number_size, const char *words, int size)
{
    int at = cell - number_size / 2;
    if (at + size > labels->width)
        at = labels->width - size;
    if (at < 0)
        at = 0;
    if (size > labels->width)
        return;
    for (int i = at > 0 ? at - 1 : 0; i <= at + size && i < labels->width; i++)
        if (labels->text[i] != ' ')
            return;
    memcpy(labels->text + at, words, (size_t)size);
}

/* "0.1", "2.05": as short as the time allows, at most the digits of the story. */
static int short_time(char *text, size_t size, double time, int digits)
{
    int length = snprintf(text, size, "%.*f", digits, time);
    while (length > 3 && text[length - 1] == '0' && text[length - 2] != '.')
        length--;
    text[length] = '\0';
    return length;
}

static void label_time(struct labels *labels, const struct scale *scale, double time, int digits,
                       const char *after)
{
    char text[64];
    int number = short_time(text, 48, time, digits);
    strcpy(text + number, after);
    put_label(labels, cell_of(scale, time), number, text, (int)strlen(text));
}

/* 1, 2 or 5 times a power of ten, so that about one label comes every twelve cells. */
static double tick_distance(const struct scale *scale)
{
    double wanted = scale->last * 12 / (scale->width > 0 ? scale->width : 1);
    double power = pow(10, floor(log10(wanted)));
    return wanted <= power ? power : wanted <= 2 * power ? 2 * power
                                 : wanted <= 5 * power ? 5 * power
                                                       : 10 * power;
}

/* "0.0      0.1 now   0.2      0.3": now, the ends, and a few between. */
static void draw_scale(struct stage *stage, struct area area, const struct scale *scale)
{
    struct area lanes = {area.row, area.column + scale->column, area.height, scale->width};
    struct labels labels = {.width = scale->width < 512 ? scale->width : 511};
    const struct story *story = stage->story;
    memset(labels.text, ' ', sizeof labels.text - 1);
    label_time(&labels, scale, story->time, story->digits, " now");
    label_time(&labels, scale, 0, story->digits, "");
    label_time(&labels, scale, scale->last, story->digits, "");
    double distance = scale->last > 0 ? tick_distance(scale) : 0;
    for (int i = 1; distance > 0 && i * distance < scale->last && i < 100; i++)
        label_time(&labels, scale, i * distance, story->digits, "");
    labels.text[labels.width] = '\0';
    const char *now = strstr(labels.text, " now");
    draw(&stage->canvas, lanes, 0, 0, STYLE_DIM, "%s", labels.text);
    const char *from = now;
    while (from && from > labels.text && from[-1] != ' ')
        from--;
    if (now)
        draw_text(&stage->canvas, lanes, 0, (int)(from - labels.text), STYLE_HEADING, from,
                  (size_t)(now - from) + 4);
}

/* --- lanes */

static enum mark bar_mark(enum bar_kind kind)
{
    return kind == BAR_RAN ? MARK_LANE_RAN : kind == BAR_READY ? MARK_LANE_KEPT : MARK_LANE_WAITED;
}

static enum style bar_style(enum bar_kind kind)
{
    return kind == BAR_RAN ? STYLE_NOW : kind == BAR_READY ? STYLE_ERROR : STYLE_WAIT;
}

static void put(struct stage *stage, struct area lanes, int row, int cell, enum bar_kind kind)
{
    draw_mark(&stage->canvas, lanes, row, cell, bar_style(kind), bar_mark(kind));
}

/* Bars come newest first; where two share a cell, running shows over waiting. */
static void draw_bars(struct stage *stage, struct area lanes, int row, const struct scale *scale,
                      const struct story_task *task, bool over)
{
    const struct story *story = stage->story;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t number = task->last_bar; number;
             number = STORY_AT(story, bars, story_bar, number)->previous) {
            const struct story_bar *bar = STORY_AT(story, bars, story_bar, number);
            bool open = number == task->last_bar && !over;
            double to = open ? story->time : bar->to;
            int from_cell = cell_of(scale, bar->from), to_cell = cell_of(scale, to);
            if ((bar->kind == BAR_RAN) != (pass == 1) || (bar->kind == BAR_READY && to <= bar->from))
                continue;
            for (int cell = from_cell; cell <= to_cell; cell++)
                put(stage, lanes, row, cell, bar->kind);
        }
    }
}

/* From its due time on, a sleeper that is not woken is kept waiting by whoever holds the thread. */
static void draw_lateness(struct stage *stage, struct area lanes, int row,
                          const struct scale *scale, const struct story_timer *timer)
{
    if (story_overdue(stage->story, timer) <= 0)
        return;
    for (int cell = cell_of(scale, timer->when); cell <= cell_of(scale, stage->story->time); cell++)
        put(stage, lanes, row, cell, BAR_READY);
}

static void draw_lane(struct stage *stage, struct area area, int row, const struct scale *scale,
                      const struct story_task *task)
{
    const struct story *story = stage->story;
    struct area lanes = {area.row, area.column + scale->column, area.height, scale->width};
    bool over = task->state >= TASK_DONE;
    const struct story_timer *timer = story_timer(story, task->timer);
    int now = cell_of(scale, story->time);
    draw_bars(stage, lanes, row, scale, task, over);
    draw_lateness(stage, lanes, row, scale, timer);
    if (over)
        return;
    if (story->time < scale->last && task->state != TASK_RUNNING &&
        !(task->last_step == story->steps && story->step.task))
        draw_mark(&stage->canvas, lanes, row, now, STYLE_DIM, MARK_LANE_NOW);
    if (task->state != TASK_WAITING || timer->state != TIMER_SET || timer->when <= story->time)
        return;
    int due = cell_of(scale, timer->when);
    for (int cell = now + 1; cell < due; cell++)
        draw_mark(&stage->canvas, lanes, row, cell, STYLE_DIM, MARK_LANE_TO_WAIT);
    draw_mark(&stage->canvas, lanes, row, due, STYLE_WAIT, MARK_LANE_DUE);
}

/* --- rows */

/* fetch:5 > sleep(0.3): from the task's function to what will wake it, read left to right. */
static void chain_words(struct words *words, const struct stage *stage, uint64_t place)
{
    const struct story *story = stage->story;
    uint64_t chain[16];
    int depth = 0;
    for (; place; place = story_place(story, place)->outer)
        if (depth < 16)
            chain[depth++] = place;
    while (depth-- > 0) {
        const struct story_place *here = story_place(story, chain[depth]);
        if (here->native)
            continue;
        words_add_text(words, here->function);
        words_add(words, ":%u > ", here->line);
    }
}

static void state_words(struct words *words, const struct stage *stage,
                        const struct story_task *task, int room)
{
    words_clear(words);
    if (room < 12) { /* one word */
        static const char *const states[] = {"ready", "runs", "waits", "done", "failed", "cancelled"};
        words_add(words, "%s", states[task->state]);
        return;
    }
    if (task->state != TASK_WAITING || room < 44 || task->cancel_asked) {
        sentence_state(words, stage->story, task);
        return;
    }
    words_add(words, task->cancelling ? "cancelling, waits   " : "waits   ");
    chain_words(words, stage, task->place);
    sentence_wait(words, stage->story, task);
    if (task->timer) {
        words_add(words, " > timer ");
        words_add_time(words, stage->story, story_timer(stage->story, task->timer)->when);
    }
}

struct columns {
    int call, state, lane;
};

static enum style state_style(const struct story_task *task)
{
    switch (task->state) {
    case TASK_FAILED: return STYLE_ERROR;
    case TASK_READY: return STYLE_READY;
    case TASK_WAITING: return STYLE_WAIT;
    case TASK_DONE:
    case TASK_CANCELLED: return STYLE_DIM;
    default: return STYLE_NOW;
    }
}

/* fetch('bob', 0.1) is bob, and main() is main, where there is little room. */
static phrase short_call(phrase call)
{
    const char *open = call.size ? memchr(call.text, '(', call.size) : NULL;
    if (!open)
        return call;
    size_t before = (size_t)(open - call.text), after = before + 1;
    while (after < call.size && call.text[after] != ',' && call.text[after] != ')')
        after++;
    phrase first = {open + 1, after - before - 1};
    if (first.size > 2 && first.text[0] == '\'')
        return (phrase){first.text + 1, first.size - 2};
    return first.size ? first : (phrase){call.text, before};
}

static void draw_task(struct stage *stage, struct area area, int row, struct columns at,
                      const struct scale *scale, uint64_t number)
{
    const struct story_task *task = story_task(stage->story, number);
    struct area part = area;
    struct words words;
    bool ran = number == stage->story->step.task;
    enum style style = ran ? STYLE_NOW : task->closing ? STYLE_DIM : STYLE_PLAIN;
    if (ran)
        draw_mark(&stage->canvas, area, row, 0, STYLE_NOW, MARK_JUST_RAN);
    part.width = at.call - 1;
    draw_text(&stage->canvas, part, row, 1, style, task->name.text, task->name.size);
    part.width = at.state - 2;
    static const char own[] = "asyncio.run's own";
    phrase call = task->closing ? (phrase){own, sizeof own - 1}
                  : area.width >= 72 ? task->call : short_call(task->call);
    draw_text(&stage->canvas, part, row, at.call, style, call.text, call.size);
    part.width = at.lane - 2 < area.width ? at.lane - 2 : area.width;
    state_words(&words, stage, task, at.lane - at.state);
    draw_words(&stage->canvas, part, row, at.state, state_style(task), &words);
    if (scale->width > 4)
        draw_lane(stage, area, row, scale, task);
}

/* In a narrow terminal the call gives way first, then the lanes. */
static struct columns measure(const struct stage *stage, const struct choice *choices, size_t count,
                              int width)
{
    int name = 6, call = 4, most_call = width >= 100 ? MOST_CALL_CELLS : width >= 72 ? 18 : 8;
    for (size_t i = 0; i < count; i++) {
        const struct story_task *task = story_task(stage->story, choices[i].number);
        int name_cells = text_cells(task->name.text, task->name.size);
        int call_cells = text_cells(task->call.text, task->call.size);
        if (name_cells > name)
            name = name_cells < 16 ? name_cells : 16;
        if (call_cells > call)
            call = call_cells < most_call ? call_cells : most_call;
    }
    struct columns at = {name + 3, name + 3 + call + 2, width * 58 / 100};
    int state = width >= 72 ? 22 : 9;
    if (at.lane < at.state + state || width < 72)
        at.lane = at.state + state;
    if (width < 50)
        at.lane = width + 1;
    return at;
}

static void draw_legend(struct stage *stage, struct area area)
{
    const struct canvas *canvas = &stage->canvas;
    const char *ran = canvas_mark(canvas, MARK_LANE_RAN), *waited = canvas_mark(canvas, MARK_LANE_WAITED);
    const char *late = canvas_mark(canvas, MARK_LANE_KEPT), *due = canvas_mark(canvas, MARK_LANE_DUE);
    draw(canvas, area, 0, 0, STYLE_HEADING, " Tasks");
    if (area.width >= 44)
        draw(canvas, area, 0, 8, STYLE_DIM, "%s ran %s waited %s late %s to wait %s due", ran, waited,
             late, canvas_mark(canvas, MARK_LANE_TO_WAIT), due);
    else if (area.width >= 26)
        draw(canvas, area, 0, 8, STYLE_DIM, "%s ran %s waited", ran, waited);
}

static void tasks_draw(struct stage *stage, struct area area)
{
    int top = area.width >= 50; /* the heading's row */
    size_t count, rows = (size_t)(area.height > top ? area.height - top : 0);
    size_t all = story_task_count(stage->story);
    struct choice *choices = choose(stage, all > rows && rows ? rows - 1 : rows, &count);
    if (!choices)
        return;
    struct columns at = measure(stage, choices, count, area.width);
    struct scale scale = {at.lane, area.width - at.lane - 1, latest_known(stage->story)};
    struct area heading = area;
    if (at.lane - 1 < heading.width)
        heading.width = at.lane - 1;
    if (top)
        draw_legend(stage, heading);
    if (count == 0)
        draw(&stage->canvas, area, top, 2, STYLE_DIM, "none yet");
    else if (top && scale.width > 10)
        draw_scale(stage, area, &scale);
    for (size_t i = 0; i < count; i++)
        draw_task(stage, area, (int)i + top, at, &scale, choices[i].number);
    if (all > count)
        draw(&stage->canvas, area, (int)count + top, 1, STYLE_DIM, "and %zu more", all - count);
    free(choices);
}

static int tasks_rows(const struct stage *stage, int width)
{
    size_t count = story_task_count(stage->story);
    return (count ? (int)count : 1) + (width >= 50);
}

const struct view tasks_view = {.name = "Tasks", .draw = tasks_draw, .rows = tasks_rows};
