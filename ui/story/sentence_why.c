/* Why a task could run: in words. */
#include "ui/story/sentence_part.h"

static void why_it_got_the_resource(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    bool join = label_ends(step->woke_label, ".join");
    switch (story_resource(story, step->woke_what)->kind) {
    case RESOURCE_QUEUE:
        sentence_resource(words, story, step->woke_what);
        words_add(words, label_ends(step->woke_label, ".put") ? " had room again"
                         : join ? " had all its items done" : " had an item");
        return;
    case RESOURCE_EVENT:
        sentence_resource(words, story, step->woke_what);
        words_add(words, " was set");
        return;
    default:
        words_add(words, "its turn came at ");
        sentence_resource(words, story, step->woke_what);
    }
}

/* wait may have had enough, or given up when its time was over. */
static void why_the_group_woke(struct words *words, const struct story *story)
{
    const struct story_group *group = story_group(story, story->step.woke_what);
    if (group->counted == 0 && group->total > 0 && label_says(group->kind, "wait")) {
        words_add(words, "wait's time was up");
        return;
    }
    words_add_text(words, group->kind);
    if (group->counted < group->total)
        words_add(words, " had enough: %llu of %llu", (unsigned long long)group->counted,
                  (unsigned long long)group->total);
    else
        words_add(words, " had all it waited for");
}

void sentence_woke(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    switch (step->woke_from) {
    case WAIT_SLEEP:
        words_add(words, "its ");
        words_add_text(words, step->woke_label);
        words_add(words, " was over");
        break;
    case WAIT_TASK:
        words_add_task(words, story, step->woke_what);
        words_add(words, " had ended");
        break;
    case WAIT_GROUP: why_the_group_woke(words, story); break;
    case WAIT_RESOURCE:
        why_it_got_the_resource(words, story);
        break;
    case WAIT_NOTHING: words_add(words, "it had only let the others go first"); break;
    case WAIT_REQUEST: words_add(words, "the reply had come"); break;
    default:
        words_add_text(words, step->woke_label);
        words_add(words, step->woke_label.size ? " was done" : "what it waited for was done");
    }
}

static void why_it_began(struct words *words, const struct story *story)
{
    const struct story_task *task = story_task(story, story->step.task);
    if (task->closing) {
        words_add(words, "asyncio.run made it, to clean up");
    } else if (!task->parent) {
        words_add(words, label_says(task->owner, "asyncio.run") ? "asyncio.run made it"
                                                          : "it was made outside of any task");
    } else {
        words_add_task(words, story, task->parent);
        words_add(words, " made it");
        if (task->created_step)
            words_add(words, " in step %llu", (unsigned long long)task->created_step);
    }
}

static void why_time_was_up(struct words *words, const struct story *story)
{
    uint64_t timer = story_task(story, story->step.task)->cancel_timer;
    uint64_t owner = story_timer(story, timer)->task;
    if (!owner || owner == story->step.task) {
        words_add(words, "its time was up: the timeout for ");
        words_add_time(words, story, story_timer(story, timer)->when);
        words_add(words, " asked to cancel it");
        return;
    }
    words_add(words, "the time of ");
    words_add_task(words, story, owner);
    words_add(words, " was up, and the cancellation was passed on to what it waits for");
}

static void why_it_was_thrown_at(struct words *words, const struct story *story)
{
    uint64_t by = story_task(story, story->step.task)->cancel_by;
    if (story->step.woke_from == WAIT_TASK &&
        story_task(story, story->step.woke_what)->state >= TASK_FAILED) {
        words_add_task(words, story, story->step.woke_what);
        words_add(words, " had ended with it");
    } else if (by) {
        words_add_task(words, story, by);
        words_add(words, " had asked to cancel it");
    } else if (story_task(story, story->step.task)->cancel_by_person) {
        words_add(words, "you had asked to cancel it");
    } else if (story->closing) {
        words_add(words, "asyncio.run cancels what is left");
    } else if (story_task(story, story->step.task)->cancel_timer) {
        why_time_was_up(words, story);
    } else if (story->step.woke_from == WAIT_SLEEP) {
        words_add(words, "its time was up: a timeout asked to cancel it");
    } else {
        words_add(words, "what it waited for ended with it");
    }
}

void sentence_late(struct words *words, const struct story *story)
{
    if (story->step.late <= 0)
        return;
    words_add_time(words, story, story->step.late);
    words_add(words, " late");
    if (story->blocking_step)
        words_add(words, ", because step %llu held the thread",
                  (unsigned long long)story->blocking_step);
}

void sentence_why(struct words *words, const struct story *story)
{
    const struct story_step *step = &story->step;
    words_clear(words);
    if (!is_after_step(story) || story->act != ACT_STEP)
        return;
    if (step->waited > 0) {
        words_add(words, "Nothing was ready, so the loop waited ");
        words_add_time(words, story, step->waited);
        words_add(words, ". ");
    }
    words_add(words, step->threw.size ? "It was raised because " : "It could run because ");
    if (step->threw.size)
        why_it_was_thrown_at(words, story);
    else if (step->first)
        why_it_began(words, story);
    else
        sentence_woke(words, story);
    words_add(words, ".");
    if (step->late > 0) {
        words_add(words, " It ran ");
        sentence_late(words, story);
        words_add(words, ".");
    }
}
