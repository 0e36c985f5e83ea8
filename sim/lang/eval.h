/* The evaluator: entries, and what its instructions call. For the files of this room only. */
#ifndef LOOPGLASS_LANG_EVAL_H
#define LOOPGLASS_LANG_EVAL_H

#include "sim/lang/fiber.h"
#include "sim/lang/frame.h"
#include "sim/lang/function.h"
#include "sim/lang/generator.h"
#include "sim/lang/state.h"
#include "sim/value/error.h"
#include "sim/value/object.h"

/* --- entries: each runs the dispatch loop in an activation of its own */

/* Runs a fresh frame to its end on the running fiber and frees it. New reference or NULL. */
value eval_frame(struct machine *m, struct frame *frame);
/* Goes on with the frame of a generator-like object, which generator_enter has linked in with
 * RETURN_TO_NATIVE: sends `sent` (stolen; NULL: raises the error that is set). */
enum send_result eval_resume(struct machine *m, struct generator *gen, value sent, value *result);
/* Goes on with the running fiber, which was parked: what it waited for is asked for its result. What the
 * fiber's body returns. */
value eval_unpark(struct machine *m, value sent, bool throwing);
/* Goes on with the running fiber, which stopped before an AWAIT that needs a stack. */
value eval_again(struct machine *m);

/* --- frames of calls */

/* Room for one more frame? RecursionError. */
bool eval_check_depth(struct machine *m);

/* --- names (eval_names.c). New references unless said otherwise; NULL or false: error. */
value eval_load_name(struct machine *m, struct frame *frame, value name);
bool eval_store_name(struct machine *m, struct frame *frame, value name, value v);
bool eval_delete_name(struct machine *m, struct frame *frame, value name);
value eval_load_global(struct machine *m, struct frame *frame, struct site *site);
bool eval_store_global(struct machine *m, struct frame *frame, struct site *site, value v);
bool eval_delete_global(struct machine *m, struct frame *frame, value name);
value eval_raise_unbound(struct machine *m, struct frame *frame, uint32_t slot);
value eval_load_from_dict_or_deref(struct machine *m, struct frame *frame, value mapping,
                                   uint32_t slot);
bool eval_setup_annotations(struct machine *m, struct frame *frame);

/* --- attributes with a cache in the instruction's site (eval_attributes.c) */
value eval_load_attribute(struct machine *m, struct site *site, value object);
/* *self: borrowed `object` when it is to be passed first, else NULL. */
value eval_load_method(struct machine *m, struct site *site, value object, value *self);
bool eval_store_attribute(struct machine *m, struct site *site, value object, value v);

/* --- calls (eval_calls.c) */
/* Calls anything with `count` positional arguments at args (borrowed). */
value eval_call(struct machine *m, value callee, value *args, size_t count);
/* The keyword values stand behind the positional ones. */
value eval_call_keywords(struct machine *m, value callee, value *args, size_t count, value names);
value eval_call_ex(struct machine *m, value callee, value tuple, value dict);
/* A frame for a call whose arguments are moved from args; NULL: error, nothing moved. */
struct frame *eval_function_frame(struct machine *m, struct function *function, value *args,
                                  size_t count);
/* base: type, NULL, `count` arguments. If the type makes an instance whose __init__ is a Python
 * function, does the first half: a new instance and the frame of its __init__; everything from base
 * on has been moved. NULL without an error: call it otherwise. */
struct frame *eval_instance_frame(struct machine *m, value *base, size_t count);
/* A frame for `callee(*iterable, **dict)` when callee is a Python function or a method of one. NULL
 * without an error: it is something else. Nothing is moved. */
struct frame *eval_frame_ex(struct machine *m, value callee, value iterable, value dict);
bool eval_dict_merge(struct machine *m, value callee, value into, value mapping);
/* operands: as MAKE_FUNCTION has them, borrowed. */
value eval_make_function(struct machine *m, struct frame *frame, value const *operands,
                         uint32_t flags);
/* __build_class__(body, name, *bases, metaclass=..., **keywords). bases: tuple; keywords: dict or
 * NULL. */
value eval_build_class(struct machine *m, value body, value name, value bases, value keywords);

/* --- building, unpacking (eval_build.c) */
value eval_build_string(struct machine *m, value *pieces, size_t count);
value eval_build_map(struct machine *m, value *pairs, size_t count);
value eval_build_const_key_map(struct machine *m, value *items, size_t count, value keys);
bool eval_list_extend(struct machine *m, value list, value iterable);
/* Pushes the items last one first; `to` is where the first one comes to lie. */
bool eval_unpack(struct machine *m, value sequence, size_t before, int64_t after, value *to);
value eval_convert(struct machine *m, value v, uint32_t how);
value eval_intrinsic_1(struct machine *m, uint32_t which, value v);
value eval_intrinsic_2(struct machine *m, uint32_t which, value a, value b);

/* --- exceptions (eval_exceptions.c) */
/* Adds the traceback entry of a frame that is at instruction `at` to the machine's error. top: above
 * its operands, which are still those of the instruction that failed; NULL: unknown. */
void eval_add_traceback(struct machine *m, struct frame *frame, uint32_t at, value *top);
/* How tracebacks find the places and lines of code objects: machine->hooks.tracebacks. */
extern const struct traceback_lookup code_traceback_lookup;
const struct handler *eval_find_handler(const struct code *code, uint32_t at);
void eval_raise(struct machine *m, value exception, value cause); /* both NULL-able, borrowed */
/* 1, 0, -1 */
int eval_match_exception(struct machine *m, value exception, value type);
bool eval_match_group(struct machine *m, value exception, value type, value *rest, value *matched);
/* StopIteration out of a generator becomes RuntimeError: the exception to go on with, stolen and
 * returned. */
value eval_stop_iteration_error(struct machine *m, struct frame *frame, value exception);
bool eval_end_async_for(struct machine *m, value exception);
value eval_enter_handled(struct machine *m, value exception); /* what was handled before, or NONE */
void eval_leave_handled(struct machine *m, value before);     /* stolen */

/* --- with, iteration, await (eval_protocols.c) */
bool eval_before_with(struct machine *m, value manager, bool async, value *exit, value *result);
value eval_with_exit(struct machine *m, value exit, value exception);
value eval_get_yield_from_iter(struct machine *m, struct frame *frame, value iterable);
value eval_get_aiter(struct machine *m, value v);
value eval_get_anext(struct machine *m, value v);
enum await_kind { AWAIT_PLAIN, AWAIT_AENTER, AWAIT_AEXIT, AWAIT_ANEXT };
/* Awaits anything, on the stack of the caller. */
value eval_await(struct machine *m, value awaitable, enum await_kind kind);
/* The same by an activation that may park: sets *parked and returns NULL when it must wait. */
value eval_await_parking(struct machine *m, value awaitable, enum await_kind kind, bool *parked);
/* The end of such a wait. */
value eval_end_wait(struct machine *m, value awaitable, value sent, bool throwing, bool *parked);

/* --- match (eval_match.c) */
value eval_match_keys(struct machine *m, value subject, value keys); /* tuple or NONE */
value eval_match_class(struct machine *m, value subject, value type, uint32_t positional,
                       value names);
value eval_dict_without_keys(struct machine *m, value subject, value keys);

/* --- import (eval_import.c) */
value eval_import_name(struct machine *m, struct frame *frame, value name, value level,
                       value fromlist);
value eval_import_from(struct machine *m, value module, value name);
bool eval_import_star(struct machine *m, struct frame *frame, value module);

/* --- the exception that is being handled, through generators and resumers: hooks.handled */
value lang_handled(struct machine *m);

#endif
