/* Virtual time for computing. See cost.h. */
#include "sim/world/cost.h"

#include "sim/lang/fiber.h"
#include "sim/lang/frame.h"
#include "sim/lang/source.h"
#include "sim/lang/state.h"
#include "sim/loop/clock.h"
#include "sim/value/dict.h"
#include "sim/value/module.h"
#include "sim/value/native.h"
#include "sim/value/str.h"
#include "sim/value/suggest.h"
#include "sim/world/schedule.h"
#include "sim/world/world.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool cost_is_set(struct machine *m)
{
    const struct header *header = m->world->header;
    return header->statement > 0 || header->cost_count > 0;
}

/* --- interrupting a line in its middle */

void cost_unplant(struct machine *m)
{
    struct world *world = m->world;
    if (world->planted)
        *world->planted = world->was;
    world->planted = NULL;
}

/* Instructions that nobody but the dispatch loop reads. */
static bool can_be_replaced(instruction i)
{
    switch (op_plain(INSTRUCTION_OP(i))) {
    case OP_LOAD_CONST:
    case OP_LOAD_FAST:
    case OP_LOAD_FAST_CHECK:
    case OP_STORE_FAST:
    case OP_LOAD_NAME:
    case OP_STORE_NAME:
    case OP_LOAD_GLOBAL:
    case OP_STORE_GLOBAL:
    case OP_LOAD_DEREF:
    case OP_STORE_DEREF:
    case OP_LOAD_ATTR:
    case OP_STORE_ATTR:
    case OP_BINARY_SUBSCR:
    case OP_STORE_SUBSCR:
    case OP_BINARY_OP:
    case OP_INPLACE_OP: return true;
    default: return false;
    }
}

/* The one before is not to skip it. */
static void unfuse_before(const struct code *code, instruction *i)
{
    if (i > code->instructions)
        i[-1] = INSTRUCTION(op_plain(INSTRUCTION_OP(i[-1])), INSTRUCTION_ARG(i[-1]));
}

/* Replaces one of the instructions up to the next line. */
static void plant(struct machine *m, const struct frame *frame)
{
    const struct code *code = frame->code;
    if (code->flags & CODE_FROZEN)
        return;
    instruction *at = (instruction *)(uintptr_t)frame->next; /* the program's code lies on the heap */
    const instruction *end = code->instructions + code->instruction_count;
    size_t count = 0;
    for (instruction *i = at; i < end && INSTRUCTION_OP(*i) != OP_LINE; i++)
        count += can_be_replaced(*i);
    size_t chosen = count ? (size_t)(world_chance(m) * (double)count) : 0;
    for (instruction *i = at; count && i < end; i++)
        if (can_be_replaced(*i) && chosen-- == 0) {
            m->world->planted = i;
            unfuse_before(code, i);
            m->world->was = *i;
            *i = INSTRUCTION(OP_INTERRUPT, 0);
            return;
        }
}

/* Is the interpreter lock to be taken during this line, and is that all that is to happen? */
static bool is_due_within(struct machine *m, double seconds)
{
    const struct world *world = m->world;
    const struct process *process = thread_running(m)->process;
    return world->others > 0 && !world->driving && !world->planted && !world->changed &&
           !m->emptying_trash && !m->collecting && process->drop_at == world->horizon &&
           process->drop_at <= schedule_moment(clock_now(m) + seconds);
}

/* Pays for the lines that the thread has begun. */
static bool pay(struct machine *m, double more)
{
    struct thread *self = thread_running(m);
    double owed = self->owed + more;
    self->owed = 0;
    return schedule_compute(m, owed);
}

static bool interrupted(struct machine *m)
{
    cost_unplant(m);
    return m->world->no_lock ? pay(m, 0) : schedule_check(m);
}

/* Without a lock threads meet anywhere: a line's time passes in its middle. */
static bool is_free_threaded(struct machine *m)
{
    const struct world *world = m->world;
    return world->no_lock && world->others > 0 && !world->driving && !m->emptying_trash &&
           !m->collecting;
}

/* --- what costs */

bool cost_of_line(struct machine *m, struct frame *frame)
{
    struct world *world = m->world;
    if (frame->code->source->is_library) {
        world->changed = true;
        return true;
    }
    double seconds = world->header->statement;
    if (seconds == 0)
        return true;
    if (is_due_within(m, seconds)) {
        plant(m, frame);
        thread_running(m)->computed += seconds;
        thread_running(m)->process->computed += seconds;
        clock_pass_to(m, schedule_moment(clock_now(m) + seconds), CLOCK_COMPUTED);
        return true;
    }
    cost_unplant(m);
    if (!is_free_threaded(m))
        return pay(m, seconds);
    struct thread *self = thread_running(m);
    if (self->owed > 0 && !pay(m, 0))
        return false;
    self->owed = seconds;
    plant(m, frame);
    return true;
}

static bool cost_of_call(struct machine *m, uint32_t which)
{
    const struct header_cost *cost = &m->world->header->costs[which];
    return schedule_compute(m, schedule_moment(world_draw(m, &cost->range)));
}

/* "work" means a function work, wherever it stands; "Store.load" one in a class. */
static bool is_named(const char *name, const char *qualname)
{
    size_t size = strlen(name), whole = strlen(qualname);
    return whole >= size && strcmp(qualname + whole - size, name) == 0 &&
           (whole == size || qualname[whole - size - 1] == '.');
}

/* A function of the program that a line which names none may have meant. */
static void note_near(struct cost_state *state, const char *wanted, const char *qualname)
{
    const char *dot = strrchr(qualname, '.'), *name = dot && !strchr(wanted, '.') ? dot + 1 : qualname;
    size_t found = suggest_distance(wanted, strlen(wanted), name, strlen(name));
    if (found >= state->distance || strlen(name) >= sizeof state->near)
        return;
    state->distance = found;
    strcpy(state->near, name);
}

static int64_t find_cost(struct machine *m, const char *qualname)
{
    const struct header *header = m->world->header;
    int64_t found = -1;
    for (size_t i = 0; i < header->cost_count; i++) {
        const char *wanted = header->costs[i].function;
        if (!is_named(wanted, qualname)) {
            note_near(&m->world->costs[i], wanted, qualname);
            continue;
        }
        m->world->costs[i].known = true;
        if (found < 0)
            found = (int64_t)i;
    }
    return found;
}

/* --- builtins */

/* Library code stands for C, whose costs are not counted. */
static bool cost_of_native(struct machine *m, uint32_t cost)
{
    const struct frame *frame = m->fiber ? m->fiber->frame : NULL;
    if (!frame || frame->code->source->is_library)
        return true;
    return cost_of_call(m, cost - 1);
}

/* "sorted" of the builtins, "sort" in the dict of the builtin type list. */
static value find_builtin(struct machine *m, const char *name)
{
    value module = dict_get_text(m, m->sys_modules, "builtins");
    const char *dot = strchr(name, '.');
    char owner[64];
    if (!module)
        return NULL;
    if (!dot)
        return dict_get_text(m, module_dict(module), name);
    if ((size_t)(dot - name) >= sizeof owner)
        return NULL;
    memcpy(owner, name, (size_t)(dot - name));
    owner[dot - name] = '\0';
    value type = dict_get_text(m, module_dict(module), owner);
    return type && is_instance(m, type, m->types.type) ? dict_get_text(m, AS_TYPE(type)->dict, dot + 1) : NULL;
}

bool cost_of_builtins(struct machine *m)
{
    const struct header *header = m->world->header;
    m->hooks.native_cost = cost_of_native;
    for (size_t i = 0; i < header->cost_count; i++) {
        value found = find_builtin(m, header->costs[i].function);
        if (!found || !(is_native(m, found) || is_native_method(m, found)))
            continue;
        struct native *native = (struct native *)found;
        native->goes_round = true;
        native->cost = (uint32_t)i + 1;
        m->world->costs[i].known = true;
    }
    return true;
}

/* --- what was written for nothing */

static void say(struct machine *m, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(struct machine *m, const char *format, ...)
{
    char line[500];
    va_list list;
    va_start(list, format);
    int size = vsnprintf(line, sizeof line, format, list);
    va_end(list);
    m->hooks.write(m, 2, line, size < (int)sizeof line ? (size_t)size : sizeof line - 1);
}

/* What stands before the first `*` of a pattern is misspelt when a URL begins with something like it. */
static bool may_mean(const char *pattern, const char *url)
{
    size_t size = strcspn(pattern, "*?"), length = strlen(url);
    size_t part = size < length ? size : length;
    return size > 3 && strncmp(pattern, url, part) != 0 &&
           suggest_distance(pattern, size, url, part) != SIZE_MAX;
}

void cost_say_unused(struct machine *m)
{
    const struct world *world = m->world;
    for (size_t i = 0; i < world->header->cost_count; i++) {
        const struct header_cost *cost = &world->header->costs[i];
        const struct cost_state *state = &world->costs[i];
        if (state->known)
            continue;
        say(m, "loopglass: line %u: no function '%.60s' costs anything: the program has none%s%s%s\n",
            cost->line, cost->function, *state->near ? "; did you mean '" : "", state->near,
            *state->near ? "'?" : "");
    }
    for (size_t i = 0; i < world->header->service_count && *world->unserved; i++) {
        const struct header_service *service = &world->header->services[i];
        if (!service->stub && !world->services[i].used && may_mean(service->pattern, world->unserved))
            say(m, "loopglass: line %u: the service '%.100s' was never asked; did you mean '%.100s'?\n",
                service->line, service->pattern, world->unserved);
    }
}

void cost_open(struct machine *m)
{
    m->lang->interrupted = interrupted;
    if (!cost_is_set(m))
        return;
    m->line_watch |= LINE_COST;
    m->lang->find_cost = find_cost;
    m->lang->cost_of_call = cost_of_call;
}
