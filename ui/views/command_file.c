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

void do_reload(struct stage *stage)
{
    struct runs *runs = stage->runs;
    const char *reason = "this run was not opened from a file";
    uint64_t step = stage->story->steps;
    if (!runs->open || !runs->open(runs, NULL, &reason)) {
        stage_say(stage, "Not read again: %s.", reason);
        return;
    }
    stage_show_run(stage);
    runs_compare(runs);
    uint64_t differs = runs->beside.step;
    if (differs && differs <= step) {
        reel_to_step(stage->reel, differs);
        stage_say(stage, "Read again: it differs from the run before from step %llu on (y: both).",
                  (unsigned long long)differs);
    } else {
        if (!reel_to_step(stage->reel, step))
            reel_last(stage->reel);
        stage_say(stage, "Read again: the same up to step %llu.", (unsigned long long)step);
    }
}
