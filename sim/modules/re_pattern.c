/* The type re.Pattern, and the module _re that makes patterns. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "sim/modules/registry.h"
#include "sim/modules/re.h"
#include "sim/value/descriptor.h"
#include "sim/value/bytes.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

#include <stdlib.h>
#include <string.h>

#define PATTERN(v) ((struct re_pattern *)(v))
#define NEST_LIMIT 200 /* brackets inside brackets, of which the translation adds some */

/* --- PCRE2's memory: blocks of the run's heap that begin with their size */

static void *allocate(size_t size, void *machine)
{
    struct machine *m = machine;
    size_t *block = heap_alloc(&m->heap, size + HEAP_GRAIN);
    if (!block)
        return NULL;
    *block = size + HEAP_GRAIN;
    return (char *)block + HEAP_GRAIN;
}

static void give_back(void *memory, void *machine)
{
    struct machine *m = machine;
    if (!memory)
        return;
    size_t *block = (size_t *)(void *)((char *)memory - HEAP_GRAIN);
    heap_free(&m->heap, block, *block);
}

/* --- compiling */

static uint32_t options_of(int64_t flags, bool is_text)
{
    uint32_t options = PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C;
    if (is_text)
        options |= PCRE2_UTF | PCRE2_NO_UTF_CHECK;
    if (is_text && !(flags & RE_ASCII))
        options |= PCRE2_UCP;
    if (flags & RE_IGNORECASE)
        options |= PCRE2_CASELESS;
    if (flags & RE_MULTILINE)
        options |= PCRE2_MULTILINE;
    if (flags & RE_DOTALL)
        options |= PCRE2_DOTALL;
    return options;
}

static void fail_compile(struct machine *m, int code, value error_type, value pattern)
{
    char text[128];
    if (code == PCRE2_ERROR_NOMEMORY || code == 121) { /* 121: no memory, from the compiler */
        raise_memory_error(m);
        return;
    }
    if (pcre2_get_error_message(code, (PCRE2_UCHAR *)text, sizeof text) < 0)
        strcpy(text, "this regular expression is not supported by loopglass");
    re_raise(m, error_type, str_from(m, text), pattern, -1);
}

static pcre2_code *compile_program(struct machine *m, struct re_program *program, bool is_text,
                                   value error_type, value pattern)
{
    int code = PCRE2_ERROR_NOMEMORY;
    PCRE2_SIZE offset;
    pcre2_code *compiled = NULL;
    pcre2_general_context *general = pcre2_general_context_create(allocate, give_back, m);
    pcre2_compile_context *context = general ? pcre2_compile_context_create(general) : NULL;
    if (context) {
        pcre2_set_newline(context, PCRE2_NEWLINE_LF);
        pcre2_set_parens_nest_limit(context, NEST_LIMIT);
        pcre2_set_compile_extra_options(context, PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
        const char *text = program->out.text ? program->out.text : "";
        compiled = pcre2_compile((PCRE2_SPTR)text, program->out.size,
                                 options_of(program->flags, is_text), &code, &offset, context);
    }
    if (!compiled)
        fail_compile(m, code, error_type, pattern);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(general);
    return compiled;
}

static bool keep_parents(struct machine *m, struct re_pattern *self, struct re_program *program)
{
    size_t size = (program->group_count + 1) * sizeof *self->parents;
    self->parents = heap_alloc(&m->heap, size);
    if (self->parents)
        memcpy(self->parents, program->parents, size);
    else
        raise_memory_error(m);
    return self->parents != NULL;
}

static value pattern_new(struct machine *m, value pattern, struct re_program *program,
                         value error_type)
{
    struct type *type = module_type_get(m, "_re", "Pattern");
    struct type *match_type = type ? module_type_get(m, "_re", "Match") : NULL;
    value v = match_type ? object_alloc(m, type, sizeof(struct re_pattern)) : NULL;
    if (!v)
        return NULL;
    struct re_pattern *self = PATTERN(v);
    self->pattern = keep(pattern);
    self->flags = program->flags;
    self->group_count = program->group_count;
    self->names = (struct dict *)keep((value)program->names);
    self->error_type = keep(error_type);
    self->match_type = (struct type *)keep((value)match_type);
    if (!keep_parents(m, self, program))
        return drop_and_fail(m, v);
    self->code = compile_program(m, program, is_str(m, pattern), error_type, pattern);
    return self->code ? v : drop_and_fail(m, v);
}

/* compile(pattern, flags, error_type) */
static value module_compile(struct machine *m, value *args)
{
    int64_t flags;
    const unsigned char *data;
    size_t size;
    if (!is_str(m, args[0]) && !bytes_view(m, args[0], &data, &size))
        return raise_error(m, m->types.TypeError,
                           "first argument must be string or compiled pattern");
    if (!object_as_int64(m, args[1], &flags))
        return NULL;
    struct re_program *program = heap_alloc(&m->heap, sizeof *program);
    if (!program)
        return raise_memory_error(m);
    memset(program, 0, sizeof *program);
    value pattern = NULL;
    if (re_translate(m, args[0], flags, args[2], program))
        pattern = pattern_new(m, args[0], program, args[2]);
    re_program_abandon(m, program);
    heap_free(&m->heap, program, sizeof *program);
    return pattern;
}

/* --- searching */

static bool limit(struct machine *m, value v, int64_t length, int64_t *n)
{
    if (!object_as_index(m, v, n))
        return false;
    *n = *n < 0 ? 0 : *n > length ? length : *n;
    return true;
}

static bool bounds(struct machine *m, value *args, struct re_subject *subject, size_t *from,
                   size_t *to)
{
    int64_t start, end;
    if (!re_subject_of(m, PATTERN(args[0]), args[1], subject))
        return false;
    int64_t length = re_position(subject, subject->size);
    if (!limit(m, args[2], length, &start))
        return false;
    end = length;
    if (args[3] != NONE && !limit(m, args[3], length, &end))
        return false;
    *from = re_offset(subject, start);
    *to = end == length ? subject->size : re_offset(subject, end);
    return true;
}

static value find_once(struct machine *m, value *args, uint32_t options)
{
    struct re_subject subject;
    size_t from, to;
    value match = NULL;
    if (!bounds(m, args, &subject, &from, &to))
        return NULL;
    if (from > to)
        return NONE;
    int found = re_search(m, PATTERN(args[0]), &subject, from, to, options, &match);
    return found < 0 ? NULL : found ? match : NONE;
}

static value method_search(struct machine *m, value *args)
{
    return find_once(m, args, 0);
}

static value method_match(struct machine *m, value *args)
{
    return find_once(m, args, PCRE2_ANCHORED);
}

static value method_fullmatch(struct machine *m, value *args)
{
    return find_once(m, args, PCRE2_ANCHORED | PCRE2_ENDANCHORED);
}

/* --- walking over all matches: an empty one is not found twice in one place */

struct walk {
    struct re_pattern *pattern;
    struct re_subject subject;
    size_t from, to;
    uint32_t options;
};

/* The next match, new, in *match. As re_search. */
static int walk_next(struct machine *m, struct walk *walk, value *match)
{
    if (walk->from > walk->to)
        return 0;
    int found = re_search(m, walk->pattern, &walk->subject, walk->from, walk->to, walk->options,
                          match);
    if (found > 0) {
        const int64_t *span = ((struct re_match *)*match)->spans;
        walk->from = (size_t)span[1];
        walk->options = span[0] == span[1] ? PCRE2_NOTEMPTY_ATSTART : 0;
    }
    return found;
}

static bool walk_begin(struct machine *m, value *args, struct walk *walk)
{
    *walk = (struct walk){.pattern = PATTERN(args[0])};
    return bounds(m, args, &walk->subject, &walk->from, &walk->to);
}

/* What findall gives for a match. */
static value found_text(struct machine *m, struct walk *walk, struct re_match *match)
{
    size_t count = walk->pattern->group_count;
    value empty = re_cut(m, &walk->subject, 0, 0), result = NULL;
    if (empty && count < 2)
        result = re_match_group(m, match, count, empty);
    else if (empty)
        result = tuple_new(m, count);
    for (size_t i = 0; count > 1 && result && i < count; i++) {
        value text = re_match_group(m, match, i + 1, empty);
        AS_TUPLE(result)->items[i] = text ? text : NONE;
        if (!text) {
            drop_place(m, result);
        }
    }
    drop(m, empty);
    return result;
}

static value method_findall(struct machine *m, value *args)
{
    struct walk walk;
    value match;
    int found = 0;
    value list = walk_begin(m, args, &walk) ? list_new(m, 0) : NULL;
    while (list && (found = walk_next(m, &walk, &match)) > 0) {
        value text = found_text(m, &walk, (struct re_match *)match);
        drop(m, match);
        if (!text || !list_append_steal(m, list, text))
            return drop_and_fail(m, list);
    }
    return found < 0 ? drop_and_fail(m, list) : list;
}

/* finditer's matches, all at once: the text does not change meanwhile. */
static value matches(struct machine *m, value *args)
{
    struct walk walk;
    value match;
    int found = 0;
    value list = walk_begin(m, args, &walk) ? list_new(m, 0) : NULL;
    while (list && (found = walk_next(m, &walk, &match)) > 0) {
        if (!list_append_steal(m, list, match))
            return drop_and_fail(m, list);
    }
    return found < 0 ? drop_and_fail(m, list) : list;
}

static value method_finditer(struct machine *m, value *args)
{
    value list = matches(m, args);
    value iterator = list ? object_iter(m, list) : NULL;
    drop(m, list);
    return iterator;
}

/* --- split */

static bool add_part(struct machine *m, value list, const struct re_subject *subject, size_t from,
                     size_t to)
{
    value part = re_cut(m, subject, from, to);
    return part && list_append_steal(m, list, part);
}

static bool split_into(struct machine *m, value list, struct walk *walk, int64_t most)
{
    size_t last = 0;
    value match;
    int found = 0;
    for (int64_t n = 0; (most == 0 || n < most) && (found = walk_next(m, walk, &match)) > 0; n++) {
        struct re_match *at = (struct re_match *)match;
        bool good = add_part(m, list, &walk->subject, last, (size_t)at->spans[0]);
        last = (size_t)at->spans[1];
        for (size_t i = 1; good && i <= walk->pattern->group_count; i++) {
            value group = re_match_group(m, at, i, NONE);
            good = group && list_append_steal(m, list, group);
        }
        drop(m, match);
        if (!good)
            return false;
    }
    return found >= 0 && add_part(m, list, &walk->subject, last, walk->subject.size);
}

static value method_split(struct machine *m, value *args)
{
    struct walk walk;
    int64_t most;
    value whole[4] = {args[0], args[1], tag_small_int(0), NONE};
    if (!object_as_index(m, args[2], &most) || !walk_begin(m, whole, &walk))
        return NULL;
    value list = list_new(m, 0);
    if (most < 0) { /* CPython splits nowhere then */
        walk.from = walk.to + 1;
        most = 0;
    }
    if (list && !split_into(m, list, &walk, most))
        return drop_and_fail(m, list);
    return list;
}

/* --- sub */

/* repl: a callable, or a list of the parts of a replacement text. */
static bool add_replacement(struct machine *m, value list, value repl, value match)
{
    if (is_exactly(repl, m->types.list))
        return re_template_apply(m, repl, (struct re_match *)match, list);
    value text = object_call1(m, repl, match);
    if (!text)
        return false;
    if (text == NONE)
        return true;
    return list_append_steal(m, list, text);
}

static bool substitute(struct machine *m, value list, struct walk *walk, value repl, int64_t most,
                       int64_t *count)
{
    size_t last = 0;
    value match;
    int found = 0;
    for (; (most == 0 || *count < most) && (found = walk_next(m, walk, &match)) > 0; ++*count) {
        const int64_t *span = ((struct re_match *)match)->spans;
        bool good = (size_t)span[0] == last ||
                    add_part(m, list, &walk->subject, last, (size_t)span[0]);
        last = (size_t)span[1];
        good = good && add_replacement(m, list, repl, match);
        drop(m, match);
        if (!good)
            return false;
    }
    return found >= 0 && add_part(m, list, &walk->subject, last, walk->subject.size);
}

/* A callable as it is; a replacement text taken apart. New reference. */
static value prepare_replacement(struct machine *m, value pattern, value repl)
{
    if (object_is_callable(m, repl))
        return keep(repl);
    return re_template_parse(m, PATTERN(pattern), repl);
}

/* The new text, or NULL; how often in *count. */
static value replace(struct machine *m, value *args, int64_t *count)
{
    struct walk walk;
    int64_t most;
    value whole[4] = {args[0], args[2], tag_small_int(0), NONE}, text = NULL;
    if (!object_as_index(m, args[3], &most) || !walk_begin(m, whole, &walk))
        return NULL;
    if (most < 0) { /* CPython replaces nothing then */
        walk.from = walk.to + 1;
        most = 0;
    }
    value repl = prepare_replacement(m, args[0], args[1]);
    value list = repl ? list_new(m, 0) : NULL;
    if (list && substitute(m, list, &walk, repl, most, count))
        text = re_join(m, walk.subject.is_text, list);
    drop(m, list);
    drop(m, repl);
    return text;
}

static value method_sub(struct machine *m, value *args)
{
    int64_t count = 0;
    return replace(m, args, &count);
}

static value method_subn(struct machine *m, value *args)
{
    int64_t count = 0;
    value text = replace(m, args, &count);
    value pair = text ? tuple_pack2(m, text, tag_small_int(count)) : NULL;
    drop(m, text);
    return pair;
}

/* --- the object */

static void destroy(struct machine *m, value self)
{
    struct re_pattern *pattern = PATTERN(self);
    if (pattern->code)
        pcre2_code_free(pattern->code);
    pattern->code = NULL;
    heap_free(&m->heap, pattern->parents, (pattern->group_count + 1) * sizeof *pattern->parents);
    pattern->parents = NULL;
    drop_place(m, pattern->pattern);
    drop_place(m, pattern->names);
    drop_place(m, pattern->error_type);
    drop_place(m, pattern->match_type);
}

static int traverse(value self, visit_fn *visit, void *closure)
{
    value held[] = {(value)PATTERN(self)->names, PATTERN(self)->error_type,
                    (value)PATTERN(self)->match_type};
    int stop = 0;
    for (size_t i = 0; i < 3 && !stop; i++)
        stop = held[i] ? visit(held[i], closure) : 0;
    return stop;
}

static value flags_text(struct machine *m, int64_t flags)
{
    static const struct {
        int64_t flag;
        const char *name;
    } names[] = {{RE_IGNORECASE, "re.IGNORECASE"}, {RE_LOCALE, "re.LOCALE"},
                 {RE_MULTILINE, "re.MULTILINE"},   {RE_DOTALL, "re.DOTALL"},
                 {RE_UNICODE, "re.UNICODE"},       {RE_VERBOSE, "re.VERBOSE"},
                 {RE_DEBUG, "re.DEBUG"},           {RE_ASCII, "re.ASCII"}};
    struct str_builder b = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(flags & names[i].flag))
            continue;
        str_builder_add_text(m, &b, b.size ? "|" : ", ");
        str_builder_add_text(m, &b, names[i].name);
    }
    return str_builder_finish(m, &b);
}

static value repr(struct machine *m, value self)
{
    struct re_pattern *pattern = PATTERN(self);
    int64_t flags = pattern->flags;
    if (is_str(m, pattern->pattern))
        flags &= ~(int64_t)RE_UNICODE;
    value shown = flags_text(m, flags);
    value text = shown ? str_format(m, "re.compile(%.200R%S)", pattern->pattern, shown) : NULL;
    drop(m, shown);
    return text;
}

static bool hash(struct machine *m, value self, int64_t *result)
{
    if (!object_hash(m, PATTERN(self)->pattern, result))
        return false;
    *result ^= PATTERN(self)->flags;
    *result = *result == -1 ? -2 : *result;
    return true;
}

static value compare(struct machine *m, enum compare_op op, value self, value other)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !is_exactly(other, self->type))
        return NOT_IMPLEMENTED;
    bool same = self == other;
    if (!same && PATTERN(self)->flags == PATTERN(other)->flags) {
        int equal = object_equal(m, PATTERN(self)->pattern, PATTERN(other)->pattern);
        if (equal < 0)
            return NULL;
        same = equal && is_str(m, PATTERN(self)->pattern) == is_str(m, PATTERN(other)->pattern);
    }
    return tag_bool(same == (op == COMPARE_EQ));
}

static value get_pattern(struct machine *m, value self)
{
    (void)m;
    return keep(PATTERN(self)->pattern);
}

static value get_flags(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(PATTERN(self)->flags);
}

static value get_groups(struct machine *m, value self)
{
    (void)m;
    return tag_small_int((int64_t)PATTERN(self)->group_count);
}

static value get_groupindex(struct machine *m, value self)
{
    struct dict *names = PATTERN(self)->names;
    if (names->count == 0)
        return (value)dict_copy(m, names);
    return object_call1(m, (value)m->types.mappingproxy, (value)names);
}

static const struct getset_spec getsets[] = {
    {"pattern", get_pattern, member_readonly},
    {"flags", get_flags, member_readonly},
    {"groups", get_groups, member_readonly},
    {"groupindex", get_groupindex, NULL},
    {NULL, NULL, NULL},
};

static const struct native_spec methods[] = {
    {"findall(self, /, string, pos=0, endpos=None)", method_findall, NULL},
    {"finditer(self, /, string, pos=0, endpos=None)", method_finditer, NULL},
    {"fullmatch(self, /, string, pos=0, endpos=None)", method_fullmatch, NULL},
    {"match(self, /, string, pos=0, endpos=None)", method_match, NULL},
    {"search(self, /, string, pos=0, endpos=None)", method_search, NULL},
    {"split(self, /, string, maxsplit=0)", method_split, NULL},
    {"sub(self, /, repl, string, count=0)", method_sub, NULL},
    {"subn(self, /, repl, string, count=0)", method_subn, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec re_pattern_type_spec = {
    .name = "Pattern",
    .module = "re",
    .instance_size = sizeof(struct re_pattern),
    .flags = TYPE_IMMUTABLE | TYPE_FINAL | TYPE_TRACKED | TYPE_HAS_WEAKREFS,
    .slots = {.destroy = destroy, .traverse = traverse, .repr = repr, .hash = hash, .compare = compare},
    .methods = methods,
    .getsets = getsets,
    .doc = "Compiled regular expression object.",
};

static const struct native_spec functions[] = {
    {"compile(pattern, flags, error_type, /)", module_compile, NULL},
    {NULL, NULL, NULL},
};

static const struct module_type types[] = {
    {"Pattern", &re_pattern_type_spec},
    {"Match", &re_match_type_spec},
    {NULL, NULL},
};


const struct module_spec re_module = {
    .name = "_re", .functions = functions, .types = types,
};
