/* Lines of words. */
#include "ui/story/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void words_clear(struct words *words)
{
    words->size = 0;
    words->cut = false;
    words->text[0] = '\0';
}

/* The end of the buffer is marked as cut, without tearing a character. */
static void mark_cut(struct words *words)
{
    size_t size = WORDS_SIZE - 3;
    while (size > 0 && ((unsigned char)words->text[size] & 0xc0) == 0x80)
        size--;
    memcpy(words->text + size, "..", 3);
    words->size = size + 2;
    words->cut = true;
}

static void add(struct words *words, const char *bytes, size_t size)
{
    if (words->cut)
        return;
    size_t room = WORDS_SIZE - 1 - words->size;
    size_t taken = size < room ? size : room;
    memcpy(words->text + words->size, bytes, taken);
    words->size += taken;
    words->text[words->size] = '\0';
    if (taken < size)
        mark_cut(words);
}

void words_add(struct words *words, const char *format, ...)
{
    char buffer[WORDS_SIZE];
    va_list list;
    va_start(list, format);
    int size = vsnprintf(buffer, sizeof buffer, format, list);
    va_end(list);
    if (size > 0)
        add(words, buffer, (size_t)size < sizeof buffer ? (size_t)size : sizeof buffer - 1);
}

void words_add_text(struct words *words, phrase added)
{
    for (size_t i = 0; i < added.size; i++) {
        unsigned char c = (unsigned char)added.text[i];
        if (c == '\n')
            add(words, "\\n", 2);
        else if (c == '\t')
            add(words, "\\t", 2);
        else if (c < 0x20 || c == 0x7f)
            words_add(words, "\\x%02x", c);
        else
            add(words, added.text + i, 1);
    }
}

void words_add_time(struct words *words, const struct story *story, double time)
{
    words_add(words, "%.*f s", story->digits, time);
}

void words_add_task(struct words *words, const struct story *story, uint64_t task)
{
    if (task == 0)
        words_add(words, "the main program");
    else
        words_add_text(words, story_task(story, task)->name);
}

void words_add_task_call(struct words *words, const struct story *story, uint64_t task)
{
    words_add_task(words, story, task);
    phrase call = story_task(story, task)->call;
    if (call.size) {
        words_add(words, ", ");
        words_add_text(words, call);
    }
}
