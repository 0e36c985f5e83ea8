/* Locks, queues and their kin in words: what state they are in, what lies in them, who waits. */
#include "ui/story/sentence.h"

static void its_state(struct words *words, const struct story *story,
                      const struct story_resource *resource)
{
    unsigned long long count = resource->count, limit = resource->limit;
    switch (resource->kind) {
    case RESOURCE_LOCK:
        words_add(words, count ? "held" : "free");
        if (resource->holder) {
            words_add(words, " by ");
            words_add_task(words, story, resource->holder);
        }
        break;
    case RESOURCE_EVENT: words_add(words, count ? "set" : "not set"); break;
    case RESOURCE_SEMAPHORE: words_add(words, "%llu of %llu free", count, limit); break;
    case RESOURCE_QUEUE:
        words_add(words, limit ? "%llu of %llu items" : "%llu items", count, limit);
        break;
    case RESOURCE_BARRIER: words_add(words, "%llu of %llu there", count, limit); break;
    case RESOURCE_CONDITION: words_add(words, "wakes who waits when it is notified"); break;
    }
}

static void what_lies_in_it(struct words *words, const struct story *story, uint64_t number)
{
    const struct story_item *items = story->items.items;
    size_t shown = 0;
    for (size_t i = story->first_item; i < story->items.count; i++) {
        if (items[i].resource != number)
            continue;
        words_add(words, shown++ ? ", " : ": ");
        words_add_text(words, items[i].item);
    }
}

static void who_waits_for_it(struct words *words, const struct story *story, uint64_t number)
{
    const struct story_waiter *waiters = story->waiters.items;
    size_t shown = 0;
    for (size_t i = story->first_waiter; i < story->waiters.count; i++) {
        if (waiters[i].resource != number || !waiters[i].task)
            continue;
        words_add(words, shown++ ? ", " : "; waiting: ");
        words_add_task(words, story, waiters[i].task);
    }
}

bool sentence_resource_now(struct words *words, const struct story *story, uint64_t number)
{
    const struct story_resource *resource = story_resource(story, number);
    words_clear(words);
    if (resource->kind == 0 || resource->kind > RESOURCE_QUEUE)
        return false;
    sentence_resource(words, story, number);
    words_add(words, "  ");
    its_state(words, story, resource);
    what_lies_in_it(words, story, number);
    return true;
}

bool sentence_resource_whole(struct words *words, const struct story *story, uint64_t number)
{
    if (!sentence_resource_now(words, story, number))
        return false;
    who_waits_for_it(words, story, number);
    return true;
}

void sentence_changes(struct words *words, const struct story *story)
{
    words_clear(words);
    for (size_t i = 0; i < story->changes.count; i++) {
        const struct story_change *change = STORY_AT(story, changes, story_change, i);
        uint64_t since = story->act == ACT_STEP && story->steps ? story->steps - 1 : story->steps;
        if (change->step < since)
            continue;
        words_add(words, words->size ? "; " : "You changed the run: ");
        words_add_text(words, change->what);
    }
    if (words->size)
        words_add(words, ".");
}
