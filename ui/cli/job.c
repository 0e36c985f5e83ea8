/* What all commands that run a scenario share: finding the file, options, modules beside it. */
#include "ui/cli/cli.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_WORK   ((uint64_t)1000000000)
#define DEFAULT_OUTPUT ((uint64_t)1 << 30)
#define DEFAULT_TASKS  ((uint64_t)10000000)
#define DEFAULT_TRACE  ((uint64_t)4 << 30)

/* Texts of modules beside the scenario, kept until the run is over. */
struct module_store {
    struct scenario *all;
    size_t count;
};

/* --- modules beside the scenario: NAME.py or NAME/__init__.py */

static bool is_module_name(const char *name)
{
    for (; *name; name++)
        if (!isalnum((unsigned char)*name) && *name != '_' && *name != '.')
            return false;
    return true;
}

static const char *keep_module(struct job *job, const char *path, const char **shown, size_t *size)
{
    struct module_store *store = job->modules;
    struct scenario *grown = realloc(store->all, (store->count + 1) * sizeof *grown);
    if (!grown)
        return NULL;
    store->all = grown;
    struct scenario *module = &store->all[store->count];
    if (!scenario_read(module, path))
        return NULL;
    store->count++;
    *shown = module->path;
    *size = module->size;
    return module->text;
}

static const char *find_module(void *host, const char *name, bool *is_package, const char **path,
                               size_t *size)
{
    static const char *const endings[] = {".py", "/__init__.py"};
    struct job *job = host;
    int folder = (int)(job->scenario.file - job->scenario.path);
    char tried[4096], inner[1024];
    if (!is_module_name(name) || strlen(name) >= sizeof inner)
        return NULL;
    strcpy(inner, name);
    for (char *c = inner; *c; c++)
        if (*c == '.')
            *c = '/';
    for (int i = 0; i < 2; i++) {
        snprintf(tried, sizeof tried, "%.*s%s%s", folder, job->scenario.path, inner, endings[i]);
        const char *text = keep_module(job, tried, path, size);
        *is_package = i == 1;
        if (text)
            return text;
    }
    return NULL;
}

/* --- the file */

static char *lesson_path(const char *name)
{
    struct lessons lessons;
    char *found = NULL;
    if (!lessons_find(&lessons))
        return NULL;
    char *end;
    unsigned long number = strtoul(name, &end, 10);
    for (size_t i = 0; i < lessons.count && !found; i++)
        if (strcmp(lessons.all[i].name, name) == 0 || (*end == '\0' && number == i + 1))
            found = strdup(lessons.all[i].path);
    lessons_close(&lessons);
    return found;
}

/* Written traces begin so, whatever their name. */
static FILE *open_trace(const char *path)
{
    static const char mark[] = "{\"format\":\"loopglass trace\"";
    char begin[sizeof mark] = "";
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t size = fread(begin, 1, sizeof mark - 1, file);
    if (size == sizeof mark - 1 && memcmp(begin, mark, size) == 0) {
        rewind(file);
        return file;
    }
    fclose(file);
    return NULL;
}

/* Takes the scenario from the trace's header; closes the file. */
static bool read_trace(struct job *job, const char *name, FILE *file)
{
    char message[256];
    job->recorded = trace_read_json(file, &job->header, message, sizeof message);
    fclose(file);
    if (!job->recorded) {
        fprintf(stderr, "loopglass: %s: %s\n", name, message);
        return false;
    }
    char *text = malloc(job->header.scenario_size + 1);
    if (text)
        memcpy(text, job->header.scenario_text, job->header.scenario_size + 1);
    if (text && scenario_open(&job->scenario, job->header.scenario_path, text,
                              job->header.scenario_size))
        return true;
    fprintf(stderr, "loopglass: out of memory\n");
    return false;
}

bool job_read(struct job *job, const char *name)
{
    FILE *trace = open_trace(name);
    if (trace)
        return read_trace(job, name, trace);
    if (scenario_read(&job->scenario, name))
        return true;
    int error = errno;
    char *path = error == ENOENT ? lesson_path(name) : NULL;
    bool ok = path && scenario_read(&job->scenario, path);
    free(path);
    if (!ok)
        fprintf(stderr, "loopglass: cannot read '%s': %s\n", name, strerror(error));
    return ok;
}

/* --- options */

static bool read_number(const char *text, uint64_t *number)
{
    char *end;
    errno = 0;
    unsigned long long read = strtoull(text, &end, 10);
    if (errno || *end || end == text || *text == '-') {
        usage_error("'%s' is not a number from 0", text);
        return false;
    }
    *number = read;
    return true;
}

/* 0 lifts the bound. */
static bool read_bound(const char *text, uint64_t *bound)
{
    if (!read_number(text, bound))
        return false;
    if (*bound == 0)
        *bound = UINT64_MAX;
    return true;
}

/* Generous: what a program of a lesson never comes near, and what stops one that would not end. */
static void set_default_bounds(struct sim_options *options)
{
    if (!options->work_limit)
        options->work_limit = DEFAULT_WORK;
    if (!options->output_limit)
        options->output_limit = DEFAULT_OUTPUT;
    if (!options->task_limit)
        options->task_limit = DEFAULT_TASKS;
    if (!options->trace_limit)
        options->trace_limit = DEFAULT_TRACE;
}

bool job_option(struct job *job, int code, const char *argument)
{
    uint64_t number;
    switch (code) {
    case 'd': job->options.debug = true; return true;
    case 's': job->options.has_seed = true; return read_number(argument, &job->options.seed);
    case 'T': return read_bound(argument, &job->options.tick_limit);
    case OPTION_WORK: return read_bound(argument, &job->options.work_limit);
    case OPTION_OUTPUT: return read_bound(argument, &job->options.output_limit);
    case OPTION_TASKS: return read_bound(argument, &job->options.task_limit);
    case OPTION_TRACE: return read_bound(argument, &job->options.trace_limit);
    case OPTION_INTERVENTIONS: job->options.interventions_path = argument; return true;
    case OPTION_INT: return read_bound(argument, &job->options.int_limit);
    case OPTION_TIME:
        if (!read_bound(argument, &number))
            return false;
        job->options.time_limit = (double)number;
        return true;
    case 'm':
        if (!read_number(argument, &number))
            return false;
        job->options.memory_limit = (size_t)number << 20;
        return true;
    default: return false;
    }
}

/* --- the run */

/* A path that is given without a text: the file is read. */
static bool read_interventions(struct job *job)
{
    const char *path = job->options.interventions_path;
    if (!path || job->options.interventions)
        return true;
    if (job->recorded) {
        fprintf(stderr, "loopglass: a recorded run cannot be changed: '%s' is for its program\n", path);
        return false;
    }
    if (!scenario_read(&job->changes, path)) {
        fprintf(stderr, "loopglass: cannot read '%s': %s\n", path, strerror(errno));
        return false;
    }
    job->options.interventions = job->changes.text;
    job->options.interventions_size = job->changes.size;
    return true;
}

bool job_keep_modules(struct job *job)
{
    if (!job->modules)
        job->modules = calloc(1, sizeof *job->modules);
    return job->modules != NULL;
}

const char *job_find_module(struct job *job, const char *name, bool *is_package, const char **path,
                            size_t *size)
{
    return find_module(job, name, is_package, path, size);
}

bool job_open(struct job *job)
{
    if (!read_interventions(job))
        return false;
    job_keep_modules(job);
    job->options.path = job->scenario.path;
    job->options.text = job->scenario.text;
    job->options.size = job->scenario.size;
    job->options.find_module = find_module;
    job->options.host = job;
    set_default_bounds(&job->options);
    if (job->recorded) {
        job->options.has_seed = true;
        job->options.seed = job->header.seed;
        job->options.debug = strstr(job->header.options, "--debug") != NULL;
        job->options.interventions = job->header.interventions;
        job->options.interventions_size =
            job->header.interventions ? strlen(job->header.interventions) : 0;
        return true;
    }
    job->sim = job->modules ? sim_open(&job->options) : NULL;
    if (!job->sim)
        fprintf(stderr, "loopglass: cannot begin: %s\n", strerror(errno));
    return job->sim != NULL;
}

const struct trace *job_trace(const struct job *job)
{
    return job->recorded ? job->recorded : sim_trace(job->sim);
}

const struct sim_options *job_again(const struct job *job)
{
    bool same = !job->recorded || strcmp(job->header.version, sim_version()) == 0;
    return same ? &job->options : NULL;
}

void job_close(struct job *job)
{
    sim_close(job->sim);
    for (size_t i = 0; job->modules && i < job->modules->count; i++)
        scenario_close(&job->modules->all[i]);
    if (job->modules)
        free(job->modules->all);
    free(job->modules);
    scenario_close(&job->scenario);
    scenario_close(&job->changes);
    trace_free(job->recorded);
    trace_header_free(&job->header);
    memset(job, 0, sizeof *job);
}
