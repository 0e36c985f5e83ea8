/* What the evaluator keeps of a run: machine->lang. */
#ifndef LOOPGLASS_LANG_STATE_H
#define LOOPGLASS_LANG_STATE_H

#include "sim/coro/coro.h"
#include "sim/lang/frame.h"
#include "sim/value/machine.h"

struct lang {
    struct coro_pool *coros;
    struct coro_chain *chain;    /* in which the host lets the run go on */
    struct fiber *fibers;        /* one of the ring of all fibers, or NULL */
    uint64_t last_frame;         /* serial number of the frame made last */
    uint32_t origin_depth;       /* sys.set_coroutine_origin_tracking_depth */
    value asyncgen_firstiter;    /* sys.set_asyncgen_hooks; NULL: none */
    value asyncgen_finalizer;
    struct type *stream;         /* of sys.stdout and sys.stderr as they are at the start */
    value at_exit;               /* list of what atexit has registered, or NULL */
    value other_builtins;            /* list of dicts that globals name as __builtins__; or NULL */
    struct dict *sys;            /* the namespace of module sys */
    struct type *tuplegetter, *hooks_type; /* of the tuples with names in sys */
    /* Set by sim/loop: `await future`; see loop/future.h. */
    value (*future_await)(struct machine *m, value future);
    /* The halves of it: whether there is anything to wait for (then it is marked so), and what comes
     * of it once the wait is over. */
    bool (*future_begin_wait)(struct machine *m, value future);
    value (*future_end_wait)(struct machine *m, value future);
    /* Called at every LINE while machine->line_watch is set. False: error. */
    bool (*line_seen)(struct machine *m, struct frame *frame);
    /* Called when an exception reaches its first frame of the program, at an instruction of it; borrowed.
     * It is not the machine's current error meanwhile. */
    void (*raised)(struct machine *m, struct frame *frame, uint32_t at, value exception);
    /* Set by sim/world. Which cost the scenario names for a function, or -1 (NULL: it names none);
     * a call of such a function; an INTERRUPT, which it takes back. */
    int64_t (*find_cost)(struct machine *m, const char *qualname);
    bool (*cost_of_call)(struct machine *m, uint32_t which);
    bool (*interrupted)(struct machine *m);
    /* Imports; set by sim/modules. level and fromlist as the statement has them. */
    value (*import)(struct machine *m, value name, struct dict *globals, value fromlist,
                    int64_t level);
    bool shutting_down;          /* the program has ended: no frame runs any more */
};

#endif
