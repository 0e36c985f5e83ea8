/* The list of native modules. */
#include "sim/modules/registry.h"

const struct module_spec *const native_modules[] = {
#define X(name) &name##_module,
    NATIVE_MODULES(X)
#undef X
    NULL,
};
