/* The world room of a run: making it, and its random numbers. */
#include "sim/world/world.h"

#include "sim/loop/loops.h"
#include "sim/world/cost.h"
#include "sim/world/intervene.h"
#include "sim/world/process.h"

#include <string.h>

/* Keeps the outside's numbers apart from those of a program seeded alike. */
#define SALT    0x6c6f6f70676c6173u
#define OS_SALT 0x6f732d6368616e63u

static bool make_service(struct machine *m, const struct header_service *service,
                         struct service_state *state)
{
    *state = (struct service_state){.refusals_left = service->refuse,
                                    .failures_left = service->fail};
    size_t size = service->limit * sizeof *state->busy_until;
    if (size == 0)
        return true;
    state->busy_until = heap_alloc(&m->heap, size);
    for (uint64_t i = 0; state->busy_until && i < service->limit; i++)
        state->busy_until[i] = 0;
    return state->busy_until != NULL;
}

static bool make_services(struct machine *m, struct world *world)
{
    size_t count = world->header->service_count;
    if (count == 0)
        return true;
    world->services = heap_alloc(&m->heap, count * sizeof *world->services);
    bool ok = world->services != NULL;
    for (size_t i = 0; ok && i < count; i++)
        ok = make_service(m, &world->header->services[i], &world->services[i]);
    return ok;
}

static void free_services(struct machine *m, struct world *world)
{
    size_t count = world->header->service_count;
    for (size_t i = 0; world->services && i < count; i++)
        heap_free(&m->heap, world->services[i].busy_until,
                  world->header->services[i].limit * sizeof(double));
    heap_free(&m->heap, world->services, count * sizeof *world->services);
}

static bool make_costs(struct machine *m, struct world *world)
{
    size_t count = world->header->cost_count;
    world->costs = count ? heap_alloc(&m->heap, count * sizeof *world->costs) : NULL;
    for (size_t i = 0; i < count && world->costs; i++)
        world->costs[i] = (struct cost_state){.distance = SIZE_MAX};
    return count == 0 || world->costs;
}

static bool make_cores(struct machine *m, struct world *world)
{
    size_t size = world->header->cores * sizeof *world->core_taken;
    world->core_taken = heap_alloc(&m->heap, size);
    if (world->core_taken)
        memset(world->core_taken, 0, size);
    return world->core_taken != NULL;
}

void world_seed(struct machine *m, uint64_t seed)
{
    m->world->random = seed ^ SALT;
    m->world->os_random = seed ^ OS_SALT;
}

bool world_open(struct machine *m, const struct header *header,
                const struct interventions *interventions, const char *interventions_path)
{
    struct world *world = heap_alloc(&m->heap, sizeof *world);
    if (!world)
        return false;
    memset(world, 0, sizeof *world);
    m->world = world;
    world->header = header;
    world->interventions = interventions;
    world->interventions_path = interventions_path;
    world_seed(m, m->seed);
    world->no_lock = header->no_lock;
    m->loops->start = header->start;
    m->loops->slow = header->slow;
    cost_open(m);
    return intervene_open(m) && make_services(m, world) && make_costs(m, world) && make_cores(m, world) && threads_open(m);
}

void world_close(struct machine *m)
{
    struct world *world = m->world;
    if (!world)
        return;
    threads_close(m);
    processes_close(m);
    drop_place(m, *(value *)&world->thread_type);
    heap_free(&m->heap, world->core_taken, world->header->cores * sizeof *world->core_taken);
    free_services(m, world);
    heap_free(&m->heap, world->costs, world->header->cost_count * sizeof *world->costs);
    intervene_close(m);
    heap_free(&m->heap, world, sizeof *world);
    m->world = NULL;
}

/* splitmix64 */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static double share(uint64_t *state)
{
    return (double)(next_random(state) >> 11) * 0x1p-53;
}

double world_draw(struct machine *m, const struct header_range *range)
{
    if (range->low == range->high)
        return range->low;
    return range->low + share(&m->world->random) * (range->high - range->low);
}

double world_chance(struct machine *m)
{
    return share(&m->world->os_random);
}
