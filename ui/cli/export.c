/* loopglass export: a run for other tools. */
#include "ui/cli/whole.h"

#include "ui/export/page.h"
#include "ui/export/perfetto.h"
#include "ui/export/safe_file.h"
#include "ui/export/tables.h"

#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct export {
    struct whole_options options;
    const char *path;
    enum { NOTHING, PERFETTO, CSV, HTML, DOT, MERMAID } format;
    size_t most_steps; /* of a page */
};

static bool write_lanes(FILE *file, const struct export *export, struct whole *whole)
{
    struct lanes lanes;
    if (!lanes_open(&lanes, &whole->story))
        return false;
    bool ok = export->format == CSV
                  ? csv_write(file, &lanes)
                  : perfetto_write(file, &lanes, job_trace(&whole->job), whole_title(whole));
    lanes_close(&lanes);
    return ok;
}

static bool write_to(FILE *file, const struct export *export, struct whole *whole)
{
    switch (export->format) {
    case DOT: return graph_write_dot(file, &whole->story);
    case MERMAID: return graph_write_mermaid(file, &whole->story);
    default: return write_lanes(file, export, whole);
    }
}

static int export_file(const struct export *export, const char *name)
{
    struct whole *whole = malloc(sizeof *whole);
    struct safe_file file;
    bool ok = whole && whole_open(whole, name, &export->options) &&
              safe_file_open(&file, export->path);
    if (ok)
        ok = safe_file_close(&file, write_to(file.stream, export, whole));
    if (whole)
        whole_close(whole);
    free(whole);
    return ok ? 0 : STATUS_USAGE;
}

/* A page shows every step, so it winds a reel and does not look at the run's end alone. */
static int export_page(const struct export *export, const char *name)
{
    struct job job = {.options = export->options.sim};
    struct page_options options = {export->most_steps, sim_version()};
    struct reel reel;
    struct safe_file file;
    bool ok = job_read(&job, name) && job_open(&job);
    if (ok) {
        ok = reel_open(&reel, job.sim, job_trace(&job), job_again(&job)) &&
             safe_file_open(&file, export->path) &&
             safe_file_close(&file, page_write(file.stream, &reel, &job.scenario, &options));
        reel_close(&reel);
    }
    job_close(&job);
    return ok ? 0 : STATUS_USAGE;
}

static bool take_option(struct export *export, int code, const char *argument)
{
    struct job job = {.options = export->options.sim};
    switch (code) {
    case 'o': export->path = argument; return true;
    case 'u': export->options.until = strtod(argument, NULL); return true;
    case 'P': export->format = PERFETTO; return true;
    case 'C': export->format = CSV; return true;
    case 'D': export->format = DOT; return true;
    case 'H': export->format = HTML; return true;
    case 'f':
        export->most_steps = strtoull(argument, NULL, 10);
        if (export->most_steps == 0)
            usage_error("'%s' is not a number of steps from 1", argument);
        return export->most_steps > 0;
    case 'M': export->format = MERMAID; return true;
    }
    if (!job_option(&job, code, argument))
        return false;
    export->options.sim = job.options;
    return true;
}

int command_export(int argc, char **argv)
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS,
        {"csv", no_argument, NULL, 'C'},
        {"dot", no_argument, NULL, 'D'},
        {"first", required_argument, NULL, 'f'},
        {"html", no_argument, NULL, 'H'},
        {"mermaid", no_argument, NULL, 'M'},
        {"output", required_argument, NULL, 'o'},
        {"perfetto", no_argument, NULL, 'P'},
        {"until", required_argument, NULL, 'u'},
        {0},
    };
    struct export export = {.options = {.until = INFINITY}, .path = "-",
                            .most_steps = PAGE_STEPS};
    int code;
    while ((code = getopt_long(argc, argv, "o:", longs, NULL)) != -1)
        if (!take_option(&export, code, optarg))
            return STATUS_USAGE;
    if (optind + 1 != argc || export.format == NOTHING)
        return usage_error("export takes --html, --perfetto, --csv, --dot or --mermaid, and one file");
    if (export.format == HTML)
        return export_page(&export, argv[optind]);
    /* A graph of who waits for whom is about the deadlock, if there is one. */
    export.options.until_deadlock = export.format >= DOT;
    return export_file(&export, argv[optind]);
}
