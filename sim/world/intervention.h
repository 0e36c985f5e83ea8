/* What a person changes in a run ("what if"), read from a small text: its first line is the mark
 * below, then one intervention a line; empty lines and those that begin with # say nothing.
 *
 *      # loopglass interventions 1
 *      at step 5       cancel Task-3
 *      at 0.25s        hold "slow worker" for 100ms
 *      at start        latency https://api.example.com* 500ms..700ms
 *      at tick 120     run Task-4 next
 *      at request 2    fails 500
 *
 * A moment lies between two handles of a loop: after step N, when the clock has come to a time,
 * when so many ticks have happened; a request is changed when it is sent. Kept on the host's side;
 * the run reads it and never changes it. */
#ifndef LOOPGLASS_WORLD_INTERVENTION_H
#define LOOPGLASS_WORLD_INTERVENTION_H

#include "sim/world/header.h"

#define INTERVENTIONS_MARK "# loopglass interventions 1"
#define INTERVENTIONS_MOST 10000

enum moment_kind { MOMENT_START, MOMENT_STEP, MOMENT_TICK, MOMENT_TIME, MOMENT_REQUEST };

enum intervention_act {
    ACT_CANCEL,         /* task */
    ACT_HOLD,           /* task, range.low: for how long */
    ACT_RUN_NEXT,       /* task */
    ACT_TIMER_DUE,      /* timer, range.low: at what time */
    ACT_TIMER_BEFORE,   /* timer, other: both due at the same time */
    ACT_LATENCY,        /* name: a pattern of URLs, or "network"; range */
    ACT_SEED,           /* number */
    ACT_REQUEST_TAKES,  /* range.low */
    ACT_REQUEST_TIMES,  /* range.low: a factor */
    ACT_REQUEST_ANSWERS /* number: the status; 0: no connection */
};

struct intervention {
    enum moment_kind moment;
    uint64_t when;      /* number of the step, the tick or the request */
    double time;        /* MOMENT_TIME, seconds */
    enum intervention_act act;
    char *name;         /* of a task, or NULL; a pattern */
    uint64_t number;    /* of the task when it has no name; of a timer; seed; status */
    uint64_t other;     /* of another timer */
    struct header_range range;
    char *words;        /* the act as it was written, "request 2 " before those of a request */
    uint32_t line;
};

struct interventions {
    struct intervention *all; /* in the order of the lines */
    size_t count;
    struct header_error error; /* the first mistake; lines from there on are not read */
    char *wrong_line;         /* in which it is, fit to be shown; NULL: none */
};

/* False: out of memory. Free it in any case. */
bool interventions_parse(struct interventions *list, const char *text, size_t size);
void interventions_free(struct interventions *list);
/* The seed that the text sets at the start; NULL: none. */
const uint64_t *interventions_seed(const struct interventions *list);

#endif
