/* _warnings: what the Python of module warnings needs from the machine. */
#include "sim/modules/registry.h"

#include "sim/lang/code.h"
#include "sim/lang/warning.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

static value source_line_of(struct machine *m, value *args)
{
    int64_t line;
    if (!is_str(m, args[0]))
        return raise_error(m, m->types.TypeError, "a file name must be str, not %T", args[0]);
    if (!object_as_int64(m, args[1], &line))
        return NULL;
    value text = line > 0 ? warning_source_line(m, args[0], (uint32_t)line) : NULL;
    return text || m->error ? text : NONE;
}

static value is_library(struct machine *m, value *args)
{
    bool library = is_exactly(args[0], m->types.code) &&
                   (((struct code *)args[0])->flags & CODE_LIBRARY);
    return library ? TRUE : FALSE;
}

static const struct native_spec functions[] = {
    {"source_line(file_name, line, /)", source_line_of, NULL},
    {"is_library(code, /)", is_library, NULL},
    {0},
};

const struct module_spec warnings_module = {.name = "_warnings", .functions = functions};
