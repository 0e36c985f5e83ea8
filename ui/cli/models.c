/* `loopglass models FILE`: one workload run one job after another, in threads, as tasks and in
 * processes; a table, a timeline on one scale, and the way through the guide's decision tree. */
#include "ui/cli/cli.h"

#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define PORTION   1000000
#define MOST_JOBS 4096
#define MOST_SHOWN 12 /* jobs that the timeline draws */
#define WIDTH     60
#define MARK      '\x1e'

/* Memory is an estimate, in KiB: what CPython's own objects of these kinds take, roughly. */
#define PROCESS_KIB 10240.0 /* an interpreter with a few modules */
#define THREAD_KIB  100.0   /* the part of its stack that a thread touches */
#define TASK_KIB    4.0     /* a task, its coroutine and frames */

struct span {
    double begin, end;
};

struct model {
    const char *name;
    double total, idle;
    uint64_t workers, jobs, given, forced;
    bool has_blocking, has_awaitable;
    struct span *spans;
    size_t span_count;
    int status;
};

/* A run of one model: what it prints is gathered here. */
struct gathering {
    struct job job;
    char line[256];
    size_t size;
    struct model *model;
    const char *workload; /* the text of FILE */
    size_t workload_size;
    char *path;
};

static void read_line(struct model *model, const char *line)
{
    int blocking = 0, awaitable = 0;
    struct span span;
    if (line[0] != MARK)
        return;
    if (sscanf(line + 1, "R %lf %lf %" SCNu64 " %" SCNu64 " %d %d", &model->total, &model->idle,
               &model->workers, &model->jobs, &blocking, &awaitable) == 6) {
        model->has_blocking = blocking;
        model->has_awaitable = awaitable;
    } else if (sscanf(line + 1, "J %lf %lf", &span.begin, &span.end) == 2 &&
               model->span_count < MOST_JOBS) {
        model->spans[model->span_count++] = span;
    }
}

/* Standard output is read line by line; what the workload itself prints is left out. */
static void gather(void *host, int stream, const char *text, size_t size)
{
    struct gathering *gathering = host;
    if (stream == 2) {
        fwrite(text, 1, size, stderr);
        return;
    }
    for (size_t i = 0; i < size; i++) {
        if (text[i] != '\n') {
            if (gathering->size + 1 < sizeof gathering->line)
                gathering->line[gathering->size++] = text[i];
            continue;
        }
        gathering->line[gathering->size] = '\0';
        read_line(gathering->model, gathering->line);
        gathering->size = 0;
    }
}

/* FILE is imported as the module `workload`. */
static const char *find_module(void *host, const char *name, bool *is_package, const char **path,
                               size_t *size)
{
    struct gathering *gathering = host;
    if (strcmp(name, "workload") != 0)
        return NULL;
    *is_package = false;
    *path = gathering->path;
    *size = gathering->workload_size;
    return gathering->workload;
}

/* The header of FILE, and the program that runs its workload. NULL: out of memory. */
static char *make_program(const struct scenario *scenario, const char *model)
{
    char *text = malloc(scenario->size + 200);
    size_t size = 0;
    if (!text)
        return NULL;
    for (const char *at = scenario->text; *at;) {
        size_t length = strcspn(at, "\n");
        length += at[length] == '\n';
        if (strncmp(at, "# sim:", 6) == 0) {
            memcpy(text + size, at, length);
            size += length;
        }
        at += length;
    }
    sprintf(text + size, "\nimport workload, _models\n_models.run('%s', 'workload')\n", model);
    return text;
}

static void count_switches(const struct trace *trace, struct model *model)
{
    struct trace_cursor cursor;
    struct event event;
    trace_begin(trace, &cursor);
    while (trace_next(trace, &cursor, &event)) {
        if (event.kind == EVENT_step_waits)
            model->given++;
        else if (event.kind == EVENT_thread_waits && event.thread_waits.why >= PAUSE_LOCK_TAKEN)
            model->forced++;
        else if (event.kind == EVENT_thread_waits)
            model->given++;
    }
}

static bool run_model(const struct job *outer, struct model *model)
{
    const struct scenario *scenario = &outer->scenario;
    struct gathering gathering = {.model = model,
                                  .workload = scenario->text,
                                  .workload_size = scenario->size,
                                  .path = scenario->path};
    char *text = make_program(scenario, model->name);
    model->spans = malloc(MOST_JOBS * sizeof *model->spans);
    struct sim_options options = outer->options;
    options.path = scenario->path;
    options.text = text;
    options.size = text ? strlen(text) : 0;
    options.output = gather;
    options.find_module = find_module;
    options.host = &gathering;
    struct sim *sim = text && model->spans ? sim_open(&options) : NULL;
    if (sim) {
        while (sim_advance(sim, PORTION) == SIM_GOES_ON)
            continue;
        model->status = sim_exit_status(sim);
        count_switches(sim_trace(sim), model);
    } else {
        fputs("loopglass: out of memory\n", stderr);
        model->status = STATUS_USAGE;
    }
    sim_close(sim);
    free(text);
    return model->status == 0;
}

/* --- what is shown */

static double memory_kib(const struct model *model, size_t kind)
{
    static const double each[] = {0, THREAD_KIB, TASK_KIB, PROCESS_KIB};
    return PROCESS_KIB + (double)model->workers * each[kind];
}

static void print_table(const struct model *models, size_t count)
{
    printf("%-11s %11s %11s %9s %14s %9s\n", "model", "total", "idle", "workers",
           "switches", "memory*");
    for (size_t i = 0; i < count; i++) {
        const struct model *m = &models[i];
        char switches[64];
        snprintf(switches, sizeof switches, "%" PRIu64 " + %" PRIu64, m->given, m->forced);
        printf("%-11s %9.3f s %9.3f s %9" PRIu64 " %14s %5.1f MiB\n", m->name, m->total, m->idle,
               m->workers, switches, memory_kib(m, i) / 1024);
    }
    puts("\nidle: nobody computed, everybody waited.  switches: given + forced.\n"
         "* an estimate: 10 MiB for each process, 100 KiB for a thread, 4 KiB for a task.");
}

static void print_bar(const struct span *span, double scale)
{
    int from = (int)(span->begin * scale), to = (int)(span->end * scale);
    if (to <= from)
        to = from + 1;
    printf("  |%*s", from, "");
    for (int i = from; i < to && i < WIDTH + 1; i++)
        putchar('#');
    putchar('\n');
}

static void print_timeline(const struct model *models, size_t count)
{
    double longest = 0;
    for (size_t i = 0; i < count; i++)
        if (models[i].total > longest)
            longest = models[i].total;
    for (size_t i = 0; i < count && longest > 0; i++) {
        const struct model *m = &models[i];
        printf("\n%s, %.3f s\n", m->name, m->total);
        for (size_t j = 0; j < m->span_count && j < MOST_SHOWN; j++)
            print_bar(&m->spans[j], WIDTH / longest);
        if (m->span_count > MOST_SHOWN)
            printf("  ... and %zu more jobs\n", m->span_count - MOST_SHOWN);
    }
    printf("\n  0%*.3f s\n", WIDTH, longest);
}

/* The guide's section 12: enum of its leaves in the order in which they are printed. */
enum branch { MANY_WAITS, FEW_WAITS, ONLY_BLOCKING, COMPUTING };

static enum branch choose(const struct model *sequential, double waiting)
{
    if (waiting < 0.5)
        return COMPUTING;
    if (!sequential->has_awaitable)
        return ONLY_BLOCKING;
    return sequential->jobs > 100 ? MANY_WAITS : FEW_WAITS;
}

static void print_tree(const struct model *sequential)
{
    static const char *const leaves[] = {
        "|   |-- Many concurrent operations (>100): async",
        "|   |-- Fewer operations: threading or async",
        "|   `-- Must use sync libraries: threading with run_in_executor",
        "    `-- Use multiprocessing",
    };
    double waiting = sequential->total > 0 ? sequential->idle / sequential->total : 1;
    enum branch taken = choose(sequential, waiting);
    puts("\nWhat is the bottleneck?\n|-- Waiting for I/O (network, disk, etc.)");
    for (enum branch leaf = MANY_WAITS; leaf <= COMPUTING; leaf++) {
        if (leaf == COMPUTING)
            puts("`-- CPU computation");
        printf("%s%s\n", leaves[leaf], leaf == taken ? "   <== this workload" : "");
    }
    printf("\nAlone it waits for %.0f%% of its time and computes for %.0f%%; ", 100 * waiting,
           100 - 100 * waiting);
    switch (taken) {
    case COMPUTING:
        puts("only processes compute at the same time.");
        break;
    case ONLY_BLOCKING:
        puts("it has no\nasync version, and as a task it would hold the loop.");
        break;
    case FEW_WAITS:
        printf("%" PRIu64 " jobs\nare few enough for threads, and tasks cost less.\n",
               sequential->jobs);
        break;
    case MANY_WAITS:
        printf("%" PRIu64 " jobs\nwould need as many threads; tasks are nearly free.\n",
               sequential->jobs);
        break;
    }
    if (waiting > 0.1 && waiting < 0.9)
        puts("It is mixed: await the waiting, and give the computing to a ProcessPoolExecutor\n"
             "with run_in_executor.");
}

static int show_models(struct job *job, const char *file)
{
    struct model models[] = {
        {.name = "sequential"}, {.name = "threads"}, {.name = "async"}, {.name = "processes"}};
    size_t count = sizeof models / sizeof *models;
    if (!job_read(job, file))
        return STATUS_USAGE;
    int status = 0;
    for (size_t i = 0; i < count && status == 0; i++)
        if (!run_model(job, &models[i]))
            status = models[i].status;
    if (status == 0) {
        printf("%s: %" PRIu64 " jobs\n\n", job->scenario.file, models[0].jobs);
        print_table(models, count);
        print_timeline(models, count);
        print_tree(&models[0]);
    }
    for (size_t i = 0; i < count; i++)
        free(models[i].spans);
    return status;
}

int command_models(int argc, char **argv)
{
    static const struct option longs[] = {JOB_LONG_OPTIONS, {0}};
    struct job job = {0};
    int code;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1)
        if (!job_option(&job, code, optarg))
            return usage_error("models: that option is not known or its value is wrong");
    if (optind + 1 != argc)
        return usage_error("models: give one FILE that defines work(n), and work_async(n) for tasks");
    int status = show_models(&job, argv[optind]);
    job_close(&job);
    return status;
}
