/* Commands that move through the run. */
#include "ui/views/actions.h"
#include "ui/views/input.h"

#define SLOWEST 0.25
#define FASTEST 100.0

/* An endless program is taken so far at once: by virtual seconds, but not fewer stops than one has
 * patience for, nor more than there is memory for. */
#define LAST_SECONDS 300.0
#define LEAST_STOPS  20000
#define LAST_STOPS   10000000
#define OVER_SECONDS 3600.0 /* an await that takes longer is not stepped over */
#define PORTION      ((uint64_t)20000)

#define AT_END   "This is the end of the run."
#define AT_START "This is the start."

/* What cannot move says so. */
static void moved(struct stage *stage, bool did, const char *otherwise)
{
    stage->match_line = 0;
    if (!did)
        stage->message = otherwise;
}

void do_step_forward(struct stage *stage)
{
    if (stage_may_go_on(stage))
        moved(stage, reel_forward(stage->reel, STOP_STEP), AT_END);
}

void do_step_back(struct stage *stage)
{
    moved(stage, reel_back(stage->reel, STOP_STEP), AT_START);
}

void do_line_forward(struct stage *stage)
{
    if (stage_may_go_on(stage))
        moved(stage, reel_line_forward(stage->reel), AT_END);
}

void do_line_back(struct stage *stage)
{
    moved(stage, reel_line_back(stage->reel), AT_START);
}

void do_act_forward(struct stage *stage)
{
    if (stage_may_go_on(stage))
        moved(stage, reel_forward(stage->reel, STOP_ACT), AT_END);
}

void do_act_back(struct stage *stage)
{
    moved(stage, reel_back(stage->reel, STOP_ACT), AT_START);
}

void do_iteration_forward(struct stage *stage)
{
    if (stage_may_go_on(stage))
        moved(stage, reel_forward(stage->reel, STOP_ITERATION), AT_END);
}

void do_iteration_back(struct stage *stage)
{
    moved(stage, reel_back(stage->reel, STOP_ITERATION), AT_START);
}

void do_first(struct stage *stage)
{
    moved(stage, reel_first(stage->reel), AT_START);
}

void do_last(struct stage *stage)
{
    struct reel *reel = stage->reel;
    const struct stops *stops = &reel->stops;
    double bound = stage->story->time + LAST_SECONDS;
    size_t most = reel->stop + LAST_STOPS;
    size_t least = reel->stop + LEAST_STOPS;
    stage->message = "Going to the end ... (Escape stops)";
    input_draw(stage);
    stage->message = NULL;
    while (!reel->whole && (stops->all[stops->count - 1].time < bound || stops->count < least) &&
           stops->count < most && !input_interrupts())
        reel_compute(reel, SIZE_MAX, PORTION);
    if (reel->whole) {
        moved(stage, reel_last(reel), AT_END);
        if (!stage->story->ended)
            stage->message = "The last step. End again: how it all came out.";
        return;
    }
    reel_go(reel, stops->step_count ? stops->steps[stops->step_count - 1] : stops->count - 1);
    stage_say(stage, "No end so far: stopped at step %llu, %.*f s. End again goes on from here.",
              (unsigned long long)stage->story->steps, stage->story->digits, stage->story->time);
}

/* --- playing */

void do_play(struct stage *stage)
{
    stage->playing = !stage->playing;
}

static void change_speed(struct stage *stage, double factor)
{
    stage->speed *= factor;
    if (stage->speed < SLOWEST)
        stage->speed = SLOWEST;
    if (stage->speed > FASTEST)
        stage->speed = FASTEST;
    stage_say(stage, "Space plays %g steps a second.", stage->speed);
}

void do_faster(struct stage *stage)
{
    change_speed(stage, 2);
}

void do_slower(struct stage *stage)
{
    change_speed(stage, 0.5);
}

/* --- over: lines of the same task, calls and awaits in one go */

/* Where the person stands: the task and how deep in its calls; at a stop, the task that ran last. */
struct standing {
    uint64_t task, frame;
    uint32_t depth;
};

static struct standing where(const struct stage *stage)
{
    const struct reel *reel = stage->reel;
    if (reel->line == 0)
        return (struct standing){stage->chosen, 0, UINT32_MAX};
    const struct sim_line *line = &reel->lines[reel->line - 1];
    return (struct standing){line->task, line->frame, line->depth};
}

/* Whether the line shown is the next (or the one before) of the same task, no deeper; or, at a stop, the
 * task's end. */
static bool is_over(const struct stage *stage, struct standing from)
{
    const struct reel *reel = stage->reel;
    if (reel->line == 0)
        return story_task(stage->story, from.task)->state >= TASK_DONE &&
               stage->story->step.task == from.task;
    const struct sim_line *line = &reel->lines[reel->line - 1];
    return line->task == from.task && line->depth <= from.depth;
}

/* From a stop: past the steps of others, to the stop before the task's next step. False: there is none,
 * or Escape. */
static bool wind_to_step_of(struct stage *stage, uint64_t task)
{
    struct reel *reel = stage->reel;
    double bound = stage->story->time + OVER_SECONDS;
    for (unsigned steps = 1; reel_forward(reel, STOP_STEP); steps++) {
        if (stage->story->deadlock || stage->story->ended)
            return false;
        if (stage->story->step.task == task)
            return reel_back(reel, STOP_STEP);
        if (input_interrupts() || stage->story->time > bound)
            return false;
        if (steps == 1000) {
            stage->message = "Going on until it runs again ... (Escape stops)";
            input_draw(stage);
            stage->message = NULL;
        }
    }
    return false;
}

static bool wind_back_to_step_of(struct stage *stage, uint64_t task)
{
    struct reel *reel = stage->reel;
    while (stage->story->step.task != task || stage->story->act != ACT_STEP)
        if (!reel_back(reel, STOP_STEP) || input_interrupts())
            return false;
    return true;
}

void do_over_forward(struct stage *stage)
{
    struct reel *reel = stage->reel;
    if (!stage_may_go_on(stage))
        return;
    struct standing from = where(stage);
    size_t stop = reel->stop;
    bool did;
    do {
        did = reel->line > 0 || !from.task || wind_to_step_of(stage, from.task);
        did = did && reel_line_forward(reel);
    } while (did && !is_over(stage, from));
    if (did || stage->story->deadlock)
        return;
    reel_go(reel, stop);
    stage->message = "It does not go on from here, as far as is known.";
}

void do_over_back(struct stage *stage)
{
    struct reel *reel = stage->reel;
    struct standing from = where(stage);
    size_t stop = reel->stop;
    bool did;
    do {
        did = reel->line > 0 || !from.task || wind_back_to_step_of(stage, from.task);
        did = did && reel_line_back(reel);
    } while (did && (!is_over(stage, from) || reel->line == 0));
    if (did)
        return;
    reel_go(reel, stop);
    stage->message = "It had not run before.";
}

/* --- one task */

static void step_of_task(struct stage *stage, bool forward, const char *otherwise)
{
    struct reel *reel = stage->reel;
    uint64_t task = stage->chosen;
    size_t stop = reel->stop;
    for (;;) {
        bool did = forward ? reel_forward(reel, STOP_STEP) : reel_back(reel, STOP_STEP);
        if (stage->story->step.task == task && reel->stop != stop &&
            reel->stops.all[reel->stop].kinds & STOP_STEP)
            return;
        if (!did || stage->story->ended || reel->stop == 0)
            break;
    }
    reel_go(reel, stop);
    stage->message = otherwise;
}

void do_next_of_task(struct stage *stage)
{
    step_of_task(stage, true, "It does not run again.");
}

void do_previous_of_task(struct stage *stage)
{
    step_of_task(stage, false, "It had not run before.");
}

void do_follow(struct stage *stage)
{
    if (stage->followed) {
        stage->followed = 0;
        stage->message = "Following no task any more.";
        return;
    }
    stage->followed = stage->chosen;
    stage->message = stage->followed ? "Following this task: N and B move by its steps."
                                     : "No task has run yet.";
}

static void choose(struct stage *stage, size_t by)
{
    size_t count = story_task_count(stage->story);
    if (count == 0)
        return;
    stage->followed = stage->chosen ? (stage->chosen - 1 + by) % count + 1 : 1;
    stage->message = "Its variables are shown and it is followed; f: any task.";
}

void do_choose_next(struct stage *stage)
{
    choose(stage, 1);
}

void do_choose_previous(struct stage *stage)
{
    choose(stage, story_task_count(stage->story) - 1);
}
