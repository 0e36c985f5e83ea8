/* A person who uses the stepper. */
#include "tests/person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LESSONS TOP_DIR "/scenarios/1_first_look/"

void person_opens_with(struct person *person, const char *lesson, int rows, int columns,
                       const char *const *options)
{
    char path[1024];
    const char *argv[12] = {LOOPGLASS};
    int count = 1;
    snprintf(path, sizeof path, LESSONS "%s.py", lesson);
    while (options && *options && count < 9)
        argv[count++] = *options++;
    argv[count++] = path;
    argv[count] = NULL;
    terminal_start(&person->terminal, rows, columns, argv, NULL);
    terminal_expect(&person->terminal, "step ");
}

void person_opens(struct person *person, const char *lesson, int rows, int columns)
{
    person_opens_with(person, lesson, rows, columns, NULL);
    terminal_expect(&person->terminal, "step 0");
}

void person_writes(struct person *person, const char *text, int rows, int columns)
{
    strcpy(person->path, "/tmp/loopglass-XXXXXX.py");
    int fd = mkstemps(person->path, 3);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
    const char *const argv[] = {LOOPGLASS, person->path, NULL};
    terminal_start(&person->terminal, rows, columns, argv, NULL);
    terminal_expect(&person->terminal, "step 0");
}

void person_presses(struct person *person, const char *keys, const char *expected)
{
    terminal_press(&person->terminal, keys);
    terminal_expect(&person->terminal, expected);
}

void person_steps_to(struct person *person, int step)
{
    char expected[32];
    for (int i = 1; i <= step; i++) {
        snprintf(expected, sizeof expected, "step %d ", i);
        person_presses(person, KEYS_RIGHT, expected);
    }
}

void person_sees(struct person *person, const char *name)
{
    char path[1024];
    snprintf(path, sizeof path, TOP_DIR "/tests/screens/%s.txt", name);
    terminal_expect_screen(&person->terminal, path);
}

void person_quits(struct person *person)
{
    terminal_press(&person->terminal, "q");
    int status = terminal_wait_end(&person->terminal);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "ended with %d", status);
    ck_assert(!person->terminal.alternate);
    ck_assert(person->terminal.cursor);
}

void person_leaves(struct person *person)
{
    char marks[1040];
    terminal_stop(&person->terminal);
    if (!*person->path)
        return;
    unlink(person->path);
    snprintf(marks, sizeof marks, "%s.marks", person->path);
    unlink(marks);
    *person->path = '\0';
}
