/* The match statement. A pattern takes the subject from the stack; where it fails it jumps to a
 * label that takes away what it has left there. What it captures lies in hidden slots until the
 * whole pattern fits: only then names are bound. */
#include <string.h>

#include "sim/lang/compiler.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

struct pattern {
    struct compiler *c;
    int base;           /* depth of the stack when the pattern has failed and all is taken away */
    int *fail;          /* a label for each number of operands left; -1: not needed yet */
    int fail_count;
    const char **names; /* captured, in the order of hidden slots */
    int name_count, name_room;
    bool *bound;        /* by this alternative so far */
};

static void match_pattern(struct pattern *p, struct node *node);

/* --- failing */

static void fail_jump(struct pattern *p, enum op op, struct position at)
{
    struct compiler *c = p->c;
    int left = c->unit->depth - p->base - (op != OP_JUMP);
    if (!c->unit->reachable)
        return;
    if (left >= p->fail_count) {
        int count = left + 8, *fail = compiler_alloc(c, (size_t)count * sizeof *fail);
        for (int i = 0; i < count; i++)
            fail[i] = i < p->fail_count ? p->fail[i] : -1;
        p->fail = fail;
        p->fail_count = count;
    }
    if (p->fail[left] < 0)
        p->fail[left] = label_new(c);
    emit_jump(c, op, p->fail[left], at);
}

/* Here arrives what has failed: from the most operands to none. */
static void fail_bind(struct pattern *p)
{
    struct compiler *c = p->c;
    for (int left = p->fail_count - 1; left >= 0; left--) {
        if (p->fail[left] >= 0)
            label_bind(c, p->fail[left]);
        if (left > 0)
            emit(c, OP_POP_TOP, 0, NOWHERE);
    }
}

/* --- capturing */

static int capture_index(struct pattern *p, struct node *node, const char *name)
{
    struct compiler *c = p->c;
    int i = 0;
    while (i < p->name_count && strcmp(p->names[i], name) != 0)
        i++;
    if (i == p->name_count) {
        p->names = compiler_grow(c, p->names, i, sizeof *p->names);
        p->bound = compiler_grow(c, p->bound, i, sizeof *p->bound);
        p->names[i] = name;
        p->bound[i] = false;
        p->name_count++;
    }
    if (p->bound[i])
        compiler_fail(c, node, "multiple assignments to name '%s' in pattern", name);
    p->bound[i] = true;
    return i;
}

/* Takes the operand; without a name drops it. */
static void capture(struct pattern *p, struct node *node, const char *name)
{
    struct compiler *c = p->c;
    if (!name) {
        emit(c, OP_POP_TOP, 0, at_node(node));
        return;
    }
    int slot = temporary_slot(c, capture_index(p, node, name));
    emit(c, OP_STORE_FAST, (uint32_t)slot, at_node(node));
}

static void bind_captures(struct pattern *p, struct position at)
{
    struct compiler *c = p->c;
    for (int i = 0; i < p->name_count; i++) {
        emit(c, OP_LOAD_FAST_AND_CLEAR, (uint32_t)temporary_slot(c, i), at);
        store_name(c, p->names[i], at);
    }
}

/* After a failure nothing of it stays alive. */
static void clear_captures(struct pattern *p)
{
    struct compiler *c = p->c;
    for (int i = 0; i < p->name_count; i++) {
        emit(c, OP_PUSH_NULL, 0, NOWHERE);
        emit(c, OP_STORE_FAST, (uint32_t)temporary_slot(c, i), NOWHERE);
    }
}

/* --- sequences */

static bool is_wildcard(const struct node *node)
{
    return node->kind == NODE_MatchAs && !node->MatchAs.name && !node->MatchAs.pattern;
}

static int find_star(struct pattern *p, struct node *node)
{
    struct node_list *patterns = &node->MatchSequence.patterns;
    int star = -1;
    for (int i = 0; i < patterns->count; i++) {
        if (patterns->items[i]->kind != NODE_MatchStar)
            continue;
        if (star >= 0)
            compiler_fail(p->c, node, "multiple starred names in sequence pattern");
        star = i;
    }
    return star;
}

static void check_length(struct pattern *p, int length, bool at_least, struct position at)
{
    struct compiler *c = p->c;
    emit(c, OP_GET_LEN, 0, at);
    load_int(c, length, at);
    emit(c, OP_COMPARE_OP, at_least ? COMPARE_GE : COMPARE_EQ, at);
    fail_jump(p, OP_POP_JUMP_IF_FALSE, at);
}

/* Only the items that are looked at are taken: what `*_` stands for need not be. */
static void match_by_index(struct pattern *p, struct node_list *patterns, int star,
                           struct position at)
{
    struct compiler *c = p->c;
    for (int i = 0; i < patterns->count; i++) {
        struct node *item = patterns->items[i];
        if (i == star || is_wildcard(item))
            continue;
        emit(c, OP_COPY, 1, at);
        if (i < star) {
            load_int(c, i, at);
        } else {
            emit(c, OP_GET_LEN, 0, at);
            load_int(c, patterns->count - i, at);
            emit(c, OP_BINARY_OP, BINARY_SUB, at);
        }
        emit(c, OP_BINARY_SUBSCR, 0, at);
        match_pattern(p, item);
    }
    emit(c, OP_POP_TOP, 0, at);
}

static void match_items(struct pattern *p, struct node_list *patterns)
{
    for (int i = 0; i < patterns->count; i++) {
        struct node *item = patterns->items[i];
        if (item->kind == NODE_MatchStar)
            capture(p, item, item->MatchStar.name);
        else
            match_pattern(p, item);
    }
}

static void match_sequence(struct pattern *p, struct node *node)
{
    struct compiler *c = p->c;
    struct node_list *patterns = &node->MatchSequence.patterns;
    struct position at = at_node(node);
    int star = find_star(p, node), count = patterns->count;
    bool star_wildcard = star >= 0 && !patterns->items[star]->MatchStar.name;
    bool only_wildcards = true;
    for (int i = 0; i < count; i++)
        only_wildcards = only_wildcards && (i == star ? star_wildcard
                                                      : is_wildcard(patterns->items[i]));
    emit(c, OP_MATCH_SEQUENCE, 0, at);
    fail_jump(p, OP_POP_JUMP_IF_FALSE, at);
    if (star < 0)
        check_length(p, count, false, at);
    else if (count > 1)
        check_length(p, count - 1, true, at);
    if (only_wildcards) {
        emit(c, OP_POP_TOP, 0, at);
    } else if (star_wildcard) {
        match_by_index(p, patterns, star, at);
    } else {
        if (star < 0)
            emit(c, OP_UNPACK_SEQUENCE, (uint32_t)count, at);
        else
            emit(c, OP_UNPACK_EX, (uint32_t)(star | (count - star - 1) << 8), at);
        match_items(p, patterns);
    }
}

/* --- mappings */

static bool same_key(struct compiler *c, struct node *a, struct node *b)
{
    value left = fold(c, a), right = fold(c, b);
    bool same = left && right && object_equal(c->m, left, right) == 1;
    drop(c->m, left);
    drop(c->m, right);
    return same;
}

static void mapping_keys(struct pattern *p, struct node *node)
{
    struct compiler *c = p->c;
    struct node_list *keys = &node->MatchMapping.keys;
    for (int i = 0; i < keys->count; i++) {
        struct node *key = keys->items[i];
        if (key->kind == NODE_JoinedStr)
            compiler_fail(c, node, "mapping pattern keys may only match literals and attribute "
                                   "lookups");
        for (int j = 0; j < i; j++)
            if (same_key(c, keys->items[j], key)) {
                value constant = fold(c, key), text = object_repr(c->m, constant);
                drop(c->m, constant);
                if (!text)
                    compiler_fail_raised(c);
                char *shown = compiler_alloc(c, str_size(text) + 1);
                memcpy(shown, str_text(text), str_size(text) + 1);
                drop(c->m, text);
                compiler_fail(c, node, "mapping pattern checks duplicate key (%s)", shown);
            }
        compile_expression(c, key);
    }
    emit(c, OP_BUILD_TUPLE, (uint32_t)keys->count, at_node(node));
}

static void match_mapping(struct pattern *p, struct node *node)
{
    struct compiler *c = p->c;
    struct position at = at_node(node);
    int count = node->MatchMapping.keys.count;
    const char *rest = node->MatchMapping.rest;
    emit(c, OP_MATCH_MAPPING, 0, at);
    fail_jump(p, OP_POP_JUMP_IF_FALSE, at);
    if (!count && !rest) {
        emit(c, OP_POP_TOP, 0, at);
        return;
    }
    if (count)
        check_length(p, count, true, at);
    mapping_keys(p, node);
    emit(c, OP_MATCH_KEYS, 0, at); /* subject keys values */
    emit(c, OP_COPY, 1, at);
    load_none(c, at);
    emit(c, OP_IS_OP, 1, at);
    fail_jump(p, OP_POP_JUMP_IF_FALSE, at);
    emit(c, OP_UNPACK_SEQUENCE, (uint32_t)count, at);
    for (int i = 0; i < count; i++)
        match_pattern(p, node->MatchMapping.patterns.items[i]);
    if (rest) {
        emit(c, OP_DICT_WITHOUT_KEYS, 0, at);
        capture(p, node, rest);
    } else {
        emit(c, OP_POP_TOP, 0, at);
        emit(c, OP_POP_TOP, 0, at);
    }
}

/* --- classes */

static void match_class(struct pattern *p, struct node *node)
{
    struct compiler *c = p->c;
    struct position at = at_node(node);
    struct name_list *attributes = &node->MatchClass.kwd_attrs;
    int positional = node->MatchClass.patterns.count;
    compile_expression(c, node->MatchClass.cls);
    value names = tuple_new(c->m, (size_t)attributes->count);
    for (int i = 0; names && i < attributes->count; i++) {
        for (int j = 0; j < i; j++)
            if (strcmp(attributes->items[i], attributes->items[j]) == 0) {
                drop(c->m, names);
                compiler_fail(c, node->MatchClass.kwd_patterns.items[i],
                              "attribute name repeated in class pattern: %s",
                              attributes->items[i]);
            }
        AS_TUPLE(names)->items[i] =
            str_intern(c->m, attributes->items[i], strlen(attributes->items[i]));
    }
    emit_constant(c, names, at);
    emit(c, OP_MATCH_CLASS, (uint32_t)positional, at);
    emit(c, OP_COPY, 1, at);
    load_none(c, at);
    emit(c, OP_IS_OP, 1, at);
    fail_jump(p, OP_POP_JUMP_IF_FALSE, at);
    emit(c, OP_UNPACK_SEQUENCE, (uint32_t)(positional + attributes->count), at);
    match_items(p, &node->MatchClass.patterns);
    match_items(p, &node->MatchClass.kwd_patterns);
}

/* --- alternatives */

static void check_irrefutable(struct compiler *c, struct node *node)
{
    if (is_wildcard(node))
        compiler_fail(c, node, "wildcard makes remaining patterns unreachable");
    if (node->kind == NODE_MatchAs && !node->MatchAs.pattern)
        compiler_fail(c, node, "name capture '%s' makes remaining patterns unreachable",
                      node->MatchAs.name);
    if (node->kind == NODE_MatchAs)
        check_irrefutable(c, node->MatchAs.pattern);
    if (node->kind == NODE_MatchOr)
        check_irrefutable(c, node->MatchOr.patterns.items[node->MatchOr.patterns.count - 1]);
}

/* Which names are bound: a copy, as wide as it is now. */
static bool *bound_copy(struct pattern *p, const bool *bound, int count)
{
    bool *copy = compiler_alloc(p->c, (size_t)(p->name_count + 1) * 2 * sizeof *copy);
    if (count)
        memcpy(copy, bound, (size_t)count * sizeof *copy);
    return copy;
}

static void match_or(struct pattern *p, struct node *node)
{
    struct compiler *c = p->c;
    struct node_list *patterns = &node->MatchOr.patterns;
    struct pattern outer = *p;
    int matched = label_new(c), before_count = p->name_count, first_count = 0;
    bool *before = bound_copy(p, p->bound, p->name_count), *first = NULL;
    for (int i = 0; i < patterns->count; i++) {
        if (i + 1 < patterns->count)
            check_irrefutable(c, patterns->items[i]);
        emit(c, OP_COPY, 1, at_node(node));
        p->base = c->unit->depth - 1;
        p->fail = NULL;
        p->fail_count = 0;
        for (int j = 0; j < p->name_count; j++)
            p->bound[j] = j < before_count && before[j];
        match_pattern(p, patterns->items[i]);
        emit_jump(c, OP_JUMP, matched, at_node(node));
        if (!first) {
            first = bound_copy(p, p->bound, p->name_count);
            first_count = p->name_count;
        }
        for (int j = 0; j < p->name_count; j++)
            if (p->bound[j] != (j < first_count && first[j]))
                compiler_fail(c, node, "alternative patterns bind different names");
        fail_bind(p);
    }
    p->base = outer.base;
    p->fail = outer.fail;
    p->fail_count = outer.fail_count;
    fail_jump(p, OP_JUMP, at_node(node));
    label_bind(c, matched);
    emit(c, OP_POP_TOP, 0, at_node(node));
}

/* --- one pattern */

static void match_value(struct pattern *p, struct node *node)
{
    struct node *wanted = node->MatchValue.value;
    if (wanted->kind == NODE_JoinedStr)
        compiler_fail(p->c, wanted, "patterns may only match literals and attribute lookups");
    compile_expression(p->c, wanted);
    emit(p->c, OP_COMPARE_OP, COMPARE_EQ, at_node(node));
    fail_jump(p, OP_POP_JUMP_IF_FALSE, at_node(node));
}

static void match_as(struct pattern *p, struct node *node)
{
    if (node->MatchAs.pattern) {
        emit(p->c, OP_COPY, 1, at_node(node));
        match_pattern(p, node->MatchAs.pattern);
    }
    capture(p, node, node->MatchAs.name);
}

static void match_pattern(struct pattern *p, struct node *node)
{
    struct compiler *c = p->c;
    if (++c->depth > COMPILER_MAX_DEPTH)
        compiler_fail(c, node, "too many nested expressions or statements");
    switch (node->kind) {
    case NODE_MatchValue: match_value(p, node); break;
    case NODE_MatchSingleton:
        load_constant(c, &node->MatchSingleton.value, at_node(node));
        emit(c, OP_IS_OP, 0, at_node(node));
        fail_jump(p, OP_POP_JUMP_IF_FALSE, at_node(node));
        break;
    case NODE_MatchSequence: match_sequence(p, node); break;
    case NODE_MatchMapping: match_mapping(p, node); break;
    case NODE_MatchClass: match_class(p, node); break;
    case NODE_MatchAs: match_as(p, node); break;
    case NODE_MatchOr: match_or(p, node); break;
    default: break;
    }
    c->depth--;
}

/* --- the statement */

/* Stack: subject, before and (when the case does not fit) after it. */
static void match_case(struct compiler *c, struct node *node, int end, bool last)
{
    struct pattern p = {.c = c, .base = c->unit->depth};
    struct position at = at_node(node->match_case.pattern);
    if (!last && !node->match_case.guard)
        check_irrefutable(c, node->match_case.pattern);
    emit(c, OP_COPY, 1, at);
    match_pattern(&p, node->match_case.pattern);
    bind_captures(&p, at);
    if (node->match_case.guard) {
        int unfit = label_new(c), fit = label_new(c);
        compile_jump_if(c, node->match_case.guard, unfit, false);
        emit_jump(c, OP_JUMP, fit, NOWHERE);
        label_bind(c, unfit);
        fail_jump(&p, OP_JUMP, NOWHERE);
        label_bind(c, fit);
    }
    emit(c, OP_POP_TOP, 0, NOWHERE);
    compile_statements(c, &node->match_case.body);
    emit_jump(c, OP_JUMP, end, NOWHERE);
    fail_bind(&p);
    clear_captures(&p);
}

void compile_match(struct compiler *c, struct node *node)
{
    int end = label_new(c), count = node->Match.cases.count;
    compile_expression(c, node->Match.subject);
    bool *before = assigned_save(c);
    for (int i = 0; i < count; i++) {
        match_case(c, node->Match.cases.items[i], end, i + 1 == count);
        assigned_restore(c, before);
    }
    emit(c, OP_POP_TOP, 0, NOWHERE);
    label_bind(c, end);
}
