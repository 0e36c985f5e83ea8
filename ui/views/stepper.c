/* The stepper's loop: draw, wait for a key, act. */
#include "ui/views/stepper.h"

#include "ui/story/breaks.h"
#include "ui/story/marks.h"
#include "ui/story/progress.h"
#include "ui/views/actions.h"
#include "ui/views/input.h"
#include "ui/views/terminal.h"

#include <string.h>

static void play_on(struct stage *stage)
{
    if (!stage_may_go_on(stage) || !reel_forward(stage->reel, STOP_STEP))
        stage->playing = false;
}

static void loop(struct stage *stage)
{
    while (!stage->quit) {
        stage->saw_the_end |= reel_at_last(stage->reel);
        if (stage->over == &beside_view)
            runs_follow(stage->runs);
        input_draw(stage);
        int key = input_key(stage);
        if (terminal_asked_to_end())
            return;
        stage->message = NULL;
        stage->at_focus = false;
        const struct action *action = action_of_key(key);
        char digit[2] = {key > 0 && key < 128 ? (char)key : '\0'};
        if (key == ERR)
            play_on(stage);
        else if (action)
            action->command(stage);
        else if (*digit && strchr(ACTION_DIGITS, *digit))
            stage_to_mark(stage, digit);
    }
}

bool stepper_run(struct runs *runs, const struct stepper_options *options, const char **reason,
                 int *ended_by)
{
    if (!terminal_open(reason))
        return false;
    struct breaks breaks = {.count = 0};
    struct marks marks;
    struct reel *reel = runs->now.reel;
    struct stage stage = {.runs = runs,
                          .breaks = &breaks,
                          .marks = &marks,
                          .speed = 1};
    stage_show_run(&stage);
    marks_read(&marks, stage.scenario->path);
    settings_read(&stage.settings);
    stage.settings.present = options->present;
    stage.next_lesson = options->next_lesson;
    canvas_open(&stage.canvas, options->ascii, !options->no_colour);
    canvas_theme(&stage.canvas, stage.settings.light);
    if (options->step)
        reel_to_step(reel, options->step);
    if (options->go_to)
        stage_go_to(&stage, options->go_to);
    if (options->bookmark)
        stage_to_mark(&stage, options->bookmark);
    if (options->beside)
        do_beside(&stage);
    loop(&stage);
    variables_forget(&stage);
    settings_write(&stage.settings);
    if (options->lesson && (stage.saw_the_end || stage.prediction.score.asked))
        progress_note(options->lesson, stage.saw_the_end, stage.prediction.score);
    *ended_by = terminal_asked_to_end();
    terminal_close();
    return true;
}
