/* What the loop room keeps of a run, behind machine->loops. */
#ifndef LOOPGLASS_LOOP_LOOPS_H
#define LOOPGLASS_LOOP_LOOPS_H

#include "sim/loop/loop.h"
#include "sim/loop/record.h"
#include "sim/loop/task.h"

/* The words for a sleep, remembered: programs sleep for the same few durations again and again. */
struct sleep_label {
    double delay;
    uint32_t label; /* 0: empty */
    bool whole;     /* it was an int */
};
#define SLEEP_LABELS 64

/* The next moment at which somebody intervenes: after so many steps, at so many ticks, at a time. */
struct loop_moment {
    uint64_t step, tick; /* UINT64_MAX: none */
    double time;         /* infinite: none */
};

/* A task whose next step waits until a time because somebody holds it. */
struct held_task {
    uint64_t task;
    double until;
};

/* The last places that were asked for, each where its hash says: tasks of one kind wait at the same
 * few, and the dict of all places costs a tuple for each question. Owns its strs. */
struct known_place {
    uint64_t outer, number; /* number 0: empty */
    value function, file;   /* file NULL-able */
    uint32_t line;
    bool native;
};
#define KNOWN_PLACES 128

/* Likewise for words of ours, by where they stand. */
struct known_words {
    const char *words;
    value str;     /* the same; owned */
    uint32_t text; /* its number in the trace */
};
#define KNOWN_WORDS 64

struct loops {
    double now;                 /* the virtual clock, seconds */
    struct event_loop *first;   /* all loops that exist, newest first */
    value running;              /* loop that runs in this thread, or NULL; borrowed */
    value running_held;         /* what _set_running_loop() was given, or NULL; owned */
    value entered_by_hand;      /* loop of the last _enter_task(), or NULL; owned */
    struct task *tasks, *last_task; /* all tasks not done, in order of creation */
    uint64_t next_task_name;    /* of "Task-N" */
    uint64_t timer_sequence;
    uint64_t series[SERIES_COUNT];
    struct dict *texts;         /* text -> its number in the trace */
    uint32_t last_text;         /* number of the last one */
    struct dict *places;        /* (outer, code, line) -> number of the place in the trace */
    uint64_t next_place;
    struct known_place known_places[KNOWN_PLACES];
    struct known_words known_words[KNOWN_WORDS];
    bool closing;               /* asyncio.run is cleaning up */
    struct type *handle, *timer_handle, *event_loop, *hook;
    struct type *context, *context_var, *context_token; /* contextvars */
    struct type *gathering;     /* what gather() returns; made by sim/modules/asyncio */
    struct type *token_missing_type;
    value token_missing;        /* contextvars.Token.MISSING */
    value context_now;          /* current context of the running thread, or NULL; owned */
    /* The selector's part: lets what is outside (threads) go on until the loop has something ready
     * or, if `timed`, the clock is at `until`. False: error. Set by world; may be NULL. */
    bool (*poll)(struct machine *m, value loop, bool timed, double until);
    struct sleep_label sleep_labels[SLEEP_LABELS];
    bool debug;                 /* PYTHONASYNCIODEBUG, the option --debug */
    /* Holds the thread until a time, while what is outside goes on. Set by world; may be NULL. */
    bool (*block_until)(struct machine *m, double until);
    enum clock_cause untold;    /* 0: the trace knows the time; else why it moved on since */
    double start;               /* what time.time() shows at clock 0: seconds after 1970 */
    uint64_t steps;             /* handles in which a task stepped, so far */
    uint64_t task_steps;        /* of tasks, also those within a handle (eager ones) */
    bool in_step;               /* a task has stepped in the handle that runs */
    bool watched;               /* somebody intervenes: `intervene` is called between two handles */
    struct loop_moment next;    /* when */
    /* Does what is due; *left: how many handles of the batch are to come. False: error. Set by world. */
    bool (*intervene)(struct machine *m, value loop, size_t *left);
    struct held_task *held;
    size_t held_count;
    double slow;                /* default of slow_callback_duration, seconds */
};

#endif
