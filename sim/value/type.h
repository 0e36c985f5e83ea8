/*
 * Types and their slots.
 *
 * A type is an object too, so that each machine has its own. A type of ours is described by a
 * constant struct type_spec (name, base, slots, methods) from which type_ready makes the object;
 * a Python class is made by type_new. Either way the slots are what the machine calls: a slot
 * that a Python class defines by a dunder method holds a function of sim/value/dunder.c that
 * looks the method up and calls it; a dunder of one of our types that a program asks for
 * (`int.__add__`, `super().__repr__()`) is a wrapper made from the slot.
 */
#ifndef LOOPGLASS_VALUE_TYPE_H
#define LOOPGLASS_VALUE_TYPE_H

#include "sim/value/value.h"

enum compare_op { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE };

/* What a comparison says of two things in this order (<0, 0, >0). */
static inline value compare_result(enum compare_op op, int order)
{
    bool truth = order == 0 ? op == COMPARE_LE || op == COMPARE_EQ || op == COMPARE_GE
                 : order < 0 ? op == COMPARE_LT || op == COMPARE_LE || op == COMPARE_NE
                             : op == COMPARE_GT || op == COMPARE_GE || op == COMPARE_NE;
    return tag_bool(truth);
}

/* One list for operators: X(NAME, "symbol", "__dunder__", "__rdunder__", "__idunder__") */
#define BINARY_OPS(X)                                                                              \
    X(ADD, "+", "__add__", "__radd__", "__iadd__")                                                 \
    X(SUB, "-", "__sub__", "__rsub__", "__isub__")                                                 \
    X(MUL, "*", "__mul__", "__rmul__", "__imul__")                                                 \
    X(MATMUL, "@", "__matmul__", "__rmatmul__", "__imatmul__")                                     \
    X(TRUEDIV, "/", "__truediv__", "__rtruediv__", "__itruediv__")                                 \
    X(FLOORDIV, "//", "__floordiv__", "__rfloordiv__", "__ifloordiv__")                            \
    X(MOD, "%", "__mod__", "__rmod__", "__imod__")                                                 \
    X(POW, "** or pow()", "__pow__", "__rpow__", "__ipow__")                                       \
    X(LSHIFT, "<<", "__lshift__", "__rlshift__", "__ilshift__")                                    \
    X(RSHIFT, ">>", "__rshift__", "__rrshift__", "__irshift__")                                    \
    X(AND, "&", "__and__", "__rand__", "__iand__")                                                 \
    X(OR, "|", "__or__", "__ror__", "__ior__")                                                     \
    X(XOR, "^", "__xor__", "__rxor__", "__ixor__")                                                 \
    X(DIVMOD, "divmod()", "__divmod__", "__rdivmod__", NULL)

enum binary_op {
#define X(name, symbol, dunder, rdunder, idunder) BINARY_##name,
    BINARY_OPS(X)
#undef X
    BINARY_OP_COUNT
};

enum unary_op { UNARY_NEG, UNARY_POS, UNARY_INVERT, UNARY_ABS };

/* What an awaitable or iterator answered when it was sent a value. */
enum send_result { SEND_RETURNED, SEND_YIELDED, SEND_RAISED };

/* Arguments of a call: `count` positional ones, then one for each name in `names`.
 * All borrowed. `names` is a tuple of str or NULL. */
struct args {
    value *items;
    size_t count;
    value names;
};

/* A visitor for traverse: returns nonzero to stop the walk. */
typedef int visit_fn(value v, void *closure);

/* The slots. Each may be NULL: then the operation is not supported (or object's default serves).
 * Binary, compare: may return NOT_IMPLEMENTED. `binary` is called with the operands in source
 * order, for the type of either; `inplace` only for the left one, and may fall through with
 * NOT_IMPLEMENTED. Slots are inherited when a type is made ready. */
struct slots {
    /* life */
    value (*make)(struct machine *m, struct type *type, const struct args *args);      /* __new__ */
    bool (*init)(struct machine *m, value self, const struct args *args);             /* __init__ */
    void (*finalize)(struct machine *m, value self); /* __del__; may revive self */
    void (*destroy)(struct machine *m, value self);  /* drops what self holds; no free */
    /* Bytes of self from its head on, as given to object_alloc; NULL: the type's instance_size.
     * Types with items behind the head must have it: object_dead frees that many. */
    size_t (*memory)(value self);
    int (*traverse)(value self, visit_fn *visit, void *closure); /* every value held, but type */
    void (*clear)(struct machine *m, value self);    /* breaks cycles: drops what may be in one */
    /* basics */
    value (*repr)(struct machine *m, value self);
    value (*str)(struct machine *m, value self);
    value (*format)(struct machine *m, value self, value spec);
    bool (*hash)(struct machine *m, value self, int64_t *hash);
    value (*compare)(struct machine *m, enum compare_op op, value self, value other);
    int (*truth)(struct machine *m, value self); /* 1, 0, -1 */
    value (*call)(struct machine *m, value self, const struct args *args);
    value (*get_attribute)(struct machine *m, value self, value name);
    bool (*set_attribute)(struct machine *m, value self, value name, value v); /* v NULL: del */
    value (*descr_get)(struct machine *m, value self, value object, value type); /* object NULL-able */
    bool (*descr_set)(struct machine *m, value self, value object, value v);     /* v NULL: delete */
    /* numbers */
    value (*binary)(struct machine *m, enum binary_op op, value left, value right);
    value (*inplace)(struct machine *m, enum binary_op op, value left, value right);
    value (*unary)(struct machine *m, enum unary_op op, value self);
    value (*as_index)(struct machine *m, value self); /* __index__: an int */
    value (*as_int)(struct machine *m, value self);   /* __int__ */
    value (*as_float)(struct machine *m, value self); /* __float__ */
    /* containers */
    int64_t (*length)(struct machine *m, value self);                        /* -1: error */
    value (*get_item)(struct machine *m, value self, value key);
    bool (*set_item)(struct machine *m, value self, value key, value item); /* NULL item: del */
    int (*contains)(struct machine *m, value self, value item);              /* 1, 0, -1 */
    value (*iter)(struct machine *m, value self);
    /* NULL without an error set means exhausted (StopIteration is never raised by a slot) */
    value (*next)(struct machine *m, value self);
    /* coroutines */
    value (*await)(struct machine *m, value self); /* __await__: an iterator */
    value (*aiter)(struct machine *m, value self);
    value (*anext)(struct machine *m, value self); /* an awaitable */
    /* Sends `sent` (NONE to begin), or throws the exception `sent` when `throwing`, into an
     * iterator-like object on the stack of the caller. *result gets a new reference: what was
     * yielded or returned. The fast way for generators and coroutines begun by hand. */
    enum send_result (*send)(struct machine *m, value self, value sent, bool throwing,
                             value *result);
};

enum type_flags {
    /* Instances may be part of cycles. Every type whose instances hold values that may be tracked
     * needs it: only tracked objects are freed iteratively, others at once. */
    TYPE_TRACKED = 1 << 0,
    TYPE_HAS_DICT = 1 << 1,     /* instances carry a __dict__ (implies TRACKED) */
    TYPE_HAS_WEAKREFS = 1 << 2, /* instances can be weakly referenced (implies TRACKED) */
    TYPE_FINAL = 1 << 3,        /* "type 'bool' is not an acceptable base type" */
    TYPE_PYTHON = 1 << 4,       /* made by a class statement or type() */
    TYPE_IMMUTABLE = 1 << 5,    /* attributes cannot be set: one of ours */
    TYPE_ABSTRACT = 1 << 6,     /* has abstract methods left */
    /* quick answers to "is it a subclass of?" */
    TYPE_IS_INT = 1 << 8,
    TYPE_IS_STR = 1 << 9,
    TYPE_IS_BYTES = 1 << 10,
    TYPE_IS_TUPLE = 1 << 11,
    TYPE_IS_LIST = 1 << 12,
    TYPE_IS_DICT = 1 << 13,
    TYPE_IS_TYPE = 1 << 14,
    TYPE_IS_EXCEPTION = 1 << 15, /* BaseException */
    TYPE_IS_FLOAT = 1 << 16,
    TYPE_IS_SET = 1 << 17, /* set or frozenset */
    /* for `match`: what a sequence or mapping pattern accepts */
    TYPE_MATCH_SEQUENCE = 1 << 18,
    TYPE_MATCH_MAPPING = 1 << 19,
    TYPE_IS_GENERIC_METHOD = 1 << 20, /* a function: LOAD_ATTR of a method needs no bound method */
    TYPE_IS_NATIVE = 1 << 21,         /* struct native, called as it is */
    TYPE_IS_NATIVE_METHOD = 1 << 22,  /* struct native, called with self first */
    TYPE_SHOWN_AS_PYTHON = 1 << 23,   /* one of ours that CPython has in Python: its methods are
                                         `function` and `method`, not the types of C functions */
};
#define TYPE_INHERITED_FLAGS                                                                       \
    (TYPE_TRACKED | TYPE_HAS_DICT | TYPE_HAS_WEAKREFS | TYPE_IS_INT | TYPE_IS_STR |                 \
     TYPE_IS_BYTES | TYPE_IS_TUPLE | TYPE_IS_LIST | TYPE_IS_DICT | TYPE_IS_TYPE |                  \
     TYPE_IS_EXCEPTION | TYPE_IS_FLOAT | TYPE_IS_SET | TYPE_MATCH_SEQUENCE | TYPE_MATCH_MAPPING)

struct type {
    struct object head;
    struct slots slots;
    uint32_t flags;
    uint32_t version;    /* changes with every change of the type or a base: for caches; never 0 */
    size_t instance_size; /* bytes from the head on, without variable items */
    value name;          /* str */
    value qualname;      /* str */
    value bases;         /* tuple of types */
    value mro;           /* tuple of types, itself first */
    struct type *base;   /* the one whose layout it extends; NULL for object */
    struct dict *dict;   /* its attributes */
    value subclasses;    /* list of weak references, or NULL; for changes to reach them */
    size_t slot_count;   /* __slots__ of a Python class: values kept after instance_size of base */
};

/* A native function: `args` has one value per parameter of its signature, in its order, borrowed;
 * an omitted optional one has its default, or NULL where the default is written `...`;
 * `*args` is a tuple, `**kwargs` a dict or NULL when empty. Returns a new reference. */
typedef value native_body(struct machine *m, value *args);

/* `signature` is Python: "sleep(delay, result=None)". Defaults may be None, True, False, a small
 * int, a float, a plain string, or `...` for "absent". A method's first parameter is self.
 * A leading '@' marks a static method, '%' a class method (first parameter: the type).
 * A leading '~' marks a native coroutine function: calling it makes a coroutine that runs the body
 * on the stack of whoever awaits it (see sim/lang/native_coroutine.h); '~!' one that waits only by
 * native_wait, and so needs no stack of its own. A leading '^': shown as a function written in
 * Python, which it is in CPython. */
struct native_spec {
    const char *signature;
    native_body *body;
    const char *doc;
};

/* A computed attribute of one of our types; set NULL: read-only; set with v NULL: delete. */
struct getset_spec {
    const char *name;
    value (*get)(struct machine *m, value self);
    bool (*set)(struct machine *m, value self, value v);
};

/* All that a type of ours is. Constant: shared by all machines. Tables end with a NULL name. */
struct type_spec {
    const char *name;   /* "list" */
    const char *module; /* "builtins", "asyncio.locks"; NULL means builtins */
    size_t base;        /* offset of the base in struct types; 0 means object */
    size_t instance_size;
    uint32_t flags;
    struct slots slots;
    const struct native_spec *methods;
    const struct getset_spec *getsets;
    const char *doc;
    /* Which operators `binary`, `inplace` and `unary` serve, to show only these as dunders: bits
     * 1 << BINARY_x; 1 << (16 + UNARY_x). 0: see type_operators in dunder.c. */
    uint32_t operators;
};

/* Makes the type object of a spec. New reference (machine tables own it). */
struct type *type_ready(struct machine *m, const struct type_spec *spec, struct type *base);

/* A class: type(name, bases, namespace) of CPython 3.13 type_new, with __set_name__ and
 * __init_subclass__. bases: tuple; metatype already chosen. New reference. */
value type_new(struct machine *m, struct type *metatype, value name, value bases, value space,
               const struct args *keywords);

bool type_is_subtype(struct type *type, struct type *base);
/* Attribute along the mro, no descriptor binding; borrowed, or NULL without an error. Cached. */
value type_lookup(struct machine *m, struct type *type, value name);
/* Its attributes changed: new version numbers for it and all below, slots updated. */
void type_modified(struct machine *m, struct type *type, value name);

/* Allocates an instance of `size` bytes from its head on, zeroed after the head, one reference,
 * tracked if its type says so. In memory, downwards from the head: the links of the collector if
 * TRACKED, then __dict__ and weak references if HAS_DICT or HAS_WEAKREFS. MemoryError. */
value object_alloc(struct machine *m, struct type *type, size_t size);
/* Frees the memory of an object that never came into use, or that `destroy` has emptied; size as at
 * alloc. For those who give up half-way; object_dead does it otherwise. */
void object_free(struct machine *m, value v, size_t size);

struct gc_link {
    struct gc_link *prev, *next;
};
struct managed {
    struct dict *dict;  /* __dict__, made when first needed */
    value weakrefs;     /* first weak reference to the object, borrowed; see weakref.h */
};

static inline struct gc_link *object_gc_link(value v)
{
    return (struct gc_link *)v - 1;
}

/* Only for types with HAS_DICT or HAS_WEAKREFS. */
static inline struct managed *object_managed(value v)
{
    return (struct managed *)(object_gc_link(v)) - 1;
}

#define AS_TYPE(v) ((struct type *)(v))

#endif
