/* Binding arguments to the parameters of a Python function, and calling it. The words of the errors
 * and the order of the checks: CPython 3.13 Python/ceval.c initialize_locals. */
#include "sim/lang/eval.h"
#include "sim/lang/function.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/value/suggest.h"

static value slot_name(const struct code *code, size_t slot)
{
    return AS_TUPLE(code->slot_names)->items[slot];
}

static size_t parameter_count(const struct code *code)
{
    return code->argument_count + code->keyword_only_count;
}

/* --- errors */

/* "'a', 'b', and 'c'" of the names of the slots listed. */
static value list_names(struct machine *m, const struct code *code, const size_t *slots,
                        size_t count)
{
    struct str_builder b = {0};
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            str_builder_add_text(m, &b, count == 2 ? " and " : i + 1 == count ? ", and " : ", ");
        str_builder_add_repr(m, &b, slot_name(code, slots[i]));
    }
    return str_builder_finish(m, &b);
}

static bool raise_missing(struct machine *m, struct function *f, const size_t *slots, size_t count,
                          const char *kind)
{
    value names = list_names(m, f->code, slots, count);
    if (names)
        raise_error(m, m->types.TypeError, "%S() missing %zu required %s argument%s: %S",
                    f->qualname, count, kind, count == 1 ? "" : "s", names);
    drop(m, names);
    return false;
}

static bool raise_too_many(struct machine *m, struct function *f, size_t given, value *slots)
{
    const struct code *code = f->code;
    size_t keyword_only = 0, defaults = f->defaults ? tuple_size(f->defaults) : 0;
    for (size_t i = code->argument_count; i < parameter_count(code); i++)
        keyword_only += slots[i] != NULL;
    value takes = defaults ? str_format(m, "from %zu to %u", code->argument_count - defaults,
                                        code->argument_count)
                           : str_format(m, "%u", code->argument_count);
    value also = !keyword_only ? str_from(m, "")
                               : str_format(m, " positional argument%s (and %zu keyword-only "
                                               "argument%s)",
                                            given != 1 ? "s" : "", keyword_only,
                                            keyword_only != 1 ? "s" : "");
    if (takes && also)
        raise_error(m, m->types.TypeError, "%S() takes %S positional argument%s but %zu%S %s given",
                    f->qualname, takes, defaults || code->argument_count != 1 ? "s" : "", given,
                    also, given == 1 && !keyword_only ? "was" : "were");
    drop(m, takes);
    drop(m, also);
    return false;
}

/* Names of positional-only parameters among the keywords: "'a, b'". NULL: none. */
static value positional_only_given(struct machine *m, const struct code *code, value names)
{
    struct str_builder b = {0};
    for (size_t slot = 0; slot < code->positional_only_count; slot++)
        for (size_t i = 0; i < tuple_size(names); i++)
            if (str_equal(AS_TUPLE(names)->items[i], slot_name(code, slot))) {
                if (b.size > 0)
                    str_builder_add_text(m, &b, ", ");
                str_builder_add_value(m, &b, slot_name(code, slot));
            }
    if (b.size == 0)
        return NULL;
    return str_builder_finish(m, &b);
}

static bool raise_unexpected(struct machine *m, struct function *f, value names, value name)
{
    const struct code *code = f->code;
    value wrong = positional_only_given(m, code, names);
    if (wrong) {
        raise_error(m, m->types.TypeError,
                    "%S() got some positional-only arguments passed as keyword arguments: '%S'",
                    f->qualname, wrong);
        drop(m, wrong);
        return false;
    }
    value *candidates = AS_TUPLE(code->slot_names)->items + code->positional_only_count;
    value near = suggest_name(m, candidates, parameter_count(code) - code->positional_only_count,
                              name);
    if (near)
        raise_error(m, m->types.TypeError,
                    "%S() got an unexpected keyword argument '%S'. Did you mean '%S'?",
                    f->qualname, name, near);
    else
        raise_error(m, m->types.TypeError, "%S() got an unexpected keyword argument '%S'",
                    f->qualname, name);
    return false;
}

/* --- binding */

static bool bind_positional(struct machine *m, struct function *f, const struct args *args,
                            value *slots)
{
    const struct code *code = f->code;
    size_t direct = args->count < code->argument_count ? args->count : code->argument_count;
    for (size_t i = 0; i < direct; i++)
        slots[i] = keep(args->items[i]);
    if (code->flags & CODE_VARARGS) {
        value rest = tuple_from(m, args->items + direct, args->count - direct);
        slots[parameter_count(code)] = rest;
        return rest != NULL;
    }
    return true;
}

static int64_t find_parameter(const struct code *code, value name)
{
    value *names = AS_TUPLE(code->slot_names)->items;
    for (size_t i = code->positional_only_count; i < parameter_count(code); i++)
        if (names[i] == name)
            return (int64_t)i;
    for (size_t i = code->positional_only_count; i < parameter_count(code); i++)
        if (str_equal(names[i], name))
            return (int64_t)i;
    return -1;
}

static bool bind_keyword(struct machine *m, struct function *f, value names, value name, value item,
                         value *slots, struct dict *rest)
{
    if (!is_str(m, name))
        return raise_error(m, m->types.TypeError, "%S() keywords must be strings", f->qualname);
    int64_t slot = find_parameter(f->code, name);
    if (slot < 0)
        return rest ? dict_set(m, rest, name, item) : raise_unexpected(m, f, names, name);
    if (slots[slot])
        return raise_error(m, m->types.TypeError, "%S() got multiple values for argument '%S'",
                           f->qualname, name);
    slots[slot] = keep(item);
    return true;
}

static bool bind_keywords(struct machine *m, struct function *f, const struct args *args,
                          value *slots)
{
    const struct code *code = f->code;
    struct dict *rest = NULL;
    if (code->flags & CODE_VARKEYWORDS) {
        rest = dict_new(m);
        if (!rest)
            return false;
        slots[parameter_count(code) + (code->flags & CODE_VARARGS ? 1 : 0)] = &rest->head;
    }
    for (size_t i = 0; args->names && i < tuple_size(args->names); i++)
        if (!bind_keyword(m, f, args->names, AS_TUPLE(args->names)->items[i],
                          args->items[args->count + i], slots, rest))
            return false;
    return true;
}

static bool bind_defaults(struct machine *m, struct function *f, size_t given, value *slots)
{
    const struct code *code = f->code;
    size_t defaults = f->defaults ? tuple_size(f->defaults) : 0, count = 0;
    size_t required = code->argument_count > defaults ? code->argument_count - defaults : 0;
    size_t missing[256];
    for (size_t i = given; i < required; i++)
        if (!slots[i] && count < 256)
            missing[count++] = i;
    if (count)
        return raise_missing(m, f, missing, count, "positional");
    for (size_t i = required > given ? required : given; i < code->argument_count; i++)
        if (!slots[i])
            slots[i] = keep(AS_TUPLE(f->defaults)->items[i + defaults - code->argument_count]);
    return true;
}

static bool bind_keyword_only(struct machine *m, struct function *f, value *slots)
{
    const struct code *code = f->code;
    size_t missing[256], count = 0;
    for (size_t i = code->argument_count; i < parameter_count(code); i++) {
        if (slots[i])
            continue;
        value item = f->kwdefaults ? dict_get(m, AS_DICT(f->kwdefaults), slot_name(code, i)) : NULL;
        if (item)
            slots[i] = keep(item);
        else if (count < 256)
            missing[count++] = i;
    }
    return count == 0 || raise_missing(m, f, missing, count, "keyword-only");
}

bool function_bind(struct machine *m, struct function *f, const struct args *args, value *slots)
{
    const struct code *code = f->code;
    if (!bind_positional(m, f, args, slots) || !bind_keywords(m, f, args, slots))
        return false;
    if (args->count > code->argument_count && !(code->flags & CODE_VARARGS))
        return raise_too_many(m, f, args->count, slots);
    if (args->count < code->argument_count && !bind_defaults(m, f, args->count, slots))
        return false;
    return code->keyword_only_count == 0 || bind_keyword_only(m, f, slots);
}

struct frame *function_frame(struct machine *m, struct function *f, const struct args *args)
{
    struct frame *frame = frame_new(m, f->code, f->globals, NULL, f);
    if (!frame || function_bind(m, f, args, frame->slots))
        return frame;
    frame_free(m, frame);
    return NULL;
}

value function_call(struct machine *m, value function, const struct args *args)
{
    struct frame *frame = function_frame(m, AS_FUNCTION(function), args);
    return frame ? eval_frame(m, frame) : NULL;
}
