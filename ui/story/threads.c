/* Threads and processes of a story: their names, and which process has how many. */
#include "ui/story/story.h"

phrase story_thread_name(const struct story *story, uint64_t number)
{
    return number ? story_thread(story, number)->name : (phrase){"MainThread", 10};
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char story_thread_letter(const struct story *story, uint64_t number)
{
    phrase name = story_thread_name(story, number);
    char letter = name.size && is_letter(*name.text) ? *name.text : '?';
    for (size_t i = 0; i < name.size && name.text[i] != ' '; i++)
        if (name.text[i] >= '0' && name.text[i] <= '9')
            letter = name.text[i];
    return letter;
}

bool story_has_locks(const struct story *story)
{
    for (uint64_t i = 0; i < story->processes.count; i++)
        if (STORY_AT(story, processes, story_process, i)->locked)
            return true;
    return false;
}

size_t story_threads_of(const struct story *story, uint64_t process)
{
    size_t count = 0;
    for (uint64_t number = 0; number < story->threads.count; number++) {
        const struct story_thread *thread = story_thread(story, number);
        count += thread->of_process == process && (number == 0 || thread->name.size);
    }
    return count;
}
