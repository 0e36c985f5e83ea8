/* The frames and variables of a task where the run stands, copied for the host. Runs no Python. */
#include "sim/lang/frame.h"
#include "sim/lang/generator.h"
#include "sim/lang/source.h"
#include "sim/lang/state.h"
#include "sim/loop/loops.h"
#include "sim/run.h"
#include "sim/value/cell.h"
#include "sim/value/dict.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_REPR RECORD_BRIEF_MOST /* bytes of one variable's text */

/* What the host was given last: freed when it asks again. */
struct sim_text_store {
    struct sim_frame *frames;
    size_t frame_count;
    bool failed;
};

static void free_frames(struct sim_text_store *store)
{
    for (size_t i = 0; i < store->frame_count; i++) {
        struct sim_frame *frame = &store->frames[i];
        for (size_t j = 0; j < frame->variable_count; j++) {
            free((void *)(uintptr_t)frame->variables[j].name);
            free((void *)(uintptr_t)frame->variables[j].text);
        }
        free((void *)(uintptr_t)frame->variables);
        free((void *)(uintptr_t)frame->function);
    }
    free(store->frames);
    memset(store, 0, sizeof *store);
}

void sim_forget_frames(struct sim *sim)
{
    if (sim->texts)
        free_frames(sim->texts);
    free(sim->texts);
    sim->texts = NULL;
}

/* --- finding the frames */

static struct fiber *main_fiber(struct machine *m)
{
    struct fiber *first = m->lang->fibers, *fiber = first;
    if (!first)
        return NULL;
    do {
        if (!fiber->body)
            return fiber;
        fiber = fiber->next;
    } while (fiber != first);
    return NULL;
}

static struct task *task_numbered(struct machine *m, uint64_t number)
{
    struct task *task = m->loops->tasks;
    while (task && task->future.number != number)
        task = task->next;
    return task;
}

static bool is_of_a_task(struct machine *m, const struct fiber *fiber)
{
    struct task *task = m->loops->tasks;
    while (task && (!fiber->owner || task->coroutine != fiber->owner))
        task = task->next;
    return task;
}

/* The innermost fiber of what runs on `outermost`: it may be within coroutines that it sends into by
 * hand, each of which has a fiber of its own; tasks that it steps are not meant. */
static const struct fiber *innermost_on(struct machine *m, const struct fiber *outermost)
{
    const struct fiber *innermost = m->fiber, *fiber = m->fiber;
    for (; fiber && fiber != outermost; fiber = fiber->resumer)
        if (is_of_a_task(m, fiber))
            innermost = fiber->resumer;
    return fiber ? innermost : outermost;
}

/* Of the main program, or of the thread that runs in its place: its lines are nobody's else. */
static const struct fiber *base_fiber(struct machine *m)
{
    const struct fiber *fiber = m->fiber;
    while (fiber && fiber->resumer)
        fiber = fiber->resumer;
    return fiber ? fiber : main_fiber(m);
}

/* --- copying variables */

static char *copy(const char *text, size_t size)
{
    char *made = malloc(size + 1);
    if (made) {
        memcpy(made, text, size);
        made[size] = '\0';
    }
    return made;
}

/* Where the variable of that name is or is to be; NULL: out of memory. */
static struct sim_variable *place_for(struct sim_frame *frame, const char *name)
{
    struct sim_variable *variables = (struct sim_variable *)(uintptr_t)frame->variables;
    for (size_t i = 0; i < frame->variable_count; i++)
        if (variables[i].name && strcmp(variables[i].name, name) == 0)
            return &variables[i];
    variables = realloc(variables, (frame->variable_count + 1) * sizeof *variables);
    if (!variables)
        return NULL;
    frame->variables = variables;
    variables[frame->variable_count] = (struct sim_variable){copy(name, strlen(name)), NULL};
    return &variables[frame->variable_count++];
}

/* One of the same name is another scope's, which it hides. */
static void add_variable(struct machine *m, struct sim_text_store *store, struct sim_frame *frame,
                         value name, value v)
{
    value text = record_brief(m, v, LONGEST_REPR);
    struct sim_variable *place = text ? place_for(frame, str_text(name)) : NULL;
    if (place) {
        free((void *)(uintptr_t)place->text);
        place->text = copy(str_text(text), str_size(text));
    }
    store->failed = store->failed || !place || !place->name || !place->text;
    drop(m, text);
}

/* Variables of comprehensions under way are among them (PEP 709); what the compiler keeps in slots of
 * its own has names with a dot. */
static void add_slots(struct machine *m, struct sim_text_store *store, struct sim_frame *made,
                      struct frame *frame)
{
    struct code *code = frame->code;
    for (uint32_t i = 0; i < code->slot_count; i++) {
        value v = frame->slots[i], name = AS_TUPLE(code->slot_names)->items[i];
        if (v && is_exactly(v, m->types.cell))
            v = cell_get(v);
        if (v && *str_text(name) != '.')
            add_variable(m, store, made, name, v);
    }
}

/* What a person calls variables of a module: no modules, functions, classes, dunders. */
static bool is_interesting(struct machine *m, value name, value v)
{
    struct type *type = type_of(m, v);
    return is_str(m, name) && strncmp(str_text(name), "__", 2) != 0 && type != m->types.module &&
           type != m->types.function && !(type->flags & TYPE_IS_NATIVE) && !(type->flags & TYPE_IS_TYPE);
}

static void add_names(struct machine *m, struct sim_text_store *store, struct sim_frame *made,
                      struct dict *names)
{
    size_t position = 0;
    value name, v;
    while (dict_next(names, &position, &name, &v))
        if (is_interesting(m, name, v))
            add_variable(m, store, made, name, v);
}

static void add_frame(struct machine *m, struct sim_text_store *store, struct frame *frame)
{
    struct sim_frame *frames =
        realloc(store->frames, (store->frame_count + 1) * sizeof *frames);
    if (!frames) {
        store->failed = true;
        return;
    }
    store->frames = frames;
    struct sim_frame *made = &frames[store->frame_count++];
    *made = (struct sim_frame){
        .function = copy(str_text(frame->code->name), str_size(frame->code->name)),
        .line = frame->line,
    };
    if (frame->locals && has_type_flag(m, frame->locals, TYPE_IS_DICT))
        add_names(m, store, made, AS_DICT(frame->locals));
    add_slots(m, store, made, frame);
}

/* Frames are linked from the inside, and are given outermost first. */
struct chain {
    struct frame **all;
    size_t count, capacity;
    bool failed;
};

static void chain_add(struct chain *chain, struct frame *innermost)
{
    for (struct frame *frame = innermost; frame && !chain->failed; frame = frame->back) {
        if (frame->code->source->is_library)
            continue;
        if (chain->count == chain->capacity) {
            size_t capacity = chain->capacity ? chain->capacity * 2 : 16;
            struct frame **grown = realloc(chain->all, capacity * sizeof *grown);
            chain->failed = !grown;
            if (!grown)
                return;
            chain->all = grown;
            chain->capacity = capacity;
        }
        chain->all[chain->count++] = frame;
    }
}

static void chain_add_fibers(struct machine *m, struct chain *chain, const struct fiber *outermost)
{
    const struct fiber *fiber = innermost_on(m, outermost);
    for (; fiber && fiber != outermost; fiber = fiber->resumer)
        chain_add(chain, fiber->frame);
    chain_add(chain, outermost->frame);
}

static void find_chain(struct machine *m, struct chain *chain, uint64_t number)
{
    if (number == 0) {
        const struct fiber *base = base_fiber(m);
        if (base)
            chain_add_fibers(m, chain, base);
        return;
    }
    struct task *task = task_numbered(m, number);
    struct type *type = task ? type_of(m, task->coroutine) : NULL;
    if (!task || (type != m->types.coroutine && type != m->types.generator))
        return;
    struct generator *coroutine = AS_GENERATOR(task->coroutine);
    if (coroutine->fiber)
        chain_add_fibers(m, chain, coroutine->fiber);
    else
        chain_add(chain, coroutine->frame);
}

const struct sim_frame *sim_frames(struct sim *sim, uint64_t task, size_t *count)
{
    struct machine *m = &sim->run->machine;
    *count = 0;
    if (!sim->texts)
        sim->texts = calloc(1, sizeof *sim->texts);
    if (!sim->texts)
        return NULL;
    free_frames(sim->texts);
    /* Making texts of values leaves traces in the heap: the run goes on from a copy made before. */
    sim->looked = sim->looked || checkpoints_take(sim, CHECKPOINT_PASSING);
    struct chain chain = {.count = 0};
    if (!sim->run->ended)
        find_chain(m, &chain, task);
    for (size_t i = chain.count; i > 0; i--)
        add_frame(m, sim->texts, chain.all[i - 1]);
    free(chain.all);
    if (sim->texts->failed || chain.failed)
        return NULL;
    *count = sim->texts->frame_count;
    static const struct sim_frame none;
    return sim->texts->frames ? sim->texts->frames : &none;
}
