/* What all panes share: headings, scrolling, messages. */
#include "ui/views/view.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const struct view *const panes[] = {&source_view, &variables_view, &resources_view, &loop_view,
                                    &ready_view, &timers_view, &outside_view, &output_view,
                                    &tasks_view, &warnings_view, &timeline_view, &why_view, NULL};

const struct view *view_of_pane(enum pane_id id)
{
    for (int i = 0; panes[i]; i++)
        if (panes[i]->id == id)
            return panes[i];
    return NULL;
}

void stage_show_run(struct stage *stage)
{
    const struct run_shown *now = &stage->runs->now;
    stage->reel = now->reel;
    stage->story = &now->reel->story;
    stage->scenario = now->scenario;
    stage->match_line = 0;
    if (stage->chosen > story_task_count(stage->story))
        stage->chosen = stage->followed = 0;
}

void stage_say(struct stage *stage, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vsnprintf(stage->said, sizeof stage->said, format, list);
    va_end(list);
    stage->message = stage->said;
}

bool stage_is_new(const struct stage *stage, uint64_t step)
{
    const struct story *story = stage->story;
    return step && step == story->steps && story->act == ACT_STEP;
}

void view_heading(struct stage *stage, struct area area, const struct view *view, const char *rule)
{
    bool focused = view->id && view->id == stage->focus;
    draw_heading(&stage->canvas, area, focused ? STYLE_FOCUS : STYLE_HEADING, view->name, rule);
}

void view_heading_of_list(struct stage *stage, struct area area, const struct view *view,
                          const char *rule, int shown, int count)
{
    char words[120];
    snprintf(words, sizeof words, "(%s)", rule);
    if (shown < count)
        snprintf(words, sizeof words, "(%s; %d of %d)", rule, shown, count);
    if (shown < count && (int)strlen(view->name) + 3 + (int)strlen(words) + 2 > area.width)
        snprintf(words, sizeof words, "(%d of %d)", shown, count);
    view_heading(stage, area, view, words);
}

int view_first(const struct stage *stage, const struct view *view, int first, int rows, int count)
{
    int moved = first + stage->scroll[view->id];
    if (moved > count - rows)
        moved = count - rows;
    return moved < 0 ? 0 : moved;
}
