/* What makes two runs comparable, and where they part. */
#include "ui/verify/difference.h"

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *difference_read(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t size = 0, room = 4096, got;
    char *text = malloc(room);
    while (text && (got = fread(text + size, 1, room - size - 1, file)) > 0) {
        size += got;
        if (room - size < 2) {
            char *grown = realloc(text, room *= 2);
            if (!grown)
                free(text);
            text = grown;
        }
    }
    fclose(file);
    if (text)
        text[size] = '\0';
    return text;
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* Whether a place in asyncio's source begins here, and how long its words are. */
static size_t library_place(const char *text, size_t *digits)
{
    static const char folder[] = "asyncio/";
    if (strncmp(text, folder, sizeof folder - 1) != 0)
        return 0;
    size_t length = sizeof folder - 1;
    length += strspn(text + length, "abcdefghijklmnopqrstuvwxyz_");
    if (strncmp(text + length, ".py:", 4) != 0)
        return 0;
    *digits = 1 + strspn(text + length + 4, "0123456789");
    return length + 3;
}

static char *drop_path(const char *start, char *to)
{
    while (to > start && (isalnum((unsigned char)to[-1]) || strchr("_/.-", to[-1])))
        to--;
    return to;
}

static char *copy(char *to, const char *from, size_t size)
{
    memmove(to, from, size);
    return to + size;
}

void difference_normalise(char *text, const char *folder)
{
    static const char deadlock[] = "RuntimeError: deadlock:", address[] = "at 0x";
    size_t folder_length = strlen(folder);
    char *to = text;
    size_t length, digits;
    for (const char *from = text; *from;) {
        if (strncmp(from, folder, folder_length) == 0 && from[folder_length] == '/') {
            from += folder_length + 1;
        } else if (strncmp(from, address, sizeof address - 1) == 0) {
            to = copy(to, from, sizeof address - 1);
            from += sizeof address - 1;
            while (is_hex(*from))
                from++;
        } else if (strncmp(from, deadlock, sizeof deadlock - 1) == 0) {
            to = copy(to, from, sizeof deadlock - 1);
            from += strcspn(from, "\n");
        } else if ((length = library_place(from, &digits)) > 0) {
            to = copy(drop_path(text, to), from, length);
            from += length + digits;
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
}

bool difference_find(struct difference *found, const char *got, const char *expected)
{
    if (strcmp(got, expected) == 0)
        return false;
    *found = (struct difference){1, got, expected};
    for (const char *p = got, *q = expected; *p && *p == *q; p++, q++) {
        if (*p == '\n') {
            found->line++;
            found->got = p + 1;
            found->expected = q + 1;
        }
    }
    return true;
}
