/* Reading interventions, line by line. */
#include "sim/world/intervention.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_BYTES ((size_t)1 << 20)
#define MOST_LINE  2000
#define SHOWN_LINE 200


/* --- words */

/* The next word; one that begins with a quote goes on to the next quote, which is no part of it. */
static struct header_word next_name(struct header_reader *reader)
{
    struct header_word word = header_next_word(reader);
    if (word.size == 0 || *word.text != '"')
        return word;
    const char *from = word.text + 1;
    const char *quote = memchr(from, '"', (size_t)(reader->end - from));
    if (!quote) {
        header_fail(reader, word, "the quote of '%.*s' is never closed");
        return (struct header_word){from, 0};
    }
    reader->at = quote + 1;
    return (struct header_word){from, (size_t)(quote - from)};
}

static bool missing(struct header_reader *reader, struct header_word word, const char *what)
{
    if (word.size == 0 && !reader->header->error.line)
        header_fail(reader, word, what);
    return word.size == 0;
}

static char *copy(struct header_reader *reader, const char *text, size_t size)
{
    char *made = strndup(text, size);
    reader->out_of_memory |= !made;
    return made;
}

static bool expect(struct header_reader *reader, const char *word, const char *otherwise)
{
    struct header_word next = header_next_word(reader);
    return header_word_is(next, word) || header_fail(reader, next, otherwise);
}

/* --- acts */

/* Task-3, "a name with blanks", or task 3: by its number. */
static bool read_task(struct header_reader *reader, struct intervention *made)
{
    struct header_word name = next_name(reader);
    if (missing(reader, name, "which task?%.*s Its name, or task and its number, is missing"))
        return false;
    if (header_word_is(name, "task"))
        return header_read_number(reader, header_next_word(reader), 1, UINT64_MAX, &made->number);
    made->name = copy(reader, name.text, name.size);
    return made->name != NULL;
}

static bool read_cancel(struct header_reader *reader, struct intervention *made)
{
    return read_task(reader, made);
}

static bool read_hold(struct header_reader *reader, struct intervention *made)
{
    return read_task(reader, made) &&
           expect(reader, "for", "'%.*s' is not 'for' and a duration, as in hold Task-3 for 100ms") &&
           header_read_duration(reader, header_next_word(reader), &made->range.low);
}

static bool read_run(struct header_reader *reader, struct intervention *made)
{
    if (!read_task(reader, made))
        return false;
    struct header_word next = header_next_word(reader);
    return next.size == 0 || header_word_is(next, "next") ||
           header_fail(reader, next, "'%.*s' is not 'next', as in run Task-3 next");
}

static bool read_timer(struct header_reader *reader, struct intervention *made)
{
    if (!header_read_number(reader, header_next_word(reader), 1, UINT64_MAX, &made->number))
        return false;
    struct header_word how = header_next_word(reader);
    if (header_word_is(how, "due"))
        return header_read_duration(reader, header_next_word(reader), &made->range.low);
    if (!header_word_is(how, "before"))
        return header_fail(reader, how, "'%.*s' is not 'due' and a time, or 'before' and a timer");
    made->act = ACT_TIMER_BEFORE;
    struct header_word other = header_next_word(reader);
    if (header_word_is(other, "timer"))
        other = header_next_word(reader);
    return header_read_number(reader, other, 1, UINT64_MAX, &made->other);
}

static bool read_latency(struct header_reader *reader, struct intervention *made)
{
    struct header_word pattern = next_name(reader);
    if (missing(reader, pattern, "which URLs?%.*s A pattern, or network, is missing"))
        return false;
    made->name = copy(reader, pattern.text, pattern.size);
    return made->name && header_read_range(reader, header_next_word(reader), &made->range);
}

static bool read_seed(struct header_reader *reader, struct intervention *made)
{
    return header_read_number(reader, header_next_word(reader), 0, UINT64_MAX, &made->number);
}

static bool read_takes(struct header_reader *reader, struct intervention *made)
{
    return header_read_duration(reader, header_next_word(reader), &made->range.low);
}

static bool read_slower(struct header_reader *reader, struct intervention *made)
{
    (void)reader;
    made->range.low = 2;
    return true;
}

static bool read_faster(struct header_reader *reader, struct intervention *made)
{
    (void)reader;
    made->range.low = 0.5;
    return true;
}

static bool read_fails(struct header_reader *reader, struct intervention *made)
{
    struct header_word status = header_next_word(reader);
    made->number = 503;
    return status.size == 0 || header_read_number(reader, status, 400, 599, &made->number);
}

static bool read_refused(struct header_reader *reader, struct intervention *made)
{
    (void)reader;
    made->number = 0;
    return true;
}

static const struct {
    const char *word;
    enum intervention_act act;
    bool of_request;
    bool (*read)(struct header_reader *reader, struct intervention *made);
} acts[] = {
    {"cancel", ACT_CANCEL, false, read_cancel},
    {"hold", ACT_HOLD, false, read_hold},
    {"run", ACT_RUN_NEXT, false, read_run},
    {"timer", ACT_TIMER_DUE, false, read_timer},
    {"latency", ACT_LATENCY, false, read_latency},
    {"seed", ACT_SEED, false, read_seed},
    {"takes", ACT_REQUEST_TAKES, true, read_takes},
    {"slower", ACT_REQUEST_TIMES, true, read_slower},
    {"faster", ACT_REQUEST_TIMES, true, read_faster},
    {"fails", ACT_REQUEST_ANSWERS, true, read_fails},
    {"refused", ACT_REQUEST_ANSWERS, true, read_refused},
};

static bool keep_words(struct header_reader *reader, struct intervention *made, const char *from)
{
    const char *end = reader->end;
    while (end > from && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    char before[40] = "";
    if (made->moment == MOMENT_REQUEST)
        snprintf(before, sizeof before, "request %llu ", (unsigned long long)made->when);
    size_t size = strlen(before), more = (size_t)(end - from);
    made->words = malloc(size + more + 1);
    reader->out_of_memory |= !made->words;
    if (!made->words)
        return false;
    memcpy(made->words, before, size);
    memcpy(made->words + size, from, more);
    made->words[size + more] = '\0';
    return true;
}

static bool read_act(struct header_reader *reader, struct intervention *made)
{
    struct header_word word = header_next_word(reader);
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (!header_word_is(word, acts[i].word) ||
            acts[i].of_request != (made->moment == MOMENT_REQUEST))
            continue;
        made->act = acts[i].act;
        if (!acts[i].read(reader, made))
            return false;
        struct header_word more = header_next_word(reader);
        if (more.size)
            return header_fail(reader, more, "'%.*s' is one word too many");
        return keep_words(reader, made, word.text);
    }
    return header_fail(reader, word, made->moment == MOMENT_REQUEST
                                         ? "'%.*s' is nothing that can be done to a request: takes, "
                                           "slower, faster, fails or refused"
                                         : "'%.*s' is nothing that can be done: cancel, hold, run, "
                                           "timer, latency or seed (takes, fails ...: at request N)");
}

/* --- moments */

static bool read_moment(struct header_reader *reader, struct intervention *made)
{
    static const struct {
        const char *word;
        enum moment_kind kind;
        uint64_t least;
    } numbered[] = {
        {"step", MOMENT_STEP, 0}, {"tick", MOMENT_TICK, 0}, {"request", MOMENT_REQUEST, 1}};
    struct header_word word = header_next_word(reader);
    if (header_word_is(word, "start"))
        return true;
    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++)
        if (header_word_is(word, numbered[i].word)) {
            made->moment = numbered[i].kind;
            return header_read_number(reader, header_next_word(reader), numbered[i].least,
                                      UINT64_MAX, &made->when);
        }
    made->moment = MOMENT_TIME;
    if (word.size && *word.text >= '0' && *word.text <= '9')
        return header_read_duration(reader, word, &made->time);
    return header_fail(reader, word,
                       "'%.*s' is no moment: start, step N, tick N, request N, or a time such as 0.5s");
}

/* --- lines */

/* How many bytes from `at` on make one character of UTF-8 that can be shown; 0: none. */
static size_t character_size(const unsigned char *at, const unsigned char *end)
{
    size_t size = *at < 0x80 ? 1 : *at >= 0xc2 && *at < 0xe0 ? 2 : (*at & 0xf0) == 0xe0 ? 3
                  : *at >= 0xf0 && *at < 0xf5                ? 4
                                                             : 0;
    if (size == 0 || (size_t)(end - at) < size || (size == 1 && *at < ' ' && *at != '\t' && *at != '\r') ||
        *at == 0x7f || (size == 2 && at[0] == 0xc2 && at[1] < 0xa0) ||
        (size == 3 && ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] >= 0xa0))) ||
        (size == 4 && ((at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] >= 0x90))))
        return 0;
    for (size_t i = 1; i < size; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    return size;
}

static bool is_text(struct header_reader *reader)
{
    const unsigned char *at = (const unsigned char *)reader->line;
    const unsigned char *end = (const unsigned char *)reader->end;
    if (end - at > MOST_LINE)
        return header_fail(reader, (struct header_word){reader->line, 1},
                           "the line that begins with '%.*s' is too long");
    while (at < end) {
        size_t size = character_size(at, end);
        if (size == 0)
            return header_fail(reader, (struct header_word){(const char *)at, 0},
                               "this byte is no text%.*s");
        at += size;
    }
    return true;
}

static bool read_line(struct header_reader *reader, struct intervention *made)
{
    struct header_word at = header_next_word(reader);
    if (!header_word_is(at, "at"))
        return header_fail(reader, at, "'%.*s' is not 'at' and a moment, as in at step 5 cancel Task-3");
    return read_moment(reader, made) && read_act(reader, made);
}

static bool is_mark(const char *line, const char *end)
{
    size_t size = (size_t)(end - line), mark = strlen(INTERVENTIONS_MARK);
    while (size > mark && (line[size - 1] == '\r' || line[size - 1] == ' '))
        size--;
    return size == mark && memcmp(line, INTERVENTIONS_MARK, mark) == 0;
}

static void free_one(struct intervention *one)
{
    free(one->name);
    free(one->words);
}

/* False: a mistake, told in the reader's header, or no memory. */
static bool add_line(struct interventions *list, struct header_reader *reader, bool too_large)
{
    if (reader->number == 1 && too_large)
        return header_fail(reader, (struct header_word){reader->line, 0},
                           "a file of interventions is never larger than 1 MiB%.*s");
    if (reader->number == 1 && !is_mark(reader->line, reader->end))
        return header_fail(reader, (struct header_word){reader->line, 0},
                           "the first line is not '" INTERVENTIONS_MARK "'%.*s");
    if (!is_text(reader))
        return false;
    struct header_reader look = *reader;
    struct header_word first = header_next_word(&look);
    if (first.size == 0 || *first.text == '#')
        return true;
    if (list->count == INTERVENTIONS_MOST)
        return header_fail(reader, first, "too many interventions, from '%.*s' on");
    struct intervention *grown = realloc(list->all, (list->count + 1) * sizeof *grown);
    reader->out_of_memory |= !grown;
    if (!grown)
        return false;
    list->all = grown;
    struct intervention *made = &list->all[list->count];
    *made = (struct intervention){.line = reader->number};
    if (!read_line(reader, made)) {
        free_one(made);
        return false;
    }
    list->count++;
    return true;
}

/* A copy of a line in which a mistake was found: what is no text stands as a question mark. */
static void keep_wrong_line(struct interventions *list, struct header_reader *reader)
{
    const unsigned char *at = (const unsigned char *)reader->line;
    const unsigned char *end = (const unsigned char *)reader->end;
    if (end - at > SHOWN_LINE)
        end = at + SHOWN_LINE;
    char *made = malloc((size_t)(end - at) + 1), *to = made;
    reader->out_of_memory |= !made;
    while (made && at < end && *at != '\r') {
        size_t size = character_size(at, end);
        if (size)
            memcpy(to, at, size);
        else
            *to = '?';
        to += size ? size : 1;
        at += size ? size : 1;
    }
    if (made)
        *to = '\0';
    list->wrong_line = made;
}

bool interventions_parse(struct interventions *list, const char *text, size_t size)
{
    struct header scratch = {0};
    const char *end = text + size;
    uint32_t number = 0;
    bool more = true, ok = true;
    *list = (struct interventions){0};
    do {
        const char *newline = text < end ? memchr(text, '\n', (size_t)(end - text)) : NULL;
        const char *line_end = newline ? newline : end;
        struct header_reader reader = {&scratch, text, ++number, text, line_end, false};
        more = add_line(list, &reader, size > MOST_BYTES);
        if (scratch.error.line && !reader.out_of_memory)
            keep_wrong_line(list, &reader);
        ok = !reader.out_of_memory;
        text = newline ? newline + 1 : end;
    } while (ok && more && text < end);
    list->error = scratch.error;
    return ok;
}

void interventions_free(struct interventions *list)
{
    free(list->wrong_line);
    for (size_t i = 0; i < list->count; i++)
        free_one(&list->all[i]);
    free(list->all);
    *list = (struct interventions){0};
}

const uint64_t *interventions_seed(const struct interventions *list)
{
    const uint64_t *seed = NULL;
    for (size_t i = 0; i < list->count; i++)
        if (list->all[i].moment == MOMENT_START && list->all[i].act == ACT_SEED)
            seed = &list->all[i].number;
    return seed;
}
