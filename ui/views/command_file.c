/* Commands on the file: the editor, and reading it again. */
#include "ui/views/actions.h"
#include "ui/views/terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- the editor */

static bool run_editor(const char *editor, uint32_t line, const char *path)
{
    char place[24], command[512];
    snprintf(place, sizeof place, "+%u", line ? line : 1);
    if ((size_t)snprintf(command, sizeof command, "%s \"$@\"", editor) >= sizeof command)
        return false;
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command, "editor", place, path, (char *)NULL);
        _exit(127);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0)
        ;
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) != 127;
}

void do_edit(struct stage *stage)
{
    const char *editor = getenv("VISUAL");
    if (!editor || !*editor)
        editor = getenv("EDITOR");
    if (!editor || !*editor)
        editor = "vi";
    terminal_lend();
    bool ok = run_editor(editor, stage_line(stage), stage->scenario->path);
    terminal_take_back();
    if (ok)
        do_reload(stage);
    else
        stage_say(stage, "\"%s\" could not be run: set EDITOR.", editor);
}

/* --- reading it again */

static bool same_text(phrase a, phrase b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.text, b.text, a.size) == 0);
}

/* Whether two events are the same as far as a person sees; numbers of lines may have moved. */
static bool same_event(const struct event *a, const struct event *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case EVENT_clock:
        return !(a->clock.time < b->clock.time) && !(a->clock.time > b->clock.time);
    case EVENT_output: return same_text(a->output.text, b->output.text);
    case EVENT_step_begun: return a->step_begun.task == b->step_begun.task;
    case EVENT_step_ended:
        return a->step_ended.task == b->step_ended.task &&
               a->step_ended.outcome == b->step_ended.outcome &&
               same_text(a->step_ended.result, b->step_ended.result);
    case EVENT_step_waits:
        return a->step_waits.task == b->step_waits.task && a->step_waits.wait == b->step_waits.wait;
    case EVENT_task_created: return same_text(a->task_created.call, b->task_created.call);
    default: return true;
    }
}

/* The first step in which two runs differ, as far as both are known; 0: none up to step `last`. */
static uint64_t first_difference(const struct reel *former, const struct reel *now, uint64_t last)
{
    struct trace_cursor left, right;
    struct event a, b;
    uint64_t step = 1;
    trace_begin(former->trace, &left);
    trace_begin(now->trace, &right);
    while (step <= last) {
        bool more = trace_next(former->trace, &left, &a), other = trace_next(now->trace, &right, &b);
        while (more && (a.kind == EVENT_place || a.kind == EVENT_text))
            more = trace_next(former->trace, &left, &a);
        while (other && (b.kind == EVENT_place || b.kind == EVENT_text))
            other = trace_next(now->trace, &right, &b);
        if (!more || !other)
            return more != other ? step : 0;
        if (!same_event(&a, &b))
            return step;
        step += a.kind == EVENT_step_waits || a.kind == EVENT_step_ended;
    }
    return 0;
}

void do_reload(struct stage *stage)
{
    const struct reel *former = stage->reel;
    const char *reason = "this run was not opened from a file";
    uint64_t step = stage->story->steps;
    if (!stage->reload || !stage->reload(stage, &reason)) {
        stage_say(stage, "Not read again: %s.", reason);
        return;
    }
    reel_to_step(stage->reel, step + 1); /* computes as far */
    uint64_t differs = first_difference(former, stage->reel, step);
    if (differs) {
        reel_to_step(stage->reel, differs);
        stage_say(stage, "Read again: it differs from the run before from step %llu on.",
                  (unsigned long long)differs);
    } else {
        if (!reel_to_step(stage->reel, step))
            reel_last(stage->reel);
        stage_say(stage, "Read again: the same up to step %llu.", (unsigned long long)step);
    }
    stage->match_line = 0;
    if (stage->chosen > story_task_count(stage->story))
        stage->chosen = stage->followed = 0;
}
