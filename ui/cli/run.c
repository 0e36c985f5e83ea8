/* loopglass run: what the program prints, at once. */
#include "ui/cli/result.h"

#include "ui/export/safe_file.h"
#include "ui/export/steplog.h"

#include <getopt.h>
#include <string.h>

#define PORTION ((uint64_t)100000)

struct run_options {
    const char *steps_path, *trace_path;
    bool summary, json;
};

static void print_output(void *host, int stream, const char *text, size_t size)
{
    (void)host;
    if (stream == 2)
        fflush(stdout);
    fwrite(text, 1, size, stream == 2 ? stderr : stdout);
}

/* A file that was asked for; one that was not has no path. */
static bool open_file(struct safe_file *file, const char *path)
{
    *file = (struct safe_file){0};
    return !path || safe_file_open(file, path);
}

static bool close_file(struct safe_file *file, bool ok)
{
    return !file->path || safe_file_close(file, ok);
}

static void print_summary(const struct sim *sim)
{
    fprintf(stderr, "virtual time %.6f s, %llu tasks, %llu steps, exit status %d\n", sim_time(sim),
            (unsigned long long)sim_tasks(sim), (unsigned long long)sim_steps(sim),
            sim_exit_status(sim));
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
    return trace_write_header(file, &header) && trace_write_json(file, sim_trace(job->sim));
}

/* The log grows as the run goes. */
static bool run_logging(struct job *job, struct safe_file *file)
{
    struct steplog log;
    if (file->path)
        steplog_open(&log, file->stream, sim_trace(job->sim));
    enum sim_state state;
    do {
        state = sim_advance(job->sim, PORTION);
        if (file->path)
            steplog_scan(&log);
    } while (state == SIM_GOES_ON);
    return !file->path || steplog_close(&log, sim_exit_status(job->sim));
}

static int run_to_end(struct job *job, const struct run_options *options)
{
    struct safe_file steps, trace;
    if (!open_file(&steps, options->steps_path))
        return STATUS_USAGE;
    if (!open_file(&trace, options->trace_path)) {
        safe_file_abandon(&steps);
        return STATUS_USAGE;
    }
    bool ok = run_logging(job, &steps);
    ok = close_file(&steps, ok);
    ok = close_file(&trace, !trace.path || write_trace(trace.stream, job)) && ok;
    if (options->summary)
        print_summary(job->sim);
    return ok ? sim_exit_status(job->sim) : STATUS_USAGE;
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
        {"json", no_argument, NULL, 'j'},
        {"steps", required_argument, NULL, 'S'},
        {"trace", required_argument, NULL, 't'},
        {"summary", no_argument, NULL, 'u'},
        {0},
    };
    struct job job = {0};
    struct run_options options = {0};
    int code;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        if (code == 'j')
            options.json = true;
        else if (code == 'S')
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
    if (options.json && (options.steps_path || options.trace_path || options.summary))
        return usage_error("--json goes without --steps, --trace and --summary");
    int status = options.json ? result_print(&job, argv[optind])
                              : run_file(&job, argv[optind], &options);
    job_close(&job);
    return status;
}
