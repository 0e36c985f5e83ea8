/* What the files of itertools share: most of its iterators are the same object with another step. */
#ifndef LOOPGLASS_MODULES_ITERTOOLS_PARTS_H
#define LOOPGLASS_MODULES_ITERTOOLS_PARTS_H

#include "sim/value/type.h"

/* Four values (NULL-able) and a few numbers, whose meaning is told where the iterator is made. */
struct tool {
    struct object head;
    value a, b, c, d;
    int64_t n, stop, step;
    bool flag;
};

#define AS_TOOL(v) ((struct tool *)(v))

/* A new one; a and b are stolen, also on failure. NULL when `a` is NULL (an error is set then). */
value tool_new(struct machine *m, struct type *type, value a, value b);
void tool_destroy(struct machine *m, value self);
int tool_traverse(value self, visit_fn *visit, void *closure);
value tool_iter(struct machine *m, value self);
/* iter() of each of `count` values, as a tuple. */
value tool_iterators(struct machine *m, value const *items, size_t count);

#define TOOL_SPEC(symbol, text, make_slot, next_slot, words)                                       \
    const struct type_spec itertools_##symbol##_spec = {                                           \
        .name = text,                                                                              \
        .module = "itertools",                                                                     \
        .instance_size = sizeof(struct tool),                                                      \
        .flags = TYPE_TRACKED,                                                                     \
        .slots = {.make = make_slot,                                                               \
                  .destroy = tool_destroy,                                                         \
                  .traverse = tool_traverse,                                                       \
                  .clear = tool_destroy,                                                           \
                  .iter = tool_iter,                                                               \
                  .next = next_slot},                                                              \
        .doc = words,                                                                              \
    }

/* X(name in Python, symbol) for every type. */
#define ITERTOOLS(X)                                                                               \
    X("count", count) X("cycle", cycle) X("repeat", repeat) X("accumulate", accumulate)            \
    X("chain", chain) X("compress", compress) X("dropwhile", dropwhile)                            \
    X("takewhile", takewhile) X("filterfalse", filterfalse) X("starmap", starmap)                  \
    X("islice", islice) X("pairwise", pairwise) X("batched", batched)                              \
    X("zip_longest", zip_longest) X("groupby", groupby) X("_grouper", grouper) X("_tee", tee)      \
    X("_tee_dataobject", tee_data) X("product", product) X("permutations", permutations)           \
    X("combinations", combinations) X("combinations_with_replacement", replacement)

#define X(text, symbol) extern const struct type_spec itertools_##symbol##_spec;
ITERTOOLS(X)
#undef X

/* tee(iterable, n=2) */
value itertools_tee(struct machine *m, value *args);

#endif
