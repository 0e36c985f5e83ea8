/* A run as lanes: one for each task and each thread of a pool, each a row of bars over virtual
 * time. What timelines, tables and traces for other tools are made of. */
#ifndef LOOPGLASS_UI_EXPORT_LANES_H
#define LOOPGLASS_UI_EXPORT_LANES_H

#include "ui/story/story.h"

struct lane_bar {
    double from, to;      /* virtual time, seconds */
    enum bar_kind kind;
    phrase label;         /* what it waits for or works at; may be empty */
    uint64_t step;        /* of a task: in which it began */
    bool forced;          /* of a thread: what ran before was taken from it, not given away */
    char holder;          /* of an interpreter lock's lane: how its thread is shown in one letter */
};

struct lane {
    phrase name, call;    /* "Task-3", "fetch('bob', 0.1)" */
    uint64_t task;        /* its number; 0: a thread */
    bool is_lock;         /* the interpreter lock of a process: who holds it when */
    double from, to;
    struct lane_bar *bars;
    size_t count, capacity;
    double ran, ready, waited; /* totals, seconds */
    struct lane_bar *calls;    /* awaited one after another, when the lane unfolds */
    char (*call_names)[48];
    size_t call_count;
};

struct lanes {
    struct lane *all;
    size_t count, capacity;
    double end;           /* the virtual time at which the story stands */
    int digits;           /* decimals that its times need */
};

/* The lanes of a story at its position; the texts stay the trace's. Tasks with which asyncio.run
 * cleans up are left out. False: out of memory. */
bool lanes_open(struct lanes *lanes, const struct story *story);
void lanes_close(struct lanes *lanes);

#endif
