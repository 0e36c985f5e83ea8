/* A person's changes as text. */
#include "ui/story/whatif.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MARK "# loopglass interventions 1\n"

/* --- names and moments */

void whatif_task(char *name, size_t size, const struct story *story, uint64_t task)
{
    phrase its = story_task(story, task)->name;
    bool own = its.size > 0 && its.size < 60 && !memchr(its.text, '"', its.size);
    for (uint64_t other = 1; other <= story_task_count(story) && own; other++) {
        const struct story_task *at = story_task(story, other);
        own = other == task || at->name.size != its.size || memcmp(at->name.text, its.text, its.size);
    }
    for (size_t i = 0; i < its.size && own; i++)
        own = (unsigned char)its.text[i] >= ' ';
    bool quoted = own && (memchr(its.text, ' ', its.size) || (its.size == 4 && !memcmp(its.text, "task", 4)));
    if (own)
        snprintf(name, size, quoted ? "\"%.*s\"" : "%.*s", (int)its.size, its.text);
    else
        snprintf(name, size, "task %llu", (unsigned long long)task);
}

void whatif_time(char *text, size_t size, double time)
{
    int digits = 0;
    do
        snprintf(text, size, "%.*f", digits++, time);
    while (digits < 40 && (strtod(text, NULL) < time || strtod(text, NULL) > time));
    size_t length = strlen(text);
    snprintf(text + length, size - length, "s");
}

/* The moment between two handles at which the reel stands, or, within a step, after it. */
static void moment_of(char *moment, size_t size, const struct reel *reel)
{
    const struct stop *stop = &reel->stops.all[reel->stop];
    if (reel->line)
        snprintf(moment, size, "tick %llu", (unsigned long long)reel_tick(reel));
    else if (stop->kinds & STOP_START)
        snprintf(moment, size, "start");
    else if (stop->kinds & STOP_STEP)
        snprintf(moment, size, "step %u", stop->step);
    else
        snprintf(moment, size, "tick %llu", (unsigned long long)stop->tick);
}

/* --- short forms */

static bool begins(const char *text, const char *word)
{
    size_t size = strlen(word);
    return strncmp(text, word, size) == 0 && (text[size] == ' ' || text[size] == '\0');
}

/* The request under way that a task sent; else the only one there is; 0: none. */
static uint64_t request_of(const struct story *story, uint64_t task)
{
    uint64_t only = 0, count = 0;
    for (uint64_t i = 1; i < story->requests.count; i++) {
        const struct story_request *request = story_request(story, i);
        if (!request->what.size || request->done)
            continue;
        if (task && request->task == task)
            return i;
        only = i;
        count++;
    }
    return count == 1 ? only : 0;
}

static bool is_short_request(const char *said)
{
    static const char *const words[] = {"takes", "slower", "faster", "fails", "refused"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins(said, words[i]))
            return true;
    return false;
}

void whatif_line(char line[WHATIF_LINE], const struct reel *reel, uint64_t task, const char *said)
{
    const struct story *story = &reel->story;
    char moment[60], name[80];
    while (*said == ' ')
        said++;
    moment_of(moment, sizeof moment, reel);
    whatif_task(name, sizeof name, story, task);
    const char *rest = said + strcspn(said, " ");
    while (*rest == ' ')
        rest++;
    uint64_t request = is_short_request(said) ? request_of(story, task) : 0;
    if (begins(said, "at"))
        snprintf(line, WHATIF_LINE, "%s", said);
    else if (begins(said, "request"))
        snprintf(line, WHATIF_LINE, "at %s", said);
    else if (request)
        snprintf(line, WHATIF_LINE, "at request %llu %s", (unsigned long long)request, said);
    else if (task && begins(said, "cancel") && !*rest)
        snprintf(line, WHATIF_LINE, "at %s cancel %s", moment, name);
    else if (task && begins(said, "hold") && *rest >= '0' && *rest <= '9')
        snprintf(line, WHATIF_LINE, "at %s hold %s for %s", moment, name, rest);
    else
        snprintf(line, WHATIF_LINE, "at %s %s", moment, said);
}

/* --- texts */

char *whatif_add(const char *changes, const char *line, char *message, size_t size)
{
    struct sim_mistake mistake;
    const char *before = changes ? changes : MARK;
    size_t length = strlen(before), room = length + strlen(line) + 3;
    char *text = malloc(room);
    bool ok = text != NULL;
    if (ok) {
        bool ended = length && before[length - 1] == '\n';
        snprintf(text, room, "%s%s%s\n", before, ended ? "" : "\n", line);
        ok = sim_check_interventions(text, strlen(text), &mistake);
    }
    if (!ok) {
        snprintf(message, size, "memory is short");
    } else if (mistake.line) {
        snprintf(message, size, "%s", mistake.message);
        ok = false;
    }
    if (ok)
        return text;
    free(text);
    return NULL;
}

const char *whatif_get(const char *changes, size_t number, size_t *size)
{
    for (const char *at = changes; at && *at;) {
        const char *from = at + strspn(at, " \t");
        size_t length = strcspn(from, "\r\n");
        if (length && *from != '#' && number-- == 0) {
            *size = length;
            return from;
        }
        at = from + strcspn(from, "\n");
        at += *at == '\n';
    }
    *size = 0;
    return NULL;
}

size_t whatif_count(const char *changes)
{
    size_t count = 0, size;
    while (whatif_get(changes, count, &size))
        count++;
    return count;
}

char *whatif_without_last(const char *changes)
{
    size_t count = whatif_count(changes), size;
    return count ? strndup(changes, (size_t)(whatif_get(changes, count - 1, &size) - changes)) : NULL;
}

bool whatif_path(char *path, size_t size, const char *scenario_path)
{
    size_t length = strlen(scenario_path);
    if (length > 3 && strcmp(scenario_path + length - 3, ".py") == 0)
        length -= 3;
    return (size_t)snprintf(path, size, "%.*s.interventions", (int)length, scenario_path) < size;
}

bool whatif_save(const char *changes, const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    bool ok = fputs(changes, file) >= 0;
    return fclose(file) == 0 && ok;
}
