/* The program of a run, from its first line to its last breath. CPython 3.13 Modules/main.c,
 * Python/pylifecycle.c as far as a scenario can see it. */
#include "sim/lang/lang.h"
#include "sim/lang/output.h"
#include "sim/lang/state.h"
#include "sim/lang/uncaught.h"
#include "sim/loop/record.h"
#include "sim/run.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/gc.h"
#include "sim/value/module.h"
#include "sim/value/object.h"
#include "sim/value/str.h"
#include "sim/world/cost.h"
#include "sim/world/intervene.h"

#include <string.h>

#define STATUS_DOES_NOT_COMPILE 2

/* SystemExit's code: None is 0, an int itself, anything else is printed and means 1. */
static int exit_code(struct machine *m, value exception)
{
    value code = object_get_attribute(m, exception, m->names.code);
    int64_t number;
    int status = 1;
    if (!code || code == NONE) {
        status = 0;
    } else if (is_small_int(code) || is_bool(code)) {
        number = is_bool(code) ? code == TRUE : small_int(code);
        status = (int)(number & 0xff);
    } else {
        value text = object_str(m, code);
        value line = text ? str_format(m, "%S\n", text) : NULL;
        output_error(m, line);
        drop(m, line);
        drop(m, text);
    }
    drop(m, code);
    error_clear(m);
    return status;
}

/* A MemoryError that nobody caught, and that our bounds raised, not the program. */
static bool ended_by_bound(struct machine *m, value exception)
{
    return is_instance(m, exception, m->types.MemoryError) && m->refused != BOUND_NONE;
}

static int status_of_error(struct machine *m)
{
    value exception = error_take(m);
    int status = 1;
    if (m->lang->sys) /* it lives on until the interpreter is taken down */
        dict_set_text(m, m->lang->sys, "last_exc", exception);
    bool is_exit = is_instance(m, exception, m->types.SystemExit);
    if (!is_exit && !uncaught_report(m, exception)) { /* its hook wants to exit */
        drop(m, exception);
        exception = error_take(m);
        is_exit = true;
    }
    if (is_exit)
        status = exit_code(m, exception);
    if (ended_by_bound(m, exception)) {
        bounds_say_refused(run_of(m), exception == m->memory_error ? BOUND_MEMORY : m->refused);
        status = STATUS_BOUND;
    }
    if (is_instance(m, exception, m->types.KeyboardInterrupt))
        status = 130;
    drop(m, exception);
    return status;
}

static struct code *compile_scenario(struct run *run)
{
    struct machine *m = &run->machine;
    const struct sim_options *options = &run->sim->options;
    value name = str_from(m, options->path);
    struct source *source =
        name ? source_new(m, name, options->text, options->size, false) : NULL;
    drop(m, name);
    if (!source)
        return NULL;
    struct code *code = compile_source(m, source, COMPILE_FILE);
    source_drop(m, source);
    return code;
}

static value make_main(struct run *run)
{
    struct machine *m = &run->machine;
    value module = module_new(m, m->names.dunder_main);
    value file = str_from(m, run->sim->options.path);
    value builtins = dict_get_text(m, m->sys_modules, "builtins");
    struct dict *annotations = dict_new(m);
    if (!module || !file || !annotations || !builtins ||
        !dict_set(m, m->sys_modules, m->names.dunder_main, module) ||
        !dict_set(m, module_dict(module), m->names.dunder_annotations, &annotations->head) ||
        !dict_set(m, module_dict(module), m->names.dunder_builtins, builtins) ||
        !dict_set(m, module_dict(module), m->names.dunder_file, file) ||
        !dict_set_text(m, module_dict(module), "__cached__", NONE))
        drop_place(m, module);
    drop(m, file);
    drop(m, &annotations->head);
    return module;
}

/* What is wrong with the `# sim:` lines, told as a mistake in the program's text is. */
static void print_mistake(struct run *run, const struct header_error *error, const char *path,
                          const char *line, size_t size)
{
    struct machine *m = &run->machine;
    struct str_builder text = {0};
    value head = str_format(m, "  File \"%s\", line %u\n    %.*s\n    ", path, error->line, (int)size,
                            line);
    if (head)
        str_builder_add_value(m, &text, head);
    for (uint32_t i = 0; i < error->column && i < size; i++)
        str_builder_add_text(m, &text, line[i] == '\t' ? "\t" : " ");
    for (uint32_t i = 0; i < error->length; i++)
        str_builder_add_text(m, &text, "^");
    value tail = str_format(m, "\nSyntaxError: %s\n", error->message);
    if (tail)
        str_builder_add_value(m, &text, tail);
    value whole = str_builder_finish(m, &text);
    output_error(m, whole);
    drop(m, head);
    drop(m, tail);
    drop(m, whole);
    error_clear(m);
}

static void print_header_error(struct run *run)
{
    const struct header_error *error = &run->sim->header.error;
    const char *line = run->sim->options.text, *end = line + run->sim->options.size;
    for (uint32_t i = 1; i < error->line; i++) /* there may be NULs in it */
        line = (const char *)memchr(line, '\n', (size_t)(end - line)) + 1;
    print_mistake(run, error, run->sim->options.path, line, strcspn(line, "\r\n"));
}

static void print_interventions_error(struct run *run)
{
    const struct interventions *list = &run->sim->interventions;
    const char *line = list->wrong_line ? list->wrong_line : "";
    print_mistake(run, &list->error, run->sim->options.interventions_path, line, strlen(line));
}

/* At the interpreter's end: threads other than daemons go on until they are over. */
static void finish_threads(struct machine *m)
{
    value threading = dict_get_text(m, m->sys_modules, "threading");
    value name = threading ? str_from(m, "_shutdown") : NULL;
    value result = name ? object_call_method0(m, threading, name) : NONE;
    if (!result)
        m->hooks.unraisable(m, threading, "Exception ignored on threading shutdown");
    drop(m, name);
    drop(m, result);
}

static int run_main(struct run *run)
{
    struct machine *m = &run->machine;
    if (run->sim->header.error.line) {
        print_header_error(run);
        return STATUS_DOES_NOT_COMPILE;
    }
    if (run->sim->interventions.error.line) {
        print_interventions_error(run);
        return STATUS_DOES_NOT_COMPILE;
    }
    intervene_at_start(m);
    if (!cost_of_builtins(m))
        return status_of_error(m);
    struct code *code = compile_scenario(run);
    if (!code) {
        status_of_error(m);
        return STATUS_DOES_NOT_COMPILE;
    }
    value module = make_main(run);
    value result = NULL;
    if (module)
        result = lang_run(m, code, module_dict(module), (value)module_dict(module));
    drop(m, (value)code);
    int status = result ? 0 : status_of_error(m);
    drop(m, result);
    drop(m, module);
    return status;
}

void program_run(struct run *run)
{
    struct machine *m = &run->machine;
    struct fiber *fiber = fiber_new_for_running(m, run->base);
    if (!fiber) {
        run->exit_status = 1;
        run->ended = true;
        return;
    }
    m->fiber = fiber;
    run->exit_status = run_main(run);
    finish_threads(m);
    lang_finalize(m);
    if (run->exit_status != STATUS_DOES_NOT_COMPILE)
        cost_say_unused(m);
    intervene_at_end(m);
    RECORD(m, program_ended, .status = (uint64_t)run->exit_status);
    run->ended = true;
}
