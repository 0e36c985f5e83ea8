/* `import`: finding a module, making it, refusing it. CPython 3.13 Lib/importlib/_bootstrap.py as
 * far as a sandbox has modules: those the project carries and those beside the scenario. */
#include "sim/lang/frozen.h"
#include "sim/lang/lang.h"
#include "sim/lang/state.h"
#include "sim/modules/builtins.h"
#include "sim/modules/refused.h"
#include "sim/modules/registry.h"
#include "sim/modules/state.h"
#include "sim/value/dict.h"
#include "sim/value/error.h"
#include "sim/value/exception.h"
#include "sim/value/module.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"
#include "sim/world/service.h"

#include <stdio.h>
#include <string.h>

/* What there is of a module, before it is made. */
struct found {
    const struct module_spec *native;
    const struct python_module *python;
    const char *text, *path; /* beside the scenario */
    size_t size;
    bool is_package, is_stub;
};

static bool find(struct machine *m, const char *name, struct found *found)
{
    memset(found, 0, sizeof *found);
    if (service_is_stub(m, name, strcspn(name, "."))) {
        found->is_stub = found->is_package = true;
        return true;
    }
    for (size_t i = 0; native_modules[i]; i++)
        if (strcmp(native_modules[i]->name, name) == 0)
            found->native = native_modules[i];
    for (size_t i = 0; i < python_module_count; i++)
        if (strcmp(python_modules[i].name, name) == 0)
            found->python = &python_modules[i];
    if (found->python)
        found->is_package = found->python->is_package;
    if (found->native || found->python)
        return true;
    if (m->modules->find_source)
        found->text = m->modules->find_source(m->modules->host, name, &found->is_package,
                                              &found->path, &found->size);
    return found->text != NULL;
}

/* --- refusing */

static value refuse(struct machine *m, struct type *type, value message, value name)
{
    value args = message ? tuple_pack1(m, message) : NULL;
    value error = args ? exception_new(m, type, args) : NULL;
    if (error) {
        object_set_attribute(m, error, m->names.name, name);
        raise_exception(m, error);
    }
    drop(m, error);
    drop(m, args);
    drop(m, message);
    return NULL;
}

static value refuse_unknown(struct machine *m, value name, const char *parent)
{
    bool is_standard;
    const char *instead = module_refusal(str_text(name), &is_standard);
    if (instead)
        return refuse(m, is_standard ? m->types.ImportError : m->types.ModuleNotFoundError,
                      str_format(m, "loopglass does not offer the module '%S': %s", name, instead),
                      name);
    value message = parent ? str_format(m, "No module named '%S'; '%s' is not a package", name, parent)
                           : str_format(m, "No module named '%S'", name);
    return refuse(m, m->types.ModuleNotFoundError, message, name);
}

/* --- making */

static bool fill_native(struct machine *m, const struct module_spec *spec, value name,
                        struct dict *names)
{
    if (spec->functions && !native_add_all(m, names, spec->functions, name))
        return false;
    for (const struct module_type *type = spec->types; type && type->name; type++) {
        struct type *made = type_ready(m, type->spec, NULL);
        if (!made || !list_append_steal(m, m->native_types, (value)made) ||
            !dict_set_text(m, names, type->name, (value)made))
            return false;
    }
    return !spec->fill || spec->fill(m, names);
}

/* Runs the code (stolen; NULL: error) of a module. */
static bool run_code(struct machine *m, struct code *code, struct dict *names)
{
    value result = code ? lang_run(m, code, names, (value)names) : NULL;
    drop(m, result);
    drop(m, (value)code);
    return result != NULL;
}

static bool run_text(struct machine *m, const char *file, const char *text, size_t size,
                     struct dict *names)
{
    value file_name = str_from(m, file);
    struct source *source = file_name ? source_new(m, file_name, text, size, false) : NULL;
    drop(m, file_name);
    struct code *code = source ? compile_source(m, source, COMPILE_FILE) : NULL;
    source_drop(m, source);
    return run_code(m, code, names);
}

static bool run_carried(struct machine *m, const struct python_module *module, struct dict *names)
{
    value file = str_from(m, module->file);
    const char *text = python_modules_text + module->text;
    struct source *source = file ? source_new_carried(m, file, text, module->size) : NULL;
    drop(m, file);
    struct code *code =
        source ? frozen_thaw(m, &python_modules_code, module->code, source) : NULL;
    source_drop(m, source);
    return run_code(m, code, names);
}

static bool fill_package_names(struct machine *m, value name, const struct found *found,
                               struct dict *names)
{
    value package = keep(name);
    const char *text = str_text(name), *dot = strrchr(text, '.');
    if (!found->is_package)
        replace_place(m, package, str_new(m, text, dot ? (size_t)(dot - text) : 0));
    bool ok = package && dict_set(m, names, m->names.dunder_package, package);
    drop(m, package);
    if (!ok || !found->is_package)
        return ok;
    value path = list_new(m, 0);
    ok = path && dict_set(m, names, m->names.dunder_path, path);
    drop(m, path);
    return ok;
}

/* What the header stands in for: see _stubs.py. */
static bool fill_stub(struct machine *m, value name, struct dict *names)
{
    value stubs_name = str_intern(m, "_stubs", strlen("_stubs"));
    value method = str_intern(m, "fill", strlen("fill"));
    value stubs = stubs_name && method ? module_import(m, stubs_name) : NULL;
    value done = stubs ? object_call_method2(m, stubs, method, name, (value)names) : NULL;
    drop(m, stubs_name);
    drop(m, method);
    drop(m, stubs);
    drop(m, done);
    return done != NULL;
}

static bool fill(struct machine *m, value name, const struct found *found, struct dict *names)
{
    if (!fill_package_names(m, name, found, names))
        return false;
    if (found->is_stub)
        return fill_stub(m, name, names);
    if (found->native && !fill_native(m, found->native, name, names))
        return false;
    if (found->python)
        return run_carried(m, found->python, names);
    if (found->text) {
        value file = str_from(m, found->path);
        bool ok = file && dict_set(m, names, m->names.dunder_file, file);
        drop(m, file);
        return ok && run_text(m, found->path, found->text, found->size, names);
    }
    return true;
}

/* A submodule becomes an attribute of its package. */
static bool bind_in_parent(struct machine *m, value name, value module)
{
    const char *text = str_text(name), *dot = strrchr(text, '.');
    if (!dot)
        return true;
    value parent_name = str_intern(m, text, (size_t)(dot - text));
    value short_name = str_intern(m, dot + 1, strlen(dot + 1));
    value parent = parent_name ? dict_get(m, m->sys_modules, parent_name) : NULL;
    bool ok = short_name && parent && object_set_attribute(m, parent, short_name, module);
    drop(m, parent_name);
    drop(m, short_name);
    return ok;
}

static value make(struct machine *m, value name, const struct found *found)
{
    value module = module_new(m, name);
    if (!module || !dict_set(m, m->sys_modules, name, module))
        return drop_and_fail(m, module);
    if (fill(m, name, found, module_dict(module)) && bind_in_parent(m, name, module)) {
        /* The module may have put another object in its place. */
        value placed = dict_get(m, m->sys_modules, name);
        value result = keep(placed ? placed : module);
        drop(m, module);
        return result;
    }
    value error = error_take(m);
    dict_delete(m, m->sys_modules, name);
    reraise(m, error);
    return drop_and_fail(m, module);
}

static bool import_parent(struct machine *m, const char *text, value *parent)
{
    const char *dot = strrchr(text, '.');
    *parent = NULL;
    if (!dot)
        return true;
    value name = str_intern(m, text, (size_t)(dot - text));
    *parent = name ? module_import(m, name) : NULL;
    drop(m, name);
    return *parent != NULL;
}

value module_import(struct machine *m, value name)
{
    value known = dict_get(m, m->sys_modules, name);
    if (known == NONE)
        return refuse(m, m->types.ModuleNotFoundError,
                      str_format(m, "import of %S halted; None in sys.modules", name), name);
    if (known)
        return keep(known);
    value parent;
    if (!import_parent(m, str_text(name), &parent))
        return NULL;
    known = dict_get(m, m->sys_modules, name); /* the package may have imported it itself */
    if (known) {
        drop(m, parent);
        return keep(known);
    }
    struct found found;
    value result;
    if (find(m, str_text(name), &found)) {
        result = make(m, name, &found);
    } else {
        bool is_package = parent && object_dict(m, parent, false) &&
                          dict_get(m, object_dict(m, parent, false), m->names.dunder_path);
        const char *dot = strrchr(str_text(name), '.');
        char parent_name[200] = "";
        if (dot)
            snprintf(parent_name, sizeof parent_name, "%.*s", (int)(dot - str_text(name)),
                     str_text(name));
        result = refuse_unknown(m, name, dot && !is_package ? parent_name : NULL);
    }
    drop(m, parent);
    return result;
}

struct type *module_type_get(struct machine *m, const char *module, const char *name)
{
    value module_name = str_intern(m, module, strlen(module));
    value imported = module_name ? module_import(m, module_name) : NULL;
    drop(m, module_name);
    if (!imported)
        return NULL;
    value type = dict_get_text(m, module_dict(imported), name);
    drop(m, imported);
    if (!type)
        raise_error(m, m->types.SystemError, "module %s has no type %s", module, name);
    return AS_TYPE(type);
}

/* --- the statement */

/* "..a" in package p.q: p.a */
static value resolve_relative(struct machine *m, value name, struct dict *globals, int64_t level)
{
    value package = globals ? dict_get(m, globals, m->names.dunder_package) : NULL;
    if (!package || package == NONE || !str_size(package))
        return raise_error(m, m->types.ImportError,
                           "attempted relative import with no known parent package");
    const char *text = str_text(package);
    size_t size = str_size(package);
    for (int64_t up = 1; up < level; up++) {
        while (size > 0 && text[size - 1] != '.')
            size--;
        if (size == 0)
            return raise_error(m, m->types.ImportError,
                               "attempted relative import beyond top-level package");
        size--;
    }
    if (!str_size(name))
        return str_intern(m, text, size);
    value joined = str_format(m, "%.*s.%S", (int)size, text, name);
    value interned = joined ? str_intern_value(m, joined) : NULL;
    drop(m, joined);
    return interned;
}

static value top_of(struct machine *m, value name)
{
    const char *text = str_text(name), *dot = strchr(text, '.');
    if (!dot)
        return dict_get(m, m->sys_modules, name);
    value top = str_intern(m, text, (size_t)(dot - text));
    value module = top ? dict_get(m, m->sys_modules, top) : NULL;
    drop(m, top);
    return module;
}

/* `from package import a`: a may be a submodule that nobody has imported yet. */
static bool import_named(struct machine *m, value module, value name, value fromlist)
{
    struct dict *names = is_exactly(module, m->types.module) ? module_dict(module) : NULL;
    if (!names || !dict_get(m, names, m->names.dunder_path) || !fromlist || fromlist == NONE)
        return true;
    for (size_t i = 0; i < tuple_size(fromlist); i++) {
        value item = AS_TUPLE(fromlist)->items[i];
        struct found found;
        value full = dict_get(m, names, item) ? NULL : str_format(m, "%S.%S", name, item);
        if (!full) {
            if (m->error)
                return false;
            continue;
        }
        value submodule = NULL;
        bool exists = find(m, str_text(full), &found) && !found.is_stub; /* whose names are calls */
        if (exists)
            submodule = module_import(m, full);
        drop(m, full);
        drop(m, submodule);
        if (exists && !submodule)
            return false;
    }
    return true;
}

/* IMPORT_NAME: without a fromlist the topmost package, else the module itself. */
static value import_statement(struct machine *m, value name, struct dict *globals, value fromlist,
                              int64_t level)
{
    value full = level > 0 ? resolve_relative(m, name, globals, level) : keep(name);
    if (!full)
        return NULL;
    value module = module_import(m, full);
    if (module && (!fromlist || fromlist == NONE)) {
        if (level == 0)
            replace_place(m, module, keep_or_null(top_of(m, full)));
    } else if (module && !import_named(m, module, full, fromlist)) {
        drop_place(m, module);
    }
    drop(m, full);
    return module;
}

bool modules_open(struct machine *m)
{
    m->modules = heap_alloc(&m->heap, sizeof *m->modules);
    if (!m->modules)
        return false;
    memset(m->modules, 0, sizeof *m->modules);
    m->lang->import = import_statement;
    if (!m->sys_modules)
        m->sys_modules = dict_new(m);
    return m->sys_modules && builtins_open(m) && sys_open(m);
}

void modules_close(struct machine *m)
{
    heap_free(&m->heap, m->modules, sizeof *m->modules);
    m->modules = NULL;
}
