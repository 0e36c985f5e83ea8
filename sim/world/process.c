/* Simulated processes. See process.h. */
#include "sim/world/process.h"

#include "sim/loop/record.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/world/schedule.h"
#include "sim/world/world.h"

#include <math.h>
#include <string.h>

static bool is_list_of_pairs(struct machine *m, value namespaces)
{
    if (!is_exactly(namespaces, m->types.list))
        return false;
    for (size_t i = 0; i < list_size(namespaces); i++) {
        value pair = AS_LIST(namespaces)->items[i];
        if (!is_exactly(pair, m->types.tuple) || tuple_size(pair) != 2 ||
            !is_exactly(AS_TUPLE(pair)->items[0], m->types.dict) ||
            !is_exactly(AS_TUPLE(pair)->items[1], m->types.dict))
            return false;
    }
    return true;
}

struct process *process_new(struct machine *m, value namespaces)
{
    if (!is_list_of_pairs(m, namespaces)) {
        raise_error(m, m->types.TypeError, "namespaces are a list of pairs of dicts");
        return NULL;
    }
    struct process *process = heap_alloc(&m->heap, sizeof *process);
    if (!process) {
        raise_memory_error(m);
        return NULL;
    }
    struct process *last = &m->world->process;
    while (last->next)
        last = last->next;
    *process = (struct process){
        .number = last->number + 1, .drop_at = INFINITY, .namespaces = keep(namespaces)};
    last->next = process;
    return process;
}

/* Exchanges what two dicts hold, with the versions that the evaluator's caches go by. */
static void exchange(struct dict *a, struct dict *b)
{
    struct dict was = *a;
    struct object head_of_b = b->head;
    *a = *b;
    a->head = was.head;
    *b = was;
    b->head = head_of_b;
}

static void exchange_all(struct process *process)
{
    for (size_t i = 0; process->namespaces && i < list_size(process->namespaces); i++) {
        value *pair = AS_TUPLE(AS_LIST(process->namespaces)->items[i])->items;
        exchange(AS_DICT(pair[0]), AS_DICT(pair[1]));
    }
}

void process_load(struct machine *m, struct process *process)
{
    struct process *loaded = m->world->loaded;
    if (loaded == process)
        return;
    exchange_all(loaded);
    exchange_all(process);
    m->world->loaded = process;
}

static struct thread *find_thread(const struct thread_list *list, const struct process *process)
{
    struct thread *thread = list->first;
    while (thread && thread->process != process)
        thread = thread->next;
    return thread;
}

void process_left(struct machine *m, struct process *process)
{
    struct world *world = m->world;
    if (process == &world->process || find_thread(&world->wanting, process) ||
        find_thread(&world->working, process) || find_thread(&world->blocked, process))
        return;
    process_load(m, &world->process);
    drop_place(m, process->namespaces);
}

void process_end(struct machine *m, struct process *process)
{
    struct world *world = m->world;
    struct thread_list *const lists[] = {&world->wanting, &world->working, &world->blocked};
    if (process == thread_running(m)->process || process == &world->process)
        return;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct thread *thread;
        while ((thread = find_thread(lists[i], process)) != NULL) {
            thread_list_remove(lists[i], thread);
            schedule_release(m, thread);
            thread->abandoned = true;
            thread_list_append(&world->dead, thread);
            world->others--;
            RECORD(m, thread_ended, .thread = thread->number);
        }
    }
    world->changed = true;
    drop_place(m, process->namespaces);
}

void processes_close(struct machine *m)
{
    struct process *next;
    process_load(m, &m->world->process);
    for (struct process *p = m->world->process.next; p; p = next) {
        next = p->next;
        drop(m, p->namespaces);
        heap_free(&m->heap, p, sizeof *p);
    }
}
