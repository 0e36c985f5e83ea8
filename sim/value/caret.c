/* A scanner of Python expressions, just deep enough to find the outermost operator, call or
 * subscript. It never fails: what it does not understand has no anchors. */
#include "sim/value/caret.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#define NOT_FOUND  SIZE_MAX
#define MAX_NESTED 40 /* strings in replacement fields in strings ... */

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static size_t skip_blank(const char *s, size_t at, size_t end)
{
    while (at < end) {
        if (isspace((unsigned char)s[at]) || s[at] == '\\')
            at++;
        else if (s[at] == '#')
            while (at < end && s[at] != '\n')
                at++;
        else
            break;
    }
    return at;
}

/* Letters before a quote, or NOT_FOUND when no string begins here. */
static size_t string_prefix(const char *s, size_t at, size_t end)
{
    size_t n = 0;
    while (n < 3 && at + n < end && strchr("rbfuRBFU", s[at + n]) && s[at + n])
        n++;
    return n < 3 && at + n < end && (s[at + n] == '"' || s[at + n] == '\'') ? n : NOT_FOUND;
}

static size_t skip_group(const char *s, size_t at, size_t end, int nested);

/* The position behind a string that begins at `at`. */
static size_t skip_string(const char *s, size_t at, size_t end, int nested)
{
    size_t prefix = string_prefix(s, at, end);
    bool formatted = false, raw = false;
    for (size_t i = 0; i < prefix; i++) {
        formatted |= s[at + i] == 'f' || s[at + i] == 'F';
        raw |= s[at + i] == 'r' || s[at + i] == 'R';
    }
    at += prefix;
    char quote = s[at];
    size_t width = at + 2 < end && s[at + 1] == quote && s[at + 2] == quote ? 3 : 1;
    for (at += width; at < end;) {
        if (s[at] == '\\' && !(raw && formatted)) {
            at += 2;
        } else if (formatted && s[at] == '{' && at + 1 < end && s[at + 1] == '{') {
            at += 2;
        } else if (formatted && s[at] == '{') {
            at = skip_group(s, at, end, nested + 1);
        } else if (s[at] == quote && (width == 1 || (at + 2 < end && s[at + 1] == quote &&
                                                     s[at + 2] == quote))) {
            return at + width;
        } else {
            at++;
        }
    }
    return end;
}

/* The position behind the bracket that closes the one at `at`. */
static size_t skip_group(const char *s, size_t at, size_t end, int nested)
{
    int depth = 0;
    while (at < end) {
        if (nested < MAX_NESTED && string_prefix(s, at, end) != NOT_FOUND &&
            (at == 0 || !is_word(s[at - 1]))) {
            at = skip_string(s, at, end, nested);
            continue;
        }
        if (s[at] == '#') {
            at = skip_blank(s, at, end);
            continue;
        }
        if (strchr("([{", s[at]) && s[at])
            depth++;
        if (strchr(")]}", s[at]) && s[at] && --depth == 0)
            return at + 1;
        at++;
    }
    return end;
}

static size_t skip_word(const char *s, size_t at, size_t end)
{
    while (at < end && is_word(s[at]))
        at++;
    return at;
}

static size_t skip_number(const char *s, size_t at, size_t end)
{
    while (at < end && (is_word(s[at]) || s[at] == '.')) {
        bool exponent = (s[at] == 'e' || s[at] == 'E') && at + 1 < end &&
                        (s[at + 1] == '+' || s[at + 1] == '-');
        at += exponent ? 2 : 1;
    }
    return at;
}

static bool word_is_one_of(const char *s, size_t size, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == size && !memcmp(s, *words, size))
            return true;
    return false;
}

/* Words after which the whole is no operator, call or subscript: or no expression at all. */
static bool is_other_keyword(const char *s, size_t size)
{
    static const char *const words[] = {
        "and", "as", "assert", "async", "break", "class", "continue", "def", "del", "elif",
        "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
        "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
        "yield", NULL};
    return word_is_one_of(s, size, words);
}

/* How tightly binary operators bind, and their length; 0: none. */
static int binary_precedence(const char *s, size_t left, size_t *size)
{
    *size = left > 1 && s[0] == s[1] && strchr("*/<>", s[0]) ? 2 : 1;
    if (left > *size && s[*size] == '=')
        return 0; /* a comparison or an assignment */
    switch (s[0]) {
    case '|': return 1;
    case '^': return 2;
    case '&': return 3;
    case '<': case '>': return *size == 2 ? 4 : 0;
    case '+': case '-': return 5;
    case '*': return *size == 2 ? 8 : 6;
    case '/': case '%': case '@': return 6;
    default: return 0;
    }
}

/* What has been seen of an expression so far. */
struct scan {
    const char *s;
    size_t at, end;
    bool after_operand;  /* a trailer or operator may follow */
    bool after_string;   /* another string may follow */
    bool unary;          /* + - ~ before the first operand */
    bool awaited;        /* await before the first operand */
    bool any;            /* an operator or operand has been seen */
    int precedence;      /* of the outermost operator; 0: none yet */
    size_t operator_at;
    enum caret_kind last;
    size_t bracket_at;
    unsigned trailers;   /* trailers after the last operand */
    bool operand_is_name;
};

static bool see_operand(struct scan *k, size_t next, bool string, bool name)
{
    if (k->after_operand && !(string && k->after_string))
        return false;
    k->at = next;
    k->after_operand = k->any = true;
    k->after_string = string;
    k->last = CARET_NONE;
    k->trailers = 0;
    k->operand_is_name = name;
    return true;
}

static bool see_word(struct scan *k)
{
    size_t next = skip_word(k->s, k->at, k->end), size = next - k->at;
    if (size == 5 && !memcmp(k->s + k->at, "await", 5) && !k->after_operand) {
        k->awaited |= k->precedence == 0;
        k->at = next;
        return true;
    }
    if (is_other_keyword(k->s + k->at, size))
        return false;
    return see_operand(k, next, false, true);
}

static bool see_bracket(struct scan *k)
{
    size_t next = skip_group(k->s, k->at, k->end, 0);
    if (!k->after_operand)
        return see_operand(k, next, false, false);
    if (k->s[k->at] == '{')
        return false;
    k->last = k->s[k->at] == '(' ? CARET_CALL : CARET_SUBSCRIPT;
    k->bracket_at = k->at;
    k->trailers++;
    k->after_string = false;
    k->at = next;
    return true;
}

static bool see_dot(struct scan *k)
{
    if (k->end - k->at >= 3 && !memcmp(k->s + k->at, "...", 3))
        return see_operand(k, k->at + 3, false, false);
    if (!k->after_operand)
        return see_operand(k, skip_number(k->s, k->at, k->end), false, false);
    k->at = skip_word(k->s, skip_blank(k->s, k->at + 1, k->end), k->end);
    k->last = CARET_NONE;
    k->trailers++;
    k->after_string = false;
    return true;
}

static bool see_operator(struct scan *k)
{
    char c = k->s[k->at];
    if (!k->after_operand) {
        if (c != '+' && c != '-' && c != '~')
            return false;
        k->unary |= k->precedence == 0;
        k->at++;
        return true;
    }
    size_t size;
    int precedence = binary_precedence(k->s + k->at, k->end - k->at, &size);
    if (precedence == 0)
        return false;
    /* The last of the loosest is outermost; but ** groups from the right. */
    if (k->precedence == 0 || precedence < k->precedence ||
        (precedence == k->precedence && precedence != 8)) {
        k->precedence = precedence;
        k->operator_at = k->at;
    }
    k->at += size;
    k->after_operand = k->after_string = false;
    return true;
}

static bool see_token(struct scan *k)
{
    char c = k->s[k->at];
    if (string_prefix(k->s, k->at, k->end) != NOT_FOUND)
        return see_operand(k, skip_string(k->s, k->at, k->end, 0), true, false);
    if (isdigit((unsigned char)c))
        return see_operand(k, skip_number(k->s, k->at, k->end), false, false);
    if (is_word(c))
        return see_word(k);
    if (c == '(' || c == '[' || c == '{')
        return see_bracket(k);
    if (c == '.')
        return see_dot(k);
    return see_operator(k);
}

/* Has the text between brackets a comma or `for` of its own, or nothing: is it more than a
 * parenthesised expression? */
static bool is_display(const char *s, size_t at, size_t end)
{
    at = skip_blank(s, at, end);
    if (at >= end)
        return true;
    while (at < end) {
        if (string_prefix(s, at, end) != NOT_FOUND)
            at = skip_string(s, at, end, 0);
        else if (strchr("([{", s[at]) && s[at])
            at = skip_group(s, at, end, 0);
        else if (s[at] == ',')
            return true;
        else if (is_word(s[at])) {
            size_t next = skip_word(s, at, end);
            if (next - at == 3 && !memcmp(s + at, "for", 3))
                return true;
            at = next;
        } else
            at++;
        at = skip_blank(s, at, end);
    }
    return false;
}

/* Where the tree says that the right operand begins: inside the parentheses that enclose all of it. */
static size_t operand_start(const char *s, size_t at, size_t end)
{
    at = skip_blank(s, at, end);
    while (at < end && s[at] == '(') {
        size_t close = skip_group(s, at, end, 0);
        if (skip_blank(s, close, end) < end || is_display(s, at + 1, close - 1))
            break;
        end = close - 1;
        at = skip_blank(s, at + 1, end);
    }
    return at;
}

/* One or two characters: what stands behind the first one counts if it is not the operand yet. */
static size_t operator_end(const char *s, size_t at, size_t end)
{
    size_t next = at + 1;
    if (next < end && next < operand_start(s, next, end) && !isspace((unsigned char)s[next]) &&
        s[next] != '\\' && s[next] != '#')
        next++;
    else if (next < end && strchr("*/<>", s[at]) && s[next] == s[at])
        next++;
    return next;
}

struct caret_anchors caret_find(const char *segment, size_t size)
{
    struct scan k = {.s = segment, .end = size};
    struct caret_anchors none = {CARET_NONE, 0, 0, false};
    while ((k.at = skip_blank(segment, k.at, size)) < size)
        if (!see_token(&k))
            return none;
    if (!k.after_operand)
        return none;
    if (k.precedence == 8 && k.unary)
        return none;
    if (k.precedence)
        return (struct caret_anchors){CARET_OPERATOR, k.operator_at,
                                      operator_end(segment, k.operator_at, size), false};
    if (k.unary || k.awaited || k.last == CARET_NONE)
        return none;
    bool of_name = k.operand_is_name && k.trailers == 1 && k.last == CARET_CALL;
    return (struct caret_anchors){k.last, k.bracket_at, size, of_name};
}

static size_t skip_spaces(const char *s, size_t at, size_t end)
{
    while (at < end && (s[at] == ' ' || s[at] == '\t'))
        at++;
    return at;
}

bool caret_is_whole_statement(const char *text, size_t size, size_t start, size_t end,
                              const struct caret_anchors *anchors)
{
    if (anchors->kind != CARET_CALL)
        return false;
    size_t rest = skip_spaces(text, end, size);
    if (rest < size && text[rest] != '#' && text[rest] != ';')
        return false;
    size_t word = skip_word(text, 0, start);
    if (word == 0)
        return false;
    size_t after = skip_spaces(text, word, start);
    if (word == 6 && !memcmp(text, "return", 6))
        return after == start && anchors->of_name;
    return after < start && text[after] == '=' && skip_spaces(text, after + 1, start) == start;
}
