/* The parts of the module _asyncio: what of asyncio is written in C. */
#ifndef LOOPGLASS_MODULES_ASYNCIO_MODULE_H
#define LOOPGLASS_MODULES_ASYNCIO_MODULE_H

#include "sim/modules/module.h"

extern const struct type_spec lock_type_spec, event_type_spec, semaphore_type_spec,
    bounded_semaphore_type_spec, queue_type_spec, gathering_type_spec;

/* Ended by a NULL signature. */
extern const struct native_spec sleep_functions[], gather_functions[], task_functions[],
    python_task_functions[], record_functions[];

extern const struct module_spec asyncio_module;

#endif
