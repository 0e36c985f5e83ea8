/* Jobs handed to executors, and the simulated threads and processes that work at them. */
#include "ui/story/fold.h"

static struct story_thread *thread_of(struct story *story, uint64_t number)
{
    return number ? REACH(story, threads, story_thread, number) : NULL;
}

static void queue_job(struct story *story, const struct event_job_queued *event)
{
    struct story_job *job = REACH(story, jobs, story_job, event->job);
    if (job)
        *job = (struct story_job){.task = event->task,
                                  .queued = story->time,
                                  .state = JOB_QUEUED,
                                  .what = event->what};
}

static void begin_job(struct story *story, const struct event_job_begun *event)
{
    struct story_job *job = REACH(story, jobs, story_job, event->job);
    struct story_thread *thread = thread_of(story, event->thread);
    if (thread)
        thread->job = event->job;
    if (!job)
        return;
    job->state = JOB_BEGUN;
    job->thread = event->thread;
    job->begun = story->time;
}

static void end_job(struct story *story, const struct event_job_ended *event)
{
    struct story_job *job = REACH(story, jobs, story_job, event->job);
    if (!job)
        return;
    job->state = JOB_ENDED;
    job->ended = story->time;
    job->failed = event->outcome != OUTCOME_RETURNED;
    job->result = event->result;
    struct story_thread *thread = thread_of(story, job->thread);
    if (thread)
        thread->job = 0;
}

static void start_thread(struct story *story, const struct event_thread_started *event)
{
    struct story_thread *thread = thread_of(story, event->thread);
    if (thread)
        *thread = (struct story_thread){.name = event->name,
                                        .process = event->kind == 2,
                                        .of_process = event->process,
                                        .state = THREAD_READY,
                                        .started = story->time};
}

/* --- what threads do over time */

/* Ends what the thread did and begins something else; kind 0: nothing any more. */
static void begin_span(struct story *story, uint64_t number, enum span_kind kind, bool forced)
{
    struct story_thread *thread = REACH(story, threads, story_thread, number);
    if (!thread)
        return;
    if (thread->span) {
        struct story_span *last = REACH(story, thread_spans, story_span, thread->span - 1);
        if (last && last->to < 0)
            last->to = story->time;
    }
    thread->span = 0;
    struct story_span *made = kind ? ADD(story, thread_spans, story_span) : NULL;
    if (!made)
        return;
    *made = (struct story_span){.from = story->time,
                                .to = -1,
                                .thread = number,
                                .core = thread->core,
                                .job = thread->job,
                                .kind = kind,
                                .forced = forced};
    thread->span = story->thread_spans.count;
}

static void run_on_core(struct story *story, const struct event_thread_runs *event)
{
    struct story_thread *thread = REACH(story, threads, story_thread, event->thread);
    story->running_thread = event->thread;
    if (!thread)
        return;
    if (event->thread)
        thread->state = THREAD_READY;
    thread->core = event->core;
    begin_span(story, event->thread, SPAN_RUNS, false);
}

static void leave_core(struct story *story, uint64_t number, enum thread_pause why)
{
    static const enum span_kind kinds[] = {0, SPAN_SLEEPS, SPAN_WAITS, SPAN_WANTS_LOCK,
                                           SPAN_WANTS_CORE};
    struct story_thread *thread = REACH(story, threads, story_thread, number);
    if (thread)
        thread->core = 0;
    begin_span(story, number, why <= PAUSE_CORE_TAKEN ? kinds[why] : SPAN_WAITS,
               why >= PAUSE_LOCK_TAKEN);
}

static void pass_lock(struct story *story, const struct event_interpreter_lock *event)
{
    struct story_process *process = REACH(story, processes, story_process, event->process);
    story->computes = true;
    if (process)
        process->locked |= event->taken && event->thread;
    if (process)
        process->holder = event->taken ? event->thread + 1 : 0;
}

/* Why a thread gives the processor away: 1 until a time, 2 until something happens. */
static void thread_gives_way(struct story *story, uint64_t number, uint64_t why)
{
    struct story_thread *thread = thread_of(story, number);
    story->running_thread = 0;
    if (thread)
        thread->state = why == PAUSE_SLEEPS  ? THREAD_SLEEPS
                        : why == PAUSE_WAITS ? THREAD_WAITS
                                             : THREAD_READY;
    leave_core(story, number, (enum thread_pause)why);
}

static void end_thread(struct story *story, uint64_t number)
{
    struct story_thread *thread = thread_of(story, number);
    story->running_thread = 0;
    if (!thread)
        return;
    thread->state = THREAD_ENDED;
    thread->ended = story->time;
    thread->job = thread->core = 0;
    begin_span(story, number, 0, false);
}

void fold_outside(struct story *story, const struct event *event)
{
    switch (event->kind) {
    case EVENT_job_queued: queue_job(story, &event->job_queued); break;
    case EVENT_job_begun: begin_job(story, &event->job_begun); break;
    case EVENT_job_ended: end_job(story, &event->job_ended); break;
    case EVENT_thread_started: start_thread(story, &event->thread_started); break;
    case EVENT_thread_runs: run_on_core(story, &event->thread_runs); break;
    case EVENT_thread_wants:
        begin_span(story, event->thread_wants.thread,
                   event->thread_wants.what == 1 ? SPAN_WANTS_LOCK : SPAN_WANTS_CORE, false);
        break;
    case EVENT_interpreter_lock: pass_lock(story, &event->interpreter_lock); break;
    case EVENT_thread_waits:
        thread_gives_way(story, event->thread_waits.thread, event->thread_waits.why);
        break;
    case EVENT_thread_ended: end_thread(story, event->thread_ended.thread); break;
    default: break;
    }
}
