/* Making a run in its region, and the hooks by which it reaches the host. */
#include "sim/run.h"

#include "sim/lang/lang.h"
#include "sim/lang/frame.h"
#include "sim/lang/state.h"
#include "sim/loop/loops.h"
#include "sim/loop/record.h"
#include "sim/loop/task.h"
#include "sim/modules/asyncio/waiters.h"
#include "sim/modules/state.h"
#include "sim/value/error.h"
#include "sim/world/cost.h"
#include "sim/world/world.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_MEMORY_LIMIT ((size_t)8 << 30)

/* The countdown is used up: the host decides whether and for how long the run goes on. */
static bool give_way(struct machine *m)
{
    fiber_give_way_to_host(m);
    return true;
}

static void write_out(struct machine *m, int stream, const char *text, size_t size)
{
    struct sim *sim = run_of(m)->sim;
    RECORD(m, output, .stream = (uint64_t)stream, .text = {text, size});
    m->output_bytes += size;
    m->countdown -= (int64_t)(size / 16);
    if (m->output_bytes > m->limits.output)
        machine_reach_bound(m, BOUND_OUTPUT);
    if (m->ticks > sim->told && sim->options.output)
        sim->options.output(sim->options.host, stream, text, size);
}

static bool see_line(struct machine *m, struct frame *frame);

/* In the record, in words that run no Python. */
static void see_raise(struct machine *m, struct frame *frame, uint32_t at, value exception)
{
    value text = recording(m) ? record_brief(m, exception, 80) : NULL;
    RECORD(m, raised, .task = running_task_number(m),
           .file = record_str(m, frame->code->source->file_name),
           .line = frame->code->positions[at].line, .exception = record_field(text));
    drop(m, text);
    error_clear(m);
}

static void base_body(struct coro *self, void *argument)
{
    (void)self;
    program_run(argument);
}

static const char *find_module(void *host, const char *name, bool *is_package, const char **path,
                               size_t *size)
{
    struct sim *sim = host;
    return sim->options.find_module(sim->options.host, name, is_package, path, size);
}

static void set_limits(struct machine *m, const struct sim_options *options)
{
    if (options->time_limit > 0)
        m->limits.time = options->time_limit;
    if (options->output_limit)
        m->limits.output = options->output_limit;
    if (options->task_limit)
        m->limits.tasks = options->task_limit;
    if (options->int_limit)
        m->max_int_bytes = options->int_limit;
}

static bool open_rooms(struct sim *sim, struct run *run, size_t limit)
{
    struct machine *m = &run->machine;
    m->seed = sim->seed;
    m->tracer = &run->tracer;
    m->hooks.countdown_expired = give_way;
    m->hooks.write = write_out;
    m->countdown = INT64_MAX;
    if (!machine_open_values(m, &sim->region, limit) || !lang_open(m))
        return false;
    set_limits(m, &sim->options);
    m->lang->chain = &run->chain;
    m->lang->line_seen = see_line;
    m->lang->raised = see_raise;
    if (!loops_open(m) || !world_open(m, &sim->header, &sim->interventions, sim->options.interventions_path) || !modules_open(m))
        return false;
    m->loops->debug = sim->options.debug;
    if (sim->options.find_module) {
        m->modules->find_source = find_module;
        m->modules->host = sim;
    }
    run->base = coro_new(m->lang->coros, base_body, run);
    if (!run->base)
        return false;
    coro_chain_init(&run->chain, run->base);
    return true;
}

bool run_open(struct sim *sim)
{
    size_t limit = sim->options.memory_limit ? sim->options.memory_limit : DEFAULT_MEMORY_LIMIT;
    if (!region_open(&sim->region, limit * 2, REGION_STACKS_DEFAULT))
        return false;
    struct run *run = region_extend_heap(&sim->region, sizeof *run);
    if (!run)
        return false;
    memset(run, 0, sizeof *run);
    sim->region.head->root = run;
    sim->run = run;
    sim->at_tick = true;
    run->sim = sim;
    tracer_open(&run->tracer, sim->trace);
    run->tracer.off = sim->options.no_trace;
    return open_rooms(sim, run, limit);
}

/* What a run holds goes with its region. Where blocks are mallocs, an ended run gives back all that
 * it holds, so that leak checkers see what it forgot. */
static void close_rooms(struct run *run)
{
    struct machine *m = &run->machine;
#ifdef LOOPGLASS_MALLOC_HEAP
    bool whole = !run->ended || !m->fiber; /* without a fiber nothing of Python runs any more */
#else
    bool whole = true;
#endif
    if (whole) {
        heap_abandon(&m->heap);
        return;
    }
    memory_error_forget(m); /* its frames hold tasks and generators, which need all rooms */
    fiber_free(m, m->fiber);
    m->fiber = NULL;
    world_close(m);
    modules_close(m);
    loops_close(m);
    lang_close(m);
    machine_close_values(m);
}

void run_close(struct sim *sim)
{
    if (sim->run)
        close_rooms(sim->run);
    region_close(&sim->region);
    sim->run = NULL;
}

/* --- lines */

static bool make_room(struct sim *sim)
{
    if (sim->line_count < sim->line_capacity)
        return true;
    size_t capacity = sim->line_capacity ? sim->line_capacity * 2 : 256;
    struct sim_line *lines = realloc(sim->lines, capacity * sizeof *lines);
    if (!lines) {
        sim->lines_failed = true;
        return false;
    }
    sim->lines = lines;
    sim->line_capacity = capacity;
    return true;
}

static void note_line(struct machine *m, const struct frame *frame)
{
    struct sim *sim = run_of(m)->sim;
    if (m->ticks <= sim->lines_from || frame->code->source->is_library || !make_room(sim))
        return;
    value task = task_current(m);
    sim->lines[sim->line_count++] = (struct sim_line){
        .tick = m->ticks,
        .task = task ? AS_FUTURE(task)->number : 0,
        .line = frame->line,
        .depth = m->depth,
        .frame = frame->serial,
    };
}

static bool see_line(struct machine *m, struct frame *frame)
{
    if (m->line_watch & LINE_DETAIL)
        note_line(m, frame);
    return !(m->line_watch & LINE_COST) || cost_of_line(m, frame);
}
