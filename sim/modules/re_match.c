/* Searching with PCRE2, and the type re.Match. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "sim/modules/re.h"
#include "sim/value/descriptor.h"
#include "sim/value/bytes.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/utf8.h"

#define MATCH(v)    ((struct re_match *)(v))
#define STEP_LIMIT  20000000 /* of PCRE2's backtracking, per search */
#define NO_SUCH     "no such group"

/* --- subjects */

bool re_subject_of(struct machine *m, struct re_pattern *pattern, value string,
                   struct re_subject *subject)
{
    const unsigned char *data;
    *subject = (struct re_subject){.string = string, .is_text = is_str(m, string)};
    if (subject->is_text) {
        subject->data = str_text(string);
        subject->size = str_size(string);
    } else if (bytes_view(m, string, &data, &subject->size)) {
        subject->data = (const char *)data;
    } else {
        raise_error(m, m->types.TypeError, "expected string or bytes-like object, got '%T'",
                    string);
        return false;
    }
    if (pattern && is_str(m, pattern->pattern) != subject->is_text) {
        raise_error(m, m->types.TypeError,
                    subject->is_text ? "cannot use a bytes pattern on a string-like object"
                                     : "cannot use a string pattern on a bytes-like object");
        return false;
    }
    return true;
}

static bool is_simple(const struct re_subject *subject)
{
    return !subject->is_text || str_size(subject->string) == str_length(subject->string);
}

int64_t re_position(const struct re_subject *subject, size_t offset)
{
    if (is_simple(subject))
        return (int64_t)offset;
    if (offset == str_size(subject->string))
        return (int64_t)str_length(subject->string);
    return (int64_t)utf8_length(subject->data, offset);
}

size_t re_offset(const struct re_subject *subject, int64_t position)
{
    const char *at = subject->data;
    if (is_simple(subject))
        return (size_t)position;
    for (; position > 0; position--)
        at += utf8_size(*at);
    return (size_t)(at - subject->data);
}

value re_cut(struct machine *m, const struct re_subject *subject, size_t from, size_t to)
{
    if (!subject->is_text)
        return bytes_new(m, subject->data + from, to - from);
    if (from == 0 && to == subject->size && is_exactly(subject->string, m->types.str))
        return keep(subject->string);
    return str_new(m, subject->data + from, to - from);
}

/* --- searching */

static value match_new(struct machine *m, struct re_pattern *pattern,
                       const struct re_subject *subject, size_t from, size_t to,
                       pcre2_match_data *data)
{
    size_t groups = pattern->group_count + 1, set = pcre2_get_ovector_count(data);
    PCRE2_SIZE *ends = pcre2_get_ovector_pointer(data);
    value v = object_alloc(m, pattern->match_type,
                           sizeof(struct re_match) + groups * 2 * sizeof(int64_t));
    if (!v)
        return NULL;
    MATCH(v)->pattern = (struct re_pattern *)keep((value)pattern);
    MATCH(v)->string = keep(subject->string);
    MATCH(v)->pos = re_position(subject, from);
    MATCH(v)->end_pos = re_position(subject, to);
    for (size_t i = 0; i < groups * 2; i++) {
        bool unset = i / 2 >= set || ends[i] == PCRE2_UNSET;
        MATCH(v)->spans[i] = unset ? RE_UNSET : (int64_t)ends[i];
    }
    return v;
}

static int fail_search(struct machine *m, int code)
{
    char text[128];
    if (code == PCRE2_ERROR_NOMEMORY || code == PCRE2_ERROR_HEAPLIMIT)
        raise_memory_error(m);
    else if (code == PCRE2_ERROR_MATCHLIMIT || code == PCRE2_ERROR_DEPTHLIMIT)
        raise_error(m, m->types.RuntimeError,
                    "this regular expression backtracks too much on this text: loopglass gives up "
                    "after %d steps",
                    STEP_LIMIT);
    else if (pcre2_get_error_message(code, (PCRE2_UCHAR *)text, sizeof text) >= 0)
        raise_error(m, m->types.RuntimeError, "%s", text);
    return -1;
}

/* A context whose memory is the run's: taken from the compiled pattern's. */
static pcre2_match_data *new_data(struct re_pattern *pattern)
{
    return pcre2_match_data_create_from_pattern(pattern->code, NULL);
}

int re_search(struct machine *m, struct re_pattern *pattern, const struct re_subject *subject,
              size_t from, size_t to, uint32_t options, value *match)
{
    if (!machine_charge(m, 1 + (to - from) / 8))
        return -1;
    pcre2_match_data *data = new_data(pattern);
    if (!data) {
        raise_memory_error(m);
        return -1;
    }
    int code = pcre2_match(pattern->code, (PCRE2_SPTR)subject->data, to, from,
                           options | PCRE2_NO_UTF_CHECK, data, NULL);
    *match = code > 0 ? match_new(m, pattern, subject, from, to, data) : NULL;
    pcre2_match_data_free(data);
    if (code > 0)
        return *match ? 1 : -1;
    return code == PCRE2_ERROR_NOMATCH ? 0 : fail_search(m, code);
}

/* --- groups */

static struct re_subject subject_of(struct machine *m, struct re_match *match)
{
    struct re_subject subject;
    if (!re_subject_of(m, NULL, match->string, &subject))
        error_clear(m);
    return subject;
}

value re_match_group(struct machine *m, struct re_match *match, size_t group, value absent)
{
    const int64_t *span = &match->spans[group * 2];
    struct re_subject subject = subject_of(m, match);
    if (span[0] == RE_UNSET)
        return keep(absent);
    if ((size_t)span[1] > subject.size) /* a bytearray that has shrunk */
        return re_cut(m, &subject, 0, 0);
    return re_cut(m, &subject, (size_t)span[0], (size_t)span[1]);
}

/* The number of a group named by number or name; false with IndexError. */
static bool group_number(struct machine *m, struct re_match *match, value key, size_t *group)
{
    int64_t number = -1;
    if (type_of(m, key)->slots.as_index) {
        if (!object_as_index(m, key, &number))
            return false;
    } else {
        value known = dict_get(m, match->pattern->names, key);
        if (known)
            number = small_int(known);
        else if (m->error)
            return false;
    }
    if (number < 0 || (uint64_t)number > match->pattern->group_count) {
        raise_error(m, m->types.IndexError, NO_SUCH);
        return false;
    }
    *group = (size_t)number;
    return true;
}

static value group_by_key(struct machine *m, value self, value key)
{
    size_t group;
    return group_number(m, MATCH(self), key, &group) ? re_match_group(m, MATCH(self), group, NONE)
                                                     : NULL;
}

static value method_group(struct machine *m, value *args)
{
    size_t count = tuple_size(args[1]);
    value *keys = AS_TUPLE(args[1])->items;
    if (count == 0)
        return re_match_group(m, MATCH(args[0]), 0, NONE);
    if (count == 1)
        return group_by_key(m, args[0], keys[0]);
    value list = list_new(m, count);
    for (size_t i = 0; list && i < count; i++) {
        value text = group_by_key(m, args[0], keys[i]);
        if (!text || !list_append_steal(m, list, text))
            return drop_and_fail(m, list);
    }
    value tuple = list ? tuple_from_iterable(m, list) : NULL;
    drop(m, list);
    return tuple;
}

static value method_groups(struct machine *m, value *args)
{
    struct re_match *match = MATCH(args[0]);
    value list = list_new(m, match->pattern->group_count);
    for (size_t i = 1; list && i <= match->pattern->group_count; i++) {
        value text = re_match_group(m, match, i, args[1]);
        if (!text || !list_append_steal(m, list, text))
            return drop_and_fail(m, list);
    }
    value tuple = list ? tuple_from_iterable(m, list) : NULL;
    drop(m, list);
    return tuple;
}

static value method_groupdict(struct machine *m, value *args)
{
    struct re_match *match = MATCH(args[0]);
    struct dict *dict = dict_new(m);
    size_t position = 0;
    value name, number;
    while (dict && dict_next(match->pattern->names, &position, &name, &number)) {
        value text = re_match_group(m, match, (size_t)small_int(number), args[1]);
        bool good = text && dict_set(m, dict, name, text);
        drop(m, text);
        if (!good)
            return drop_and_fail(m, (value)dict);
    }
    return (value)dict;
}

/* --- places */

/* One end (0 or 1) of a group as a position, or -1. */
static int64_t end_of(struct machine *m, struct re_match *match, size_t group, int end)
{
    int64_t offset = match->spans[group * 2 + (size_t)end];
    struct re_subject subject = subject_of(m, match);
    return offset == RE_UNSET ? -1 : re_position(&subject, (size_t)offset);
}

static value place(struct machine *m, value *args, int end)
{
    size_t group;
    if (!group_number(m, MATCH(args[0]), args[1], &group))
        return NULL;
    return tag_small_int(end_of(m, MATCH(args[0]), group, end));
}

static value method_start(struct machine *m, value *args)
{
    return place(m, args, 0);
}

static value method_end(struct machine *m, value *args)
{
    return place(m, args, 1);
}

static value span_of(struct machine *m, struct re_match *match, size_t group)
{
    return tuple_pack2(m, tag_small_int(end_of(m, match, group, 0)),
                       tag_small_int(end_of(m, match, group, 1)));
}

static value method_span(struct machine *m, value *args)
{
    size_t group;
    return group_number(m, MATCH(args[0]), args[1], &group) ? span_of(m, MATCH(args[0]), group)
                                                            : NULL;
}

static value method_expand(struct machine *m, value *args)
{
    struct re_match *match = MATCH(args[0]);
    value text = NULL, parts = re_template_parse(m, match->pattern, args[1]);
    value list = parts ? list_new(m, 0) : NULL;
    if (list && re_template_apply(m, parts, match, list))
        text = re_join(m, is_str(m, match->string), list);
    drop(m, parts);
    drop(m, list);
    return text;
}

/* --- attributes */

static bool is_around(const struct re_pattern *pattern, size_t outer, size_t inner)
{
    while (inner && inner != outer)
        inner = pattern->parents[inner];
    return inner == outer;
}

/* The group that was closed last: the one that ends last, of several the outer or the later one. */
static size_t last_group(const struct re_match *match)
{
    size_t last = 0;
    for (size_t i = 1; i <= match->pattern->group_count; i++) {
        int64_t end = match->spans[i * 2 + 1];
        if (end == RE_UNSET)
            continue;
        int64_t best = last ? match->spans[last * 2 + 1] : RE_UNSET;
        if (end > best || (end == best && !is_around(match->pattern, last, i)))
            last = i;
    }
    return last;
}

static value get_lastindex(struct machine *m, value self)
{
    (void)m;
    size_t last = last_group(MATCH(self));
    return last ? tag_small_int((int64_t)last) : NONE;
}

static value get_lastgroup(struct machine *m, value self)
{
    (void)m;
    size_t last = last_group(MATCH(self)), position = 0;
    value name, number;
    while (last && dict_next(MATCH(self)->pattern->names, &position, &name, &number)) {
        if ((size_t)small_int(number) == last)
            return keep(name);
    }
    return NONE;
}

static value get_string(struct machine *m, value self)
{
    (void)m;
    return keep(MATCH(self)->string);
}

static value get_re(struct machine *m, value self)
{
    (void)m;
    return keep((value)MATCH(self)->pattern);
}

static value get_pos(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(MATCH(self)->pos);
}

static value get_endpos(struct machine *m, value self)
{
    (void)m;
    return tag_small_int(MATCH(self)->end_pos);
}

static value get_regs(struct machine *m, value self)
{
    size_t count = MATCH(self)->pattern->group_count + 1;
    value list = list_new(m, count);
    for (size_t i = 0; list && i < count; i++) {
        value span = span_of(m, MATCH(self), i);
        if (!span || !list_append_steal(m, list, span))
            return drop_and_fail(m, list);
    }
    value tuple = list ? tuple_from_iterable(m, list) : NULL;
    drop(m, list);
    return tuple;
}

static value method_copy(struct machine *m, value *args)
{
    (void)m;
    return keep(args[0]);
}

/* --- slots */

static value repr(struct machine *m, value self)
{
    value text = re_match_group(m, MATCH(self), 0, NONE);
    value shown = text ? str_format(m, "<re.Match object; span=(%lld, %lld), match=%R>",
                                    (long long)end_of(m, MATCH(self), 0, 0),
                                    (long long)end_of(m, MATCH(self), 0, 1), text)
                       : NULL;
    drop(m, text);
    return shown;
}

static int truth(struct machine *m, value self)
{
    (void)m;
    (void)self;
    return 1;
}

static size_t memory(value self)
{
    return sizeof(struct re_match) +
           (MATCH(self)->pattern->group_count + 1) * 2 * sizeof(int64_t);
}

static void destroy(struct machine *m, value self)
{
    drop_place(m, MATCH(self)->string);
    drop_place(m, MATCH(self)->pattern);
}

static int traverse(value self, visit_fn *visit, void *closure)
{
    int stop = visit(MATCH(self)->string, closure);
    return stop ? stop : visit((value)MATCH(self)->pattern, closure);
}

static const struct getset_spec getsets[] = {
    {"string", get_string, member_readonly},       {"re", get_re, member_readonly},
    {"pos", get_pos, member_readonly},             {"endpos", get_endpos, member_readonly},
    {"lastindex", get_lastindex, NULL}, {"lastgroup", get_lastgroup, NULL},
    {"regs", get_regs, NULL},           {NULL, NULL, NULL},
};

static const struct native_spec methods[] = {
    {"end(self, group=0, /)", method_end, NULL},
    {"expand(self, /, template)", method_expand, NULL},
    {"group(self, /, *groups)", method_group, NULL},
    {"groupdict(self, /, default=None)", method_groupdict, NULL},
    {"groups(self, /, default=None)", method_groups, NULL},
    {"span(self, group=0, /)", method_span, NULL},
    {"start(self, group=0, /)", method_start, NULL},
    {"__copy__(self, /)", method_copy, NULL},
    {"__deepcopy__(self, memo, /)", method_copy, NULL},
    {NULL, NULL, NULL},
};

const struct type_spec re_match_type_spec = {
    .name = "Match",
    .module = "re",
    .instance_size = sizeof(struct re_match),
    .flags = TYPE_IMMUTABLE | TYPE_FINAL | TYPE_TRACKED,
    .slots = {.destroy = destroy,
              .memory = memory,
              .traverse = traverse,
              .repr = repr,
              .truth = truth,
              .get_item = group_by_key},
    .methods = methods,
    .getsets = getsets,
    .doc = "The result of re.match() and re.search().",
};
