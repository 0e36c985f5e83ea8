/*
 * The story: what loop, tasks, timers, queues and output are at one position of a run, folded from
 * the events of the trace up to there. It knows the trace and nothing of the simulator, so a
 * recorded run, and one recorded elsewhere, tells the same story.
 *
 * Texts are borrowed from the trace. Things are found by their numbers (those of the events; 0 is
 * nothing). All tables are flat arrays without pointers between them, so that a story is copied
 * (a way mark to come back to) by copying its tables.
 */
#ifndef LOOPGLASS_UI_STORY_STORY_H
#define LOOPGLASS_UI_STORY_STORY_H

#include "sim/trace/trace.h"

#include <stdbool.h>

typedef struct event_text_field phrase;

/* A growing array. items[0] of tables found by number is an empty thing. */
struct table {
    void *items;
    size_t count, capacity;
    struct table_page **pages; /* what its chunks are copies of, once there is a snapshot; see table.h */
    size_t page_count;
};

enum task_state {
    TASK_READY,   /* in the ready queue */
    TASK_RUNNING, /* in the middle of a step at this position */
    TASK_WAITING,
    TASK_DONE,
    TASK_FAILED,
    TASK_CANCELLED
};

struct story_task {
    uint64_t parent, loop;
    phrase name, call, owner;      /* "Task-3"; "fetch('bob', 0.1)"; what created it: "gather" or "" */
    enum task_state state;
    bool closing;                /* made while asyncio.run cleans up: set apart on the screen */
    bool begun;
    bool lost;                   /* nobody kept it: thrown away before it had ended */
    bool cancel_asked;           /* asked, not delivered yet */
    bool cancelling;             /* CancelledError was thrown in, it is still at work */
    uint64_t cancel_by;          /* task, 0: no task */
    bool cancel_by_person;       /* an intervention asked */
    uint32_t cancel_line;
    uint64_t cancel_timer;       /* the timeout that asked, when no task did; 0: none */
    uint64_t created_step, last_step, steps;
    uint32_t created_line, last_line;
    double created_time;
    double since;                /* virtual time since when it is ready or waits */
    enum wait_kind wait;         /* while TASK_WAITING (and for WAIT_NOTHING: ready again) */
    uint64_t what;               /* number of what it waits for, by `wait` */
    phrase label;                  /* "sleep(0.3)" */
    uint64_t place;              /* innermost await */
    uint64_t timer;              /* the timer that will wake it; 0: none */
    phrase result;                 /* repr of the result, or of the exception */
    uint32_t last_bar;           /* in `bars`; 0: none */
    double ran, kept_waiting, waited; /* totals, seconds of virtual time */
};

/* A stretch of a task's life, for its lane. Bars of a task are linked backwards. */
enum bar_kind { BAR_RAN = 1, BAR_READY, BAR_WAITED };
struct story_bar {
    double from, to;             /* `to` of the last bar of a task that is not over is open: see story_bar_end */
    uint64_t task, step;         /* the step in which it began */
    uint32_t previous;
    enum bar_kind kind;
    enum wait_kind wait;         /* BAR_WAITED: what for */
    uint64_t place;              /* BAR_WAITED: the innermost await */
    phrase label;                /* and what for: "sleep(0.3)" */
};

enum handle_state { HANDLE_TO_COME, HANDLE_RUNS, HANDLE_RAN, HANDLE_DROPPED };
struct story_handle {
    uint64_t number, task, timer;
    enum handle_kind kind;
    phrase label;
    uint64_t queued_by_step;     /* the step during which it was queued; 0: not in a step */
    uint64_t queued_by_task;
    uint64_t cause_step;         /* the same through callbacks and timers: what in the end caused it */
    uint64_t queued_act;         /* acts that had ended when it was queued */
    uint64_t iteration;          /* in which it runs */
    enum handle_state state;
};

struct story_timer {
    uint64_t task, loop;
    double when, set_at;
    uint64_t set_step;
    uint32_t set_line;
    phrase purpose;
    enum { TIMER_NONE, TIMER_SET, TIMER_CANCELLED, TIMER_GONE } state;
    uint64_t order;              /* among those due at the same time: its number, unless a person chose */
    uint32_t slot;               /* where it stands in `live_timers`, while in the heap */
};

struct story_place {
    uint64_t outer;
    phrase function, file;
    uint32_t line;
    bool native;
};

struct story_group {
    phrase kind;                   /* "gather" */
    uint64_t total, counted, future;
};
struct story_member {
    uint64_t group, task;
};

struct story_resource {
    uint64_t count, limit, holder;
    uint32_t ordinal;              /* among those of its kind and name: "Lock 2" */
    enum resource_kind kind;
    phrase name;
};
/* Who waits for a resource, in order; task 0: no longer. */
struct story_waiter {
    uint64_t resource, task, future;
    enum wait_role role;
};
/* What lies in a queue, in order; resource 0: taken. */
struct story_item {
    uint64_t resource;
    phrase item;
};

struct story_request {
    uint64_t task, thread;
    double sent, due;
    phrase what;
    bool done;
};

/* A call handed to an executor. */
struct story_job {
    uint64_t task, thread;       /* who queued it; which thread (0: none yet) works at it */
    double queued, begun, ended;
    enum { JOB_NONE, JOB_QUEUED, JOB_BEGUN, JOB_ENDED } state;
    bool failed;
    phrase what, result;         /* "work(0.2)" */
};

struct story_thread {
    phrase name;
    bool process;
    enum { THREAD_NONE, THREAD_READY, THREAD_SLEEPS, THREAD_WAITS, THREAD_ENDED } state;
    double started, ended;
    uint64_t job;                /* it works at; 0: none */
    uint64_t of_process;         /* 0: the main one */
    uint64_t core;               /* that it has, from 1; 0: none */
    size_t span;                 /* its last one in thread_spans, from 1; 0: none */
};

/* What a thread (0: the main one) did for a while; told when computing takes virtual time. */
enum span_kind { SPAN_RUNS = 1, SPAN_SLEEPS, SPAN_WAITS, SPAN_WANTS_LOCK, SPAN_WANTS_CORE };
struct story_span {
    double from, to;             /* to < 0: it goes on */
    uint64_t thread, core, job;
    enum span_kind kind;
    bool forced;                 /* lock or core were taken from it */
};

/* Number 0: the main one. */
struct story_process {
    bool locked;                 /* a thread other than the main one took its interpreter lock: it has one */
    uint64_t holder;             /* which thread has the interpreter lock, from 1 (1: thread 0); 0: none */
};

/* What a person changed in this run. */
struct story_change {
    uint64_t task, step;         /* whom it is about, or 0; steps that had ended then */
    double time;
    bool done;                   /* false: it could not be, `what` says why */
    phrase what;                 /* "cancel Task-3" */
};

struct story_output {
    phrase text;
    uint64_t task, step, thread;
    int stream;                  /* 1 or 2 */
};

/* Kinds of warnings that the story itself finds, beside those of the events. */
enum { STORY_WARNING_BLOCKED = 100, STORY_WARNING_DEADLOCK };

struct story_warning {
    enum warning_kind kind;
    double held, late;           /* a blocking call: for how long, and how late it made who at most */
    uint64_t victim, victims;    /* one of them, and how many */
    uint64_t task, step;
    uint32_t line;
    phrase file, text;
};

#define ITERATION_SHOWS 4
/* The last iterations; old ones are forgotten. */
struct story_iteration {
    uint64_t loop, number;
    double waited_from, waited_until; /* equal: did not wait */
    uint32_t timers_due, first_due;   /* how many were moved; the first one's number */
    uint32_t ran;                     /* callbacks run, and the first few */
    struct story_handle first_ran[ITERATION_SHOWS];
};

enum loop_phase { PHASE_NOT_RUNNING, PHASE_WAIT, PHASE_TIMERS, PHASE_BATCH };

/* What happened from the stop before to this one: the material of the sentence. */
struct story_step {
    uint64_t number;             /* of the step that ended last; 0: none yet */
    uint64_t task;
    bool first;                  /* it was the task's first step */
    enum wait_kind woke_from;    /* what it had waited for; 0 at the first step */
    uint64_t woke_what;          /* number of the timer, task ... */
    phrase woke_label;
    phrase threw;                  /* exception thrown in at its start, or empty */
    phrase raised;                 /* the last exception that began within it, else empty */
    uint32_t raised_line;
    uint64_t raised_count;
    uint64_t from_place;         /* the innermost await it stood at */
    uint32_t from_line;          /* the await after which it went on; 0 at the first step */
    double time;                 /* when it ran */
    double waited;               /* how long the loop waited before it */
    uint32_t blocked_line;       /* of the last blocking call, where it is known */
    double slept;                /* how long it held the thread in blocking calls */
    double blocked;              /* how long it held the thread */
    double late;                 /* how late its timer was served */
    uint64_t first_output, first_warning; /* positions in the tables */
    uint64_t tasks_made, first_task_made;
    uint64_t asked, asked_count; /* the last task that it asked to cancel, and how many */
};

/* What brought the story to its position, when that is the end of an act. */
enum act_kind { ACT_NONE, ACT_STEP, ACT_WAITED, ACT_TIMER, ACT_CALLBACK };

struct story {
    const struct trace *trace;
    struct trace_cursor cursor;  /* the events before it are told */
    uint64_t tick;
    double time;
    int digits;                  /* decimals that the times so far need: 3 to 6 */
    uint64_t steps;              /* ended so far: this is "step N" */
    uint64_t acts;
    enum act_kind act;
    uint64_t act_timer;          /* ACT_TIMER: which one came due */
    struct story_handle act_handle; /* ACT_CALLBACK: what ran */
    uint64_t blocking_step;      /* the last one that held the thread while time passed */
    uint64_t loop, iteration;
    enum loop_phase phase;
    bool closing, ended, deadlock, bound_hit;
    int exit_status;
    phrase words;                  /* of the deadlock or bound */
    uint64_t running_task;       /* whose step is under way, 0: none */
    uint64_t running_handle;
    uint64_t running_thread;     /* of the simulated threads, 0: the main one */
    struct story_step step;      /* the last one that ended */
    size_t batch_end;            /* handles before it belong to this iteration, the rest to the next */
    size_t next_handle;          /* where in the batch the loop is */
    size_t first_waiter, first_item; /* those before are over (task 0, resource 0) */
    double waited;               /* by the loop since the last step ended */
    struct story_step next_step; /* being gathered while a step is under way */
    struct table tasks, timers, places, groups, resources, texts, requests, jobs, threads,
        processes; /* by number */
    struct table thread_spans, bars, handles, members, waiters, items, outputs, warnings, iterations, changes; /* in order */
    struct table live_timers;    /* numbers (uint64_t) of the timers in the heap, in no order */
    bool computes;               /* threads compete for cores and interpreter locks */
    bool failed;                 /* memory ran out: the story is not whole */
};

/* At the beginning, before the first event. False: out of memory. */
bool story_open(struct story *story, const struct trace *trace);
void story_close(struct story *story);
/* Tells the next event; false at the end of what the trace holds so far. */
bool story_next(struct story *story);
/* Makes `to` (open, or all zero) equal to `from`. False: out of memory. */
bool story_copy(struct story *to, const struct story *from);

/* Things by number or position; an unknown number gives the empty thing, never NULL. */
const struct story_task *story_task(const struct story *story, uint64_t number);
const struct story_timer *story_timer(const struct story *story, uint64_t number);
const struct story_place *story_place(const struct story *story, uint64_t number);
const struct story_group *story_group(const struct story *story, uint64_t number);
const struct story_resource *story_resource(const struct story *story, uint64_t number);
const struct story_job *story_job(const struct story *story, uint64_t number);
const struct story_thread *story_thread(const struct story *story, uint64_t number);
const struct story_request *story_request(const struct story *story, uint64_t number);
phrase story_text(const struct story *story, uint64_t number);
size_t story_task_count(const struct story *story); /* their numbers are 1 to this */
#define STORY_AT(story, table, type, position) (&((const struct type *)(story)->table.items)[position])

/* The name of a thread; number 0: MainThread. And how it is shown in one cell: '2' for Thread-2 (work) and
 * ThreadPoolExecutor-0_2, 'M' for MainThread. */
phrase story_thread_name(const struct story *story, uint64_t number);
char story_thread_letter(const struct story *story, uint64_t number);
/* Whether threads compete for interpreter locks: not when `gil off`, or while nothing costs time. */
bool story_has_locks(const struct story *story);
/* How many threads a process (0: the main one) has had. */
size_t story_threads_of(const struct story *story, uint64_t process);

/* The line of the scenario at which a task waits: the innermost place that is no library's. */
uint32_t story_wait_line(const struct story *story, const struct story_task *task);
/* Whether a timer fires before another one. */
bool story_timer_precedes(const struct story_timer *one, const struct story_timer *other);
/* The timers of the heap, in the order in which they fire; the caller frees the array. NULL: out of
 * memory. */
const struct story_timer **story_timers_sorted(const struct story *story, size_t *count);
/* How much later than its due time a timer that is still in the heap is; 0: not due yet. */
double story_overdue(const struct story *story, const struct story_timer *timer);

#endif
