/* The public face of the simulator. */
#include "sim/sim.h"

#include "sim/loop/clock.h"
#include "sim/loop/loops.h"
#include "sim/loop/record.h"
#include "sim/run.h"

#include <stdlib.h>
#include <string.h>

#define SLICE        ((uint64_t)20000) /* units of work between two looks at the time */
#define NEAR         ((uint64_t)1000)  /* ticks that are run again in no time */

static bool copy_interventions(struct sim *sim, const struct sim_options *options)
{
    const char *path = options->interventions_path ? options->interventions_path : "interventions";
    sim->options.interventions = NULL; /* what was read of them is kept */
    sim->options.interventions_path = strdup(path);
    if (!sim->options.interventions_path)
        return false;
    return !options->interventions || interventions_parse(&sim->interventions, options->interventions,
                                                          options->interventions_size);
}

static bool copy_texts(struct sim *sim, const struct sim_options *options)
{
    char *path = strdup(options->path), *text = malloc(options->size + 1);
    sim->options = *options;
    sim->options.path = path;
    sim->options.text = text;
    bool copied = copy_interventions(sim, options);
    if (!path || !text || !copied)
        return false;
    memcpy(text, options->text, options->size);
    text[options->size] = '\0';
    return true;
}

struct sim *sim_open(const struct sim_options *options)
{
    struct sim *sim = calloc(1, sizeof *sim);
    if (!sim)
        return NULL;
    sim->trace = trace_new();
    bool ok = copy_texts(sim, options) && header_parse(&sim->header, options->text, options->size);
    const uint64_t *seed = interventions_seed(&sim->interventions);
    sim->seed = seed ? *seed : options->has_seed ? options->seed : sim->header.seed;
    if (ok && sim->trace && run_open(sim)) {
        checkpoints_take(sim, CHECKPOINT_NOW);
        return sim;
    }
    sim_close(sim);
    return NULL;
}

void sim_close(struct sim *sim)
{
    if (!sim)
        return;
    run_close(sim);
    checkpoints_free(&sim->checkpoints);
    trace_free(sim->trace);
    header_free(&sim->header);
    interventions_free(&sim->interventions);
    free((void *)(uintptr_t)sim->options.path);
    free((void *)(uintptr_t)sim->options.interventions_path);
    free((void *)(uintptr_t)sim->options.text);
    free(sim->lines);
    sim_forget_frames(sim);
    free(sim);
}

bool sim_check_interventions(const char *text, size_t size, struct sim_mistake *mistake)
{
    struct interventions list;
    bool ok = interventions_parse(&list, text, size);
    *mistake = (struct sim_mistake){.line = list.error.line, .column = list.error.column,
                                    .length = list.error.length};
    memcpy(mistake->message, list.error.message, sizeof mistake->message);
    interventions_free(&list);
    return ok;
}

size_t sim_intervention_count(const struct sim *sim)
{
    return sim->interventions.count;
}

static bool run_is_over(const struct run *run)
{
    return run->ended || run->bound_hit;
}

/* Lets the run go on for at most `budget` units. */
static void go_on(struct sim *sim, uint64_t budget)
{
    struct run *run = sim->run;
    budget = bounds_cut_budget(sim, budget);
    int64_t given = budget < INT64_MAX ? (int64_t)budget : INT64_MAX;
    run->machine.countdown = given;
    if (!coro_go_on(&run->chain))
        run->ended = true;
    run->work += (uint64_t)given - (uint64_t)run->machine.countdown;
    if (!run->ended)
        bounds_stop(sim);
    if (run->machine.heap.used_bytes > sim->peak_memory)
        sim->peak_memory = run->machine.heap.used_bytes;
    if (run->machine.ticks > sim->told)
        sim->told = run->machine.ticks;
    sim->at_tick = false;
}

/* In slices, so that checkpoints can be taken on the way. */
static void run_on(struct sim *sim, uint64_t budget)
{
    while (budget > 0 && !run_is_over(sim->run)) {
        uint64_t slice = budget < SLICE ? budget : SLICE;
        go_on(sim, slice);
        checkpoints_take(sim, CHECKPOINT_WHEN_DUE);
        budget -= slice;
    }
}

/* What sim_frames did in the run's heap is undone before the run goes on. */
static bool forget_look(struct sim *sim)
{
    return !sim->looked || sim_seek(sim, sim_tick(sim));
}

enum sim_state sim_advance(struct sim *sim, uint64_t budget)
{
    if (forget_look(sim) && !sim_ended(sim))
        run_on(sim, budget ? budget : 1);
    return sim_ended(sim) ? SIM_ENDED : SIM_GOES_ON;
}

bool sim_ended(const struct sim *sim)
{
    return run_is_over(sim->run);
}

int sim_exit_status(const struct sim *sim)
{
    return sim->run->bound_hit ? STATUS_BOUND : sim->run->exit_status;
}

double sim_time(const struct sim *sim)
{
    return clock_now(&sim->run->machine);
}

uint64_t sim_tasks(const struct sim *sim)
{
    return sim->run->machine.tasks_made;
}

uint64_t sim_steps(const struct sim *sim)
{
    return sim->run->machine.loops->task_steps;
}

uint64_t sim_tick(const struct sim *sim)
{
    return sim->run->machine.ticks;
}

uint64_t sim_seed(const struct sim *sim)
{
    return sim->seed;
}

const struct trace *sim_trace(const struct sim *sim)
{
    return sim->trace;
}

size_t sim_peak_memory(const struct sim *sim)
{
    return sim->peak_memory;
}

/* Every tick takes at least one unit of the countdown, so with as many units as ticks are missing the run
 * comes to the first place where it can stop with that many ticks, wherever it came from. */
static void run_to(struct sim *sim, uint64_t tick)
{
    while (sim_tick(sim) < tick && !run_is_over(sim->run)) {
        uint64_t missing = tick - sim_tick(sim);
        go_on(sim, missing < SLICE ? missing : SLICE);
        if (sim_tick(sim) < tick)
            checkpoints_take(sim, CHECKPOINT_WHEN_DUE);
        else
            sim->at_tick = true;
    }
}

static bool start_again(struct sim *sim)
{
    checkpoints_free(&sim->checkpoints); /* a new region may lie elsewhere */
    run_close(sim);
    if (!run_open(sim)) {
        if (sim->run) /* what there is of it goes nowhere */
            sim->run->ended = true;
        return false;
    }
    checkpoints_take(sim, CHECKPOINT_NOW);
    return true;
}

bool sim_is_quick_to_rewind(const struct sim *sim)
{
    return checkpoints_possible(sim);
}

/* A little before the goal a checkpoint is left: the next steps back are near to it. */
static void run_to_leaving_mark(struct sim *sim, uint64_t tick)
{
    if (sim_tick(sim) + 2 * NEAR < tick) {
        run_to(sim, tick - NEAR);
        checkpoints_take(sim, CHECKPOINT_PASSING);
    }
    run_to(sim, tick);
}

bool sim_seek(struct sim *sim, uint64_t tick)
{
    uint64_t here = sim_tick(sim);
    bool back = sim->looked || here > tick || (here == tick && !sim->at_tick);
    /* Where it has come to is kept, to be found again. */
    if (back && !sim->looked && here >= sim->told)
        checkpoints_take(sim, CHECKPOINT_NOW);
    bool restored = checkpoints_restore(sim, tick, back);
    if (back && !restored && !start_again(sim))
        return false;
    sim->looked = false;
    if (restored)
        run_to_leaving_mark(sim, tick);
    else
        run_to(sim, tick);
    return true;
}

const struct sim_line *sim_lines(struct sim *sim, uint64_t from, uint64_t to, size_t *count)
{
    sim->line_count = 0;
    sim->lines_from = from;
    *count = 0;
    if (!sim_seek(sim, from))
        return NULL;
    sim->run->machine.line_watch |= LINE_DETAIL;
    run_to(sim, to);
    sim->run->machine.line_watch &= (uint8_t)~LINE_DETAIL;
    if (sim->lines_failed)
        return NULL;
    *count = sim->line_count;
    static const struct sim_line none;
    return sim->lines ? sim->lines : &none;
}
