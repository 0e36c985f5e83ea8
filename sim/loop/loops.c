/* What the loop room keeps of a run: making it, and the end. */
#include "sim/loop/loops.h"

#include "sim/lang/state.h"
#include "sim/loop/face.h"
#include "sim/loop/future.h"
#include "sim/value/dict.h"
#include "sim/value/gc.h"

#include <string.h>

static bool ready_type(struct machine *m, struct type **place, const struct type_spec *spec,
                       struct type *base)
{
    *place = type_ready(m, spec, base);
    return *place != NULL;
}

static bool ready_types(struct machine *m)
{
    struct loops *loops = m->loops;
    return ready_type(m, &m->types.future, &future_type_spec, NULL) &&
           ready_type(m, &m->types.task, &task_type_spec, m->types.future) &&
           ready_type(m, &m->types.future_iterator, &future_iterator_type_spec, NULL) &&
           ready_type(m, &loops->handle, &handle_type_spec, NULL) &&
           ready_type(m, &loops->timer_handle, &timer_handle_type_spec, loops->handle) &&
           ready_type(m, &loops->event_loop, &event_loop_type_spec, NULL) &&
           ready_type(m, &loops->hook, &future_hook_type_spec, NULL) &&
           ready_type(m, &loops->context, &context_type_spec, NULL) &&
           ready_type(m, &loops->context_var, &context_var_type_spec, NULL) &&
           ready_type(m, &loops->context_token, &context_token_type_spec, NULL);
}

/* The one object that says "was not set". */
static bool make_missing(struct machine *m)
{
    struct type *type = type_ready(m, &token_missing_type_spec, NULL);
    if (type)
        m->loops->token_missing = object_alloc(m, type, sizeof(struct object));
    bool ok = m->loops->token_missing &&
              dict_set_text(m, m->loops->context_token->dict, "MISSING", m->loops->token_missing);
    m->loops->token_missing_type = type;
    return ok;
}

bool loops_open(struct machine *m)
{
    struct loops *loops = heap_alloc(&m->heap, sizeof *loops);
    if (!loops)
        return false;
    memset(loops, 0, sizeof *loops);
    loops->slow = 0.1;
    m->loops = loops;
    loops->texts = dict_new(m);
    loops->places = dict_new(m);
    m->lang->future_await = future_await;
    m->lang->future_begin_wait = future_begin_wait;
    m->lang->future_end_wait = future_end_wait;
    return loops->texts && loops->places && ready_types(m) && make_missing(m);
}

void loops_close(struct machine *m)
{
    struct loops *loops = m->loops;
    if (!loops)
        return;
    gc_collect(m); /* loops and their handles hold each other, and need us to go */
    drop_place(m, loops->running_held);
    drop_place(m, loops->entered_by_hand);
    drop_place(m, loops->context_now);
    drop_place(m, loops->token_missing);
    struct type **types[] = {
        &loops->gathering,         &m->types.future_iterator, &m->types.task,      &m->types.future,
        &loops->timer_handle,      &loops->handle,      &loops->event_loop,
        &loops->hook,              &loops->context,     &loops->context_var,
        &loops->context_token,     &loops->token_missing_type,
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        drop_place(m, *types[i]);
    drop_place(m, loops->texts);
    drop_place(m, loops->places);
    for (size_t i = 0; i < KNOWN_WORDS; i++)
        drop(m, loops->known_words[i].str);
    for (size_t i = 0; i < KNOWN_PLACES; i++) {
        drop(m, loops->known_places[i].function);
        drop(m, loops->known_places[i].file);
    }
    heap_free(&m->heap, loops->held, loops->held_count * sizeof *loops->held);
    heap_free(&m->heap, loops, sizeof *loops);
    m->loops = NULL;
}
