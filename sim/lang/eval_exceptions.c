/* Raising, catching, and the entries that an exception collects on its way. */
#include "sim/lang/eval.h"

#include "sim/value/cell.h"
#include "sim/value/dict.h"
#include "sim/value/exception.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* What the local `self` holds, for suggestions: new reference or NULL. */
static value local_self(struct frame *frame)
{
    struct code *code = frame->code;
    for (uint32_t i = 0; i < code->slot_count; i++) {
        if (!str_equals_text(AS_TUPLE(code->slot_names)->items[i], "self"))
            continue;
        value v = frame->slots[i];
        bool in_cell = v && code->slot_kinds[i] & (SLOT_CELL | SLOT_FREE);
        return keep_or_null(in_cell ? cell_get(v) : v);
    }
    return NULL;
}

/* CPython 3.13 PyTraceBack_Here. Library frames stay out. */
void eval_add_traceback(struct machine *m, struct frame *frame, uint32_t at)
{
    if (frame->code->flags & CODE_LIBRARY)
        return;
    value error = error_take(m);
    value v = object_alloc(m, m->types.traceback, sizeof(struct traceback));
    if (!v) {
        error_clear(m); /* the one on its way matters more than a missing entry */
        m->error = error;
        return;
    }
    struct traceback *entry = (struct traceback *)v;
    entry->next = (struct traceback *)AS_EXCEPTION(error)->traceback;
    entry->code = keep(&frame->code->head);
    entry->globals = keep(&frame->globals->head);
    entry->instruction = at;
    entry->lineno = (int)frame->code->positions[at].line;
    bool misnamed = is_instance(m, error, m->types.NameError) ||
                    is_instance(m, error, m->types.AttributeError);
    if (!entry->next && misnamed)
        entry->self = local_self(frame);
    AS_EXCEPTION(error)->traceback = v;
    m->error = error;
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

/* A plain exception that matches is wrapped in a group of one. */
static value wrap_in_group(struct machine *m, value exception)
{
    value one = tuple_pack1(m, exception);
    value args = one ? tuple_pack2(m, m->names.empty, one) : NULL;
    struct args given = {args ? AS_TUPLE(args)->items : NULL, 2, NULL};
    value group = args ? object_call(m, (value)m->types.BaseExceptionGroup, &given) : NULL;
    drop(m, one);
    drop(m, args);
    if (group)
        replace_place(m, AS_EXCEPTION(group)->traceback,
                      keep_or_null(AS_EXCEPTION(exception)->traceback));
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

/* --- except*: what goes on after all the blocks. CPython 3.13 _PyExc_PrepReraiseStar */

static bool is_same_metadata(value a, value b)
{
    struct exception *x = AS_EXCEPTION(a), *y = AS_EXCEPTION(b);
    return x->traceback == y->traceback && x->cause == y->cause && x->context == y->context;
}

/* Collects the leaves of a group. */
static bool collect_leaves(struct machine *m, value exception, value list)
{
    if (!is_instance(m, exception, m->types.BaseExceptionGroup))
        return list_append(m, list, exception);
    value inner = AS_EXCEPTION(exception)->extra[1];
    bool ok = machine_enter_native(m, " in exception group");
    if (!ok)
        return false;
    for (size_t i = 0; ok && i < tuple_size(inner); i++)
        ok = collect_leaves(m, AS_TUPLE(inner)->items[i], list);
    machine_leave_native(m);
    return ok;
}

/* Is the leaf in the list (by identity)? */
static bool list_has(value list, value leaf)
{
    for (size_t i = 0; i < list_size(list); i++)
        if (AS_LIST(list)->items[i] == leaf)
            return true;
    return false;
}

/* original.derive(list) with the original's traceback, cause and context. */
static value derive_group(struct machine *m, value original, value list)
{
    value name = str_from(m, "derive");
    value group = name ? object_call_method1(m, original, name, list) : NULL;
    drop(m, name);
    if (!group || !is_instance(m, group, m->types.BaseExceptionGroup))
        return group;
    struct exception *to = AS_EXCEPTION(group), *from = AS_EXCEPTION(original);
    replace_place(m, to->traceback, keep_or_null(from->traceback));
    replace_place(m, to->cause, keep_or_null(from->cause));
    replace_place(m, to->context, keep_or_null(from->context));
    to->suppress_context = from->suppress_context;
    return group;
}

/* The part of group `original` whose leaves are in `kept`, nested as they were. */
static value project(struct machine *m, value original, value kept)
{
    if (!is_instance(m, original, m->types.BaseExceptionGroup))
        return list_has(kept, original) ? keep(original) : NONE;
    value inner = AS_EXCEPTION(original)->extra[1], list = list_new(m, 0), result = NULL;
    bool all = true, ok = list != NULL;
    for (size_t i = 0; ok && i < tuple_size(inner); i++) {
        value part = project(m, AS_TUPLE(inner)->items[i], kept);
        ok = part && (part == NONE || list_append(m, list, part));
        all &= part == AS_TUPLE(inner)->items[i];
        drop(m, part);
    }
    if (ok && all)
        result = keep(original);
    else if (ok && list_size(list) == 0)
        result = NONE;
    else if (ok)
        result = derive_group(m, original, list);
    drop(m, list);
    return result;
}

static value make_group(struct machine *m, value list)
{
    return object_call2(m, (value)m->types.BaseExceptionGroup, m->names.empty, list);
}

value eval_prepare_reraise_star(struct machine *m, value original, value list)
{
    size_t count = list_size(list);
    value *items = AS_LIST(list)->items;
    if (!is_instance(m, original, m->types.BaseExceptionGroup))
        return count > 0 ? keep(items[0]) : NONE; /* a plain exception: one block can match it */
    value raised = list_new(m, 0), leaves = list_new(m, 0), result = NULL;
    bool ok = raised && leaves;
    for (size_t i = 0; ok && i < count; i++) {
        if (items[i] == NONE)
            continue;
        ok = is_same_metadata(items[i], original) ? collect_leaves(m, items[i], leaves)
                                                  : list_append(m, raised, items[i]);
    }
    value reraised = ok ? project(m, original, leaves) : NULL;
    if (reraised && list_size(raised) == 0)
        result = keep(reraised);
    else if (reraised && (reraised == NONE || list_append(m, raised, reraised)))
        result = list_size(raised) == 1 ? keep(AS_LIST(raised)->items[0]) : make_group(m, raised);
    drop(m, reraised);
    drop(m, raised);
    drop(m, leaves);
    return result;
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
        for (struct generator *gen = fiber->entered; gen; gen = gen->entered)
            if (gen->outer_handled)
                return gen->outer_handled;
    }
    return NULL;
}
