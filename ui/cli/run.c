/* loopglass run: what the program prints, at once. */
#include "ui/cli/cli.h"

#include "ui/export/steplog.h"

#include <errno.h>
#include <getopt.h>
#include <string.h>

#define PORTION ((uint64_t)100000)

struct run_options {
    const char *steps_path, *trace_path;
    bool summary;
};

static void print_output(void *host, int stream, const char *text, size_t size)
{
    (void)host;
    if (stream == 2)
        fflush(stdout);
    fwrite(text, 1, size, stream == 2 ? stderr : stdout);
}

static FILE *create(const char *path)
{
    FILE *file = path ? fopen(path, "w") : NULL;
    if (path && !file)
        fprintf(stderr, "loopglass: cannot write '%s': %s\n", path, strerror(errno));
    return file;
}

static bool close_file(FILE *file, const char *path, bool ok)
{
    if (!file)
        return true;
    ok = fclose(file) == 0 && ok;
    if (!ok)
        fprintf(stderr, "loopglass: writing '%s' failed\n", path);
    return ok;
}

static void print_summary(const struct sim *sim)
{
    const struct trace *trace = sim_trace(sim);
    struct trace_cursor cursor;
    struct event event;
    unsigned long tasks = 0, steps = 0;
    trace_begin(trace, &cursor);
    while (trace_next(trace, &cursor, &event)) {
        tasks += event.kind == EVENT_task_created;
        steps += event.kind == EVENT_step_begun;
    }
    fprintf(stderr, "virtual time %.6f s, %lu tasks, %lu steps, exit status %d\n", sim_time(sim),
            tasks, steps, sim_exit_status(sim));
}

static bool write_trace(FILE *file, const struct job *job)
{
    struct trace_header header = {
        .scenario_path = job->scenario.path,
        .scenario_text = job->scenario.text,
        .scenario_size = job->scenario.size,
        .seed = sim_seed(job->sim),
        .interventions = job->options.interventions,
        .options = job->options.debug ? "--debug" : "",
        .version = sim_version(),
    };
    return !file || (trace_write_header(file, &header) &&
                     trace_write_json(file, sim_trace(job->sim)));
}

/* Runs to the end; the log grows as the run goes. */
static int run_to_end(struct job *job, const struct run_options *options)
{
    FILE *steps = create(options->steps_path), *trace = create(options->trace_path);
    if ((options->steps_path && !steps) || (options->trace_path && !trace))
        return STATUS_USAGE;
    struct steplog log;
    if (steps)
        steplog_open(&log, steps, sim_trace(job->sim));
    enum sim_state state;
    do {
        state = sim_advance(job->sim, PORTION);
        if (steps)
            steplog_scan(&log);
    } while (state == SIM_GOES_ON);
    int status = sim_exit_status(job->sim);
    bool ok = close_file(steps, options->steps_path, !steps || steplog_close(&log, status));
    ok = close_file(trace, options->trace_path, write_trace(trace, job)) && ok;
    if (options->summary)
        print_summary(job->sim);
    return ok ? status : STATUS_USAGE;
}

/* A recorded run: what it printed then. */
static int print_recorded(const struct job *job)
{
    struct trace_cursor cursor;
    struct event event;
    int status = 0;
    trace_begin(job->recorded, &cursor);
    while (trace_next(job->recorded, &cursor, &event)) {
        if (event.kind == EVENT_output)
            print_output(NULL, (int)event.output.stream, event.output.text.text,
                         event.output.text.size);
        else if (event.kind == EVENT_program_ended)
            status = (int)(event.program_ended.status & 0xff);
    }
    return status;
}

static int run_file(struct job *job, const char *file, const struct run_options *options)
{
    if (!job_read(job, file))
        return STATUS_USAGE;
    job->options.output = print_output;
    /* Without a reader of the trace there is no need to keep one. */
    job->options.no_trace = !options->steps_path && !options->trace_path && !options->summary;
    job->options.forward_only = true;
    if (!job_open(job))
        return STATUS_USAGE;
    int status = job->recorded ? print_recorded(job) : run_to_end(job, options);
    if (fflush(stdout) != 0) {
        fprintf(stderr, "loopglass: writing to standard output failed\n");
        status = STATUS_USAGE;
    }
    return status;
}

int run_plainly(struct job *job, const char *file)
{
    struct run_options options = {0};
    return run_file(job, file, &options);
}

int command_run(int argc, char **argv)
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS,
        {"steps", required_argument, NULL, 'S'},
        {"trace", required_argument, NULL, 't'},
        {"summary", no_argument, NULL, 'u'},
        {0},
    };
    struct job job = {0};
    struct run_options options = {0};
    int code;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        if (code == 'S')
            options.steps_path = optarg;
        else if (code == 't')
            options.trace_path = optarg;
        else if (code == 'u')
            options.summary = true;
        else if (!job_option(&job, code, optarg))
            return STATUS_USAGE;
    }
    if (optind + 1 != argc)
        return usage_error("run takes one file");
    int status = run_file(&job, argv[optind], &options);
    job_close(&job);
    return status;
}
