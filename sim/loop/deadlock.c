/* The words for a loop that would wait for ever: who waits, and for what. */
#include "sim/loop/deadlock.h"

#include "sim/loop/future.h"
#include "sim/loop/loops.h"
#include "sim/value/error.h"
#include "sim/value/str.h"

/* More tasks than this are only counted. */
#define NAMED_AT_MOST 20

/* "a future", "Task-2", "lock.acquire" */
static value awaited_words(struct machine *m, value future)
{
    if (!is_future(m, future))
        return str_format(m, "a '%T' object", future);
    if (AS_FUTURE(future)->is_task)
        return task_name(m, future);
    if (AS_FUTURE(future)->label) {
        value text = record_find_text(m, AS_FUTURE(future)->label);
        if (text)
            return keep(text);
    }
    return str_from(m, "a future that nobody settles");
}

static bool add_task(struct machine *m, struct str_builder *text, struct task *task)
{
    value name = task_name(m, (value)task);
    value awaited = task->waiter ? awaited_words(m, task->waiter) : str_from(m, "nothing");
    bool ok = name && awaited;
    if (ok) {
        str_builder_add_value(m, text, name);
        str_builder_add_text(m, text, " (for ");
        str_builder_add_value(m, text, awaited);
        ok = str_builder_add_text(m, text, ")");
    }
    drop(m, name);
    drop(m, awaited);
    return ok;
}

static bool add_tasks(struct machine *m, struct str_builder *text, value loop)
{
    size_t count = 0;
    for (struct task *task = m->loops->tasks; task; task = task->next) {
        if (task->future.loop != loop || ++count > NAMED_AT_MOST)
            continue;
        if (count > 1)
            str_builder_add_text(m, text, ", ");
        if (!add_task(m, text, task))
            return false;
    }
    if (count == 0)
        return str_builder_add_text(m, text, "no task");
    if (count <= NAMED_AT_MOST)
        return true;
    value more = str_format(m, " and %zu more", count - NAMED_AT_MOST);
    bool ok = more && str_builder_add_value(m, text, more);
    drop(m, more);
    return ok;
}

value deadlock_explain(struct machine *m, value loop)
{
    struct str_builder text = {0};
    str_builder_add_text(m, &text,
                         "deadlock: nothing is ready, no timer is set and nothing outside is under "
                         "way; waiting: ");
    if (add_tasks(m, &text, loop))
        return str_builder_finish(m, &text);
    str_builder_abandon(m, &text);
    return NULL;
}
