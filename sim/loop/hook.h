/* Done callbacks written in C: callable like any other, with the words that name them. */
#ifndef LOOPGLASS_LOOP_HOOK_H
#define LOOPGLASS_LOOP_HOOK_H

#include "sim/trace/event.h"
#include "sim/value/machine.h"

/* Called with what the hook was made for and the future that is done. False: an error is set. */
typedef bool hook_function(struct machine *m, value target, value future);

/* What a hook is: constant. */
struct hook_spec {
    hook_function *call;
    const char *qualname; /* as CPython names the callback: "gather.<locals>._done_callback" */
    const char *place;    /* and where it stands there, or NULL */
    const char *words;    /* for the record: "gather counts" */
    enum handle_kind kind;
};

struct hook {
    struct object head;
    const struct hook_spec *spec;
    value target; /* owned */
};

#define AS_HOOK(v) ((struct hook *)(v))

value hook_new(struct machine *m, const struct hook_spec *spec, value target);
bool is_hook(struct machine *m, value v);

#endif
