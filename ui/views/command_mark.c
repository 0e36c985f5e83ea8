/* Commands on bookmarks. */
#include "ui/story/marks.h"
#include "ui/views/actions.h"
#include "ui/views/input.h"

#include <errno.h>
#include <string.h>

void do_set_mark(struct stage *stage)
{
    char name[40];
    *name = '\0';
    if (!input_line(stage, "Name of a bookmark here:", name, sizeof name))
        return;
    if (!*name)
        snprintf(name, sizeof name, "%zu", stage->marks->count + 1);
    if (!marks_set(stage->marks, name, stage->reel))
        stage->message = "There are too many bookmarks.";
    else if (!marks_write(stage->marks))
        stage_say(stage, "Bookmark \"%s\" is set, but not kept: %s.", name, strerror(errno));
    else
        stage_say(stage, "Bookmark \"%s\" is set; ' goes there.", name);
}

void stage_to_mark(struct stage *stage, const char *name)
{
    const struct bookmark *mark = marks_find(stage->marks, name);
    if (!mark)
        stage_say(stage, "There is no bookmark \"%s\": m sets one.", name);
    else if (!marks_go(mark, stage->reel))
        stage_say(stage, "The run has no step %llu any more.", (unsigned long long)mark->step);
    else
        stage_say(stage, "Bookmark \"%s\".", mark->name);
}

void do_go_to_mark(struct stage *stage)
{
    struct words words;
    char name[40] = "";
    if (stage->marks->count == 0) {
        stage->message = "There is no bookmark: m sets one.";
        return;
    }
    words_clear(&words);
    words_add(&words, "Bookmark (");
    for (size_t i = 0; i < stage->marks->count; i++)
        words_add(&words, "%s%s", i ? ", " : "", stage->marks->all[i].name);
    words_add(&words, "):");
    if (input_line(stage, words.text, name, sizeof name) && *name)
        stage_to_mark(stage, name);
}
