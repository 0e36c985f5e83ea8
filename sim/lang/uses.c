/* A walk over the tree. What a name stands for is known by the imports of the whole file; a name that is
 * also bound in another way is left alone, so that nothing is said that may be wrong. */
#include "sim/lang/uses.h"

#include "sim/lang/parser.h"

#include <stdio.h>
#include <string.h>

#define MOST_MEMORY ((size_t)256 << 20)
#define MOST_NAMES  512
#define MOST_PATH   200

/* A name that an import binds to a module, or that is bound otherwise (module NULL). */
struct binding {
    const char *name, *module;
};

struct walk {
    struct tree_visitor visitor; /* must be first */
    void (*found)(void *host, const struct use *use);
    void *host;
    struct arena *arena;
    struct binding bindings[MOST_NAMES];
    int count;
    bool binding; /* the first round: collects bindings */
    bool guarded;
};

static void walk(struct walk *w, struct node *node);

/* --- bindings */

static void bind(struct walk *w, const char *name, const char *module)
{
    for (int i = 0; i < w->count; i++) {
        if (strcmp(w->bindings[i].name, name) != 0)
            continue;
        if (!module || !w->bindings[i].module || strcmp(w->bindings[i].module, module) != 0)
            w->bindings[i].module = NULL;
        return;
    }
    if (w->count < MOST_NAMES)
        w->bindings[w->count++] = (struct binding){name, module};
}

static const struct binding *find_binding(const struct walk *w, const char *name)
{
    for (int i = 0; i < w->count; i++)
        if (strcmp(w->bindings[i].name, name) == 0)
            return &w->bindings[i];
    return NULL;
}

static void bind_imports(struct walk *w, struct node *node)
{
    for (int i = 0; i < node->Import.names.count; i++) {
        struct node *alias = node->Import.names.items[i];
        const char *name = alias->alias.name, *dot = strchr(name, '.');
        if (alias->alias.asname)
            bind(w, alias->alias.asname, name);
        else if (!dot)
            bind(w, name, name);
        else {
            const char *top = arena_copy(w->arena, name, (size_t)(dot - name));
            if (top)
                bind(w, top, top);
        }
    }
}

/* What a from-import binds is no module that is known to be one. */
static void bind_names(struct walk *w, struct node *node)
{
    for (int i = 0; i < node->ImportFrom.names.count; i++) {
        struct node *alias = node->ImportFrom.names.items[i];
        bind(w, alias->alias.asname ? alias->alias.asname : alias->alias.name, NULL);
    }
}

static void collect(struct walk *w, struct node *node)
{
    switch (node->kind) {
    case NODE_Import: bind_imports(w, node); break;
    case NODE_ImportFrom: bind_names(w, node); break;
    case NODE_FunctionDef: bind(w, node->FunctionDef.name, NULL); break;
    case NODE_AsyncFunctionDef: bind(w, node->AsyncFunctionDef.name, NULL); break;
    case NODE_ClassDef: bind(w, node->ClassDef.name, NULL); break;
    case NODE_arg: bind(w, node->arg.arg, NULL); break;
    case NODE_Name:
        if (node->Name.ctx == TREE_Store)
            bind(w, node->Name.id, NULL);
        break;
    default: break;
    }
}

/* --- uses */

static void tell(struct walk *w, struct node *node, enum use_kind kind, const char *module, const char *name,
                 int level)
{
    struct use use = {kind, module ? module : "", name ? name : "", level, node->lineno, node->col_offset,
                      w->guarded};
    w->found(w->host, &use);
}

/* asyncio, os.path: the module that an expression is; false: none that is known. */
static bool is_module(const struct walk *w, struct node *node, char *path)
{
    if (node->kind == NODE_Name) {
        const struct binding *binding = find_binding(w, node->Name.id);
        if (!binding || !binding->module || strlen(binding->module) >= MOST_PATH)
            return false;
        strcpy(path, binding->module);
        return true;
    }
    return false;
}

static void tell_call(struct walk *w, struct node *node)
{
    static const char *const reaching[] = {"input", "help", "breakpoint"};
    struct node *called = node->Call.func;
    char path[MOST_PATH];
    if (called->kind == NODE_Attribute && !is_module(w, called->Attribute.value, path))
        tell(w, called, USE_METHOD, NULL, called->Attribute.attr, 0);
    if (called->kind != NODE_Name || find_binding(w, called->Name.id))
        return;
    for (size_t i = 0; i < sizeof reaching / sizeof *reaching; i++)
        if (strcmp(called->Name.id, reaching[i]) == 0)
            tell(w, called, USE_BUILTIN, NULL, reaching[i], 0);
}

static void use(struct walk *w, struct node *node)
{
    char path[MOST_PATH];
    switch (node->kind) {
    case NODE_Import:
        for (int i = 0; i < node->Import.names.count; i++)
            tell(w, node->Import.names.items[i], USE_MODULE, node->Import.names.items[i]->alias.name, NULL, 0);
        break;
    case NODE_ImportFrom:
        for (int i = 0; i < node->ImportFrom.names.count; i++) {
            const char *name = node->ImportFrom.names.items[i]->alias.name;
            bool all = strcmp(name, "*") == 0;
            tell(w, node, all ? USE_MODULE : USE_NAME, node->ImportFrom.module, all ? NULL : name,
                 node->ImportFrom.level);
        }
        break;
    case NODE_Attribute:
        if (node->Attribute.ctx == TREE_Load && is_module(w, node->Attribute.value, path))
            tell(w, node, USE_NAME, path, node->Attribute.attr, 0);
        break;
    case NODE_Call: tell_call(w, node); break;
    default: break;
    }
}

/* --- the walk */

static bool catches(struct node *type)
{
    static const char *const names[] = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"};
    if (!type)
        return true;
    for (int i = 0; type->kind == NODE_Tuple && i < type->Tuple.elts.count; i++)
        if (catches(type->Tuple.elts.items[i]))
            return true;
    for (size_t i = 0; type->kind == NODE_Name && i < sizeof names / sizeof *names; i++)
        if (strcmp(type->Name.id, names[i]) == 0)
            return true;
    return false;
}

static bool is_guard(struct node *node)
{
    for (int i = 0; node->kind == NODE_Try && i < node->Try.handlers.count; i++)
        if (catches(node->Try.handlers.items[i]->ExceptHandler.type))
            return true;
    return false;
}

/* What stands below `if TYPE_CHECKING:` never runs. */
static bool never_runs(struct node *node)
{
    if (node->kind != NODE_If)
        return false;
    struct node *test = node->If.test;
    const char *name = test->kind == NODE_Name        ? test->Name.id
                       : test->kind == NODE_Attribute ? test->Attribute.attr
                                                      : "";
    return strcmp(name, "TYPE_CHECKING") == 0;
}

static void walk_all(struct walk *w, struct node_list *list)
{
    for (int i = 0; i < list->count; i++)
        if (list->items[i])
            walk(w, list->items[i]);
}

static void visit(struct tree_visitor *visitor, const char *name, enum field_type type, void *field)
{
    struct walk *w = (struct walk *)visitor;
    (void)name;
    if (type == FIELD_LIST)
        walk_all(w, field);
    else if (type == FIELD_CHILD && *(struct node **)field)
        walk(w, *(struct node **)field);
}

/* As deep as the parser, which has a bound, lets a tree be. */
static void walk(struct walk *w, struct node *node)
{
    bool guarded = w->guarded;
    if (w->binding)
        collect(w, node);
    else
        use(w, node);
    if (never_runs(node)) {
        walk_all(w, &node->If.orelse);
        return;
    }
    if (is_guard(node)) {
        w->guarded = true;
        walk_all(w, &node->Try.body);
        w->guarded = guarded;
        walk_all(w, &node->Try.handlers);
        walk_all(w, &node->Try.orelse);
        walk_all(w, &node->Try.finalbody);
        return;
    }
    tree_visit_fields(node, &w->visitor);
}

bool uses_find(const char *text, size_t size, void (*found)(void *host, const struct use *use), void *host,
               struct syntax_error *error)
{
    struct arena arena;
    arena_init(&arena, MOST_MEMORY);
    memset(error, 0, sizeof *error);
    struct node *tree = parse_file(&arena, text, size, error);
    struct walk *w = tree ? arena_alloc(&arena, sizeof *w) : NULL;
    if (w) {
        *w = (struct walk){.visitor = {visit}, .found = found, .host = host, .arena = &arena, .binding = true};
        walk(w, tree);
        w->binding = false;
        walk(w, tree);
    }
    arena_free(&arena);
    return w != NULL;
}
