/* Runs every fuzz target over its corpus, tests/fuzz/corpus/TARGET: what fuzzing has found once stays
 * found. A file that brings the process down is named before it does. */
#include "tests/fuzz/targets.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
    const char *name;
    fuzz_target *run;
} targets[] = {
    {"header", fuzz_header},
    {"parser", fuzz_parser},
    {"run", fuzz_run},
    {"grammar", fuzz_grammar},
    {"interventions", fuzz_interventions},
    {"trace", fuzz_trace},
    {"linear", fuzz_linear},
    {"keys", fuzz_keys},
};

static void replay_file(fuzz_target *run, const char *path)
{
    static uint8_t bytes[1 << 20];
    FILE *file = fopen(path, "rb");
    if (!file)
        return;
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    printf("%s\n", path);
    fflush(stdout);
    run(bytes, size);
}

static int by_file(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int replay_folder(fuzz_target *run, const char *folder)
{
    struct dirent **files;
    int count = scandir(folder, &files, by_file, alphasort);
    for (int i = 0; i < count; i++) {
        char path[5000];
        snprintf(path, sizeof path, "%s/%s", folder, files[i]->d_name);
        replay_file(run, path);
        free(files[i]);
    }
    if (count >= 0)
        free(files);
    return count;
}

int main(void)
{
    int replayed = 0;
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        char folder[4096];
        snprintf(folder, sizeof folder, TOP_DIR "/tests/fuzz/corpus/%s", targets[i].name);
        int count = replay_folder(targets[i].run, folder);
        if (count <= 0) {
            fprintf(stderr, "no corpus in %s\n", folder);
            return EXIT_FAILURE;
        }
        replayed += count;
    }
    printf("%d files\n", replayed);
    return EXIT_SUCCESS;
}
