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
                                        .state = THREAD_READY,
                                        .started = story->time};
}

/* Why a thread gives the processor away: 1 until a time, 2 until something happens. */
static void thread_gives_way(struct story *story, uint64_t number, uint64_t why)
{
    struct story_thread *thread = thread_of(story, number);
    story->running_thread = 0;
    if (thread)
        thread->state = why == 1 ? THREAD_SLEEPS : THREAD_WAITS;
}

static void end_thread(struct story *story, uint64_t number)
{
    struct story_thread *thread = thread_of(story, number);
    story->running_thread = 0;
    if (!thread)
        return;
    thread->state = THREAD_ENDED;
    thread->ended = story->time;
    thread->job = 0;
}

void fold_outside(struct story *story, const struct event *event)
{
    switch (event->kind) {
    case EVENT_job_queued: queue_job(story, &event->job_queued); break;
    case EVENT_job_begun: begin_job(story, &event->job_begun); break;
    case EVENT_job_ended: end_job(story, &event->job_ended); break;
    case EVENT_thread_started: start_thread(story, &event->thread_started); break;
    case EVENT_thread_runs: {
        struct story_thread *thread = thread_of(story, event->thread_runs.thread);
        story->running_thread = event->thread_runs.thread;
        if (thread)
            thread->state = THREAD_READY;
        break;
    }
    case EVENT_thread_waits:
        thread_gives_way(story, event->thread_waits.thread, event->thread_waits.why);
        break;
    case EVENT_thread_ended: end_thread(story, event->thread_ended.thread); break;
    default: break;
    }
}
