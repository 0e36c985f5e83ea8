/* loopglass check: every import and construct of a program, and of the modules beside it, that is
 * refused, at once, each with its line and what to do. The text says what is used; a probe, a program of
 * ours that runs in the same sandbox, says what of that there is. */
#include "ui/cli/cli.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define MOST_USES 20000
#define PORTION   ((uint64_t)1000000)

struct noted {
    enum sim_use_kind kind;
    char *module, *name;
    size_t file;
    uint32_t line, column;
    bool guarded;
    const char *words; /* why it is refused; NULL: it is not */
};

/* A file that is looked through: the program, and modules beside it. */
struct looked {
    char *path, *module, *package; /* the module's name, and that of the package it is in; "" */
    const char *text;
    size_t size;
};

struct check {
    struct job job;
    struct noted *uses;
    size_t use_count;
    struct looked *files;
    size_t file_count, now; /* which one is looked through */
    char *said;             /* what the probe prints, and how much that is */
    size_t said_size;
    unsigned found;
    bool failed;
};

/* --- what is used */

static char *own_copy(struct check *check, const char *text)
{
    char *copy = strdup(text);
    check->failed |= !copy;
    return copy;
}

static bool is_looked_at(const struct check *check, const char *module)
{
    for (size_t i = 0; i < check->file_count; i++)
        if (strcmp(check->files[i].module, module) == 0)
            return true;
    return false;
}

static void add_file(struct check *check, const char *path, const char *module, bool is_package,
                     const char *text, size_t size)
{
    struct looked *grown = realloc(check->files, (check->file_count + 1) * sizeof *grown);
    check->failed |= !grown;
    if (!grown)
        return;
    check->files = grown;
    const char *dot = strrchr(module, '.');
    char *package = is_package ? strdup(module) : dot ? strndup(module, (size_t)(dot - module)) : strdup("");
    grown[check->file_count++] =
        (struct looked){own_copy(check, path), own_copy(check, module), package, text, size};
    check->failed |= !package;
}

/* Whether the module lies beside the program; then it is looked through, too. */
static bool is_beside(struct check *check, const char *module)
{
    bool is_package;
    const char *path;
    size_t size;
    if (is_looked_at(check, module))
        return true;
    const char *text = job_find_module(&check->job, module, &is_package, &path, &size);
    if (!text)
        return false;
    add_file(check, path, module, is_package, text, size);
    return true;
}

static void note(struct check *check, const struct sim_use *use, const char *module, const char *words)
{
    struct noted *grown = realloc(check->uses, (check->use_count + 1) * sizeof *grown);
    check->failed |= !grown;
    if (!grown)
        return;
    check->uses = grown;
    grown[check->use_count++] = (struct noted){use->kind, own_copy(check, module), own_copy(check, use->name),
                                               check->now, use->line, use->column, use->guarded, words};
}

/* "..a" in package p.q is p.a; false: it leads out of the package. */
static bool absolute(const struct check *check, const struct sim_use *use, char *module, size_t size)
{
    const char *package = check->files[check->now].package;
    size_t length = strlen(package);
    for (int up = 1; up < use->level; up++) {
        while (length && package[length - 1] != '.')
            length--;
        length -= length > 0;
    }
    bool both = length && *use->module;
    if (use->level)
        snprintf(module, size, "%.*s%s%s", (int)length, package, both ? "." : "", use->module);
    else
        snprintf(module, size, "%s", use->module);
    return use->level == 0 || length;
}

static void take(void *host, const struct sim_use *use)
{
    struct check *check = host;
    char module[400], inner[800];
    if (check->use_count >= MOST_USES)
        return;
    if (!absolute(check, use, module, sizeof module)) {
        note(check, use, "", "it has no package: python runs the file as a program; import it by its name");
        return;
    }
    snprintf(inner, sizeof inner, "%s.%s", module, use->name);
    bool beside = *module && is_beside(check, module);
    if (*use->name && is_beside(check, inner))
        beside = true;
    if (beside)
        return;
    note(check, use, module, NULL);
}

/* --- the probe */

static const char probe[] =
    "import asyncio, sys\n"
    "def said(code, start):\n"
    "    return [c for c in code.co_consts if isinstance(c, str) and start in c]\n"
    "def refusal(thing):\n"
    "    code = getattr(thing, '__code__', None)\n"
    "    if not hasattr(code, 'co_consts'):\n"
    "        init = getattr(thing, '__init__', None) if isinstance(thing, type) else None\n"
    "        code = getattr(init, '__code__', None)\n"
    "        if not hasattr(code, 'co_consts') or code.co_name != '__init__':\n"
    "            return None\n"
    "    words = said(code, 'loopglass does not offer') + said(code, 'cannot be simulated')\n"
    "    if not words:\n"
    "        return None\n"
    "    if code.co_flags & 12 == 12 and code.co_freevars:\n"
    "        try:\n"
    "            thing() if code.co_name != 'method' else thing(None)\n"
    "        except Exception as error:\n"
    "            return str(error)\n"
    "    return words[0] if len(code.co_consts) <= 2 and '(): ' in words[0] else None\n"
    "def of_module(module):\n"
    "    __import__(module)\n"
    "def of_name(module, name):\n"
    "    thing = __import__(module, fromlist=[name])\n"
    "    if module == 'sys' and name in ('settrace', 'setprofile'):\n"
    "        try:\n"
    "            getattr(sys, name)(print)\n"
    "        except NotImplementedError as error:\n"
    "            return str(error)\n"
    "    try:\n"
    "        return refusal(getattr(thing, name))\n"
    "    except AttributeError:\n"
    "        try:\n"
    "            __import__(module + '.' + name)\n"
    "        except ImportError:\n"
    "            return f\"the module '{module}' has no '{name}' here\"\n"
    "def of_builtin(name):\n"
    "    call = {'help': lambda: help(int), 'input': input, 'breakpoint': breakpoint}[name]\n"
    "    try:\n"
    "        call()\n"
    "    except Exception as error:\n"
    "        return str(error)\n"
    "def of_method(name):\n"
    "    return refusal(getattr(asyncio.BaseEventLoop, name, None))\n"
    "def look(number, of, *names):\n"
    "    try:\n"
    "        words = of(*names)\n"
    "    except ModuleNotFoundError as error:\n"
    "        words = str(error)\n"
    "        if not words.startswith('loopglass '):\n"
    "            words += f\"; `# sim: stub {names[0].partition('.')[0]}` can stand in for it\"\n"
    "    except ImportError as error:\n"
    "        words = str(error)\n"
    "    if words:\n"
    "        print(number, ' '.join(words.split()), sep='\\t')\n";

static void write_uses(FILE *file, const struct check *check)
{
    for (size_t i = 0; i < check->use_count; i++) {
        const struct noted *use = &check->uses[i];
        if (use->words || (i && use->kind == use[-1].kind && strcmp(use->module, use[-1].module) == 0 &&
                           strcmp(use->name, use[-1].name) == 0 && use->kind == SIM_USE_METHOD))
            continue;
        switch (use->kind) {
        case SIM_USE_MODULE: fprintf(file, "look(%zu, of_module, '%s')\n", i, use->module); break;
        case SIM_USE_NAME:
            fprintf(file, "look(%zu, of_name, '%s', '%s')\n", i, use->module, use->name);
            break;
        case SIM_USE_BUILTIN: fprintf(file, "look(%zu, of_builtin, '%s')\n", i, use->name); break;
        case SIM_USE_METHOD: fprintf(file, "look(%zu, of_method, '%s')\n", i, use->name); break;
        }
    }
}

/* The header's lines stay: services and stubs, and mistakes in them, at the same lines. */
static char *make_probe(const struct check *check, size_t *size)
{
    char *text = NULL;
    FILE *file = open_memstream(&text, size);
    if (!file)
        return NULL;
    const struct scenario *scenario = &check->job.scenario;
    for (uint32_t number = 1; number <= scenario->line_count; number++) {
        struct scenario_line line = scenario_line(scenario, number);
        bool header = line.size > 6 && memcmp(line.text, "# sim:", 6) == 0;
        fprintf(file, "%.*s\n", header ? (int)line.size : 0, line.text);
    }
    fputs(probe, file);
    write_uses(file, check);
    if (fclose(file) == 0)
        return text;
    free(text);
    return NULL;
}

static void hear(void *host, int stream, const char *text, size_t size)
{
    struct check *check = host;
    if (stream != 1) {
        fwrite(text, 1, size, stderr); /* a mistake in the header */
        return;
    }
    char *grown = realloc(check->said, check->said_size + size + 1);
    check->failed |= !grown;
    if (!grown)
        return;
    check->said = grown;
    memcpy(grown + check->said_size, text, size);
    check->said_size += size;
    grown[check->said_size] = '\0';
}

/* The program's exit status. */
static int run_probe(struct check *check)
{
    size_t size = 0;
    char *text = make_probe(check, &size);
    struct sim_options options = {.path = check->job.scenario.path, .text = text, .size = size,
                                  .no_trace = true, .forward_only = true, .output = hear, .host = check};
    struct sim *sim = text ? sim_open(&options) : NULL;
    int status = STATUS_USAGE;
    while (sim && sim_advance(sim, PORTION) == SIM_GOES_ON)
        ;
    if (sim)
        status = sim_exit_status(sim);
    sim_close(sim);
    free(text);
    return status;
}

static void read_answers(struct check *check)
{
    for (char *line = check->said; line && *line;) {
        char *end = strchr(line, '\n'), *words;
        if (end)
            *end = '\0';
        size_t number = strtoull(line, &words, 10);
        if (*words == '\t' && number < check->use_count)
            check->uses[number].words = words + 1;
        line = end ? end + 1 : NULL;
    }
}

/* --- the report */

static void print_construct(const struct noted *use)
{
    switch (use->kind) {
    case SIM_USE_MODULE: printf("import %s", use->module); break;
    case SIM_USE_NAME: printf("%s.%s", use->module, use->name); break;
    case SIM_USE_BUILTIN: printf("%s()", use->name); break;
    case SIM_USE_METHOD: printf(".%s()", use->name); break;
    }
}

/* Without the words that the construct says already. */
static const char *plain(const char *words)
{
    const char *colon = strstr(words, ": ");
    bool offers = strncmp(words, "loopglass does not offer", 24) == 0 || strstr(words, "cannot be simulated: ");
    return offers && colon ? colon + 2 : words;
}

/* One line for each place: an attribute of a module that is refused says nothing new. */
static bool says_nothing_new(const struct check *check, size_t which)
{
    const struct noted *use = &check->uses[which];
    for (size_t i = 0; i < which; i++) {
        const struct noted *other = &check->uses[i];
        if (!other->words || other->file != use->file)
            continue;
        if (strcmp(other->module, use->module) == 0 && other->words != use->words &&
            strcmp(other->words, use->words) == 0 && *use->module &&
            (other->line == use->line || other->kind == SIM_USE_MODULE))
            return true;
    }
    return false;
}

static void report(struct check *check)
{
    for (size_t i = 0; i < check->use_count; i++) {
        const struct noted *use = &check->uses[i];
        if (!use->words || says_nothing_new(check, i))
            continue;
        printf("%s:%u:%u: ", check->files[use->file].path, use->line, use->column + 1);
        print_construct(use);
        printf(": %s%s\n", plain(use->words), use->guarded ? " (the program can do without)" : "");
        check->found += !use->guarded;
    }
    if (check->found)
        printf("%u %s refused.\n", check->found, check->found == 1 ? "construct is" : "constructs are");
    else
        printf("Nothing that %s needs is refused.\n", check->job.scenario.file);
}

/* --- the command */

static bool look_through(struct check *check)
{
    struct sim_mistake mistake;
    for (check->now = 0; check->now < check->file_count && !check->failed; check->now++) {
        struct looked file = check->files[check->now];
        if (sim_find_uses(file.text, file.size, take, check, &mistake))
            continue;
        printf("%s:%u:%u: %s\n", file.path, mistake.line, mistake.column + 1, mistake.message);
        return false;
    }
    return !check->failed;
}

static int run(struct check *check, const char *name)
{
    if (!job_read(&check->job, name))
        return STATUS_USAGE;
    const struct scenario *scenario = &check->job.scenario;
    if (!job_keep_modules(&check->job))
        return STATUS_USAGE;
    add_file(check, scenario->path, "", false, scenario->text, scenario->size);
    if (check->failed || !look_through(check))
        return STATUS_USAGE;
    if (run_probe(check) != 0 || check->failed)
        return STATUS_USAGE;
    read_answers(check);
    report(check);
    return check->found ? 1 : 0;
}

static void close_check(struct check *check)
{
    for (size_t i = 0; i < check->use_count; i++) {
        free(check->uses[i].module);
        free(check->uses[i].name);
    }
    for (size_t i = 0; i < check->file_count; i++) {
        free(check->files[i].path);
        free(check->files[i].module);
        free(check->files[i].package);
    }
    free(check->uses);
    free(check->files);
    free(check->said);
    job_close(&check->job);
}

int command_check(int argc, char **argv)
{
    static const struct option longs[] = {{0}};
    struct check check = {.found = 0};
    if (getopt_long(argc, argv, "", longs, NULL) != -1)
        return STATUS_USAGE;
    if (optind + 1 != argc)
        return usage_error("check takes one file");
    int status = run(&check, argv[optind]);
    close_check(&check);
    return fflush(stdout) == 0 ? status : STATUS_USAGE;
}
