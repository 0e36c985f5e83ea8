/* sys.stdin, sys.stdout and sys.stderr as they are at the start: text goes to the host, none comes. */
#ifndef LOOPGLASS_LANG_STREAM_H
#define LOOPGLASS_LANG_STREAM_H

#include "sim/value/machine.h"

struct stream {
    struct object head;
    int number; /* 0, 1 or 2 */
};

extern const struct type_spec stream_type_spec;
value stream_new(struct machine *m, int number);

#endif
