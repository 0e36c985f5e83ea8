/* A program's bytes made fit for the lexer: encoding checked, newlines uniform. */
#include "sim/lang/lexer.h"

#include <stdio.h>
#include <string.h>

static bool fail(struct syntax_error *error, int lineno, const char *message)
{
    error->kind = SYNTAX_ERROR;
    error->lineno = error->end_lineno = lineno;
    error->col_offset = error->end_col_offset = 0;
    snprintf(error->message, sizeof error->message, "%s", message);
    return false;
}

/* The length of the well-formed UTF-8 character at `at`, or 0. */
static int character_length(const unsigned char *at, const unsigned char *end)
{
    if (*at < 0x80)
        return 1;
    int length = *at >= 0xC2 && *at < 0xE0 ? 2 : (*at & 0xF0) == 0xE0 ? 3 : 4;
    if (*at < 0xC2 || *at > 0xF4 || end - at < length)
        return 0;
    for (int i = 1; i < length; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    bool too_long = (*at == 0xE0 && at[1] < 0xA0) || (*at == 0xF0 && at[1] < 0x90);
    bool no_character = (*at == 0xED && at[1] > 0x9F) || (*at == 0xF4 && at[1] > 0x8F);
    return too_long || no_character ? 0 : length;
}

static bool check_utf8(const char *text, size_t size, struct syntax_error *error)
{
    const unsigned char *at = (const unsigned char *)text, *end = at + size;
    int lineno = 1;
    while (at < end) {
        int length = character_length(at, end);
        if (length == 0) {
            char message[160];
            snprintf(message, sizeof message,
                     "Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding "
                     "declared; see https://peps.python.org/pep-0263/ for details", *at, lineno);
            return fail(error, lineno, message);
        }
        if (*at == 0)
            return fail(error, lineno, "source code cannot contain null bytes");
        lineno += *at == '\n';
        at += length;
    }
    return true;
}

/* The encoding named by a comment on this line (PEP 263): its length, or 0. */
static int cookie(const char *line, const char *line_end, const char **name)
{
    const char *at = line + strspn(line, " \t\f");
    if (at >= line_end || *at != '#')
        return 0;
    for (; at + 7 < line_end; at++) {
        if (strncmp(at, "coding", 6) != 0 || (at[6] != ':' && at[6] != '='))
            continue;
        at += 7;
        at += strspn(at, " \t");
        *name = at;
        while (at < line_end && (strchr("-_.", *at) || (*at >= '0' && *at <= '9') ||
                                 (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z')))
            at++;
        return (int)(at - *name);
    }
    return 0;
}

static bool is_utf8_name(const char *name, int length)
{
    static const char *const accepted[] = {"utf-8", "utf8", "u8", "utf", "us-ascii", "ascii"};
    char plain[16] = "";
    for (int i = 0; i < length && i < 15; i++)
        plain[i] = name[i] == '_'                        ? '-'
                   : name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] + 32)
                                                      : name[i];
    for (size_t i = 0; i < sizeof accepted / sizeof *accepted; i++)
        if (strcmp(plain, accepted[i]) == 0)
            return true;
    return strncmp(plain, "utf-8-", 6) == 0;
}

/* The first two lines may name an encoding; the second only below a line without code. */
static bool check_cookie(const char *text, struct syntax_error *error)
{
    for (int lineno = 1; lineno <= 2 && *text; lineno++) {
        const char *end = text + strcspn(text, "\n"), *name = NULL;
        int length = cookie(text, end, &name);
        if (length > 0 && !is_utf8_name(name, length)) {
            char message[160];
            snprintf(message, sizeof message, "encoding problem: %.*s (only utf-8 is supported)",
                     length > 60 ? 60 : length, name);
            return fail(error, lineno, message);
        }
        text += strspn(text, " \t\f");
        if (length > 0 || (*text != '#' && *text != '\n'))
            return true;
        text = *end ? end + 1 : end;
    }
    return true;
}

/* CRLF and CR become LF; a last newline is added. `to` has room for size + 2 bytes. */
static char *copy_lines(char *to, const char *from, size_t size)
{
    const char *end = from + size;
    for (; from < end; from++) {
        if (*from == '\r') {
            *to++ = '\n';
            from += from + 1 < end && from[1] == '\n';
        } else {
            *to++ = *from;
        }
    }
    return to;
}

bool lexer_init(struct lexer *lexer, struct arena *arena, const char *text, size_t size,
                struct syntax_error *error)
{
    *error = (struct syntax_error){.lineno = 1};
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3, size -= 3;
    char *copy = arena_alloc(arena, size + 2);
    if (!copy || size > 1u << 30) {
        fail(error, 1, "the program is too large");
        error->kind = SYNTAX_MEMORY_ERROR;
        return false;
    }
    if (!check_utf8(text, size, error))
        return false;
    char *end = copy_lines(copy, text, size);
    if (end > copy && end[-1] != '\n')
        *end++ = '\n';
    *end = '\0';
    memset(lexer, 0, sizeof *lexer);
    lexer->text = lexer->cursor = lexer->line_start = copy;
    lexer->end = end;
    lexer->lineno = 1;
    lexer->at_line_start = true;
    lexer->error = error;
    lexer->arena = arena;
    return check_cookie(copy, error);
}
