/*
 * The public face of the simulator: open a scenario, let it run in portions, look at what happened,
 * go back. Usable from C without any terminal.
 *
 *      struct sim *sim = sim_open(&options);
 *      while (sim_advance(sim, 100000) == SIM_GOES_ON)
 *          ;
 *      int status = sim_exit_status(sim);
 *      sim_close(sim);
 *
 * A run is a pure function of the options. Nothing is shared between two sims. Everything that
 * happens is in the trace (sim_trace); variables and single lines are asked for (sim_seek,
 * sim_lines, sim_frames), which runs the program again up to there.
 */
#ifndef LOOPGLASS_SIM_SIM_H
#define LOOPGLASS_SIM_SIM_H

#include "sim/trace/trace.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sim;

struct sim_options {
    const char *path;     /* as messages show it; copied */
    const char *text;     /* of the scenario; need not end in NUL; copied */
    size_t size;
    bool has_seed;        /* else the header's, else 0 */
    uint64_t seed;
    size_t memory_limit;  /* bytes; 0: the default */
    /* Bounds; 0: none (of memory and ints: the default). */
    uint64_t tick_limit;  /* lines and events */
    uint64_t work_limit;  /* units as of sim_advance: lines, events, elements that natives touch */
    double time_limit;    /* virtual seconds */
    uint64_t output_limit; /* bytes that the program writes */
    uint64_t task_limit;  /* tasks ever made */
    uint64_t int_limit;   /* bytes of one int */
    uint64_t trace_limit; /* bytes of the trace in memory */
    bool debug;           /* asyncio's debug mode */
    bool no_trace;        /* record nothing */
    bool forward_only;    /* it will not be taken back: keeps no checkpoints */
    /* What a person changes in the run: the text of a file as in sim/world/intervention.h; copied. NULL:
     * nothing. Its path, as messages show it, or NULL. */
    const char *interventions;
    size_t interventions_size;
    const char *interventions_path;
    /* Called with what the program writes, once, in order, when it is first written (not when the
     * run is taken back and goes there again). May be NULL. */
    void (*output)(void *host, int stream, const char *text, size_t size);
    /* Gives the text of a module beside the scenario, or NULL; valid until sim_close. May be NULL. */
    const char *(*find_module)(void *host, const char *name, bool *is_package, const char **path,
                               size_t *size);
    void *host;
};

enum sim_state { SIM_GOES_ON, SIM_ENDED };

/* NULL: out of memory or address space (errno tells). A scenario that does not compile opens; it
 * ends at once with its message on standard error and status 2. */
struct sim *sim_open(const struct sim_options *options);
void sim_close(struct sim *sim);
const char *sim_version(void);

/* What is wrong with a text of interventions, told as in a compiler's message. False: out of memory;
 * mistake->line 0: nothing is wrong. */
struct sim_mistake {
    uint32_t line;           /* from 1 */
    uint32_t column, length; /* bytes of the line, from 0 */
    char message[200];
};
bool sim_check_interventions(const char *text, size_t size, struct sim_mistake *mistake);
/* How many interventions the run was given. */
size_t sim_intervention_count(const struct sim *sim);

/* What a program asks of its surroundings, found in its text without running it. */
enum sim_use_kind {
    SIM_USE_MODULE,  /* import module */
    SIM_USE_NAME,    /* from module import name, or module.name */
    SIM_USE_BUILTIN, /* name(...), of builtins that reach out of a program */
    SIM_USE_METHOD,  /* something.name(...) */
};
struct sim_use {
    enum sim_use_kind kind;
    const char *module, *name; /* valid during the call; "" where there is none */
    int level;                 /* of a relative import: how many dots */
    uint32_t line, column;     /* from 1, from 0 */
    bool guarded;              /* the program catches ImportError there: it can do without */
};
/* Calls `found` for each, in the order of the text. False: it is no program, as *mistake says. */
bool sim_find_uses(const char *text, size_t size, void (*found)(void *host, const struct sim_use *use),
                   void *host, struct sim_mistake *mistake);

/* Lets the program run for about `budget` units of work (lines, events, elements touched by long
 * natives), then comes back: always in bounded time. */
enum sim_state sim_advance(struct sim *sim, uint64_t budget);
bool sim_ended(const struct sim *sim);
/* The program's; 2: it did not compile; 3: a bound of the sandbox ended it. Once ended. */
int sim_exit_status(const struct sim *sim);
double sim_time(const struct sim *sim);   /* virtual seconds, where the run is now */
uint64_t sim_tick(const struct sim *sim);
uint64_t sim_tasks(const struct sim *sim); /* made so far */
uint64_t sim_steps(const struct sim *sim); /* of tasks, so far */
uint64_t sim_seed(const struct sim *sim);
/* All events so far, also those that the run has been taken back before. Owned by the sim. */
const struct trace *sim_trace(const struct sim *sim);
/* What the sandbox has used: bytes of live objects at most. */
size_t sim_peak_memory(const struct sim *sim);

/* --- looking closer: these move the run */

/* Takes the run to the first moment at which `tick` ticks have happened (or its end): to the checkpoint
 * before it and on from there, or from the start where no checkpoints are kept. sim_advance goes on from
 * there. */
bool sim_seek(struct sim *sim, uint64_t tick);
/* Whether checkpoints are kept: not with forward_only, in builds for memory checkers, or while the state
 * is large (above 96 MiB). */
bool sim_is_quick_to_rewind(const struct sim *sim);

/* Lines executed between two ticks, `from` excluded, `to` included. */
struct sim_line {
    uint64_t tick;
    uint64_t task;      /* 0: no task */
    uint32_t line;
    uint32_t depth;     /* frames on the stack */
    uint64_t frame;     /* number of the frame */
};
/* Into an array that the sim owns, valid until the next call; *count how many. Lines of library
 * code are left out. NULL: out of memory. */
const struct sim_line *sim_lines(struct sim *sim, uint64_t from, uint64_t to, size_t *count);

/* The frames of the chain of a task (0: the main program), outermost first, where the run is now. */
struct sim_variable {
    const char *name, *text;  /* text: a short repr that ran no Python */
};
struct sim_frame {
    const char *function;
    uint32_t line;
    const struct sim_variable *variables;
    size_t variable_count;
};
/* Owned by the sim, valid until the next call. NULL: out of memory; *count 0: no such task. */
const struct sim_frame *sim_frames(struct sim *sim, uint64_t task, size_t *count);

#endif
