/* Texts, places, groups, resources, requests, output, warnings. */
#include "ui/story/fold.h"

#include <string.h>

static void place(struct story *story, const struct event_place *event)
{
    struct story_place *made = REACH(story, places, story_place, event->id);
    if (made)
        *made = (struct story_place){.outer = event->outer < event->id ? event->outer : 0,
                                     .function = story_text(story, event->function),
                                     .file = story_text(story, event->file),
                                     .line = (uint32_t)event->line,
                                     .native = event->native != 0};
}

static void group(struct story *story, const struct event_group_created *event)
{
    struct story_group *made = REACH(story, groups, story_group, event->group);
    if (made)
        *made = (struct story_group){.kind = story_text(story, event->kind),
                                     .total = event->total,
                                     .future = event->future};
}

/* --- resources */

static bool same_text(phrase a, phrase b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.text, b.text, a.size) == 0);
}

static void resource(struct story *story, const struct event_resource_created *event)
{
    struct story_resource *made = REACH(story, resources, story_resource, event->resource);
    if (!made)
        return;
    const struct story_resource *before = story->resources.items;
    uint32_t ordinal = 1;
    for (size_t i = story->resources.count - 1; i-- > 1;) {
        if (before[i].kind == (enum resource_kind)event->kind && same_text(before[i].name, event->name)) {
            ordinal = before[i].ordinal + 1;
            break;
        }
    }
    *made = (struct story_resource){.kind = (enum resource_kind)event->kind,
                                    .limit = event->limit,
                                    .ordinal = ordinal,
                                    .name = event->name};
}

static void resource_left(struct story *story, const struct event_resource_left *event)
{
    struct story_waiter *waiters = story->waiters.items;
    for (size_t i = story->first_waiter; i < story->waiters.count; i++) {
        if (waiters[i].resource == event->resource && waiters[i].task == event->task) {
            waiters[i].task = 0;
            break;
        }
    }
    while (story->first_waiter < story->waiters.count && !waiters[story->first_waiter].task)
        story->first_waiter++;
    if (story->first_waiter > 64 && story->first_waiter * 2 > story->waiters.count) {
        size_t left = story->waiters.count - story->first_waiter;
        memmove(waiters, waiters + story->first_waiter, left * sizeof *waiters);
        story->waiters.count = left;
        story->first_waiter = 0;
    }
}

static void take_item(struct story *story, uint64_t resource_number, phrase item)
{
    struct story_item *items = story->items.items;
    size_t found = story->items.count;
    for (size_t i = story->first_item; i < story->items.count; i++) {
        if (items[i].resource != resource_number)
            continue;
        if (found == story->items.count)
            found = i; /* the oldest, if none has this text */
        if (items[i].item.size == item.size &&
            memcmp(items[i].item.text, item.text, item.size) == 0) {
            found = i;
            break;
        }
    }
    if (found < story->items.count)
        items[found].resource = 0;
    while (story->first_item < story->items.count && !items[story->first_item].resource)
        story->first_item++;
    if (story->first_item > 64 && story->first_item * 2 > story->items.count) {
        size_t left = story->items.count - story->first_item;
        memmove(items, items + story->first_item, left * sizeof *items);
        story->items.count = left;
        story->first_item = 0;
    }
}

static void resource_item(struct story *story, const struct event_resource_item *event)
{
    if (event->change == 2) {
        take_item(story, event->resource, event->item);
        return;
    }
    struct story_item *item = ADD(story, items, story_item);
    if (item)
        *item = (struct story_item){event->resource, event->item};
}

/* --- output, warnings, requests */

/* "FILE:5: RuntimeWarning: coroutine 'f' was never awaited": said where it is printed. */
static void maybe_never_awaited(struct story *story, phrase text)
{
    static const char said[] = "was never awaited";
    const char *end = text.size ? memmem(text.text, text.size, said, sizeof said - 1) : NULL;
    if (!end)
        return;
    const char *start = end;
    while (start > text.text && start[-1] != '\n' && memcmp(start, "coroutine ", 10) != 0)
        start--;
    const char *digits = start;
    while (digits > text.text && digits[-1] != '\n' && !(digits[0] == ':' && digits[1] == ' '))
        digits--;
    while (digits > text.text && digits[0] != '\n' && (digits[-1] < '0' || digits[-1] > '9'))
        digits--;
    while (digits > text.text && digits[-1] >= '0' && digits[-1] <= '9')
        digits--;
    uint32_t line = 0;
    for (; digits < start && *digits >= '0' && *digits <= '9'; digits++)
        line = line * 10 + (uint32_t)(*digits - '0');
    struct story_warning *made = ADD(story, warnings, story_warning);
    if (made)
        *made = (struct story_warning){.kind = WARNING_NEVER_AWAITED,
                                       .step = story->steps + 1,
                                       .line = line,
                                       .text = {start, (size_t)(end - start) + sizeof said - 1}};
}

static void output(struct story *story, const struct event_output *event)
{
    struct story_output *made = ADD(story, outputs, story_output);
    if (made)
        *made = (struct story_output){.text = event->text,
                                      .stream = (int)event->stream,
                                      .task = story->running_thread ? 0 : story->running_task,
                                      .thread = story->running_thread,
                                      .step = story->steps + 1};
    if (event->stream == 2)
        maybe_never_awaited(story, event->text);
}

static void warning(struct story *story, const struct event_warned *event)
{
    struct story_warning *made = ADD(story, warnings, story_warning);
    if (made)
        *made = (struct story_warning){.kind = (enum warning_kind)event->kind,
                                       .task = event->task,
                                       .step = story->steps + 1,
                                       .line = (uint32_t)event->line,
                                       .file = story_text(story, event->file),
                                       .text = event->text};
}

static void request(struct story *story, const struct event_request_sent *event)
{
    struct story_request *made = REACH(story, requests, story_request, event->request);
    if (made)
        *made = (struct story_request){.task = event->task,
                                       .thread = event->thread,
                                       .sent = story->time,
                                       .due = event->due,
                                       .what = event->what};
}

void fold_things(struct story *story, const struct event *event)
{
    switch (event->kind) {
    case EVENT_text: {
        phrase *made = fold_reached(story, table_reach(&story->texts, sizeof *made, event->text.id));
        if (made)
            *made = event->text.text;
        break;
    }
    case EVENT_place: place(story, &event->place); break;
    case EVENT_group_created: group(story, &event->group_created); break;
    case EVENT_group_member: {
        struct story_member *member = ADD(story, members, story_member);
        if (member)
            *member = (struct story_member){event->group_member.group, event->group_member.task};
        break;
    }
    case EVENT_group_counted: {
        struct story_group *counted = REACH(story, groups, story_group, event->group_counted.group);
        if (counted)
            counted->counted = event->group_counted.done;
        break;
    }
    case EVENT_resource_created: resource(story, &event->resource_created); break;
    case EVENT_resource_changed: {
        struct story_resource *changed =
            REACH(story, resources, story_resource, event->resource_changed.resource);
        if (changed) {
            changed->count = event->resource_changed.count;
            changed->holder = event->resource_changed.holder;
        }
        break;
    }
    case EVENT_resource_waits: {
        struct story_waiter *waiter = ADD(story, waiters, story_waiter);
        if (waiter)
            *waiter = (struct story_waiter){event->resource_waits.resource,
                                            event->resource_waits.task, event->resource_waits.future,
                                            (enum wait_role)event->resource_waits.role};
        break;
    }
    case EVENT_resource_left: resource_left(story, &event->resource_left); break;
    case EVENT_resource_item: resource_item(story, &event->resource_item); break;
    case EVENT_output: output(story, &event->output); break;
    case EVENT_warned: warning(story, &event->warned); break;
    case EVENT_request_sent: request(story, &event->request_sent); break;
    case EVENT_request_done: {
        struct story_request *done =
            REACH(story, requests, story_request, event->request_done.request);
        if (done)
            done->done = true;
        break;
    }
    default: break;
    }
}
