/* What the modules room keeps of a run, behind machine->modules. */
#ifndef LOOPGLASS_MODULES_STATE_H
#define LOOPGLASS_MODULES_STATE_H

#include "sim/value/machine.h"

/* Gives the text of a module that lies beside the scenario, or NULL when there is none. Called while
 * the run is under way; the text stays valid until the run ends. */
typedef const char *module_source_fn(void *host, const char *name, bool *is_package,
                                     const char **path, size_t *size);

struct modules {
    module_source_fn *find_source; /* NULL: nothing lies beside the scenario */
    void *host;
};

bool modules_open(struct machine *m);
void modules_close(struct machine *m);

#endif
