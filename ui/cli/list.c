/* loopglass list: the lessons, in teaching order; `loopglass` alone lets one be chosen. */
#include "ui/cli/cli.h"

#include "ui/story/data.h"
#include "ui/story/progress.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static DIR *open_folder(char *path, size_t size)
{
    const char *chosen = getenv("LOOPGLASS_LESSONS");
    if (chosen)
        snprintf(path, size, "%s", chosen);
    else
        data_find(path, size, "scenarios", "scenarios");
    return opendir(path);
}

static bool has_ending(const char *name, const char *ending)
{
    size_t size = strlen(name), tail = strlen(ending);
    return size > tail && strcmp(name + size - tail, ending) == 0;
}

static bool add_lesson(struct lessons *lessons, const char *folder, const char *chapter,
                       const char *file)
{
    struct scenario scenario;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s/%s", folder, chapter, file);
    struct lesson *grown = realloc(lessons->all, (lessons->count + 1) * sizeof *grown);
    if (!grown)
        return false;
    lessons->all = grown;
    if (!scenario_read(&scenario, path))
        return true; /* unreadable: no lesson */
    struct lesson *lesson = &grown[lessons->count];
    lesson->path = strdup(path);
    lesson->chapter = strdup(chapter);
    lesson->name = strndup(file, strlen(file) - 3);
    lesson->title = strdup(scenario.title);
    scenario_close(&scenario);
    lessons->count += lesson->path && lesson->chapter && lesson->name && lesson->title;
    return true;
}

static int by_number(const void *a, const void *b)
{
    const struct lesson *left = a, *right = b;
    int chapters = strcmp(left->chapter, right->chapter);
    int order = (int)strtol(left->chapter, NULL, 10) - (int)strtol(right->chapter, NULL, 10);
    if (chapters != 0)
        return order != 0 ? order : chapters;
    return strcmp(left->name, right->name);
}

static void add_chapter(struct lessons *lessons, const char *folder, const char *chapter)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, chapter);
    DIR *directory = opendir(path);
    struct dirent *entry;
    while (directory && (entry = readdir(directory)))
        if (has_ending(entry->d_name, ".py"))
            add_lesson(lessons, folder, chapter, entry->d_name);
    if (directory)
        closedir(directory);
}

bool lessons_find(struct lessons *lessons)
{
    char path[2048];
    memset(lessons, 0, sizeof *lessons);
    DIR *folder = open_folder(path, sizeof path);
    if (!folder) {
        fprintf(stderr, "loopglass: no lessons in '%s': %s\n", path, strerror(errno));
        return false;
    }
    struct dirent *entry;
    while ((entry = readdir(folder)))
        if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9')
            add_chapter(lessons, path, entry->d_name);
    closedir(folder);
    if (lessons->count)
        qsort(lessons->all, lessons->count, sizeof *lessons->all, by_number);
    return true;
}

void lessons_close(struct lessons *lessons)
{
    for (size_t i = 0; i < lessons->count; i++) {
        free(lessons->all[i].path);
        free(lessons->all[i].chapter);
        free(lessons->all[i].name);
        free(lessons->all[i].title);
    }
    free(lessons->all);
    memset(lessons, 0, sizeof *lessons);
}

/* "2_the_event_loop" as "2", the gap, "The event loop". */
static void print_chapter_name(const char *name, const char *gap)
{
    const char *words = strchr(name, '_');
    printf("%.*s%s", words ? (int)(words - name) : (int)strlen(name), name, gap);
    for (const char *c = words ? words + 1 : ""; *c; c++)
        putchar(*c == '_' ? ' ' : c == words + 1 ? toupper((unsigned char)*c) : *c);
}

static void print_chapter(const char *name)
{
    putchar('\n');
    print_chapter_name(name, "  ");
    putchar('\n');
}

/* "done", and how many predictions were right: "done 5/7". */
static void print_done(const struct progress_entry *entry)
{
    char words[32] = "";
    if (entry && entry->best.asked)
        snprintf(words, sizeof words, "%s%u/%u", entry->done ? "done " : "", entry->best.right,
                 entry->best.asked);
    else if (entry && entry->done)
        strcpy(words, "done");
    printf(" %-9s ", words);
}

/* No line is longer than the terminal is wide. */
static void print_title(const char *title, size_t room)
{
    size_t size = strlen(title);
    if (size <= room) {
        puts(title);
        return;
    }
    size = room > 2 ? room - 2 : 0;
    while (size && ((unsigned char)title[size] & 0xc0) == 0x80)
        size--;
    printf("%.*s..\n", (int)size, title);
}

static int name_width(const struct lessons *lessons)
{
    size_t widest = 0;
    for (size_t i = 0; i < lessons->count; i++)
        if (strlen(lessons->all[i].name) > widest)
            widest = strlen(lessons->all[i].name);
    return (int)widest;
}

static void print_lessons(const struct lessons *lessons, const struct progress *progress)
{
    const char *chapter = "";
    int names = name_width(lessons), before = 4 + 11 + names + 1;
    size_t room = isatty(STDOUT_FILENO) ? (size_t)(terminal_width() > before ? terminal_width() - before : 0)
                                        : SIZE_MAX;
    for (size_t i = 0; i < lessons->count; i++) {
        const struct lesson *lesson = &lessons->all[i];
        if (strcmp(lesson->chapter, chapter) != 0)
            print_chapter(lesson->chapter);
        chapter = lesson->chapter;
        printf("%4zu", i + 1);
        print_done(progress_find(progress, lesson->name));
        printf("%-*s ", names, lesson->name);
        print_title(lesson->title, room);
    }
}

/* The same without columns, a sentence for each. */
static void tell_lessons(const struct lessons *lessons, const struct progress *progress)
{
    const char *chapter = "";
    for (size_t i = 0; i < lessons->count; i++) {
        const struct lesson *lesson = &lessons->all[i];
        const struct progress_entry *entry = progress_find(progress, lesson->name);
        if (strcmp(lesson->chapter, chapter) != 0) {
            printf("Chapter ");
            print_chapter_name(lesson->chapter, ": ");
            puts(".");
        }
        chapter = lesson->chapter;
        printf("%zu: %s.", i + 1, lesson->title);
        if (entry && entry->done)
            printf(" Done.");
        if (entry && entry->best.asked)
            printf(" %u of %u predictions were right.", entry->best.right, entry->best.asked);
        putchar('\n');
    }
}

static void show(const struct lessons *lessons, bool in_words)
{
    struct progress *progress = calloc(1, sizeof *progress);
    if (!progress)
        return;
    progress_read(progress);
    if (in_words) {
        printf("%zu lessons. A lesson is opened by its number.\n", lessons->count);
        tell_lessons(lessons, progress);
    } else {
        puts("Lessons of loopglass. Open one with `loopglass NUMBER` or `loopglass NAME`.");
        print_lessons(lessons, progress);
    }
    free(progress);
}

/* Asks for a number; 0: none chosen. Without a terminal there is no prompt. */
static size_t ask(size_t count)
{
    char answer[64];
    if (isatty(STDIN_FILENO))
        printf("\nNumber of the lesson to open (Enter: none): ");
    fflush(stdout);
    if (!fgets(answer, sizeof answer, stdin))
        return 0;
    char *number = answer + strcspn(answer, "0123456789"); /* "open 3" is 3, too */
    size_t chosen = strtoul(number, NULL, 10);
    if (chosen > count)
        printf("There are %zu lessons.\n", count);
    return chosen <= count ? chosen : 0;
}

int command_list(int argc, char **argv)
{
    struct lessons lessons;
    bool choose = false, in_words = wants_words();
    for (int i = 1; i < argc; i++) {
        choose |= strcmp(argv[i], "--choose") == 0;
        in_words |= strcmp(argv[i], "--linear") == 0;
    }
    choose &= in_words || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
    if (!lessons_find(&lessons))
        return STATUS_USAGE;
    show(&lessons, in_words);
    size_t number = choose ? ask(lessons.count) : 0;
    int status = 0;
    if (number) {
        char *open[] = {(char[]){"loopglass"}, lessons.all[number - 1].path, (char[]){"--linear"}, NULL};
        status = command_step(in_words ? 3 : 2, open);
    }
    lessons_close(&lessons);
    return status;
}
