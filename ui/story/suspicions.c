/* Suspicions: awaits in sequence that could overlap, and lost updates. What is looked at of the text
 * are single lines of the plainest forms: rather no suspicion than a false one. */
#include "ui/story/suspicions.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BARS 400 /* looked at for each task, the latest */
#define MOST_TASKS 200

static bool is_name_byte(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.';
}

static bool has_word(const char *text, size_t size, phrase word)
{
    for (size_t i = 0; word.size && i + word.size <= size; i++)
        if (memcmp(text + i, word.text, word.size) == 0 && (i == 0 || !is_name_byte(text[i - 1])) &&
            (i + word.size == size || !is_name_byte(text[i + word.size]) || text[i + word.size] == '.'))
            return true;
    return false;
}

/* --- "NAME = await FUNCTION(REST" */

struct await_line {
    size_t indent;
    phrase name, function, rest; /* name: empty when the result is dropped */
};

static bool read_await(const struct scenario *scenario, uint32_t number, struct await_line *read)
{
    struct scenario_line line = scenario_line(scenario, number);
    const char *at = line.text, *end = line.text + line.size;
    memset(read, 0, sizeof *read);
    while (at < end && *at == ' ')
        at++;
    read->indent = (size_t)(at - line.text);
    const char *word = at;
    while (at < end && is_name_byte(*at))
        at++;
    if ((size_t)(at - word) != 5 || memcmp(word, "await", 5) != 0) {
        read->name = (phrase){word, (size_t)(at - word)};
        if (end - at < 10 || memcmp(at, " = await ", 9) != 0)
            return false;
        at += 3;
        at += 5;
    }
    while (at < end && *at == ' ')
        at++;
    word = at;
    while (at < end && is_name_byte(*at))
        at++;
    read->function = (phrase){word, (size_t)(at - word)};
    read->rest = (phrase){at, (size_t)(end - at)};
    return at < end && *at == '(' && read->function.size > 0;
}

static bool same(phrase a, phrase b)
{
    return a.size == b.size && memcmp(a.text, b.text, a.size) == 0;
}

static bool begins(phrase text, const char *word)
{
    size_t size = strlen(word);
    return text.size >= size && memcmp(text.text, word, size) == 0;
}

/* Whether lines between two use or set nothing but plain statements of the same block. */
static bool is_same_block(const struct scenario *scenario, uint32_t first, uint32_t last, size_t indent)
{
    for (uint32_t number = first + 1; number < last; number++) {
        struct scenario_line line = scenario_line(scenario, number);
        size_t blanks = 0;
        while (blanks < line.size && line.text[blanks] == ' ')
            blanks++;
        if (blanks < line.size && blanks < indent)
            return false;
    }
    return true;
}

/* The place at the task's outermost own frame: where in its function a wait belonged. */
static const struct story_place *outermost(const struct story *story, uint64_t number)
{
    const struct story_place *found = story_place(story, 0);
    for (int depth = 0; number && depth < 1000; depth++) {
        const struct story_place *place = story_place(story, number);
        if (!place->native && place->line)
            found = place;
        number = place->outer;
    }
    return found;
}

/* Time that a task waited below one line of its function. */
struct span {
    uint32_t line;
    phrase function;
    double waited;
};

/* The waits of a task, newest first, those of one line together. */
static size_t find_spans(const struct story *story, const struct story_task *task, struct span *spans,
                         size_t most)
{
    size_t count = 0, seen = 0;
    for (uint32_t number = task->last_bar; number && seen < MOST_BARS; seen++) {
        const struct story_bar *bar = STORY_AT(story, bars, story_bar, number);
        double to = number == task->last_bar && task->state < TASK_DONE ? story->time : bar->to;
        number = bar->previous;
        const struct story_place *place = bar->kind == BAR_WAITED ? outermost(story, bar->place) : NULL;
        if (!place || !place->line)
            continue;
        if (count && spans[count - 1].line == place->line)
            spans[count - 1].waited += to - bar->from;
        else if (count < most)
            spans[count++] = (struct span){place->line, place->function, to - bar->from};
        else
            break;
    }
    return count;
}

static void suspect_pair(struct warnings *warnings, const struct story *story,
                         const struct scenario *scenario, uint64_t number, const struct span *first,
                         const struct span *second)
{
    struct await_line before, after;
    if (first->line >= second->line || !same(first->function, second->function) ||
        first->waited <= 0 || second->waited <= 0 || !read_await(scenario, first->line, &before) ||
        !read_await(scenario, second->line, &after))
        return;
    if (before.indent != after.indent || !same(before.function, after.function) ||
        begins(before.function, "asyncio.") || same(before.rest, after.rest) ||
        (before.name.size && has_word(after.rest.text, after.rest.size, before.name)) ||
        !is_same_block(scenario, first->line, second->line, before.indent))
        return;
    struct warning *made = warnings_add(warnings, "awaits in sequence", second->line);
    if (!made)
        return;
    double saved = first->waited < second->waited ? first->waited : second->waited;
    made->suspicion = true;
    words_add_task(&made->what, story, number);
    words_add(&made->what, " waited for ");
    words_add_text(&made->what, before.function);
    words_add(&made->what, "() in line %u, and only then for the one in line %u", first->line,
              second->line);
    words_add(&made->cost, "If neither needs the other, they could overlap: ");
    words_add_time(&made->cost, story, saved);
    words_add(&made->cost, " saved.");
    words_add(&made->mend, "await asyncio.gather(...) with both, or a TaskGroup.");
}

void suspect_sequence(struct warnings *warnings, const struct story *story,
                      const struct scenario *scenario)
{
    struct span spans[64];
    for (uint64_t number = 1; number <= story_task_count(story) && number <= MOST_TASKS; number++) {
        const struct story_task *task = story_task(story, number);
        size_t count = task->closing ? 0 : find_spans(story, task, spans, 64);
        for (size_t i = count; i-- > 1;)
            suspect_pair(warnings, story, scenario, number, &spans[i], &spans[i - 1]);
    }
}

/* --- "LOCAL = ... SHARED ...", an await, "SHARED = ... LOCAL ..." */

struct update {
    uint32_t read, write;
    phrase shared;
};

/* "NAME = REST": false for anything else, "==" and "+=" included. */
static bool read_assignment(const struct scenario *scenario, uint32_t number, phrase *name, phrase *rest)
{
    struct scenario_line line = scenario_line(scenario, number);
    const char *at = line.text, *end = line.text + line.size;
    while (at < end && *at == ' ')
        at++;
    const char *word = at;
    while (at < end && is_name_byte(*at))
        at++;
    *name = (phrase){word, (size_t)(at - word)};
    if (!name->size || end - at < 4 || memcmp(at, " = ", 3) != 0)
        return false;
    *rest = (phrase){at + 3, (size_t)(end - at - 3)};
    return true;
}

static bool is_def(const struct scenario *scenario, uint32_t number)
{
    struct scenario_line line = scenario_line(scenario, number);
    phrase text = {line.text, line.size};
    while (text.size && *text.text == ' ') {
        text.text++;
        text.size--;
    }
    return begins(text, "def ") || begins(text, "async def ") || begins(text, "class ");
}

/* Plain reads only: "seen = self.count", "seen = total". A name of its own that is set from a call
 * or a constant is not shared. */
static bool is_plain_name(phrase text)
{
    if (!text.size || isdigit((unsigned char)text.text[0]))
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (!is_name_byte(text.text[i]))
            return false;
    return true;
}

static size_t find_updates(const struct scenario *scenario, struct update *updates, size_t most)
{
    size_t count = 0;
    for (uint32_t read = 1; read <= scenario->line_count && count < most; read++) {
        phrase local, shared, target, rest;
        if (!read_assignment(scenario, read, &local, &shared) || !is_plain_name(shared))
            continue;
        bool awaits = false;
        for (uint32_t write = read + 1; write <= scenario->line_count && write < read + 40; write++) {
            struct scenario_line line = scenario_line(scenario, write);
            if (is_def(scenario, write))
                break;
            awaits |= has_word(line.text, line.size, (phrase){"await", 5});
            if (awaits && read_assignment(scenario, write, &target, &rest) && same(target, shared) &&
                has_word(rest.text, rest.size, local)) {
                updates[count++] = (struct update){read, write, shared};
                break;
            }
        }
    }
    return count;
}

/* A stretch in which a task stood at an await between read and write. */
struct stay {
    uint64_t task, from, to; /* steps: in which it began to stand there, in which it went on */
};

static size_t find_stays(const struct story *story, const struct update *update, struct stay *stays,
                         size_t most)
{
    size_t count = 0;
    for (uint64_t number = 1; number <= story_task_count(story) && number <= MOST_TASKS; number++) {
        const struct story_task *task = story_task(story, number);
        size_t seen = 0;
        uint64_t went_on = story->steps + 1; /* the step of the task that follows the bar */
        for (uint32_t at = task->last_bar; at && seen < MOST_BARS && count < most; seen++) {
            const struct story_bar *bar = STORY_AT(story, bars, story_bar, at);
            at = bar->previous;
            if (bar->kind == BAR_RAN)
                went_on = bar->step;
            for (uint64_t place = bar->kind == BAR_WAITED || bar->kind == BAR_READY ? bar->place : 0;
                 place; place = story_place(story, place)->outer) {
                uint32_t line = story_place(story, place)->line;
                if (line <= update->read || line > update->write || story_place(story, place)->native)
                    continue;
                stays[count++] = (struct stay){number, bar->step, went_on};
                break;
            }
        }
    }
    return count;
}

static void suspect_update(struct warnings *warnings, const struct story *story,
                           const struct update *update)
{
    struct stay stays[128];
    size_t count = find_stays(story, update, stays, 128);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (stays[i].task == stays[j].task || stays[i].from >= stays[j].to ||
                stays[j].from >= stays[i].to)
                continue;
            struct warning *made = warnings_add(warnings, "race", update->write);
            if (!made)
                return;
            made->suspicion = true;
            words_add_text(&made->what, update->shared);
            words_add(&made->what, " is read in line %u and written in line %u, and between them ",
                      update->read, update->write);
            words_add_task(&made->what, story, stays[j].task);
            words_add(&made->what, " and ");
            words_add_task(&made->what, story, stays[i].task);
            words_add(&made->what, " both stood at an await");
            words_add(&made->cost, "If it is the same one, the later write undoes the earlier: an update is lost.");
            words_add(&made->mend, "Read and write without an await between, or hold an asyncio.Lock.");
            return;
        }
    }
}

void suspect_race(struct warnings *warnings, const struct story *story, const struct scenario *scenario)
{
    struct update updates[16];
    size_t count = find_updates(scenario, updates, 16);
    for (size_t i = 0; i < count; i++)
        suspect_update(warnings, story, &updates[i]);
}
