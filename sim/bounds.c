/* The bounds of the sandbox: which is reached, and what is said then. Those of memory and ints raise
 * MemoryError, which a program may catch; when none does, the end is told here, too. Recursion is
 * Python's own bound. */
#include "sim/lang/fiber.h"
#include "sim/lang/frame.h"
#include "sim/lang/source.h"
#include "sim/loop/record.h"
#include "sim/loop/task.h"
#include "sim/run.h"
#include "sim/value/error.h"
#include "sim/value/str.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define LEAST_EVENT 64 /* bytes; events of which no more are made than there is room for in the trace */

/* "the bound of 5 tasks is reached (--max-tasks)" */
struct reached {
    char what[96];
    const char *option;
};

static bool reach_number(struct reached *reached, const char *option, uint64_t number, const char *of)
{
    snprintf(reached->what, sizeof reached->what, "the bound of %" PRIu64 " %s is reached", number, of);
    reached->option = option;
    return true;
}

static bool reach_of_machine(struct reached *reached, const struct sim *sim, enum machine_bound bound)
{
    const struct sim_options *o = &sim->options;
    const struct machine *m = &sim->run->machine;
    switch (bound) {
    case BOUND_TIME:
        snprintf(reached->what, sizeof reached->what, "the bound of %g s of virtual time is reached",
                 o->time_limit);
        reached->option = "--max-time";
        return true;
    case BOUND_OUTPUT:
        return reach_number(reached, "--max-output", o->output_limit, "bytes of output");
    case BOUND_TASKS: return reach_number(reached, "--max-tasks", o->task_limit, "tasks");
    case BOUND_MEMORY:
        return reach_number(reached, "--memory", m->heap.limit >> 20, "MiB of memory");
    case BOUND_INT: return reach_number(reached, "--max-int", m->max_int_bytes, "bytes of one int");
    case BOUND_NONE: break;
    }
    return false;
}

static bool find_reached(struct reached *reached, const struct sim *sim)
{
    const struct sim_options *o = &sim->options;
    if (o->tick_limit && sim_tick(sim) >= o->tick_limit)
        return reach_number(reached, "--ticks", o->tick_limit, "lines and events");
    if (o->work_limit && sim->run->work >= o->work_limit)
        return reach_number(reached, "--work", o->work_limit, "units of work");
    if (o->trace_limit && trace_bytes(sim->trace) > o->trace_limit)
        return reach_number(reached, "--max-trace", o->trace_limit, "bytes of trace");
    return reach_of_machine(reached, sim, sim->run->machine.bound);
}

/* In the run's own output, so that going back and there again says the same. */
static void say(struct machine *m, const struct reached *reached)
{
    char message[160];
    int size = snprintf(message, sizeof message, "loopglass: stopped: %s (%s)\n", reached->what,
                        reached->option);
    m->hooks.write(m, 2, message, (size_t)size);
}

/* Where the program was: the innermost line of its own, of the task that ran. */
static value describe_place(struct machine *m)
{
    struct frame *frame = m->fiber ? m->fiber->frame : NULL;
    value task = task_current(m), name = task ? task_name(m, task) : NULL, text = NULL;
    while (frame && frame->code->source->is_library)
        frame = frame->back;
    bool in_task = frame && name && strcmp(str_text(frame->code->name), "<module>") != 0;
    if (in_task)
        text = str_format(m, "loopglass: it was at line %u, in %S (%S)\n", frame->line,
                          frame->code->name, name);
    else if (name)
        text = str_format(m, "loopglass: it was in %S\n", name);
    else if (frame)
        text = str_format(m, "loopglass: it was at line %u, in %S\n", frame->line, frame->code->name);
    drop(m, name);
    return text;
}

static void say_where(struct machine *m)
{
    value text = describe_place(m);
    if (text)
        m->hooks.write(m, 2, str_text(text), str_size(text));
    drop(m, text);
    error_clear(m);
}

uint64_t bounds_cut_budget(const struct sim *sim, uint64_t budget)
{
    const struct sim_options *o = &sim->options;
    uint64_t ticks = sim_tick(sim), work = sim->run->work, trace = trace_bytes(sim->trace);
    if (o->tick_limit && o->tick_limit - ticks < budget)
        budget = o->tick_limit - ticks;
    if (o->work_limit && o->work_limit - work < budget)
        budget = o->work_limit - work;
    uint64_t room = trace < o->trace_limit ? (o->trace_limit - trace) / LEAST_EVENT + 1 : 1;
    return o->trace_limit && room < budget ? room : budget;
}

void bounds_stop(struct sim *sim)
{
    struct reached reached;
    if (!find_reached(&reached, sim))
        return;
    struct machine *m = &sim->run->machine;
    RECORD(m, bound_hit, .what = {reached.what, strlen(reached.what)});
    say(m, &reached);
    say_where(m);
    sim->run->bound_hit = true;
}

void bounds_say_refused(struct run *run, enum machine_bound bound)
{
    struct reached reached;
    if (reach_of_machine(&reached, run->sim, bound))
        say(&run->machine, &reached);
}
