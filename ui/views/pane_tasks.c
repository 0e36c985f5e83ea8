/* Tasks and their lanes on one row, so that "these waits overlap" is seen, not read. Left of now is
 * what happened, right of now only what is known: a timer's due time. */
#include "ui/views/lane.h"

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
    double key;
    phrase name;
};

static int by_rank(const void *a, const void *b)
{
    const struct choice *left = a, *right = b;
    if (left->rank != right->rank)
        return left->rank - right->rank;
    return left->number < right->number ? -1 : left->number > right->number;
}

/* As the person wants them: by what was put into `key`, then by name, then as they were made. */
static int by_wish(const void *a, const void *b)
{
    const struct choice *left = a, *right = b;
    if (left->key < right->key || left->key > right->key)
        return left->key < right->key ? -1 : 1;
    size_t size = left->name.size < right->name.size ? left->name.size : right->name.size;
    int order = size ? memcmp(left->name.text, right->name.text, size) : 0;
    if (order || left->name.size != right->name.size)
        return order ? order : left->name.size < right->name.size ? -1 : 1;
    return left->number < right->number ? -1 : left->number > right->number;
}

static void set_keys(const struct stage *stage, struct choice *choices, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct story_task *task = story_task(stage->story, choices[i].number);
        enum task_order order = stage->settings.order;
        choices[i].key = order == ORDER_STATE ? (double)task->state : order == ORDER_WAITED ? -task->waited : 0;
        choices[i].name = order == ORDER_NAME ? task->name : (phrase){"", 0};
    }
}

static bool has_text(phrase text, const char *wanted)
{
    return text.size && memmem(text.text, text.size, wanted, strlen(wanted));
}

static bool is_wanted(const struct stage *stage, const struct story_task *task)
{
    return task->name.size && (!*stage->filter || has_text(task->name, stage->filter) ||
                               has_text(task->call, stage->filter));
}

/* At most `rows` tasks, in the order of their making. NULL: out of memory. */
static struct choice *choose(const struct stage *stage, size_t rows, size_t *count)
{
    size_t all = story_task_count(stage->story), made = 0;
    struct choice *choices = malloc((all + 1) * sizeof *choices);
    if (!choices)
        return NULL;
    for (uint64_t number = 1; number <= all; number++)
        if (is_wanted(stage, story_task(stage->story, number)))
            choices[made++] = (struct choice){.number = number};
    *count = made;
    if (made > rows) {
        for (size_t i = 0; i < made; i++)
            choices[i].rank = rank(stage, choices[i].number);
        qsort(choices, made, sizeof *choices, by_rank);
        *count = rows;
    }
    set_keys(stage, choices, *count);
    qsort(choices, *count, sizeof *choices, by_wish);
    return choices;
}

/* --- rows */

/* A link of the chain; the same call again and again, as in a recursion, is one. */
struct link {
    uint64_t place;
    unsigned times;
};
#define MOST_LINKS 64

static bool is_same_call(const struct story_place *a, const struct story_place *b)
{
    return a->line == b->line && a->function.text == b->function.text;
}

/* Innermost first. */
static int find_links(const struct story *story, uint64_t place, struct link *links)
{
    int count = 0;
    for (; place; place = story_place(story, place)->outer) {
        const struct story_place *here = story_place(story, place);
        if (here->native)
            continue;
        if (count && is_same_call(story_place(story, links[count - 1].place), here))
            links[count - 1].times++;
        else if (count < MOST_LINKS)
            links[count++] = (struct link){place, 1};
        else
            links[count - 1] = (struct link){place, 1}; /* the outermost one is kept */
    }
    return count;
}

/* fetch:5 > sleep(0.3): from the task's function to what will wake it, read left to right. What does not
 * fit is left out in the middle: both ends matter more. */
static void chain_words(struct words *words, const struct stage *stage, uint64_t place, int room)
{
    const struct story *story = stage->story;
    struct link links[MOST_LINKS];
    int count = find_links(story, place, links), most = room < 60 ? 2 : room < 90 ? 4 : 7;
    for (int i = count; i-- > 0;) {
        const struct story_place *here = story_place(story, links[i].place);
        if (count > most && i < count - 1 && i >= most - 1) {
            if (i == most - 1)
                words_add(words, ".. > ");
            continue;
        }
        words_add_text(words, here->function);
        words_add(words, ":%u", here->line);
        if (links[i].times > 1)
            words_add(words, " (%u deep)", links[i].times);
        words_add(words, " > ");
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
    if (task->state != TASK_WAITING || room < 44 || task->cancel_asked || task->lost) {
        sentence_state(words, stage->story, task);
        return;
    }
    words_add(words, task->cancelling ? "cancelling, waits   " : "waits   ");
    chain_words(words, stage, task->place, room);
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
    uint64_t running = stage->story->running_task;
    bool ran = number == (running ? running : stage->story->step.task);
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
        lane_draw(stage, area, row, scale, task);
}

/* Enlarged, every task has a second row: who made it, who asked to cancel it, its times. */
static void draw_detail(struct stage *stage, struct area area, int row, uint64_t number)
{
    const struct story *story = stage->story;
    const struct story_task *task = story_task(story, number);
    struct words words;
    words_clear(&words);
    if (task->parent) {
        words_add(&words, "made by ");
        words_add_task(&words, story, task->parent);
        if (task->created_step)
            words_add(&words, " in step %llu", (unsigned long long)task->created_step);
    } else {
        words_add(&words, "made by asyncio.run");
    }
    if (task->created_line)
        words_add(&words, ", line %u", task->created_line);
    if (task->owner.size && task->parent) {
        words_add(&words, ", with ");
        words_add_text(&words, task->owner);
    }
    words_add(&words, "; %llu step%s: ran ", (unsigned long long)task->steps,
              task->steps == 1 ? "" : "s");
    words_add_time(&words, story, task->ran);
    words_add(&words, ", kept waiting ");
    words_add_time(&words, story, task->kept_waiting);
    words_add(&words, ", waited ");
    words_add_time(&words, story, task->waited);
    if (task->state == TASK_WAITING) {
        words_add(&words, ", now since ");
        words_add_time(&words, story, task->since);
    }
    if (task->cancel_line) {
        words_add(&words, "; cancel asked by ");
        words_add_task(&words, story, task->cancel_by);
        words_add(&words, ", line %u", task->cancel_line);
    }
    draw_words(&stage->canvas, area, row, 3, STYLE_DIM, &words);
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
    view_heading(stage, area, &tasks_view, "");
    if (area.width >= 44)
        draw(canvas, area, 0, 8, STYLE_DIM, "%s ran %s waited %s late %s to wait %s due", ran, waited,
             late, canvas_mark(canvas, MARK_LANE_TO_WAIT), due);
    else if (area.width >= 26)
        draw(canvas, area, 0, 8, STYLE_DIM, "%s ran %s waited", ran, waited);
}

static size_t count_wanted(const struct stage *stage)
{
    size_t count = 0;
    for (uint64_t number = 1; number <= story_task_count(stage->story); number++)
        count += is_wanted(stage, story_task(stage->story, number));
    return count;
}

static void tasks_draw(struct stage *stage, struct area area)
{
    int top = area.width >= 50; /* the heading's row */
    size_t count, rows = (size_t)(area.height > top ? area.height - top : 0);
    size_t all = count_wanted(stage);
    int each = stage->over == &tasks_view ? 2 : 1;
    rows /= (size_t)each;
    struct choice *choices = choose(stage, all > rows && rows ? rows - 1 : rows, &count);
    if (!choices)
        return;
    struct columns at = measure(stage, choices, count, area.width);
    struct scale scale = scale_make(stage, at.lane, area.width - at.lane - 1);
    struct area heading = area;
    if (at.lane - 1 < heading.width)
        heading.width = at.lane - 1;
    if (top)
        draw_legend(stage, heading);
    if (count == 0)
        draw(&stage->canvas, area, top, 2, STYLE_DIM, "none yet");
    else if (top && scale.width > 10)
        scale_draw(stage, area, &scale);
    for (size_t i = 0; i < count; i++) {
        draw_task(stage, area, (int)i * each + top, at, &scale, choices[i].number);
        if (each == 2)
            draw_detail(stage, area, (int)i * 2 + top + 1, choices[i].number);
    }
    if (all > count)
        draw(&stage->canvas, area, (int)count * each + top, 1, STYLE_DIM, "and %zu more", all - count);
    free(choices);
}

static int tasks_rows(const struct stage *stage, int width)
{
    size_t count = count_wanted(stage);
    return (count ? (int)count : 1) + (width >= 50);
}

/* A click on a task shows it. */
static void tasks_click(struct stage *stage, struct area area, int row, int column)
{
    (void)column;
    int top = area.width >= 50;
    size_t count, rows = (size_t)(area.height > top ? area.height - top : 0), all = count_wanted(stage);
    struct choice *choices = choose(stage, all > rows && rows ? rows - 1 : rows, &count);
    if (choices && row >= top && (size_t)(row - top) < count)
        stage->followed = choices[row - top].number;
    free(choices);
}

const struct view tasks_view = {.name = "Tasks",
                                .id = PANE_TASKS,
                                .draw = tasks_draw,
                                .rows = tasks_rows,
                                .click = tasks_click};
