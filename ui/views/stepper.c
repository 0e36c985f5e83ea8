/* The stepper's loop: draw, wait for a key, act. */
#include "ui/views/stepper.h"

#include "ui/views/actions.h"
#include "ui/views/layout.h"
#include "ui/views/terminal.h"

#include <stdio.h>
#include <string.h>

#define SLOWEST 0.25
#define FASTEST 100.0
#define COMPUTE_AHEAD ((uint64_t)200000) /* units of work between two looks at the keys */
#define STOPS_AHEAD   50000              /* known ahead of the position: an endless run must not fill the memory */

/* --- drawing */

static void choose_task(struct stage *stage)
{
    if (stage->followed)
        stage->chosen = stage->followed;
    else if (stage->reel->line > 0)
        stage->chosen = stage->reel->lines[stage->reel->line - 1].task;
    else if (stage->story->step.task)
        stage->chosen = stage->story->step.task;
}

static void draw_screen(struct stage *stage)
{
    struct layout layout;
    erase();
    layout_make(&layout, stage, LINES, COLS);
    for (int i = 0; i < layout.count; i++)
        layout.panes[i].view->draw(stage, layout.panes[i].area);
    /* The cursor rests on the sentence, where a screen reader reads on. */
    move(LINES > 1 ? 1 : 0, 0);
    refresh();
}

static void draw_help(struct stage *stage)
{
    struct area area = {0, 2, LINES, COLS - 2};
    const struct canvas *canvas = &stage->canvas;
    const char *key, *second, *words;
    erase();
    draw(canvas, area, 0, 0, STYLE_HEADING, "Keys");
    for (int i = 0; action_help(i, &key, &second, &words) && i + 2 < LINES; i++) {
        draw(canvas, area, i + 1, 0, STYLE_KEY, "%s", key);
        draw(canvas, area, i + 1, 8, STYLE_KEY, "%s", second);
        draw(canvas, area, i + 1, 12, STYLE_PLAIN, "%s", words);
    }
    draw(canvas, area, LINES - 1, 0, STYLE_DIM,
         "A step is one uninterrupted run of one task. Any key goes back.");
    refresh();
}

/* A key that is there, or ERR. */
static int key_at_hand(void)
{
    timeout(0);
    int key = getch();
    if (key == KEY_RESIZE)
        clearok(curscr, TRUE);
    return key;
}

static void wait_for_any_key(void)
{
    while (key_at_hand() == ERR && !terminal_asked_to_end())
        terminal_wait(-1);
}

/* --- acting */

static bool step_of_task(struct stage *stage, bool forward)
{
    uint64_t task = stage->followed ? stage->followed : stage->story->step.task;
    size_t stop = stage->reel->stop;
    for (;;) {
        bool moved = forward ? reel_forward(stage->reel, STOP_STEP) : reel_back(stage->reel, STOP_STEP);
        if (stage->story->step.task == task && stage->reel->stop != stop)
            return true;
        if (!moved || stage->story->ended || stage->reel->stop == 0)
            break;
    }
    reel_go(stage->reel, stop);
    return false;
}

static void follow(struct stage *stage)
{
    static const char *const none = "Following no task any more.";
    if (stage->followed) {
        stage->followed = 0;
        stage->message = none;
        return;
    }
    stage->followed = stage->story->step.task;
    stage->message = stage->followed ? "Following this task: N and B move by its steps."
                                     : "No task has run yet.";
}

static void choose_next(struct stage *stage)
{
    size_t count = story_task_count(stage->story);
    if (count == 0)
        return;
    stage->followed = stage->chosen % count + 1;
    stage->message = "Its variables are shown and it is followed; f: any task.";
}

static void change_speed(struct stage *stage, double factor)
{
    stage->speed *= factor;
    if (stage->speed < SLOWEST)
        stage->speed = SLOWEST;
    if (stage->speed > FASTEST)
        stage->speed = FASTEST;
}

/* What cannot move says so. */
static void moved(struct stage *stage, bool did, const char *otherwise)
{
    if (!did)
        stage->message = otherwise;
}

#define AT_END   "This is the end of the run."
#define AT_START "This is the start."

/* False: quit. */
static bool act(struct stage *stage, enum action action)
{
    struct reel *reel = stage->reel;
    switch (action) {
    case ACTION_STEP_FORWARD: moved(stage, reel_forward(reel, STOP_STEP), AT_END); break;
    case ACTION_STEP_BACK: moved(stage, reel_back(reel, STOP_STEP), AT_START); break;
    case ACTION_LINE_FORWARD: moved(stage, reel_line_forward(reel), AT_END); break;
    case ACTION_LINE_BACK: moved(stage, reel_line_back(reel), AT_START); break;
    case ACTION_ACT_FORWARD: moved(stage, reel_forward(reel, STOP_ACT), AT_END); break;
    case ACTION_ACT_BACK: moved(stage, reel_back(reel, STOP_ACT), AT_START); break;
    case ACTION_ITERATION_FORWARD: moved(stage, reel_forward(reel, STOP_ITERATION), AT_END); break;
    case ACTION_ITERATION_BACK: moved(stage, reel_back(reel, STOP_ITERATION), AT_START); break;
    case ACTION_FIRST: moved(stage, reel_first(reel), AT_START); break;
    case ACTION_LAST: moved(stage, reel_last(reel), AT_END); break;
    case ACTION_NEXT_OF_TASK: moved(stage, step_of_task(stage, true), "It does not run again."); break;
    case ACTION_PREVIOUS_OF_TASK:
        moved(stage, step_of_task(stage, false), "It had not run before.");
        break;
    case ACTION_PLAY: stage->playing = !stage->playing; break;
    case ACTION_FASTER: change_speed(stage, 2); break;
    case ACTION_SLOWER: change_speed(stage, 0.5); break;
    case ACTION_FOLLOW: follow(stage); break;
    case ACTION_CHOOSE_NEXT: choose_next(stage); break;
    case ACTION_REDRAW: clearok(curscr, TRUE); break;
    case ACTION_HELP:
        draw_help(stage);
        wait_for_any_key();
        break;
    case ACTION_QUIT: return false;
    case ACTION_NONE:
    case ACTION_COUNT: break;
    }
    return true;
}

static void play_on(struct stage *stage)
{
    if (!reel_forward(stage->reel, STOP_STEP))
        stage->playing = false;
}

static bool knows_enough(const struct stage *stage)
{
    const struct reel *reel = stage->reel;
    return reel->whole || reel->stops.count > reel->stop + STOPS_AHEAD;
}

/* Milliseconds to wait for a key: for ever, or until the next step is played. While little of the
 * run is known, what lies ahead is computed in the pauses. */
static int patience(struct stage *stage)
{
    if (stage->playing)
        return (int)(1000 / stage->speed);
    return knows_enough(stage) ? -1 : 0;
}

/* ERR: play on. */
static int wait_for_key(struct stage *stage)
{
    for (;;) {
        int key = key_at_hand();
        if (key != ERR || terminal_asked_to_end())
            return key;
        if (terminal_wait(patience(stage)))
            continue;
        if (stage->playing)
            return ERR;
        reel_compute(stage->reel, SIZE_MAX, COMPUTE_AHEAD);
        if (knows_enough(stage))
            draw_screen(stage);
    }
}

static void loop(struct stage *stage)
{
    for (;;) {
        choose_task(stage);
        draw_screen(stage);
        int key = wait_for_key(stage);
        if (terminal_asked_to_end())
            return;
        stage->message = NULL;
        if (key == ERR)
            play_on(stage);
        else if (!act(stage, action_of_key(key)))
            return;
    }
}

bool stepper_run(struct reel *reel, const struct scenario *scenario,
                 const struct stepper_options *options, const char **reason, int *ended_by)
{
    if (!terminal_open(reason))
        return false;
    struct stage stage = {
        .reel = reel, .story = &reel->story, .scenario = scenario, .speed = 1};
    canvas_open(&stage.canvas, options->ascii, !options->no_colour);
    if (options->step)
        reel_to_step(reel, options->step);
    loop(&stage);
    *ended_by = terminal_asked_to_end();
    terminal_close();
    return true;
}
