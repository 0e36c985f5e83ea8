/* Signatures of native functions, read from their text: "sorted(iterable, /, *, key=None)". */
#include "sim/value/native_internal.h"

#include "sim/value/error.h"
#include "sim/value/float.h"
#include "sim/value/str.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *skip_spaces(const char *at)
{
    while (*at == ' ' || *at == '\n')
        at++;
    return at;
}

/* A default: None, True, False, a number, a plain string, `...` for "absent". New reference. */
static value parse_default(struct machine *m, const char *at, const char **end)
{
    static const struct {
        const char *word;
        value meaning;
    } words[] = {{"None", NONE}, {"True", TRUE}, {"False", FALSE}, {"...", ABSENT}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i].word);
        if (!strncmp(at, words[i].word, size)) {
            *end = at + size;
            return words[i].meaning;
        }
    }
    if (*at == '\'' || *at == '"') {
        const char *close = strchr(at + 1, *at);
        *end = close + 1;
        return str_intern(m, at + 1, (size_t)(close - at - 1));
    }
    size_t size = strspn(at, "0123456789.+-e");
    *end = at + size;
    if (memchr(at, '.', size) || memchr(at, 'e', size))
        return float_new(m, strtod(at, NULL));
    return tag_small_int(strtoll(at, NULL, 10));
}

/* A name with its default at `at`; the text after it, or NULL on error. */
static const char *parse_parameter(struct machine *m, struct signature *s, const char *at)
{
    size_t size = 0;
    while (isalnum((unsigned char)at[size]) || at[size] == '_')
        size++;
    value name = str_intern(m, at, size);
    if (!name)
        return NULL;
    s->names[s->count] = name;
    s->defaults[s->count] = NULL;
    s->count++;
    at = skip_spaces(at + size);
    if (*at != '=')
        return at;
    value by_default = parse_default(m, skip_spaces(at + 1), &at);
    s->defaults[s->count - 1] = by_default;
    return by_default ? at : NULL;
}

static const char *parse_item(struct machine *m, struct signature *s, const char *at,
                              bool *keyword_only)
{
    if (*at == '/') {
        s->positional_only = s->count;
        return at + 1;
    }
    if (!strncmp(at, "**", 2)) {
        s->has_double_star = true;
        return parse_parameter(m, s, at + 2);
    }
    if (*at == '*') {
        *keyword_only = true;
        at++;
        if (*at == ',' || *at == ' ')
            return at;
        s->has_star = true;
        return parse_parameter(m, s, at);
    }
    at = parse_parameter(m, s, at);
    if (at && !*keyword_only) {
        s->positional = s->count;
        if (!s->defaults[s->count - 1])
            s->required = s->count;
    }
    return at;
}

struct signature *signature_parse(struct machine *m, const char *text)
{
    struct signature *s = heap_alloc(&m->heap, sizeof *s);
    if (!s) {
        raise_memory_error(m);
        return NULL;
    }
    memset(s, 0, sizeof *s);
    s->refs = 1;
    bool keyword_only = false;
    const char *at = skip_spaces(strchr(text, '(') + 1);
    while (at && *at != ')') {
        at = parse_item(m, s, at, &keyword_only);
        if (at && *(at = skip_spaces(at)) == ',')
            at = skip_spaces(at + 1);
    }
    if (at)
        return s;
    signature_drop(m, s);
    return NULL;
}

void signature_drop(struct machine *m, struct signature *s)
{
    if (!s || --s->refs > 0)
        return;
    for (size_t i = 0; i < s->count; i++) {
        drop(m, s->names[i]);
        drop(m, s->defaults[i]);
    }
    heap_free(&m->heap, s, sizeof *s);
}
