/* Raising, catching, and the entries that an exception collects on its way. */
#include "sim/lang/eval.h"

#include "sim/lang/frame_object.h"
#include "sim/value/dict.h"
#include "sim/value/exception.h"
#include "sim/value/native.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

/* The module that a function of ours belongs to; borrowed, or NULL. */
static value module_of(struct machine *m, struct native *native)
{
    if (native->owner)
        return dict_get_name(m, native->owner->dict, m->names.dunder_module);
    return native->module;
}

/* What asyncio writes in Python is C here: the arguments that its frame would keep alive as long as
 * the traceback lives. `top`: above the operands of the call that failed. NULL: nothing. */
static value held_arguments(struct machine *m, instruction call, value *top)
{
    uint32_t count = INSTRUCTION_ARG(call);
    if (INSTRUCTION_OP(call) != OP_CALL && INSTRUCTION_OP(call) != OP_CALL_KW)
        return NULL;
    value *base = top - count - 2 - (INSTRUCTION_OP(call) == OP_CALL_KW);
    if (!is_object(base[0]) || !(base[0]->type->flags & (TYPE_IS_NATIVE | TYPE_IS_NATIVE_METHOD)))
        return NULL;
    value module = module_of(m, (struct native *)base[0]);
    if (!module || !is_str(m, module) || !strstr(str_text(module), "asyncio"))
        return NULL;
    return tuple_from(m, top - count, count);
}

/* The entry of a frame; NULL: memory ran out. */
static struct traceback *make_entry(struct machine *m, struct frame *frame, uint32_t at, value *top)
{
    struct traceback *entry = (struct traceback *)object_alloc(m, m->types.traceback, sizeof *entry);
    if (!entry)
        return NULL;
    entry->code = keep(&frame->code->head);
    entry->globals = keep(&frame->globals->head);
    entry->instruction = at;
    entry->lineno = (int)frame->code->positions[at].line;
    entry->frame = frame_object(m, frame);
    if (top)
        entry->held = held_arguments(m, frame->code->instructions[at], top);
    return entry;
}

/* How a loop ends, or a generator is closed, is no news. */
static bool ends_iteration(struct machine *m, value error)
{
    return type_is_subtype(error->type, m->types.StopIteration) ||
           type_is_subtype(error->type, m->types.StopAsyncIteration) ||
           type_is_subtype(error->type, m->types.GeneratorExit);
}

static void tell_if_new(struct machine *m, struct frame *frame, uint32_t at, value error)
{
    if (!m->lang->raised || m->unwinding || frame->code->flags & CODE_LIBRARY || ends_iteration(m, error))
        return;
    value entry = AS_EXCEPTION(error)->traceback;
    while (entry && AS_CODE(((struct traceback *)entry)->code)->flags & CODE_LIBRARY)
        entry = (value)((struct traceback *)entry)->next;
    if (!entry)
        m->lang->raised(m, frame, at, error);
}

/* CPython 3.13 PyTraceBack_Here. Entries of library frames are there, but nobody shows them. */
void eval_add_traceback(struct machine *m, struct frame *frame, uint32_t at, value *top)
{
    value error = error_take(m);
    tell_if_new(m, frame, at, error);
    struct traceback *entry = make_entry(m, frame, at, top);
    error_clear(m); /* the one on its way matters more than a missing entry */
    m->error = error;
    if (!entry)
        return;
    entry->next = (struct traceback *)AS_EXCEPTION(error)->traceback;
    AS_EXCEPTION(error)->traceback = &entry->head;
}

const struct handler *eval_find_handler(const struct code *code, uint32_t at)
{
    for (uint32_t i = 0; i < code->handler_count; i++)
        if (at >= code->handlers[i].start && at < code->handlers[i].end)
            return &code->handlers[i];
    return NULL;
}

static bool set_cause(struct machine *m, value exception, value cause)
{
    value made = NULL;
    if (cause != NONE) {
        if (has_type_flag(m, cause, TYPE_IS_TYPE) &&
            AS_TYPE(cause)->flags & TYPE_IS_EXCEPTION)
            made = object_call0(m, cause);
        else if (has_type_flag(m, cause, TYPE_IS_EXCEPTION))
            made = keep(cause);
        else
            raise_error(m, m->types.TypeError, "exception causes must derive from BaseException");
        if (!made)
            return false;
    }
    replace_place(m, AS_EXCEPTION(exception)->cause, made);
    AS_EXCEPTION(exception)->suppress_context = true;
    return true;
}

void eval_raise(struct machine *m, value exception, value cause)
{
    if (!exception) {
        raise_error(m, m->types.RuntimeError, "No active exception to reraise");
        return;
    }
    value instance = exception_normalize(m, exception);
    if (!instance)
        return;
    if (!cause || set_cause(m, instance, cause))
        raise_exception(m, instance);
    drop(m, instance);
}

/* --- matching */

static bool is_exception_class(struct machine *m, value v)
{
    return has_type_flag(m, v, TYPE_IS_TYPE) && AS_TYPE(v)->flags & TYPE_IS_EXCEPTION;
}

static bool check_classes(struct machine *m, value type, const char *words)
{
    if (is_exception_class(m, type))
        return true;
    bool ok = has_type_flag(m, type, TYPE_IS_TUPLE);
    for (size_t i = 0; ok && i < tuple_size(type); i++)
        ok = is_exception_class(m, AS_TUPLE(type)->items[i]);
    if (!ok)
        raise_error(m, m->types.TypeError, "%s", words);
    return ok;
}

int eval_match_exception(struct machine *m, value exception, value type)
{
    if (!check_classes(m, type,
                       "catching classes that do not inherit from BaseException is not allowed"))
        return -1;
    if (has_type_flag(m, type, TYPE_IS_TYPE))
        return type_is_subtype(exception->type, AS_TYPE(type));
    for (size_t i = 0; i < tuple_size(type); i++)
        if (type_is_subtype(exception->type, AS_TYPE(AS_TUPLE(type)->items[i])))
            return 1;
    return 0;
}

static bool names_group(struct machine *m, value type)
{
    if (has_type_flag(m, type, TYPE_IS_TYPE))
        return type_is_subtype(AS_TYPE(type), m->types.BaseExceptionGroup);
    for (size_t i = 0; i < tuple_size(type); i++)
        if (names_group(m, AS_TUPLE(type)->items[i]))
            return true;
    return false;
}

/* A plain exception that matches is wrapped in a group of one, which has no traceback of its own. */
static value wrap_in_group(struct machine *m, value exception)
{
    value one = tuple_pack1(m, exception);
    value args = one ? tuple_pack2(m, m->names.empty, one) : NULL;
    struct args given = {args ? AS_TUPLE(args)->items : NULL, 2, NULL};
    value group = args ? object_call(m, (value)m->types.BaseExceptionGroup, &given) : NULL;
    drop(m, one);
    drop(m, args);
    return group;
}

bool eval_match_group(struct machine *m, value exception, value type, value *rest, value *matched)
{
    *rest = *matched = NONE;
    if (!check_classes(m, type,
                       "catching classes that do not inherit from BaseException is not allowed"))
        return false;
    if (names_group(m, type))
        return raise_error(m, m->types.TypeError,
                           "catching ExceptionGroup with except* is not allowed. "
                           "Use except instead.");
    if (exception == NONE)
        return true;
    int matches = eval_match_exception(m, exception, type);
    if (matches < 0)
        return false;
    if (is_instance(m, exception, m->types.BaseExceptionGroup)) {
        if (matches)
            *matched = keep(exception);
        else if (!exception_group_split(m, exception, type, matched, rest))
            return false;
    } else if (matches) {
        *matched = wrap_in_group(m, exception);
        if (!*matched)
            return false;
    } else {
        *rest = keep(exception);
    }
    if (*matched != NONE)
        replace_place(m, m->fiber->handled, keep(*matched));
    return true;
}

/* --- generators */

/* RuntimeError("... raised StopIteration") from the exception. */
value eval_stop_iteration_error(struct machine *m, struct frame *frame, value exception)
{
    uint32_t flags = frame->code->flags;
    const char *words = NULL;
    if (is_instance(m, exception, m->types.StopIteration))
        words = flags & CODE_ASYNC_GENERATOR ? "async generator raised StopIteration"
                : flags & CODE_COROUTINE     ? "coroutine raised StopIteration"
                                             : "generator raised StopIteration";
    else if (flags & CODE_ASYNC_GENERATOR &&
             is_instance(m, exception, m->types.StopAsyncIteration))
        words = "async generator raised StopAsyncIteration";
    if (!words)
        return exception;
    raise_error(m, m->types.RuntimeError, "%s", words);
    value error = error_take(m);
    struct exception *made = AS_EXCEPTION(error);
    if (is_instance(m, error, m->types.RuntimeError)) {
        replace_place(m, made->context, keep(exception));
        replace_place(m, made->cause, exception);
        made->suppress_context = true;
    } else {
        drop(m, exception);
    }
    return error;
}

/* --- the exception being handled */

value eval_enter_handled(struct machine *m, value exception)
{
    value before = m->fiber->handled;
    m->fiber->handled = keep(exception);
    return before ? before : NONE;
}

void eval_leave_handled(struct machine *m, value before)
{
    replace_place(m, m->fiber->handled, before == NONE ? NULL : before);
}

value lang_handled(struct machine *m)
{
    for (struct fiber *fiber = m->fiber; fiber; fiber = fiber->resumer) {
        if (fiber->handled)
            return fiber->handled;
        for (struct generator *gen = fiber->entered; gen && gen != fiber->thrown_at;
             gen = gen->entered)
            if (gen->outer_handled)
                return gen->outer_handled;
    }
    return NULL;
}
