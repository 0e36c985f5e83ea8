/* Going to a step, a time, a line. */
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

void stage_go_to(struct stage *stage, const char *text)
{
    while (*text == ' ')
        text++;
    if (strncmp(text, "step ", 5) == 0)
        to_step(stage, text + 5);
    else if (strncmp(text, "time ", 5) == 0 && to_time(stage, text + 5))
        return;
    else if (!*text || to_time(stage, text))
        return;
    else
        to_step(stage, text);
}

void command_go_to(struct stage *stage)
{
    char text[80] = "";
    if (input_line(stage, "Go to (12: a step, 0.5s: a time)", text, sizeof text))
        stage_go_to(stage, text);
}
