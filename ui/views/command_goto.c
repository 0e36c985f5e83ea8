/* Going to a step, a time, a line. */
#include "ui/story/breaks.h"
#include "ui/views/actions.h"
#include "ui/views/input.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void to_step(struct stage *stage, const char *text)
{
    char *end;
    unsigned long long step = strtoull(text, &end, 10);
    if (end == text || *end)
        stage_say(stage, "\"%s\" is no step: a number, please.", text);
    else if (!reel_to_step(stage->reel, step))
        stage_say(stage, "There is no step %llu: the run has %zu.", step,
                  stage->reel->stops.step_count);
}

static bool to_time(struct stage *stage, const char *text)
{
    char *end;
    double time = strtod(text, &end);
    while (*end == ' ')
        end++;
    double factor = strcmp(end, "s") == 0 ? 1 : strcmp(end, "ms") == 0 ? 1e-3 : 0;
    if (end == text || factor == 0 || !isfinite(time))
        return false;
    reel_to_time(stage->reel, time * factor);
    return true;
}

/* The next time that the line runs; from the start, if it does not run again. */
static void to_line(struct stage *stage, const char *text)
{
    struct breaks one = {.count = 1};
    const char *reason;
    size_t which;
    if (!breakpoint_read(&one.all[0], text, &reason) || one.all[0].kind != BREAK_LINE)
        stage_say(stage, "\"%s\" is no line: a number, please.", text);
    else if (!breaks_run(&one, stage->reel, true, input_interrupts, &which) &&
             !breaks_run(&one, stage->reel, false, input_interrupts, &which))
        stage_say(stage, "Line %u never runs.", one.all[0].line);
}

void stage_go_to(struct stage *stage, const char *text)
{
    while (*text == ' ')
        text++;
    if (strncmp(text, "step ", 5) == 0)
        to_step(stage, text + 5);
    else if (strncmp(text, "time ", 5) == 0 && to_time(stage, text + 5))
        return;
    else if (strncmp(text, "line ", 5) == 0)
        to_line(stage, text + 5);
    else if (!*text || to_time(stage, text))
        return;
    else if (isdigit((unsigned char)*text))
        to_step(stage, text);
    else
        stage_to_mark(stage, text);
}

void do_go_to(struct stage *stage)
{
    char text[80] = "";
    if (input_line(stage, "Go to (12: a step, 0.5s: a time, line 9, a bookmark):", text, sizeof text))
        stage_go_to(stage, text);
}
