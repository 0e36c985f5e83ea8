/* Commands on breakpoints. */
#include "ui/story/breaks.h"
#include "ui/views/actions.h"
#include "ui/views/input.h"

#include <stdlib.h>
#include <string.h>

static void say_struck(struct stage *stage, const struct breakpoint *breakpoint)
{
    struct words words;
    words_clear(&words);
    breakpoint_say(&words, breakpoint);
    stage_say(stage, "Stopped: %s.", words.text);
}

static void run(struct stage *stage, const struct breaks *breaks, bool forward)
{
    size_t which;
    stage_say(stage, forward ? "Running on ... (Escape stops)" : "Running back ... (Escape stops)");
    input_draw(stage);
    stage->message = NULL;
    if (breaks_run(breaks, stage->reel, forward, input_interrupts, &which))
        say_struck(stage, &breaks->all[which]);
    else
        stage->message = forward ? "No breakpoint strikes later." : "No breakpoint strikes before.";
}

static void run_with_some(struct stage *stage, bool forward)
{
    if (stage->breaks->count == 0)
        stage->message = "There is no breakpoint: t sets one.";
    else
        run(stage, stage->breaks, forward);
}

void do_run_on(struct stage *stage)
{
    run_with_some(stage, true);
}

void do_run_back(struct stage *stage)
{
    run_with_some(stage, false);
}

static void add(struct stage *stage, struct breakpoint *breakpoint)
{
    struct breaks *breaks = stage->breaks;
    struct words words;
    if (breaks->count == MOST_BREAKS) {
        stage->message = "There are too many breakpoints: T takes one away.";
        return;
    }
    breakpoint->task = stage->chosen;
    breaks->all[breaks->count++] = *breakpoint;
    words_clear(&words);
    breakpoint_say(&words, breakpoint);
    stage_say(stage, "Breakpoint %zu: %s. > runs on to it, < back.", breaks->count, words.text);
}

void do_set_break(struct stage *stage)
{
    char text[100] = "";
    struct breakpoint breakpoint;
    const char *reason;
    if (!input_line(stage, "Stop at (line 12, Task-3 runs, output x, ...):", text, sizeof text) || !*text)
        return;
    if (breakpoint_read(&breakpoint, text, &reason))
        add(stage, &breakpoint);
    else
        stage_say(stage, "Not understood: %s.", reason);
}

static void take_away(struct stage *stage, size_t which)
{
    struct breaks *breaks = stage->breaks;
    memmove(breaks->all + which, breaks->all + which + 1,
            (breaks->count - which - 1) * sizeof *breaks->all);
    breaks->count--;
}

void stage_toggle_line_break(struct stage *stage, uint32_t line)
{
    struct breaks *breaks = stage->breaks;
    for (size_t i = 0; i < breaks->count; i++) {
        if (breaks->all[i].kind == BREAK_LINE && breaks->all[i].line == line) {
            take_away(stage, i);
            stage_say(stage, "No breakpoint at line %u any more.", line);
            return;
        }
    }
    char text[32];
    const char *reason;
    struct breakpoint breakpoint;
    snprintf(text, sizeof text, "%u", line);
    if (breakpoint_read(&breakpoint, text, &reason))
        add(stage, &breakpoint);
}

bool stage_line_has_break(const struct stage *stage, uint32_t line)
{
    for (size_t i = 0; i < stage->breaks->count; i++)
        if (stage->breaks->all[i].kind == BREAK_LINE && stage->breaks->all[i].line == line)
            return true;
    return false;
}

void do_list_breaks(struct stage *stage)
{
    struct words words;
    char text[8] = "";
    if (stage->breaks->count == 0) {
        stage->message = "There is no breakpoint: t sets one.";
        return;
    }
    words_clear(&words);
    words_add(&words, "Take away:");
    for (size_t i = 0; i < stage->breaks->count; i++) {
        words_add(&words, " %zu ", i + 1);
        breakpoint_say(&words, &stage->breaks->all[i]);
        words_add(&words, i + 1 < stage->breaks->count ? "," : ";");
    }
    words_add(&words, " 0 all. Number:");
    if (!input_line(stage, words.text, text, sizeof text) || !*text)
        return;
    size_t number = strtoul(text, NULL, 10);
    if (*text == '0')
        stage->breaks->count = 0;
    else if (number >= 1 && number <= stage->breaks->count)
        take_away(stage, number - 1);
    stage_say(stage, "Breakpoints: %zu.", stage->breaks->count);
}

void do_last_change(struct stage *stage)
{
    char text[80] = "changes ";
    struct breaks one = {.count = 1};
    const char *reason;
    if (!input_line(stage, "Back to where a variable", text, sizeof text))
        return;
    if (!breakpoint_read(&one.all[0], text, &reason)) {
        stage_say(stage, "Not understood: %s.", reason);
        return;
    }
    one.all[0].task = stage->chosen;
    run(stage, &one, false);
    if (stage->message != stage->said)
        stage->message = "It did not change before.";
}
