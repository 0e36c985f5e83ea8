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

#define LONGEST_REPR 400 /* bytes of one variable's text */

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

static struct frame *main_frame(struct run *run)
{
    struct fiber *first = run->machine.lang->fibers, *fiber = first;
    if (!first)
        return NULL;
    do {
        if (!fiber->body)
            return fiber->frame;
        fiber = fiber->next;
    } while (fiber != first);
    return NULL;
}

static struct frame *innermost_of(struct run *run, uint64_t number)
{
    struct machine *m = &run->machine;
    if (number == 0)
        return main_frame(run);
    for (struct task *task = m->loops->tasks; task; task = task->next) {
        if (task->future.number != number)
            continue;
        struct type *type = type_of(m, task->coroutine);
        if (type != m->types.coroutine && type != m->types.generator)
            return NULL;
        struct generator *coroutine = AS_GENERATOR(task->coroutine);
        return coroutine->fiber ? coroutine->fiber->frame : coroutine->frame;
    }
    return NULL;
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

static void add_variable(struct machine *m, struct sim_text_store *store, struct sim_frame *frame,
                         value name, value v)
{
    value text = record_brief(m, v, LONGEST_REPR);
    struct sim_variable *variables = (struct sim_variable *)(uintptr_t)frame->variables;
    variables = realloc(variables, (frame->variable_count + 1) * sizeof *variables);
    if (!text || !variables) {
        store->failed = true;
        drop(m, text);
        return;
    }
    frame->variables = variables;
    variables[frame->variable_count++] = (struct sim_variable){
        copy(str_text(name), str_size(name)), copy(str_text(text), str_size(text))};
    drop(m, text);
}

static void add_slots(struct machine *m, struct sim_text_store *store, struct sim_frame *made,
                      struct frame *frame)
{
    struct code *code = frame->code;
    for (uint32_t i = 0; i < code->slot_count; i++) {
        value v = frame->slots[i];
        if (code->slot_kinds[i] & SLOT_HIDDEN)
            continue;
        if (v && is_exactly(v, m->types.cell))
            v = cell_get(v);
        if (v)
            add_variable(m, store, made, AS_TUPLE(code->slot_names)->items[i], v);
    }
}

/* What a person calls variables of a module: no modules, functions, classes, dunders. */
static bool is_interesting(struct machine *m, value name, value v)
{
    struct type *type = type_of(m, v);
    return is_str(m, name) && strncmp(str_text(name), "__", 2) != 0 && type != m->types.module &&
           type != m->types.function && type != m->types.builtin && !(type->flags & TYPE_IS_TYPE);
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
    else if (!frame->locals)
        add_slots(m, store, made, frame);
}

/* Outermost first: the chain is linked from the inside. */
static void add_frames(struct machine *m, struct sim_text_store *store, struct frame *innermost)
{
    size_t count = 0;
    for (struct frame *frame = innermost; frame; frame = frame->back)
        count++;
    struct frame **chain = calloc(count + 1, sizeof *chain);
    if (!chain) {
        store->failed = true;
        return;
    }
    size_t at = count;
    for (struct frame *frame = innermost; frame; frame = frame->back)
        chain[--at] = frame;
    for (size_t i = 0; i < count; i++)
        if (!chain[i]->code->source->is_library)
            add_frame(m, store, chain[i]);
    free(chain);
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
    struct frame *innermost = sim->run->ended ? NULL : innermost_of(sim->run, task);
    if (innermost)
        add_frames(m, sim->texts, innermost);
    if (sim->texts->failed)
        return NULL;
    *count = sim->texts->frame_count;
    static const struct sim_frame none;
    return sim->texts->frames ? sim->texts->frames : &none;
}
