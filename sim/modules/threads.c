/* The module _threads: simulated threads and jobs, for threading and concurrent.futures in Python. */
#include "sim/loop/future.h"
#include "sim/loop/loops.h"
#include "sim/modules/module.h"
#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/world/process.h"
#include "sim/world/thread.h"
#include "sim/world/world.h"

static value threads_start(struct machine *m, value *args)
{
    if (!is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "the name of a thread is a str");
    return thread_start(m, args[0], args[1]);
}

/* start_process(target, name, namespaces): see thread_start_process. */
static value threads_start_process(struct machine *m, value *args)
{
    if (!is_str(m, args[1]))
        return raise_error(m, m->types.TypeError, "the name of a process is a str");
    return thread_start_process(m, args[0], args[1], args[2], m->world->header->startup);
}

/* abandon(thread): its process ends where it is. */
static value threads_abandon(struct machine *m, value *args)
{
    if (!is_exactly(args[0], m->world->thread_type))
        return raise_error(m, m->types.TypeError, "only a simulated thread can be abandoned");
    process_end(m, AS_THREAD(args[0])->process);
    return NONE;
}

/* The number of the process that runs; 0: the main one. */
static value threads_process(struct machine *m, value *args)
{
    (void)args;
    return tag_small_int((int64_t)thread_running(m)->process->number);
}

static value threads_current(struct machine *m, value *args)
{
    (void)args;
    return m->world->current ? keep((value)m->world->current) : NONE;
}

static value threads_cores(struct machine *m, value *args)
{
    (void)args;
    return tag_small_int((int64_t)m->world->header->cores);
}

/* Seconds so far in which nobody computed. */
static value threads_idle(struct machine *m, value *args)
{
    (void)args;
    return float_new(m, m->world->idle);
}

static int call_predicate(struct machine *m, value predicate)
{
    value answer = object_call0(m, predicate);
    int truth = answer ? object_truth(m, answer) : -1;
    drop(m, answer);
    return truth;
}

/* wait(predicate, seconds): False when the time is over. */
static value threads_wait(struct machine *m, value *args)
{
    struct condition condition = {.holds = call_predicate, .on = args[0], .timed = args[1] != NONE};
    if (condition.timed && !clock_after(m, args[1], &condition.until))
        return NULL;
    /* Condition.wait(0) only asks: it lets nobody else go on. */
    bool asks = condition.timed && condition.until <= clock_now(m);
    int held = asks ? call_predicate(m, args[0]) : thread_wait(m, &condition, CLOCK_BLOCKED);
    if (held < 0)
        return NULL;
    if (!held && !condition.timed && !m->world->current)
        return raise_error(m, m->types.RuntimeError,
                           "deadlock: the main thread waits for ever; no other thread can go on");
    return tag_bool(held > 0);
}

/* --- jobs of executors */

static bool add_brief(struct machine *m, struct str_builder *text, value v)
{
    value brief = record_brief(m, v, 24);
    bool ok = brief ? str_builder_add_value(m, text, brief) : str_builder_add_text(m, text, "...");
    drop(m, brief);
    return ok;
}

/* "fetch('a', 2)" */
static value call_words(struct machine *m, value name, value arguments)
{
    struct str_builder text = {0};
    str_builder_add_value(m, &text, name);
    str_builder_add_text(m, &text, "(");
    for (size_t i = 0; i < tuple_size(arguments); i++) {
        if (i > 0)
            str_builder_add_text(m, &text, ", ");
        add_brief(m, &text, AS_TUPLE(arguments)->items[i]);
    }
    str_builder_add_text(m, &text, ")");
    return str_builder_finish(m, &text);
}

static value threads_job_queued(struct machine *m, value *args)
{
    if (!is_str(m, args[0]) || !is_exactly(args[1], m->types.tuple))
        return raise_error(m, m->types.TypeError, "a job is queued by name and tuple");
    value words = call_words(m, args[0], args[1]);
    if (!words)
        return NULL;
    value task = task_current(m);
    uint64_t job = record_number(m, SERIES_JOB);
    RECORD(m, job_queued, .job = job, .task = task ? AS_FUTURE(task)->number : 0,
           .what = record_field(words));
    drop(m, words);
    return tag_small_int((int64_t)job);
}

static value threads_job_begun(struct machine *m, value *args)
{
    RECORD(m, job_begun, .job = (uint64_t)small_int(args[0]),
           .thread = thread_current_number(m));
    return NONE;
}

/* job_ended(job, result, error) */
static value threads_job_ended(struct machine *m, value *args)
{
    bool raised = args[2] != NONE;
    value brief = record_brief(m, raised ? args[2] : args[1], 60);
    RECORD(m, job_ended, .job = (uint64_t)small_int(args[0]),
           .outcome = raised ? OUTCOME_RAISED : OUTCOME_RETURNED,
           .result = brief ? record_field(brief) : (struct event_text_field){"", 0});
    drop(m, brief);
    return NONE;
}

/* stand_for_job(future, job, label): whoever awaits the future waits for the job, "f() in a thread". */
static value threads_stand_for_job(struct machine *m, value *args)
{
    if (is_future(m, args[0]) && is_small_int(args[1]) && is_str(m, args[2])) {
        AS_FUTURE(args[0])->wait_kind = WAIT_JOB;
        AS_FUTURE(args[0])->label = record_str(m, args[2]);
        AS_FUTURE(args[0])->stands_for = (uint64_t)small_int(args[1]);
    }
    return NONE;
}

static const struct native_spec threads_functions[] = {
    {"start(target, name, /)", threads_start, NULL},
    {"start_process(target, name, namespaces, /)", threads_start_process, NULL},
    {"abandon(thread, /)", threads_abandon, NULL},
    {"process()", threads_process, NULL},
    {"current()", threads_current, NULL},
    {"idle()", threads_idle, NULL},
    {"cores()", threads_cores, NULL},
    {"wait(predicate, seconds=None, /)", threads_wait, NULL},
    {"job_queued(name, arguments, /)", threads_job_queued, NULL},
    {"job_begun(job, /)", threads_job_begun, NULL},
    {"job_ended(job, result, error, /)", threads_job_ended, NULL},
    {"stand_for_job(future, job, label, /)", threads_stand_for_job, NULL},
    {NULL, NULL, NULL},
};

const struct module_spec threads_module = {
    .name = "_threads",
    .functions = threads_functions,
};
