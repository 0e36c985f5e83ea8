/* Changing a run and comparing it with what it was. */
#include "ui/story/runs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define BUDGET ((uint64_t)4000000) /* units of work that a comparison may cost each run */

void runs_compare(struct runs *runs)
{
    if (runs->other.reel)
        runs->beside = beside_compare(runs->other.reel, runs->now.reel, BUDGET);
}

void runs_follow(struct runs *runs)
{
    if (!runs->other.reel)
        return;
    if (!runs->beside.step && !runs->beside.whole && runs->now.reel->stop >= runs->beside.common)
        runs_compare(runs);
    beside_follow(&runs->beside, runs->now.reel, runs->other.reel);
}

void runs_swap(struct runs *runs)
{
    struct run_shown now = runs->now;
    if (!runs->other.reel)
        return;
    runs_follow(runs);
    runs->now = runs->other;
    runs->other = now;
}

void runs_difference(const struct runs *runs, struct words *words, bool totals)
{
    struct words more;
    words_clear(words);
    if (!runs->other.reel)
        return;
    beside_words(words, &runs->beside, runs->other.reel, runs->other.name, runs->now.reel,
                 runs->now.name);
    if (!totals)
        return;
    beside_totals(&more, runs->other.reel, runs->other.name, runs->now.reel, runs->now.name);
    if (more.size)
        words_add(words, " %s", more.text);
}

/* --- changing */

/* Whether the run was able to do its last change; else why not. */
static bool last_was_done(const struct runs *runs, struct words *words)
{
    struct trace_cursor cursor;
    struct event event;
    uint64_t last = whatif_count(runs->now.changes);
    trace_begin(runs->now.reel->trace, &cursor);
    while (trace_next(runs->now.reel->trace, &cursor, &event))
        if (event.kind == EVENT_intervened && event.intervened.number == last && !event.intervened.done) {
            words_clear(words);
            words_add(words, "It could not be: ");
            words_add_text(words, event.intervened.what);
            words_add(words, ".");
            return false;
        }
    return true;
}

static void name_runs(struct runs *runs)
{
    size_t before = whatif_count(runs->other.changes), now = whatif_count(runs->now.changes);
    strcpy(runs->other.name, before > now ? "changed" : "before");
    strcpy(runs->now.name, before > now ? "change taken back" : "changed");
    if (before && now > before)
        strcpy(runs->other.name, "changed less");
}

static bool open_with(struct runs *runs, const char *changes, struct words *words)
{
    const char *reason = "this run cannot be run anew";
    words_clear(words);
    if (!runs->open || !runs->open(runs, changes, &reason)) {
        words_add(words, "It cannot be changed: %s.", reason);
        return false;
    }
    name_runs(runs);
    runs_compare(runs);
    beside_follow(&runs->beside, runs->other.reel, runs->now.reel);
    return true;
}

static bool add_line(struct runs *runs, const char *line, struct words *words)
{
    char message[240];
    char *text = whatif_add(runs->now.changes, line, message, sizeof message);
    words_clear(words);
    if (!text) {
        words_add(words, "%s.", message);
        return false;
    }
    bool ok = open_with(runs, text, words);
    free(text);
    return ok;
}

bool runs_change(struct runs *runs, uint64_t task, const char *said, struct words *words)
{
    char line[WHATIF_LINE];
    whatif_line(line, runs->now.reel, task, said);
    if (!add_line(runs, line, words))
        return false;
    if (last_was_done(runs, words))
        runs_difference(runs, words, false);
    return true;
}

bool runs_undo(struct runs *runs, struct words *words)
{
    char *text = whatif_without_last(runs->now.changes);
    words_clear(words);
    if (!text) {
        words_add(words, "Nothing was changed.");
        return false;
    }
    bool ok = open_with(runs, text, words);
    free(text);
    if (ok)
        runs_difference(runs, words, false);
    return ok;
}

void runs_save(const struct runs *runs, const char *path, struct words *words)
{
    char own[4096];
    words_clear(words);
    if (!whatif_count(runs->now.changes)) {
        words_add(words, "Nothing was changed.");
        return;
    }
    if (!*path && whatif_path(own, sizeof own, runs->now.scenario->path))
        path = own;
    errno = 0;
    if (whatif_save(runs->now.changes, path))
        words_add(words, "Kept: loopglass replay %s %s", runs->now.scenario->path, path);
    else
        words_add(words, "Not kept in %s: %s.", path, strerror(errno));
}

void runs_list(const struct runs *runs, struct words *words)
{
    size_t count = whatif_count(runs->now.changes), size;
    words_clear(words);
    for (size_t i = 0; i < count; i++) {
        const char *line = whatif_get(runs->now.changes, i, &size);
        words_add(words, "%s%.*s", i ? "; " : "Changed: ", (int)size, line);
    }
    words_add(words, "%s", count ? "." : "Nothing was changed.");
}

/* --- being the scheduler */

bool runs_choose(struct runs *runs, uint64_t task, struct words *words)
{
    struct decision decision;
    struct words difference;
    choice_judge(&decision, runs->now.reel, task);
    *words = decision.why;
    if (decision.verdict == VERDICT_IMPOSSIBLE)
        return false;
    if (decision.verdict == VERDICT_ASYNCIO) {
        reel_forward(runs->now.reel, STOP_STEP);
        return true;
    }
    for (int i = 0; i < 2; i++)
        if (*decision.lines[i] && !add_line(runs, decision.lines[i], &difference)) {
            words_add(words, " %s", difference.text);
            return false;
        }
    words_add(words, decision.verdict == VERDICT_NEVER ? " Forced here." : "");
    reel_forward(runs->now.reel, STOP_STEP);
    return true;
}
