/* Opening a scenario again, in the middle of a session. */
#include "ui/cli/openings.h"

#include <stdlib.h>
#include <string.h>

struct opening {
    struct job *job;  /* `own`, or a command's */
    struct job own;
    struct reel reel;
    char *changes;    /* text of interventions that it was opened with, or NULL */
    struct opening *former;
};

static void free_opening(struct opening *opening)
{
    reel_close(&opening->reel);
    job_close(&opening->own);
    free(opening->changes);
    free(opening);
}

/* Those that nobody looks at any more; a command's job has its sim beyond them. */
static void drop_unseen(struct openings *openings)
{
    for (struct opening **at = &openings->newest; *at;) {
        struct opening *opening = *at;
        if (&opening->reel == openings->runs.now.reel || &opening->reel == openings->runs.other.reel) {
            at = &opening->former;
            continue;
        }
        *at = opening->former;
        free_opening(opening);
    }
}

static struct opening *opening_of(const struct openings *openings, const struct reel *reel)
{
    struct opening *found = openings->newest;
    while (found && &found->reel != reel)
        found = found->former;
    return found;
}

static void show(struct run_shown *run, struct opening *opening)
{
    *run = (struct run_shown){.reel = &opening->reel,
                              .scenario = &opening->job->scenario,
                              .changes = opening->job->options.interventions};
}

/* The program's text as it was, or as the file is now. */
static bool read_scenario(struct scenario *made, const struct scenario *from, bool anew)
{
    if (anew)
        return scenario_read(made, from->path);
    char *text = malloc(from->size + 1);
    if (!text)
        return false;
    memcpy(text, from->text, from->size + 1);
    return scenario_open(made, from->path, text, from->size);
}

static bool give_changes(struct opening *made, const struct job *from, const char *changes)
{
    struct sim_options *options = &made->own.options;
    if (!changes && from->changes.text) { /* of a file: read again, too */
        options->interventions = NULL;
        return true;
    }
    if (!changes)
        changes = options->interventions;
    if (!changes)
        return true;
    made->changes = strdup(changes);
    options->interventions = made->changes;
    options->interventions_size = made->changes ? strlen(made->changes) : 0;
    return made->changes != NULL;
}

static bool open_again(struct runs *runs, const char *changes, const char **reason)
{
    struct openings *openings = runs->host;
    const struct job *from = opening_of(openings, runs->now.reel)->job;
    struct opening *made = calloc(1, sizeof *made);
    *reason = "out of memory";
    if (!made)
        return false;
    *reason = from->recorded ? "a recorded run cannot be run anew" : "the file cannot be read";
    made->job = &made->own;
    made->own.options = from->options;
    made->own.options.host = NULL;
    if (from->recorded || !give_changes(made, from, changes) ||
        !read_scenario(&made->own.scenario, &from->scenario, !changes) || !job_open(&made->own) ||
        !reel_open(&made->reel, made->own.sim, sim_trace(made->own.sim), &made->own.options)) {
        free_opening(made);
        return false;
    }
    made->former = openings->newest;
    openings->newest = made;
    runs->other = runs->now;
    show(&runs->now, made);
    strcpy(runs->other.name, "before");
    strcpy(runs->now.name, "now");
    drop_unseen(openings);
    return true;
}

static struct opening *add(struct openings *openings, struct job *job)
{
    struct opening *opening = calloc(1, sizeof *opening);
    if (!opening)
        return NULL;
    opening->job = job;
    opening->former = openings->newest;
    openings->newest = opening;
    bool ok = reel_open(&opening->reel, job->sim, job_trace(job), job_again(job));
    return ok ? opening : NULL;
}

bool openings_begin(struct openings *openings, struct job *job)
{
    *openings = (struct openings){.runs = {.open = open_again, .host = openings}};
    struct opening *opening = add(openings, job);
    if (opening)
        show(&openings->runs.now, opening);
    return opening != NULL;
}

bool openings_compare(struct openings *openings, struct job *job)
{
    struct runs *runs = &openings->runs;
    struct opening *opening = add(openings, job);
    if (!opening)
        return false;
    runs->other = runs->now;
    show(&runs->now, opening);
    snprintf(runs->other.name, sizeof runs->other.name, "%s", runs->other.scenario->file);
    snprintf(runs->now.name, sizeof runs->now.name, "%s", runs->now.scenario->file);
    return true;
}

void openings_end(struct openings *openings)
{
    while (openings->newest) {
        struct opening *opening = openings->newest;
        openings->newest = opening->former;
        free_opening(opening);
    }
}
