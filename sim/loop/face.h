/* What the files that show the loop room's types to programs share. */
#ifndef LOOPGLASS_LOOP_FACE_H
#define LOOPGLASS_LOOP_FACE_H

#include "sim/value/machine.h"

struct str_builder;

/* The types that the loop room brings; each in the file of its subject. */
extern const struct type_spec handle_type_spec, timer_handle_type_spec, future_type_spec,
    future_iterator_type_spec, task_type_spec, event_loop_type_spec, context_type_spec,
    context_var_type_spec, context_token_type_spec, token_missing_type_spec, future_hook_type_spec;

/* Visits or drops a struct future's fields; for the types that extend it. */
int future_traverse(value self, visit_fn *visit, void *closure);
void future_clear(struct machine *m, value self);
void future_finalize(struct machine *m, value self);
value future_await_slot(struct machine *m, value self);
/* Future.__init__'s work: loop NULL or NONE means the current one. False: error. */
bool future_init_loop(struct machine *m, value self, value loop);
/* The words of repr(future) after its state: exception, result, callbacks, where it was made. */
bool future_add_info(struct machine *m, struct str_builder *text, value self);
/* "pending", "cancelled", "finished" */
const char *future_state_word(value self);
/* The arguments of a constructor by the names of its parameters, the first `positional` of which
 * may be given by place; missing ones NULL. All borrowed. False: TypeError. */
bool bind_arguments(struct machine *m, const char *callee, const struct args *args,
                    const char *const *names, size_t count, size_t positional, value *bound);

/* Where the running call is, for debug mode: a list of (file, line, function, text), outermost first,
 * of the program's frames. */
value source_traceback_new(struct machine *m);
/* The same of the innermost ten frames only, of which `hidden` are asyncio's own. */
value source_traceback_short(struct machine *m, size_t hidden);
/* " created at app.py:5" of such a list; nothing for NULL. */
bool source_traceback_add_place(struct machine *m, struct str_builder *text, value traceback);
/* reprlib.repr: cut in length and depth. */
value short_repr(struct machine *m, value v);
/* "main() running at app.py:5": asyncio.coroutines._format_coroutine. New str. */
value format_coroutine(struct machine *m, value coroutine);
/* The callback with its arguments (shown when `debug`) and, with `place`, " at app.py:5". */
value format_callback(struct machine *m, value callable, value args, bool debug, bool place);

/* Made by `async def`, or one of ours that makes coroutines. */
bool is_coroutine_function(struct machine *m, value v);

#define VISIT(field)                                                                               \
    do {                                                                                           \
        int stop_ = (field) ? visit((value)(field), closure) : 0;                                  \
        if (stop_)                                                                                 \
            return stop_;                                                                          \
    } while (0)

#endif
