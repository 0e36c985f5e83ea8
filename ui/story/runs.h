/* The runs of a session: the one that is looked at, and the one that it came from or is compared with.
 * Whoever opened the first gives the function that opens others. */
#ifndef LOOPGLASS_UI_STORY_RUNS_H
#define LOOPGLASS_UI_STORY_RUNS_H

#include "ui/story/beside.h"
#include "ui/story/choice.h"
#include "ui/story/scenario.h"

struct run_shown {
    struct reel *reel;          /* NULL: there is no such run */
    struct scenario *scenario;
    const char *changes;        /* its interventions as text, or NULL */
    char name[64];              /* "before", "changed", "a.py": how it is called beside the other */
};

struct runs {
    struct run_shown now, other;
    struct beside beside;       /* other.reel and now.reel, once there are two */
    /* Opens the scenario anew, which becomes `now`, and what was `now` becomes `other`. With changes: the
     * same program with these; NULL: the file read again, with those that it had. False with *reason. */
    bool (*open)(struct runs *runs, const char *changes, const char **reason);
    void *host;                 /* for `open` */
};

/* What if: adds what a person says (see whatif_line) to the changes, runs anew, goes to where it was, and
 * says how the two runs differ, or why it cannot be (false). */
bool runs_change(struct runs *runs, uint64_t task, const char *said, struct words *words);
/* The same for the last change taken back. */
bool runs_undo(struct runs *runs, struct words *words);
/* Writes the changes to a file, beside the scenario when `path` is empty; says so, or why not. */
void runs_save(const struct runs *runs, const char *path, struct words *words);
/* The changes so far, said. */
void runs_list(const struct runs *runs, struct words *words);
/* The two change places; the one that is now looked at goes to where the other was. */
void runs_swap(struct runs *runs);
/* Compares them as far as they are known now. */
void runs_compare(struct runs *runs);
/* Winds the other run to where this one is. */
void runs_follow(struct runs *runs);
/* How they differ: "First difference: ..."; with totals once both are known to their ends. */
void runs_difference(const struct runs *runs, struct words *words, bool totals);
/* Being the scheduler: judges a choice and does it. True when the run has changed or moved on. */
bool runs_choose(struct runs *runs, uint64_t task, struct words *words);

#endif
