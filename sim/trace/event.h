/*
 * What happened in a run, as events: everything that a person sees is drawn from them.
 *
 * One table lists every event with its fields; from it come the structs, the compact encoding, the
 * JSON Lines and their reading back (see event.c). Events are small and carry numbers of things
 * (tasks, handles, timers ... each numbered from 1 in the order of their making, over the whole
 * run); texts that come often are announced once by `text` and then named by their number.
 * Virtual time changes only with `clock`; an event happens at the time of the last one.
 *
 * Field kinds: U unsigned number, T time in seconds (double), S text (UTF-8).
 */
#ifndef LOOPGLASS_TRACE_EVENT_H
#define LOOPGLASS_TRACE_EVENT_H

#include <stddef.h>
#include <stdint.h>

/* clang-format off */
#define EVENTS(EVENT)                                                                              \
    /* a text that later events name by number */                                                  \
    EVENT(text, U(id) S(text))                                                                     \
    /* a place in an await chain: function (text number) at a line, awaited by `outer` (a place, 0:    \
       none); outermost is the task's own coroutine. native: a library coroutine, line 0 */        \
    EVENT(place, U(id) U(outer) U(function) U(file) U(line) U(native))                             \
    /* the program */                                                                              \
    EVENT(program_ended, U(status))                                                                \
    EVENT(bound_hit, S(what))                                                                      \
    EVENT(output, U(stream) S(text)) /* 1 standard output, 2 standard error */                     \
    /* the loop */                                                                                 \
    EVENT(loop_created, U(loop))                                                                   \
    EVENT(loop_run, U(loop))          /* run_forever begins; iterations count on */                \
    EVENT(loop_stopped, U(loop))                                                                   \
    EVENT(loop_closed, U(loop))                                                                    \
    EVENT(loop_closing, U(loop))      /* asyncio.run begins to clean up: what follows is its own */ \
    EVENT(iteration, U(loop) U(number))                                                            \
    EVENT(clock, U(cause) U(line) T(time)) /* enum clock_cause; line of a blocking call; new time */  \
    EVENT(deadlock, U(loop) S(explanation))                                                        \
    EVENT(handles_collected, U(count)) /* cancelled timers purged from the heap */                 \
    /* handles: entries of the ready queue. kind: enum handle_kind; task 0: none; label: text      \
       number, what a callback is, in words ("gather counts") or its qualified name */             \
    EVENT(handle_queued, U(handle) U(kind) U(task) U(label) U(timer))                              \
    EVENT(handle_cancelled, U(handle))                                                             \
    EVENT(handle_begun, U(handle))                                                                 \
    EVENT(handle_ended, U(handle))                                                                 \
    /* timers. task: whom it will wake, 0 if none; purpose: text number ("sleep(0.3)", "timeout") */ \
    EVENT(timer_set, U(timer) T(when) U(task) U(purpose) U(loop))                                  \
    EVENT(timer_cancelled, U(timer))                                                               \
    EVENT(timer_due, U(timer))        /* moved to the ready queue: its handle_queued follows */    \
    /* tasks. call: the call that made the coroutine, "fetch('bob', 0.1)"; line: where create_task  \
       (or gather ...) was called, file a text number; parent 0: not from a task; owner: text number \
       of what created it ("gather", "TaskGroup", "asyncio.run", "") */                            \
    EVENT(task_created, U(task) U(parent) U(loop) U(owner) U(file) U(line) U(eager) S(name) S(call)) \
    EVENT(task_renamed, U(task) S(name))                                                           \
    EVENT(step_begun, U(task))                                                                     \
    EVENT(step_threw, U(task) S(exception)) /* the step begins by raising this at the await */     \
    /* the step ended by giving way: place is where (innermost), wait: enum wait_kind, what: number \
       of the future, task, resource or timer waited for; label: text number ("sleep(0.3)")  */    \
    EVENT(step_waits, U(task) U(place) U(wait) U(what) U(label))                                   \
    EVENT(step_ended, U(task) U(outcome) U(line) S(result)) /* enum outcome; result or exception */ \
    EVENT(cancel_asked, U(task) U(by) U(file) U(line) U(accepted) S(message)) /* by 0: no task */  \
    EVENT(task_destroyed, U(task))    /* its last reference went */                                \
    /* futures other than tasks, seen when somebody waits for one or settles it */                 \
    EVENT(future_created, U(future) U(label))                                                      \
    EVENT(future_settled, U(future) U(outcome) S(result))                                          \
    /* gather and its like: how far they have counted */                                           \
    EVENT(group_created, U(group) U(kind) U(total) U(future)) /* kind: text number: gather, wait, TaskGroup ... */ \
    EVENT(group_member, U(group) U(task))                                                          \
    EVENT(group_counted, U(group) U(done))                                                         \
    /* locks, events, semaphores, conditions, barriers, queues. kind: enum resource_kind */        \
    EVENT(resource_created, U(resource) U(kind) U(limit) S(name))                                  \
    EVENT(resource_changed, U(resource) U(count) U(holder)) /* count: value, items, flag; holder: a task */ \
    EVENT(resource_waits, U(resource) U(task) U(future) U(role)) /* role: enum wait_role */        \
    EVENT(resource_left, U(resource) U(task) U(future)) /* no longer waits: woken or gave up */    \
    EVENT(resource_item, U(resource) U(change) S(item)) /* 1 put, 2 got */                         \
    /* exceptions and warnings */                                                                  \
    /* an exception begins its way in a frame of the program (file a text number); task 0: none */  \
    EVENT(raised, U(task) U(file) U(line) S(exception))                                            \
    EVENT(warned, U(kind) U(task) U(file) U(line) S(text)) /* enum warning_kind */                 \
    /* the outside */                                                                              \
    EVENT(request_sent, U(request) U(task) U(thread) T(due) S(what))                               \
    EVENT(request_progress, U(request) S(what))                                                    \
    EVENT(request_done, U(request) U(status) S(what))                                              \
    /* threads and processes; number 0: the main thread, the main process. Thread 0 is told of only      \
       when computing takes time. kind: 1 a thread of the process, 2 the first of a new process */ \
    EVENT(thread_started, U(thread) U(kind) U(process) S(name))                                    \
    EVENT(thread_runs, U(thread) U(core)) /* has a core (from 1) from now on */                    \
    EVENT(thread_waits, U(thread) U(why) S(what)) /* enum thread_pause; has no core any more */    \
    EVENT(thread_wants, U(thread) U(what)) /* it could go on, but for: 1 the interpreter lock, 2 a core */ \
    EVENT(interpreter_lock, U(process) U(thread) U(taken)) /* 1 taken by the thread, 0 let go */   \
    EVENT(thread_ended, U(thread) S(result))                                                       \
    EVENT(job_queued, U(job) U(task) S(what))                                                      \
    EVENT(job_begun, U(job) U(thread))                                                             \
    EVENT(job_ended, U(job) U(outcome) S(result))                                                  \
    /* what a person changed in this run. number: in the list, from 1; done 0: it could not be, what says  \
       why; then how it shows, beside the usual events: a handle moved to the front of the ready queue, a  \
       timer that is due at another time, or (before: not 0) before another one of the same time */  \
    EVENT(intervened, U(number) U(done) U(task) S(what))                                           \
    EVENT(handle_moved, U(handle))                                                                 \
    EVENT(timer_moved, U(timer) U(before) T(when))                                                 \
    /* detail of a span, made by running it again */                                               \
    EVENT(line, U(task) U(file) U(line) U(function) U(frame) U(depth))
/* clang-format on */

enum clock_cause {
    CLOCK_LOOP_WAITED = 1, /* the loop was idle */
    CLOCK_BLOCKED,         /* time.sleep or synchronous I/O held the thread */
    CLOCK_COMPUTED,        /* statements cost time */
};
enum thread_pause {
    PAUSE_SLEEPS = 1, /* until a time, or until something happens at the latest then */
    PAUSE_WAITS,      /* for a lock, a result, ... */
    PAUSE_LOCK_TAKEN, /* forced: another thread of the process gets the interpreter lock */
    PAUSE_CORE_TAKEN, /* forced: others want the core */
};
enum handle_kind { HANDLE_STEP = 1, HANDLE_WAKEUP, HANDLE_CALLBACK };
enum wait_kind {
    WAIT_NOTHING = 1, /* sleep(0), a bare yield: ready again at once */
    WAIT_SLEEP,       /* what: timer */
    WAIT_TASK,        /* what: task */
    WAIT_FUTURE,      /* what: future */
    WAIT_GROUP,       /* gather, wait, ...: what: group */
    WAIT_RESOURCE,    /* what: resource */
    WAIT_REQUEST,     /* what: request */
    WAIT_JOB,         /* what: job in an executor */
};
enum outcome { OUTCOME_RETURNED = 1, OUTCOME_RAISED, OUTCOME_CANCELLED };
enum resource_kind {
    RESOURCE_LOCK = 1, RESOURCE_EVENT, RESOURCE_CONDITION, RESOURCE_SEMAPHORE, RESOURCE_BARRIER,
    RESOURCE_QUEUE
};
enum wait_role { ROLE_ACQUIRE = 1, ROLE_GET, ROLE_PUT, ROLE_JOIN, ROLE_WAIT };
enum warning_kind { WARNING_NEVER_AWAITED = 1, WARNING_NEVER_RETRIEVED, WARNING_DESTROYED_PENDING,
                    WARNING_SLOW_CALLBACK, WARNING_OTHER };

struct event_text_field {
    const char *text; /* borrowed from the trace or the caller */
    size_t size;
};

#define U(name) uint64_t name;
#define T(name) double name;
#define S(name) struct event_text_field name;
#define EVENT(name, fields) struct event_##name { fields };
EVENTS(EVENT)
#undef EVENT
#undef U
#undef T
#undef S

enum event_kind {
    EVENT_none,
#define EVENT(name, fields) EVENT_##name,
    EVENTS(EVENT)
#undef EVENT
    EVENT_KIND_COUNT
};

struct event {
    enum event_kind kind;
    uint64_t tick;
    union {
#define EVENT(name, fields) struct event_##name name;
        EVENTS(EVENT)
#undef EVENT
    };
};

/* What the table says of an event: for encoding, JSON and those who print. */
struct event_field {
    const char *name;
    char kind; /* 'U', 'T', 'S'; they lie in this order in struct event_<name>, without gaps */
};
const char *event_name(enum event_kind kind);
/* Fields in order; *count how many. Points into constant data. */
const struct event_field *event_fields(enum event_kind kind, size_t *count);
/* EVENT_none for an unknown name. */
enum event_kind event_kind_from_name(const char *name);

/* A text field from a C string. */
struct event_text_field event_text(const char *text);

#endif
