/* Binding the arguments of a call to a native's signature, with CPython's errors: those of its C
 * functions where the signature has a `/`, those of its Python functions otherwise. */
#include "sim/value/native_internal.h"
#include "sim/value/arguments.h"

#include "sim/value/dict.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

#include <string.h>

/* One call being bound. */
struct binding {
    struct native *native;
    struct signature *s;
    value self;
    const struct args *args;
    value *bound;
};

static size_t shown_self(struct binding *b)
{
    return b->self ? 1 : 0;
}

static bool has_slash(struct binding *b)
{
    return b->s->positional_only > shown_self(b) || strstr(b->native->spec->signature, ", /");
}

/* A function that CPython has in C, though it takes keywords. */
static bool is_of_builtins(struct machine *m, struct binding *b)
{
    struct native *native = b->native;
    value module = native->owner ? dict_get_name(m, native->owner->dict, m->names.dunder_module)
                                 : native->module;
    if (native->owner && !module)
        return true;
    return module && is_str(m, module) && str_equal(module, m->names.builtins);
}

static bool in_c_words(struct machine *m, struct binding *b)
{
    return has_slash(b) || is_of_builtins(m, b);
}

static bool is_clinic(struct binding *b)
{
    return b->s->positional_only == b->s->positional && !b->s->has_star && has_slash(b);
}

static bool fail(struct machine *m, value name)
{
    drop(m, name);
    return false;
}

/* Words of C functions that take only positional arguments. */
static bool raise_clinic_count(struct machine *m, struct binding *b, size_t given)
{
    size_t hidden = shown_self(b), most = b->s->positional - hidden;
    size_t least = b->s->required > hidden ? b->s->required - hidden : 0;
    struct type *error = m->types.TypeError;
    value full = native_full_name(m, b->native);
    if (!full)
        return false;
    if (b->args->names && tuple_size(b->args->names) > 0 && b->s->count == b->s->positional)
        raise_error(m, error, "%S() takes no keyword arguments", full);
    else if (most == 0)
        raise_error(m, error, "%S() takes no arguments (%zu given)", full, given);
    else if (least == 1 && most == 1 && b->s->count == b->s->positional)
        raise_error(m, error, "%S() takes exactly one argument (%zu given)", full, given);
    else if (least == most)
        raise_error(m, error, "%S expected %zu argument%s, got %zu", b->native->name, least,
                    least == 1 ? "" : "s", given);
    else
        raise_error(m, error, "%S expected at %s %zu argument%s, got %zu", b->native->name,
                    given < least ? "least" : "most", given < least ? least : most,
                    (given < least ? least : most) == 1 ? "" : "s", given);
    return fail(m, full);
}

/* Words of C functions that take keywords too. */
static bool raise_mixed_count(struct machine *m, struct binding *b, size_t given)
{
    size_t hidden = shown_self(b), most = b->s->positional - hidden;
    value name = b->native->name;
    size_t least = b->s->required > hidden ? b->s->required - hidden : 0;
    if (given < least)
        raise_error(m, m->types.TypeError, "%S() takes %s %zu positional argument%s (%zu given)",
                    name, least == most ? "exactly" : "at least", least, least == 1 ? "" : "s",
                    given);
    else
        raise_error(m, m->types.TypeError, "%S() takes %s %zu %sargument%s (%zu given)", name,
                    least == most ? "exactly" : "at most", most,
                    b->s->count > b->s->positional ? "positional " : "", most == 1 ? "" : "s",
                    given);
    return false;
}

/* Words of Python functions, which count self. */
static bool raise_python_count(struct machine *m, struct binding *b, size_t given)
{
    size_t most = b->s->positional, least = b->s->required;
    given += shown_self(b);
    value full = native_full_name(m, b->native);
    if (!full)
        return false;
    const char *were = given == 1 ? "was" : "were";
    if (least == most)
        raise_error(m, m->types.TypeError,
                    "%S() takes %zu positional argument%s but %zu %s given", full, most,
                    most == 1 ? "" : "s", given, were);
    else
        raise_error(m, m->types.TypeError,
                    "%S() takes from %zu to %zu positional arguments but %zu %s given", full, least,
                    most, given, were);
    return fail(m, full);
}

static bool raise_too_many(struct machine *m, struct binding *b)
{
    bool keyword_only = b->s->count > b->s->positional;
    if (in_c_words(m, b) && keyword_only && b->s->positional == shown_self(b)) {
        raise_error(m, m->types.TypeError, "%S() takes no positional arguments", b->native->name);
        return false;
    }
    if (is_clinic(b) || (in_c_words(m, b) && b->s->positional == shown_self(b)))
        return raise_clinic_count(m, b, b->args->count);
    if (in_c_words(m, b))
        return raise_mixed_count(m, b, b->args->count);
    return raise_python_count(m, b, b->args->count);
}

/* "'a'", "'a' and 'b'", "'a', 'b', and 'c'" of the missing ones in [from, to). */
static value missing_names(struct machine *m, struct binding *b, size_t from, size_t to,
                           size_t *count)
{
    struct str_builder out = {0};
    size_t missing = 0, said = 0;
    for (size_t i = from; i < to; i++)
        missing += !b->bound[i] && !b->s->defaults[i];
    for (size_t i = from; i < to; i++) {
        if (b->bound[i] || b->s->defaults[i])
            continue;
        if (said > 0)
            str_builder_add_text(m, &out, said + 1 < missing ? ", "
                                          : missing == 2     ? " and "
                                                             : ", and ");
        str_builder_add_repr(m, &out, b->s->names[i]);
        said++;
    }
    *count = missing;
    return str_builder_finish(m, &out);
}

static bool raise_missing(struct machine *m, struct binding *b, size_t from, size_t to,
                          const char *kind)
{
    size_t count;
    value names = missing_names(m, b, from, to, &count);
    value full = names ? native_full_name(m, b->native) : NULL;
    if (full)
        raise_error(m, m->types.TypeError, "%S() missing %zu required %s argument%s: %S", full,
                    count, kind, count == 1 ? "" : "s", names);
    drop(m, full);
    return fail(m, names);
}

static bool raise_too_few(struct machine *m, struct binding *b)
{
    if (is_clinic(b))
        return raise_clinic_count(m, b, b->args->count);
    if (in_c_words(m, b)) {
        for (size_t i = 0; i < b->s->required; i++)
            if (!b->bound[i] && i >= b->s->positional_only) {
                raise_error(m, m->types.TypeError,
                            "%S() missing required argument %R (pos %zu)", b->native->name,
                            b->s->names[i], i + 1 - shown_self(b));
                return false;
            }
        return raise_mixed_count(m, b, b->args->count);
    }
    return raise_missing(m, b, 0, b->s->positional, "positional");
}

/* Where a keyword goes: index of a parameter, or -1. */
static int find_parameter(struct binding *b, value name)
{
    struct signature *s = b->s;
    size_t named = s->count - s->has_double_star;
    for (size_t i = s->positional_only; i < named; i++) {
        if (s->has_star && i == s->positional)
            continue;
        if (s->names[i] == name || str_equal(s->names[i], name))
            return (int)i;
    }
    return -1;
}

static bool raise_unexpected(struct machine *m, struct binding *b, value name)
{
    value full = native_full_name(m, b->native);
    if (!full)
        return false;
    size_t hidden = shown_self(b), most = b->s->count - hidden;
    size_t named = tuple_size(b->args->names), given = b->args->count + named;
    value shown = in_c_words(m, b) ? b->native->name : full;
    if (is_clinic(b) && b->s->count == b->s->positional)
        raise_error(m, m->types.TypeError, "%S() takes no keyword arguments", full);
    else if (in_c_words(m, b) && !b->s->has_star && given > most)
        raise_error(m, m->types.TypeError, "%S() takes at most %zu %sargument%s (%zu given)",
                    shown, most, b->args->count ? "" : "keyword ", most == 1 ? "" : "s", given);
    else
        args_raise_unexpected(m, str_equals_text(shown, "sorted") ? "sort" : str_text(shown), name,
                              b->s->names + b->s->positional_only,
                              b->s->count - b->s->positional_only);
    return fail(m, full);
}

static bool raise_twice(struct machine *m, struct binding *b, value name, int at)
{
    value full = native_full_name(m, b->native);
    if (!full)
        return false;
    if (in_c_words(m, b))
        raise_error(m, m->types.TypeError,
                    "argument for %S() given by name ('%S') and position (%d)", b->native->name,
                    name, at + 1 - (int)shown_self(b));
    else
        raise_error(m, m->types.TypeError, "%S() got multiple values for argument '%S'", full, name);
    return fail(m, full);
}

static bool bind_keyword(struct machine *m, struct binding *b, value name, value item)
{
    struct signature *s = b->s;
    int at = find_parameter(b, name);
    if (at >= 0 && b->bound[at])
        return raise_twice(m, b, name, at);
    if (at >= 0) {
        b->bound[at] = item;
        return true;
    }
    if (!s->has_double_star)
        return raise_unexpected(m, b, name);
    value *rest = &b->bound[s->count - 1];
    if (!*rest && !(*rest = (value)dict_new(m)))
        return false;
    return dict_set(m, AS_DICT(*rest), name, item);
}

static bool bind_positional(struct machine *m, struct binding *b)
{
    struct signature *s = b->s;
    size_t first = 0, count = b->args->count;
    if (b->self)
        b->bound[first++] = b->self;
    size_t room = s->positional - first;
    size_t direct = count < room ? count : room;
    for (size_t i = 0; i < direct; i++)
        b->bound[first + i] = b->args->items[i];
    if (s->has_star) {
        b->bound[s->positional] = tuple_from(m, b->args->items + direct, count - direct);
        return b->bound[s->positional] != NULL;
    }
    return count <= room || raise_too_many(m, b);
}

static bool fill_defaults(struct machine *m, struct binding *b)
{
    struct signature *s = b->s;
    for (size_t i = 0; i < s->positional; i++) {
        if (b->bound[i])
            continue;
        if (!s->defaults[i])
            return raise_too_few(m, b);
        b->bound[i] = s->defaults[i] == ABSENT ? NULL : s->defaults[i];
    }
    size_t named = s->count - s->has_double_star;
    for (size_t i = s->positional + s->has_star; i < named; i++) {
        if (b->bound[i])
            continue;
        if (!s->defaults[i])
            return raise_missing(m, b, s->positional + s->has_star, named, "keyword-only");
        b->bound[i] = s->defaults[i] == ABSENT ? NULL : s->defaults[i];
    }
    return true;
}

static bool bind(struct machine *m, struct binding *b)
{
    if (!bind_positional(m, b))
        return false;
    size_t names = b->args->names ? tuple_size(b->args->names) : 0;
    for (size_t i = 0; i < names; i++)
        if (!bind_keyword(m, b, AS_TUPLE(b->args->names)->items[i],
                          b->args->items[b->args->count + i]))
            return false;
    return fill_defaults(m, b);
}

static bool ready(struct machine *m, struct native *native)
{
    if (!native->signature)
        native->signature = signature_parse(m, native->spec->signature);
    return native->signature != NULL;
}

/* Positional arguments only, and no more is missing than has a default. */
static bool bind_plain(struct signature *s, value self, const struct args *args, value *bound)
{
    size_t given = args->count + (self ? 1 : 0);
    if (args->names || s->has_star || s->has_double_star || given > s->positional)
        return false;
    for (size_t i = given; i < s->count; i++) {
        if (!s->defaults[i])
            return false;
        bound[i] = s->defaults[i] == ABSENT ? NULL : s->defaults[i];
    }
    if (self)
        *bound++ = self;
    for (size_t i = 0; i < args->count; i++)
        bound[i] = args->items[i];
    return true;
}

bool native_bind(struct machine *m, struct native *native, value self, const struct args *args,
                 value *bound)
{
    if (!ready(m, native))
        return false;
    struct signature *s = native->signature;
    size_t given = args->count + (self ? 1 : 0);
    /* Nearly every call: plain positional arguments, all of them. */
    if (given == s->count && s->positional == s->count && !args->names) {
        if (self)
            *bound++ = self;
        for (size_t i = 0; i < args->count; i++)
            bound[i] = args->items[i];
        return true;
    }
    if (bind_plain(s, self, args, bound))
        return true;
    memset(bound, 0, s->count * sizeof *bound);
    struct binding b = {native, s, self, args, bound};
    if (bind(m, &b))
        return true;
    native_unbind(m, native, bound);
    return false;
}

void native_unbind(struct machine *m, struct native *native, value *bound)
{
    struct signature *s = native->signature;
    if (s->has_star)
        drop_place(m, bound[s->positional]);
    if (s->has_double_star)
        drop_place(m, bound[s->count - 1]);
}

value native_call_with_self(struct machine *m, struct native *native, value self,
                            const struct args *args)
{
    value bound[NATIVE_MAX_PARAMS];
    if (!native_bind(m, native, self, args, bound))
        return NULL;
    value result = NULL;
    if (native->cost && !m->hooks.native_cost(m, native->cost))
        ; /* an error is set */
    else if (native->is_coroutine_function)
        result = m->hooks.make_coroutine(m, native, bound);
    else
        result = native->body(m, bound);
    native_unbind(m, native, bound);
    return result;
}

value native_call(struct machine *m, value native, const struct args *args)
{
    return native_call_with_self(m, AS_NATIVE(native), AS_NATIVE(native)->self, args);
}
