/* Streams in front of the terminal that take the control characters out. Which bytes those are depends
 * on where a character of UTF-8 begins: a terminal in another encoding obeys 0x80 to 0x9f, too. */
#include "ui/cli/harmless.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE = 512 };

struct filter {
    int descriptor;
    unsigned missing; /* bytes of the character under way */
    bool after_c2;    /* its first byte was 0xc2: 0x80 to 0x9f would be a control character */
};

static unsigned more_bytes(unsigned char first)
{
    if (first < 0xc2 || first >= 0xf5)
        return 0;
    return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}

/* What stands for the byte. */
static unsigned char harmless(struct filter *filter, unsigned char byte)
{
    bool continues = filter->missing > 0 && byte >= 0x80 && byte < 0xc0;
    bool control = filter->after_c2 && byte < 0xa0;
    filter->after_c2 = false;
    if (continues) {
        filter->missing--;
        return control ? 0xbf : byte; /* U+00BF, an inverted question mark */
    }
    filter->missing = more_bytes(byte);
    filter->after_c2 = byte == 0xc2;
    if (byte < 0x80)
        return (byte < ' ' && byte != '\n' && byte != '\t') || byte == 0x7f ? '?' : byte;
    return filter->missing ? byte : '?';
}

static bool write_all(int descriptor, const unsigned char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(descriptor, bytes, size);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            bytes += written;
            size -= (size_t)written;
        }
    }
    return true;
}

static ssize_t write_filtered(void *cookie, const char *text, size_t size)
{
    struct filter *filter = cookie;
    unsigned char piece[PIECE];
    for (size_t done = 0; done < size;) {
        size_t count = 0;
        while (count < PIECE && done < size)
            piece[count++] = harmless(filter, (unsigned char)text[done++]);
        if (!write_all(filter->descriptor, piece, count))
            return 0;
    }
    return (ssize_t)size;
}

static int close_filter(void *cookie)
{
    free(cookie);
    return 0;
}

/* The same stream where it is no terminal, or memory is short. */
static FILE *in_front_of(FILE *stream, int buffering)
{
    if (!isatty(fileno(stream)))
        return stream;
    struct filter *filter = calloc(1, sizeof *filter);
    cookie_io_functions_t functions = {.write = write_filtered, .close = close_filter};
    FILE *front = filter ? fopencookie(filter, "w", functions) : NULL;
    if (!front) {
        free(filter);
        return stream;
    }
    filter->descriptor = fileno(stream);
    fflush(stream);
    setvbuf(front, NULL, buffering, BUFSIZ);
    return front;
}

void harmless_terminal(void)
{
    if (fileno(stdout) >= 0)
        stdout = in_front_of(stdout, _IOLBF);
    if (fileno(stderr) >= 0)
        stderr = in_front_of(stderr, _IONBF);
}
