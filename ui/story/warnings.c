/* Warnings that are facts: from the record, from blocked victims, from rings of holders. */
#include "ui/story/warnings.h"

#include "ui/story/rings.h"
#include "ui/story/sentence.h"
#include "ui/story/suspicions.h"

#include <string.h>

struct warning *warnings_add(struct warnings *warnings, const char *name, uint32_t line)
{
    for (size_t i = 0; i < warnings->count; i++)
        if (line && warnings->all[i].line == line && strcmp(warnings->all[i].name, name) == 0)
            return NULL;
    if (warnings->count == MOST_WARNINGS) {
        warnings->more++;
        return NULL;
    }
    struct warning *made = &warnings->all[warnings->count++];
    memset(made, 0, sizeof *made);
    made->name = name;
    made->line = line;
    return made;
}

static const struct {
    const char *name, *cost, *mend;
} of_kind[] = {
    [WARNING_NEVER_AWAITED] = {"never awaited", "Its body never ran.",
                               "Put await before the call, or hand it to asyncio.create_task."},
    [WARNING_NEVER_RETRIEVED] = {"exception never retrieved",
                                 "The task failed and nobody looked at it.",
                                 "Await the task, or call its result() or exception()."},
    [WARNING_DESTROYED_PENDING] = {"task lost", "It was thrown away before it had ended.",
                                   "Keep a reference to the task and await it."},
    [WARNING_SLOW_CALLBACK] = {"slow callback", "Nothing else could run meanwhile.",
                               "Await instead, or hand the work to asyncio.to_thread."},
    [WARNING_OTHER] = {"warning", "", ""},
};

static void add_blocked(struct warnings *warnings, const struct story *story,
                        const struct story_warning *found)
{
    struct warning *made = warnings_add(warnings, "blocking call", found->line);
    if (!made)
        return;
    made->step = found->step;
    words_add_task(&made->what, story, found->task);
    words_add(&made->what, " held the thread for ");
    words_add_time(&made->what, story, found->held);
    words_add(&made->what, " in step %llu", (unsigned long long)found->step);
    words_add_task(&made->cost, story, found->victim);
    if (found->victims > 1)
        words_add(&made->cost, " and %llu more", (unsigned long long)found->victims - 1);
    words_add(&made->cost, found->victims > 1 ? " had to wait, up to " : " had to wait, ");
    words_add_time(&made->cost, story, found->late);
    words_add(&made->cost, " too long.");
    words_add(&made->mend, "Await instead (asyncio.sleep, an async client), or asyncio.to_thread.");
}

static void add_deadlock(struct warnings *warnings, const struct story *story,
                         const struct story_warning *found)
{
    struct warning *made = warnings_add(warnings, "deadlock", 0);
    if (!made)
        return;
    made->step = found->step;
    static const char before[] = "deadlock: ";
    phrase text = found->text;
    if (text.size > sizeof before && memcmp(text.text, before, sizeof before - 1) == 0)
        text = (phrase){text.text + sizeof before - 1, text.size - (sizeof before - 1)};
    words_add_text(&made->what, text);
    (void)story;
    words_add(&made->cost, "Nothing can ever wake them: CPython would hang here.");
    words_add(&made->mend, "Take locks in one order everywhere; put a timeout around what may never come.");
}

static phrase first_line(phrase text)
{
    const char *end = text.size ? memchr(text.text, '\n', text.size) : NULL;
    return (phrase){text.text, end ? (size_t)(end - text.text) : text.size};
}

/* What the loop's exception handler logs of a task has an event of its own. */
static bool is_said_otherwise(phrase text)
{
    static const char *const known[] = {"Task exception was never retrieved",
                                        "Task was destroyed but it is pending!",
                                        "Future exception was never retrieved"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text.size >= strlen(known[i]) && memcmp(text.text, known[i], strlen(known[i])) == 0)
            return true;
    return false;
}

static void add_recorded(struct warnings *warnings, const struct story *story,
                         const struct story_warning *found)
{
    if ((int)found->kind == STORY_WARNING_BLOCKED) {
        add_blocked(warnings, story, found);
        return;
    }
    if ((int)found->kind == STORY_WARNING_DEADLOCK) {
        add_deadlock(warnings, story, found);
        return;
    }
    size_t kind = found->kind <= WARNING_OTHER && found->kind ? (size_t)found->kind : WARNING_OTHER;
    if (kind == WARNING_OTHER && is_said_otherwise(found->text))
        return;
    struct warning *made = warnings_add(warnings, of_kind[kind].name, found->line);
    if (!made)
        return;
    made->step = found->step;
    if (found->task) {
        words_add_task_call(&made->what, story, found->task);
        words_add(&made->what, ": ");
    }
    words_add_text(&made->what, first_line(found->text));
    words_add(&made->cost, "%s", of_kind[kind].cost);
    words_add(&made->mend, "%s", of_kind[kind].mend);
}

/* A timeout breaks a ring. */
static bool ring_has_timer(const struct story *story, uint64_t start)
{
    const uint64_t *live = story->live_timers.items;
    for (size_t i = 0; i < story->live_timers.count; i++) {
        const struct story_timer *timer = story_timer(story, live[i]);
        uint64_t at = start, what;
        do {
            if (timer->state == TIMER_SET && timer->task == at)
                return true;
            at = ring_next(story, at, &what);
        } while (at != start);
    }
    return false;
}

/* Others may go on: a ring is for ever all the same. */
static void add_rings(struct warnings *warnings, const struct story *story)
{
    if (story->deadlock)
        return;
    for (uint64_t number = 1; number <= story_task_count(story); number++) {
        if (!ring_begins(story, number) || ring_has_timer(story, number))
            continue;
        struct warning *made = warnings_add(warnings, "ring of waiters", 0);
        uint64_t at = number, what;
        if (!made)
            return;
        words_add_task(&made->what, story, at);
        do {
            words_add(&made->what, at == number ? " waits for " : ", which waits for ");
            sentence_wait(&made->what, story, story_task(story, at));
            if (story_task(story, at)->wait == WAIT_GROUP) {
                words_add(&made->what, ", of which ");
                words_add_task(&made->what, story, ring_next(story, at, &what));
            }
            if (made->step < story_task(story, at)->last_step)
                made->step = story_task(story, at)->last_step;
            at = ring_next(story, at, &what);
        } while (at != number && made->what.size < 400);
        words_add(&made->cost, "These wait for ever, whatever else goes on, unless somebody cancels one.");
        words_add(&made->mend, "Take locks in one order everywhere.");
    }
}

void warnings_find(struct warnings *warnings, const struct story *story,
                   const struct scenario *scenario)
{
    const struct story_warning *found = story->warnings.items;
    warnings->count = warnings->more = 0;
    for (size_t i = 0; i < story->warnings.count; i++)
        add_recorded(warnings, story, &found[i]);
    add_rings(warnings, story);
    suspect_sequence(warnings, story, scenario);
    suspect_race(warnings, story, scenario);
}

const struct warning *warnings_new(const struct warnings *warnings, const struct story *story)
{
    for (size_t i = 0; i < warnings->count; i++)
        if (story->steps && warnings->all[i].step == story->steps && !warnings->all[i].suspicion)
            return &warnings->all[i];
    return NULL;
}
