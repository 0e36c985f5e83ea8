/*
 * Breakpoints in the loop's terms: a moment is looked for in the events (and, for lines and
 * variables, by running the span again), forward or backward from where the reel stands.
 */
#ifndef LOOPGLASS_UI_STORY_BREAKS_H
#define LOOPGLASS_UI_STORY_BREAKS_H

#include "ui/story/reel.h"
#include "ui/story/words.h"

/* X(NAME, word, what the word takes, help) */
#define BREAK_KINDS(X)                                                                             \
    X(LINE, "line", "N") X(RUNS, "runs", "[TASK]") X(WAITS, "waits", "[TASK]")                     \
    X(ENDS, "ends", "[TASK]") X(CANCELLED, "cancelled", "[TASK]") X(RAISED, "raised", "[TEXT]")    \
    X(FULL, "full", "[QUEUE]") X(EMPTY, "empty", "[QUEUE]") X(CONTENDED, "contended", "[LOCK]")    \
    X(TIME, "time", "SECONDS") X(OUTPUT, "output", "TEXT") X(CHANGES, "changes", "VARIABLE")

enum break_kind {
#define X(name, word, takes) BREAK_##name,
    BREAK_KINDS(X)
#undef X
    BREAK_KIND_COUNT
};

struct breakpoint {
    enum break_kind kind;
    char what[96];   /* a task's name or call, a text, a variable; "": any */
    uint32_t line;
    double time;
    uint64_t task;   /* BREAK_CHANGES: whose variable */
};

#define MOST_BREAKS 32
struct breaks {
    struct breakpoint all[MOST_BREAKS];
    size_t count;
};

/* From words: "line 12", "12", "Task-3 runs", "runs fetch", "time 0.5", "output done", "changes x".
 * False with *reason: what is wrong with them. */
bool breakpoint_read(struct breakpoint *breakpoint, const char *words, const char **reason);
void breakpoint_say(struct words *words, const struct breakpoint *breakpoint);

/* Winds to the nearest moment, after or before the position, at which one of them strikes; *which says
 * which. False: none does (or `interrupts` asked to give up): the reel stays where it is. */
bool breaks_run(const struct breaks *breaks, struct reel *reel, bool forward, bool (*interrupts)(void),
                size_t *which);

#endif
