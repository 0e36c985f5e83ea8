/* Runs every conformance program under loopglass and compares output, errors and step log with
 * what CPython 3.13 gave: one line per program that differs, then the count. */
#include "ui/verify/difference.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_JOBS = 64, CPU_SECONDS = 20, CLIP = 100 };

struct program {
    char *group;                /* the folder: language, asyncio, ... */
    char *stem;                 /* file name without .py */
    char *source;               /* full path of the .py file */
    char *golden;               /* full path of the goldens without their ending */
};

struct job {
    pid_t pid;                  /* 0: free */
    struct program *program;
};

struct suite {
    char folder[PATH_MAX];      /* where the groups are */
    char top[PATH_MAX];         /* where scenarios/ is */
    char scratch[64];           /* for what the programs print */
    const char *binary;
    struct program *programs;
    size_t count;
    int jobs, passed, failed, not_yet;
    char *awaited;              /* text of the file not_yet: programs known to differ */
};

static void die(const char *what)
{
    fprintf(stderr, "compare: %s: %s\n", what, strerror(errno));
    exit(2);
}

static char *join(const char *a, const char *b, const char *c, const char *d)
{
    size_t size = strlen(a) + strlen(b) + strlen(c) + strlen(d) + 1;
    char *text = malloc(size);
    if (!text)
        die("out of memory");
    snprintf(text, size, "%s%s%s%s", a, b, c, d);
    return text;
}

/* --- finding the programs */

static bool has_ending(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static bool is_wanted(char **names, const char *group, const char *stem)
{
    if (!*names)
        return true;
    char *full = join(group, "/", stem, "");
    bool wanted = false;
    for (; *names && !wanted; names++)
        wanted = strcmp(*names, group) == 0 || strcmp(*names, stem) == 0
                 || strcmp(*names, full) == 0;
    free(full);
    return wanted;
}

/* scenarios/CHAPTER/STEM.py */
static char *find_lesson(const struct suite *suite, const char *stem)
{
    char *scenarios = join(suite->top, "/scenarios/", "", ""), *found = NULL;
    DIR *directory = opendir(scenarios);
    for (struct dirent *entry; !found && directory && (entry = readdir(directory));) {
        char *chapter = join(scenarios, entry->d_name, "/", stem);
        found = join(chapter, ".py", "", "");
        free(chapter);
        if (access(found, R_OK) != 0) {
            free(found);
            found = NULL;
        }
    }
    if (directory)
        closedir(directory);
    if (!found)
        die(stem);
    free(scenarios);
    return found;
}

static void add_program(struct suite *suite, const char *group, const char *stem)
{
    suite->programs = realloc(suite->programs, (suite->count + 1) * sizeof *suite->programs);
    if (!suite->programs)
        die("out of memory");
    struct program *program = &suite->programs[suite->count++];
    char *place = join(group, "/", stem, "");
    program->group = join(group, "", "", "");
    program->stem = join(stem, "", "", "");
    program->golden = join(suite->folder, "/", place, "");
    program->source = join(program->golden, ".py", "", "");
    if (access(program->source, R_OK) != 0) {
        free(program->source);
        program->source = find_lesson(suite, stem);
    }
    free(place);
}

static void find_group(struct suite *suite, const char *group, char **names)
{
    char *path = join(suite->folder, "/", group, "");
    DIR *directory = opendir(path);
    free(path);
    if (!directory)
        return;
    for (struct dirent *entry; (entry = readdir(directory));) {
        if (!has_ending(entry->d_name, ".steps"))
            continue;
        char *stem = join(entry->d_name, "", "", "");
        stem[strlen(stem) - strlen(".steps")] = '\0';
        if (is_wanted(names, group, stem))
            add_program(suite, group, stem);
        free(stem);
    }
    closedir(directory);
}

static int by_place(const void *a, const void *b)
{
    const struct program *left = a, *right = b;
    return strcmp(left->golden, right->golden);
}

static void find_programs(struct suite *suite, char **names)
{
    DIR *directory = opendir(suite->folder);
    if (!directory)
        die(suite->folder);
    for (struct dirent *entry; (entry = readdir(directory));)
        if (entry->d_name[0] != '.')
            find_group(suite, entry->d_name, names);
    closedir(directory);
    if (suite->count)
        qsort(suite->programs, suite->count, sizeof *suite->programs, by_place);
}

/* --- text as it is compared */

static void print_line(const char *text)
{
    int length = (int)strcspn(text, "\n");
    if (*text)
        printf("%.*s%s", length < CLIP ? length : CLIP, text, length < CLIP ? "" : "...");
    else
        printf("(the end)");
}

/* Says where the texts part, if they do. */
static bool same_text(const struct program *program, const char *what,
                      const char *got, const char *expected)
{
    struct difference part;
    if (!difference_find(&part, got, expected))
        return true;
    printf("%s/%s: %s line %d: got ", program->group, program->stem, what, part.line);
    print_line(part.got);
    printf(" | expected ");
    print_line(part.expected);
    return false;
}

/* --- running */

static char *scratch_file(const struct suite *suite, const struct job *slot, const char *ending)
{
    char number[24];
    snprintf(number, sizeof number, "/%p", (const void *)slot);
    return join(suite->scratch, number, ending, "");
}

static void redirect(const char *path, int descriptor)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, descriptor) < 0)
        _exit(127);
    close(file);
}

static void start(const struct suite *suite, struct job *slot, struct program *program)
{
    char *out = scratch_file(suite, slot, ".out"), *err = scratch_file(suite, slot, ".err");
    char *steps = scratch_file(suite, slot, ".steps");
    unlink(steps);
    fflush(stdout);
    slot->program = program;
    slot->pid = fork();
    if (slot->pid < 0)
        die("fork");
    if (slot->pid == 0) {
        struct rlimit limit = {CPU_SECONDS, CPU_SECONDS};
        setrlimit(RLIMIT_CPU, &limit);
        alarm(3 * CPU_SECONDS);
        int null = open("/dev/null", O_RDONLY);
        if (null >= 0)
            dup2(null, STDIN_FILENO);
        redirect(out, STDOUT_FILENO);
        redirect(err, STDERR_FILENO);
        execl(suite->binary, suite->binary, "run", "--steps", steps, program->source,
              (char *)NULL);
        _exit(127);
    }
    free(out);
    free(err);
    free(steps);
}

static bool same_file(const struct suite *suite, const struct job *slot, const char *what,
                      const char *ending, const char *folder)
{
    char *got_path = scratch_file(suite, slot, ending);
    char *expected_path = join(slot->program->golden, ending, "", "");
    char *got = difference_read(got_path), *expected = difference_read(expected_path);
    if (!got)
        got = join("", "", "", "");
    if (!expected)
        die(expected_path);
    difference_normalise(got, folder);
    bool same = same_text(slot->program, what, got, expected);
    free(got);
    free(expected);
    free(got_path);
    free(expected_path);
    return same;
}

/* The last line of the program's standard error often says why all else differs. */
static void print_last_error(const struct suite *suite, const struct job *slot)
{
    char *path = scratch_file(suite, slot, ".err");
    char *text = difference_read(path);
    free(path);
    if (!text)
        return;
    size_t length = strlen(text);
    while (length && text[length - 1] == '\n')
        text[--length] = '\0';
    const char *last = strrchr(text, '\n');
    last = last ? last + 1 : text;
    if (*last) {
        printf(" | stderr ends: ");
        print_line(last);
    }
    free(text);
}

static int expected_status(const struct program *program)
{
    char *path = join(program->golden, ".steps", "", "");
    char *text = difference_read(path);
    if (!text)
        die(path);
    const char *last_tab = strrchr(text, '\t');
    int status = last_tab ? atoi(last_tab + 1) : -1;
    free(path);
    free(text);
    return status;
}

static bool same_status(const struct program *program, int status)
{
    int expected = expected_status(program);
    if (WIFEXITED(status) && WEXITSTATUS(status) == expected)
        return true;
    printf("%s/%s: ", program->group, program->stem);
    if (WIFSIGNALED(status))
        printf("killed by signal %d", WTERMSIG(status));
    else
        printf("exit status %d, expected %d", WEXITSTATUS(status), expected);
    return false;
}

/* Is GROUP/STEM a line of the file `not_yet`? */
static bool is_awaited(const struct suite *suite, const struct program *program)
{
    char *line = join("\n", program->group, "/", program->stem);
    char *whole = join(line, "\n", "", "");
    bool found = suite->awaited && strstr(suite->awaited, whole);
    free(line);
    free(whole);
    return found;
}

/* A program that is known to differ does not fail the suite; one that passes is told. */
static void count(struct suite *suite, const struct program *program, bool same)
{
    bool awaited = is_awaited(suite, program);
    if (same)
        suite->passed++;
    else if (awaited)
        suite->not_yet++;
    else
        suite->failed++;
    if (same && awaited)
        printf("%s/%s passes now: take it out of not_yet\n", program->group, program->stem);
}

static char *read_not_yet(const char *folder)
{
    char *path = join(folder, "/not_yet", "", "");
    FILE *file = fopen(path, "r");
    free(path);
    if (!file)
        return NULL;
    char *text = calloc(1, 1 << 16);
    if (!text)
        die("out of memory");
    text[0] = '\n';
    size_t size = fread(text + 1, 1, (1 << 16) - 3, file);
    text[size + 1] = '\n';
    fclose(file);
    return text;
}

static void finish(struct suite *suite, struct job *slot, int status)
{
    char *folder = join(slot->program->source, "", "", "");
    *strrchr(folder, '/') = '\0';
    bool same = same_status(slot->program, status)
                && same_file(suite, slot, "stdout", ".out", folder)
                && same_file(suite, slot, "stderr", ".err", folder)
                && same_file(suite, slot, "steps", ".steps", folder);
    count(suite, slot->program, same);
    if (!same) {
        print_last_error(suite, slot);
        putchar('\n');
    }
    free(folder);
    slot->pid = 0;
}

static struct job *find_job(struct job *slots, int jobs, pid_t pid)
{
    for (int i = 0; i < jobs; i++)
        if (slots[i].pid == pid)
            return &slots[i];
    return NULL;
}

static void wait_for_one(struct suite *suite, struct job *slots)
{
    int status;
    pid_t pid = waitpid(-1, &status, 0);
    if (pid < 0)
        die("waitpid");
    struct job *slot = find_job(slots, suite->jobs, pid);
    if (slot)
        finish(suite, slot, status);
}

static void run_all(struct suite *suite)
{
    struct job slots[MAX_JOBS] = {{0}};
    for (size_t i = 0; i < suite->count; i++) {
        struct job *slot;
        while (!(slot = find_job(slots, suite->jobs, 0)))
            wait_for_one(suite, slots);
        start(suite, slot, &suite->programs[i]);
    }
    for (int i = 0; i < suite->jobs; i++)
        while (slots[i].pid)
            wait_for_one(suite, slots);
}

static void remove_scratch(const char *scratch)
{
    DIR *directory = opendir(scratch);
    for (struct dirent *entry; directory && (entry = readdir(directory));) {
        char *path = join(scratch, "/", entry->d_name, "");
        if (entry->d_name[0] != '.')
            unlink(path);
        free(path);
    }
    if (directory)
        closedir(directory);
    rmdir(scratch);
}

int main(int argc, char **argv)
{
    struct suite suite = {.binary = "./loopglass", .jobs = 2, .scratch = "/tmp/loopglass.XXXXXX"};
    for (int option; (option = getopt(argc, argv, "j:")) != -1;) {
        if (option != 'j' || (suite.jobs = atoi(optarg)) < 1 || suite.jobs > MAX_JOBS) {
            fprintf(stderr, "usage: compare [-j JOBS] [BINARY [GROUP | NAME]...]\n");
            return 2;
        }
    }
    if (optind < argc)
        suite.binary = argv[optind++];
    if (access(suite.binary, X_OK) != 0)
        die(suite.binary);
    if (!realpath(CONFORMANCE_DIR, suite.folder) || !realpath(TOP_DIR, suite.top))
        die(CONFORMANCE_DIR);
    if (!mkdtemp(suite.scratch))
        die(suite.scratch);
    suite.awaited = read_not_yet(suite.folder);
    find_programs(&suite, argv + optind);
    run_all(&suite);
    remove_scratch(suite.scratch);
    if (suite.not_yet)
        printf("%d known to differ: see not_yet\n", suite.not_yet);
    printf("%d passed, %d failed\n", suite.passed, suite.failed);
    free(suite.awaited);
    for (size_t i = 0; i < suite.count; i++) {
        struct program *program = &suite.programs[i];
        free(program->group);
        free(program->stem);
        free(program->source);
        free(program->golden);
    }
    free(suite.programs);
    return suite.failed || !suite.passed ? 1 : 0;
}
