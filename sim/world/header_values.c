/* Numbers, durations and moments in the `# sim:` lines. */
#include "sim/world/header.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* How many bytes of the word are digits with at most one point between or before them. */
static size_t decimal_size(struct header_word word)
{
    size_t size = 0;
    bool point = false, digit = false;
    while (size < word.size) {
        char c = word.text[size];
        if (c == '.' && !point && !(size + 1 < word.size && word.text[size + 1] == '.'))
            point = true;
        else if (isdigit((unsigned char)c))
            digit = true;
        else
            break;
        size++;
    }
    return digit ? size : 0;
}

bool header_read_number(struct header_reader *reader, struct header_word word, uint64_t least,
                        uint64_t most, uint64_t *number)
{
    uint64_t n = 0;
    for (size_t i = 0; i < word.size; i++) {
        unsigned digit = (unsigned)(word.text[i] - '0');
        if (digit > 9 || n > (UINT64_MAX - digit) / 10)
            return header_fail(reader, word, "'%.*s' is no whole number");
        n = n * 10 + digit;
    }
    if (word.size == 0)
        return header_fail(reader, word, "a whole number is missing%.*s");
    if (n < least || n > most)
        return header_fail(reader, word, "'%.*s' is out of range");
    *number = n;
    return true;
}

/* The factor of a unit as a divisor, so that 100ms is 0.1 exactly; 0: no unit. */
static double divisor(struct header_word unit)
{
    return header_word_is(unit, "s")    ? 1
           : header_word_is(unit, "ms") ? 1e3
           : header_word_is(unit, "us") ? 1e6
                                        : 0;
}

bool header_read_duration(struct header_reader *reader, struct header_word word, double *seconds)
{
    char digits[64];
    size_t size = decimal_size(word);
    struct header_word unit = {word.text + size, word.size - size};
    double by = divisor(unit);
    if (size == 0 || size >= sizeof digits || by == 0)
        return header_fail(reader, word,
                           "'%.*s' is no duration; write a number with us, ms or s, such as 100ms");
    memcpy(digits, word.text, size);
    digits[size] = '\0';
    *seconds = strtod(digits, NULL) / by;
    return true;
}

bool header_read_range(struct header_reader *reader, struct header_word word,
                       struct header_range *range)
{
    struct header_word low = word, high = word;
    for (size_t i = 0; i + 1 < word.size; i++)
        if (memcmp(word.text + i, "..", 2) == 0) {
            low.size = i;
            high = (struct header_word){word.text + i + 2, word.size - i - 2};
            break;
        }
    if (!header_read_duration(reader, low, &range->low) ||
        !header_read_duration(reader, high, &range->high))
        return false;
    return range->low <= range->high ||
           header_fail(reader, word, "'%.*s' is a range that ends before it begins");
}

/* --- moments */

/* Days from 1970-01-01 to a date of the Gregorian calendar; years begin in March here, so that the
 * day that comes and goes is the last one. */
static int64_t days_since_1970(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t era = year / 400, of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int64_t days_in_month(int64_t year, int64_t month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Fills in the numbers of "2026-01-01T09:00:00" by its picture; how many bytes fitted. */
static size_t read_by_picture(struct header_word word, int64_t numbers[6])
{
    static const char picture[] = "0000-11-22T33:44:55";
    size_t i = 0;
    for (; i < word.size && picture[i]; i++) {
        if (!isdigit((unsigned char)picture[i])) {
            if (word.text[i] != picture[i] && !(picture[i] == 'T' && word.text[i] == ' '))
                break;
        } else if (isdigit((unsigned char)word.text[i])) {
            int64_t *number = &numbers[picture[i] - '0'];
            *number = *number * 10 + (word.text[i] - '0');
        } else {
            break;
        }
    }
    return i;
}

bool header_read_moment(struct header_reader *reader, struct header_word word, double *moment)
{
    int64_t n[6] = {0};
    size_t fitted = read_by_picture(word, n);
    bool whole = fitted == word.size && (fitted == 10 || fitted == 16 || fitted == 19);
    if (!whole || n[0] < 1970 || n[1] < 1 || n[1] > 12 || n[2] < 1 ||
        n[2] > days_in_month(n[0], n[1]) || n[3] > 23 || n[4] > 59 || n[5] > 59)
        return header_fail(reader, word,
                           "'%.*s' is no moment; write it as 2026-01-01 or 2026-01-01T09:00");
    int64_t days = days_since_1970(n[0], n[1], n[2]);
    *moment = (double)(((days * 24 + n[3]) * 60 + n[4]) * 60 + n[5]);
    return true;
}
