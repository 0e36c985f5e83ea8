/* "Did you mean": edit distance in which a change of case costs half. See suggest.h. */
#include "sim/value/suggest.h"

#include "sim/value/str.h"

#include <string.h>

#define MOVE_COST      2
#define CASE_COST      1
#define MAX_CANDIDATES 750
#define MAX_SIZE       40

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static size_t replacing_cost(char a, char b)
{
    if (a == b)
        return 0;
    return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

/* One row of the table of distances; returns its last and smallest entries. */
static size_t next_row(size_t *row, const char *a, size_t a_size, char c, size_t start,
                       size_t *smallest)
{
    size_t diagonal = start, result = start;
    *smallest = SIZE_MAX;
    for (size_t i = 0; i < a_size; i++) {
        size_t replace = diagonal + replacing_cost(c, a[i]);
        diagonal = row[i];
        result = smaller(smaller(result, diagonal) + MOVE_COST, replace);
        row[i] = result;
        *smallest = smaller(*smallest, result);
    }
    return result;
}

/* The cost of making a into b, or more than `limit` when it is above that. */
static size_t distance(const char *a, size_t a_size, const char *b, size_t b_size, size_t limit)
{
    for (; a_size && b_size && *a == *b; a++, b++, a_size--, b_size--)
        ;
    for (; a_size && b_size && a[a_size - 1] == b[b_size - 1]; a_size--, b_size--)
        ;
    if (a_size == 0 || b_size == 0)
        return (a_size + b_size) * MOVE_COST;
    if (a_size > MAX_SIZE || b_size > MAX_SIZE)
        return limit + 1;
    if (b_size < a_size)
        return distance(b, b_size, a, a_size, limit);
    if ((b_size - a_size) * MOVE_COST > limit)
        return limit + 1;
    size_t row[MAX_SIZE], result = 0, smallest;
    for (size_t i = 0; i < a_size; i++)
        row[i] = (i + 1) * MOVE_COST;
    for (size_t i = 0; i < b_size; i++) {
        result = next_row(row, a, a_size, b[i], i * MOVE_COST, &smallest);
        if (smallest > limit)
            return limit + 1;
    }
    return result;
}

value suggest_name(struct machine *m, value const *candidates, size_t count, value name)
{
    value best = NULL;
    size_t best_distance = SIZE_MAX;
    for (size_t i = 0; i < count && count < MAX_CANDIDATES; i++) {
        value candidate = candidates[i];
        if (!is_str(m, candidate) || str_equal(candidate, name))
            continue;
        size_t limit = (str_size(name) + str_size(candidate) + 3) * MOVE_COST / 6;
        limit = smaller(limit, best_distance - 1);
        size_t found = distance(str_text(name), str_size(name), str_text(candidate),
                                str_size(candidate), limit);
        if (found <= limit && found < best_distance) {
            best = candidate;
            best_distance = found;
        }
    }
    return best;
}

size_t suggest_distance(const char *word, size_t size, const char *other, size_t other_size)
{
    size_t limit = (size + other_size + 3) * MOVE_COST / 5; /* two letters changed places: "wrok" */
    size_t found = distance(word, size, other, other_size, limit);
    return found <= limit ? found : SIZE_MAX;
}

const char *suggest_word(const char *const *candidates, const char *word, size_t size)
{
    const char *best = NULL;
    size_t best_distance = SIZE_MAX;
    for (; *candidates; candidates++) {
        size_t found = suggest_distance(word, size, *candidates, strlen(*candidates));
        if (found < best_distance) {
            best = *candidates;
            best_distance = found;
        }
    }
    return best;
}
