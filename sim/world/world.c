/* The world room of a run: making it, and its random numbers. */
#include "sim/world/world.h"

#include "sim/loop/loops.h"
#include "sim/world/cost.h"
#include "sim/world/process.h"

#include <string.h>

/* Keeps the outside's numbers apart from those of a program seeded alike. */
#define SALT    0x6c6f6f70676c6173u
#define OS_SALT 0x6f732d6368616e63u

static bool copy_failures(struct machine *m, struct world *world)
{
    size_t count = world->header->service_count;
    if (count == 0)
        return true;
    world->failures_left = heap_alloc(&m->heap, count * sizeof *world->failures_left);
    for (size_t i = 0; world->failures_left && i < count; i++)
        world->failures_left[i] = world->header->services[i].fail;
    return world->failures_left != NULL;
}

static bool make_cores(struct machine *m, struct world *world)
{
    size_t size = world->header->cores * sizeof *world->core_taken;
    world->core_taken = heap_alloc(&m->heap, size);
    if (world->core_taken)
        memset(world->core_taken, 0, size);
    return world->core_taken != NULL;
}

bool world_open(struct machine *m, const struct header *header)
{
    struct world *world = heap_alloc(&m->heap, sizeof *world);
    if (!world)
        return false;
    memset(world, 0, sizeof *world);
    m->world = world;
    world->header = header;
    world->random = m->seed ^ SALT;
    world->os_random = m->seed ^ OS_SALT;
    world->no_lock = header->no_lock;
    m->loops->start = header->start;
    m->loops->slow = header->slow;
    cost_open(m);
    return copy_failures(m, world) && make_cores(m, world) && threads_open(m);
}

void world_close(struct machine *m)
{
    struct world *world = m->world;
    if (!world)
        return;
    processes_close(m);
    drop_place(m, *(value *)&world->thread_type);
    heap_free(&m->heap, world->core_taken, world->header->cores * sizeof *world->core_taken);
    heap_free(&m->heap, world->failures_left,
              world->header->service_count * sizeof *world->failures_left);
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
