/* loopglass verify: the same file under the machine's own CPython, so that nobody has to take our
 * word. Compares output, exit status and steps; errors too where CPython is a 3.13. */
#include "ui/cli/cli.h"

#include "ui/export/steplog.h"
#include "ui/verify/difference.h"
#include "ui/verify/reference.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PORTION ((uint64_t)1000000)
enum { SECONDS = 20 };

struct verify {
    struct reference reference;
    char program[PATH_MAX]; /* absolute, as CPython shows it */
    char folder[PATH_MAX];
    char scratch[PATH_MAX];
    int seconds;            /* of real time, for each of the two runs */
    FILE *out, *err;        /* where the run in this process prints */
};

enum { OUT, ERR, STEPS, KINDS };
static const char *const kinds[KINDS] = {"output", "errors", "steps"};

/* SCRATCH/ours.output and the like, malloc'ed. */
static char *scratch_file(const struct verify *verify, const char *whose, int kind)
{
    size_t size = strlen(verify->scratch) + 32;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%s/%s.%s", verify->scratch, whose, kinds[kind]);
    return path;
}

/* --- the two runs */

static void print_output(void *host, int stream, const char *text, size_t size)
{
    const struct job *job = host;
    struct verify *verify = job->owner;
    fwrite(text, 1, size, stream == 2 ? verify->err : verify->out);
}

/* Until it ends or its real time is over: then -1. */
static int run_to_end(const struct verify *verify, struct job *job, FILE *steps)
{
    struct steplog log;
    time_t until = time(NULL) + verify->seconds;
    enum sim_state state;
    steplog_open(&log, steps, sim_trace(job->sim));
    do {
        state = sim_advance(job->sim, PORTION);
        steplog_scan(&log);
    } while (state == SIM_GOES_ON && time(NULL) < until);
    int status = state == SIM_GOES_ON ? -1 : sim_exit_status(job->sim);
    return steplog_close(&log, status) ? status : -1;
}

static bool run_ours(struct verify *verify, struct job *job, char *const files[], int *status)
{
    FILE *steps = fopen(files[STEPS], "w");
    verify->out = fopen(files[OUT], "w");
    verify->err = fopen(files[ERR], "w");
    job->options.output = print_output;
    job->owner = verify;
    bool ok = steps && verify->out && verify->err && job_open(job);
    if (ok)
        *status = run_to_end(verify, job, steps);
    FILE *all[] = {steps, verify->out, verify->err};
    for (int i = 0; i < KINDS; i++)
        ok = all[i] && fclose(all[i]) == 0 && ok;
    return ok;
}

static int run_theirs(const struct verify *verify, char *const files[])
{
    struct reference_files paths = {.out = files[OUT], .err = files[ERR], .steps = files[STEPS]};
    return reference_run(&verify->reference, verify->program, &paths, verify->seconds);
}

/* --- what came out */

static void print_name(const struct verify *verify)
{
    const int *version = verify->reference.version;
    printf("CPython %d.%d.%d", version[0], version[1], version[2]);
}

static void print_line(const char *who, const char *line)
{
    int size = (int)strcspn(line, "\n");
    printf("    %-10s %.*s\n", who, *line ? size : 9, *line ? line : "(the end)");
}

static size_t count_lines(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

/* The count of lines, or -1 after printing the first that differs. */
static long compare_kind(const struct verify *verify, const char *ours, const char *theirs, int kind)
{
    struct difference part;
    char *got = difference_read(ours), *expected = difference_read(theirs);
    long lines = -1;
    if (!got || !expected) {
        printf("differs: %s were not written\n", kinds[kind]);
    } else {
        difference_normalise(got, verify->folder);
        difference_normalise(expected, verify->folder);
        if (!difference_find(&part, got, expected)) {
            lines = (long)count_lines(got);
        } else {
            printf("differs from ");
            print_name(verify);
            printf(": %s, line %d\n", kinds[kind], part.line);
            print_line("loopglass:", part.got);
            print_line("CPython:", part.expected);
            if (verify->reference.version[1] != 13)
                printf("    (loopglass follows 3.13; --python names another CPython)\n");
        }
    }
    free(got);
    free(expected);
    return lines;
}

/* Why a run under the reference came to nothing: the last line it said. */
static void print_gave_up(const char *errors)
{
    char *text = difference_read(errors), *last = text;
    for (char *c = text; c && *c; c++)
        if (*c == '\n' && c[1])
            last = c + 1;
    printf("CPython did not come to the end of it%s%s\n", last && *last ? ": " : "\n",
           last ? last : "");
    free(text);
}

static bool compare_status(int ours, int theirs)
{
    if (ours == theirs)
        return true;
    printf("differs: exit status %d, CPython's is %d\n", ours, theirs);
    return false;
}

static int compare_runs(const struct verify *verify, char *const ours[], char *const theirs[],
                        int our_status, int their_status)
{
    bool exact = verify->reference.version[1] == 13;
    if (our_status < 0) {
        printf("loopglass did not come to the end of it in %d s; nothing is compared\n",
               verify->seconds);
        return 1;
    }
    if (their_status < 0 || access(theirs[STEPS], R_OK) != 0) {
        print_gave_up(theirs[ERR]);
        return 1;
    }
    long lines = compare_kind(verify, ours[OUT], theirs[OUT], OUT);
    if (lines < 0 || (exact && compare_kind(verify, ours[ERR], theirs[ERR], ERR) < 0) ||
        !compare_status(our_status, their_status))
        return 1;
    long steps = compare_kind(verify, ours[STEPS], theirs[STEPS], STEPS);
    if (steps < 0)
        return 1;
    printf("same as ");
    print_name(verify);
    printf(": %ld line%s of output, %ld step%s, exit status %d%s\n", lines, lines == 1 ? "" : "s",
           steps - 1, steps == 2 ? "" : "s", our_status,
           exact ? "" : "; errors are compared with a 3.13 only");
    return 0;
}

/* --- the command */

static void remove_all(char *files[])
{
    for (int i = 0; i < KINDS; i++) {
        if (files[i])
            unlink(files[i]);
        free(files[i]);
    }
}

static int verify_runs(struct verify *verify, struct job *job)
{
    char *ours[KINDS], *theirs[KINDS];
    bool ok = true;
    for (int i = 0; i < KINDS; i++) {
        ours[i] = scratch_file(verify, "ours", i);
        theirs[i] = scratch_file(verify, "theirs", i);
        ok = ok && ours[i] && theirs[i];
    }
    int status = STATUS_USAGE, our_status = -1;
    printf("%s: ", job->scenario.file);
    fflush(stdout);
    if (ok && run_ours(verify, job, ours, &our_status))
        status = compare_runs(verify, ours, theirs, our_status, run_theirs(verify, theirs));
    else
        printf("could not be run: %s\n", strerror(errno));
    remove_all(ours);
    remove_all(theirs);
    return status;
}

static bool read_scenario(struct verify *verify, struct job *job, const char *name)
{
    if (!job_read(job, name))
        return false;
    if (job->recorded) {
        usage_error("verify takes a program, and '%s' is a trace", name);
        return false;
    }
    bool ok = realpath(job->scenario.path, verify->program) != NULL;
    scenario_close(&job->scenario);
    if (!ok || !job_read(job, verify->program))
        return false;
    strcpy(verify->folder, verify->program);
    *strrchr(verify->folder, '/') = '\0';
    return true;
}

static int verify_file(struct verify *verify, struct job *job, const char *name,
                       const char *python)
{
    const char *temporary = getenv("TMPDIR");
    if (!read_scenario(verify, job, name) || !reference_find(&verify->reference, python))
        return STATUS_USAGE;
    snprintf(verify->scratch, sizeof verify->scratch, "%s/loopglass.XXXXXX",
             temporary ? temporary : "/tmp");
    if (!mkdtemp(verify->scratch)) {
        fprintf(stderr, "loopglass: cannot make %s: %s\n", verify->scratch, strerror(errno));
        return STATUS_USAGE;
    }
    int status = verify_runs(verify, job);
    rmdir(verify->scratch);
    return status;
}

int command_verify(int argc, char **argv)
{
    static const struct option longs[] = {
        JOB_LONG_OPTIONS,
        {"python", required_argument, NULL, 'p'},
        {"timeout", required_argument, NULL, 't'},
        {0},
    };
    struct verify verify = {.seconds = SECONDS};
    struct job job = {0};
    const char *python = NULL;
    int code;
    while ((code = getopt_long(argc, argv, "", longs, NULL)) != -1) {
        if (code == 'p')
            python = optarg;
        else if (code == 't' && (verify.seconds = atoi(optarg)) < 1)
            return usage_error("'%s' is not a number of seconds", optarg);
        else if (code != 't' && !job_option(&job, code, optarg))
            return STATUS_USAGE;
    }
    if (optind + 1 != argc)
        return usage_error("verify takes one file");
    int status = verify_file(&verify, &job, argv[optind], python);
    job_close(&job);
    return status;
}
