/*
 * The machine: the state of one run, first parameter everywhere. It lies in the run's region like
 * everything that it points to, so a copy of the region's pages is a copy of the run.
 *
 * Rooms above value keep their state behind the pointers at the end; value never follows them.
 */
#ifndef LOOPGLASS_VALUE_MACHINE_H
#define LOOPGLASS_VALUE_MACHINE_H

#include "sim/value/heap.h"
#include "sim/value/names.h"
#include "sim/value/type.h"
#include "sim/value/types.h"
#include "sim/value/value.h"

struct native;
struct traceback_lookup;
struct fiber;   /* sim/lang: a coroutine of sim/coro and the Python frames that run on it */
struct lang;    /* sim/lang: what the evaluator keeps */
struct loops;   /* sim/loop: the event loops of the run, the clock */
struct world;   /* sim/world: services, threads, processes, random */
struct modules; /* sim/modules: what has been imported, module states */
struct tracer;  /* sim/trace: where events are written */

/* What runs on a fresh stack; see sim/value/deep.h. */
typedef void deep_body(struct machine *m, void *closure);

/* What the room below calls in a room above. Set once when the machine is made. */
struct machine_hooks {
    /* Calls a Python function object, for value/call.c. */
    value (*call_function)(struct machine *m, value function, const struct args *args);
    /* Makes the coroutine of a native coroutine function ('~'); bound: one value per parameter,
     * borrowed. */
    value (*make_coroutine)(struct machine *m, struct native *native, value *bound);
    /* A native whose `cost` is not 0 is called: its computing takes time. False: an error is set. */
    bool (*native_cost)(struct machine *m, uint32_t cost);
    /* The countdown is used up: checks bounds, gives way to the host, switches threads.
     * False with an error set ends the statement. */
    bool (*countdown_expired)(struct machine *m);
    /* Adds a traceback entry for the frame that is running to the machine's error. */
    void (*add_traceback)(struct machine *m);
    /* What the program writes: 1 standard output, 2 standard error. Not copied by the caller. */
    void (*write)(struct machine *m, int stream, const char *text, size_t size);
    /* What super() without arguments means in the function that runs; borrowed. False with
     * RuntimeError set when it means nothing there. */
    bool (*super_arguments)(struct machine *m, value *type, value *object);
    /* __name__ of the module whose code runs, for classes made by type(); borrowed or NULL. */
    value (*current_module)(struct machine *m);
    /* The exception that the running fiber is handling (sys.exception()); borrowed or NULL. */
    value (*handled)(struct machine *m);
    /* Where code objects come from, for tracebacks; see sim/value/traceback.h. */
    const struct traceback_lookup *tracebacks;
    /* See deep_run in sim/value/deep.h. */
    bool (*on_fresh_stack)(struct machine *m, deep_body *body, void *closure);
    /* Prints an exception that cannot be raised ("Exception ignored in: ..."). */
    void (*unraisable)(struct machine *m, value where, const char *message);
    /* Issues a warning for the line that is running; text: str. False: a filter made it an error. */
    bool (*warn)(struct machine *m, struct type *category, value text);
};

enum line_watch {
    LINE_DETAIL = 1, /* lines are being recorded */
    LINE_COST = 2,   /* computing takes virtual time */
};

/* What a run may use up, beyond memory and recursion; see machine_reach_bound. */
enum machine_bound {
    BOUND_NONE, BOUND_TIME, BOUND_OUTPUT, BOUND_TASKS,
    BOUND_MEMORY, BOUND_INT, /* these raise MemoryError, which a program may catch */
};
struct machine_limits {
    double time;       /* virtual seconds */
    uint64_t output;   /* bytes written */
    uint64_t tasks;    /* ever made */
};

struct machine {
    struct heap heap;
    struct region *region;

    /* What the evaluator touches at every line. */
    int64_t countdown;     /* work units left until countdown_expired is called */
    uint64_t ticks;        /* lines executed and loop events since the start */
    struct fiber *fiber;   /* what is running */
    value error;           /* the exception being raised, or NULL; owned */
    enum machine_bound bound; /* what has been used up: the host stops the run */
    enum machine_bound refused; /* for which bound MemoryError was raised last */
    uint8_t line_watch;    /* bits of enum line_watch: who wants to know of every line */
    bool debug_heap;       /* not used by programs */

    struct types types;
    struct names names;
    struct dict *interned;   /* text -> the one str object with that text */
    struct dict *builtins;
    struct dict *sys_modules;
    value native_types;      /* list of types that rooms above brought: instances count no reference
                                on such a type, so these outlive them all */
    uint32_t next_version;   /* of types and dicts, for caches; */
    uint32_t next_serial;    /* of id() */

    uint32_t depth;          /* Python frames on the chain of callers */
    uint32_t depth_limit;    /* sys.setrecursionlimit; RecursionError above it */
    uint32_t native_depth;   /* evaluator activations and recursive natives on this fiber */
    uintptr_t stack_low;     /* where the stack ends on which the fiber runs; 0: nobody looks */

    struct gc_link tracked;  /* ring of all tracked objects */
    size_t tracked_count;
    size_t gc_threshold;     /* of live bytes; see sim/value/gc.h */
    bool collecting;
    value trash;             /* objects waiting to be freed, chained; see object.c */
    value postponed;         /* as trash, but dead when the stack was too deep to finalize them */
    bool emptying_trash;
    bool unwinding;          /* stacks that never go on are emptied: no handler, no `finally` runs */
    uint32_t burying;        /* finalizers within finalizers: bury_all under way in each other */
    value memory_error;      /* made in advance */
    value empty_tuple;       /* NULL until there is one */
    struct type_cache *type_cache; /* (type version, name) -> attribute */
    value repr_stack;        /* list of objects whose repr is under way (Py_ReprEnter) */

    uint64_t int_digit_limit;  /* sys.set_int_max_str_digits */
    struct machine_limits limits;
    uint64_t output_bytes, tasks_made;
    uint64_t seed;             /* of the scenario: what random numbers come from */
    size_t max_int_bytes;      /* an int never grows beyond: MemoryError names the bound */

    struct machine_hooks hooks;
    struct lang *lang;
    struct loops *loops;
    struct world *world;
    struct modules *modules;
    struct tracer *tracer;
};

/* Native re-entries on a fiber; beyond: RecursionError. CPython 3.13 Py_C_RECURSION_LIMIT. */
#define NATIVE_DEPTH_LIMIT 10000

/* Makes the machine's types, names and constants; hooks and upper rooms are the caller's.
 * False when memory ran out. */
bool machine_open_values(struct machine *m, struct region *region, size_t memory_limit);
/* Drops all that the value room made; every other room has dropped its own before. */
void machine_close_values(struct machine *m);

static inline struct type *type_of(struct machine *m, value v)
{
    if (is_object(v))
        return v->type;
    if (is_small_int(v))
        return m->types.int_;
    if (v == NONE)
        return m->types.none;
    if (is_bool(v))
        return m->types.bool_;
    return v == NOT_IMPLEMENTED ? m->types.not_implemented : m->types.ellipsis;
}

/* Is v an instance of exactly this type? */
static inline bool is_exactly(value v, struct type *type)
{
    return is_object(v) && v->type == type;
}

static inline bool has_type_flag(struct machine *m, value v, uint32_t flag)
{
    return type_of(m, v)->flags & flag;
}

/* isinstance() for a C caller: real subtypes only, no __instancecheck__. */
static inline bool is_instance(struct machine *m, value v, struct type *type)
{
    struct type *own = type_of(m, v);
    return own == type || type_is_subtype(own, type);
}

/* A native that recurses (repr of a list, comparison, calls into Python) goes in and out here.
 * False: RecursionError is set. `doing` completes "maximum recursion depth exceeded%s". */
bool machine_refuse_native(struct machine *m, const char *doing);
static inline bool machine_enter_native(struct machine *m, const char *doing)
{
    return m->native_depth++ < NATIVE_DEPTH_LIMIT || machine_refuse_native(m, doing);
}
static inline void machine_leave_native(struct machine *m)
{
    m->native_depth--;
}

/* Charges `units` of work (about one each for an element touched) to the countdown, so that long
 * natives are bounded and give way. False with an error set: stop. */
static inline bool machine_charge(struct machine *m, size_t units)
{
    m->countdown -= (int64_t)units;
    return m->countdown > 0 || m->hooks.countdown_expired(m);
}

/* Something is used up: at the next look at the countdown the host takes over and ends the run. */
static inline void machine_reach_bound(struct machine *m, enum machine_bound bound)
{
    m->bound = bound;
    m->countdown = 0;
}

#endif
