/* How long it takes to go to another moment of a long run: of the simulator (sim_seek), and of the reel
 * that the stepper moves by.
 *
 *      seek FILE       (make bench-seek: a run of a million steps) */
#include "ui/story/reel.h"
#include "ui/story/scenario.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define TIMES 400

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time); /* others may use the machine, too */
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print(const char *what, double *ms)
{
    qsort(ms, TIMES, sizeof *ms, compare);
    printf("%-34s median %8.3f ms   p99 %8.3f ms   most %8.3f ms\n", what, ms[TIMES / 2],
           ms[TIMES * 99 / 100], ms[TIMES - 1]);
}

static uint64_t random_below(uint64_t n)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % n;
}

static void measure_sim(struct sim *sim)
{
    uint64_t end = sim_tick(sim);
    double seek[TIMES], back[TIMES];
    for (int i = 0; i < TIMES; i++) {
        uint64_t tick = 5 + random_below(end - 5);
        double begun = now();
        sim_seek(sim, tick);
        seek[i] = now() - begun;
        begun = now();
        sim_seek(sim, tick - 5);
        back[i] = now() - begun;
    }
    print("sim: a seek to any tick", seek);
    print("sim: 5 ticks back from there", back);
}

static void measure_reel(struct reel *reel)
{
    double seek[TIMES], back[TIMES], looked[TIMES];
    for (int i = 0; i < TIMES; i++) {
        uint64_t step = 2 + random_below(reel->stops.step_count - 2);
        size_t count;
        double begun = now();
        reel_to_step(reel, step);
        seek[i] = now() - begun;
        begun = now();
        reel_back(reel, STOP_STEP);
        back[i] = now() - begun;
        begun = now();
        reel_frames(reel, reel->story.step.task, &count);
        looked[i] = now() - begun;
    }
    print("reel: a seek to any step", seek);
    print("reel: a step back from there", back);
    print("reel: variables there", looked);
}

int main(int argc, char **argv)
{
    struct scenario scenario;
    struct reel reel;
    if (argc != 2 || !scenario_read(&scenario, argv[1]))
        return 2;
    struct sim_options options = {
        .path = scenario.path, .text = scenario.text, .size = scenario.size};
    double begun = now();
    struct sim *sim = sim_open(&options);
    if (!sim || !reel_open(&reel, sim, sim_trace(sim), &options))
        return 2;
    reel_compute(&reel, 200, 20000);
    printf("first screen after %.1f ms\n", now() - begun);
    begun = now();
    reel_compute(&reel, SIZE_MAX, UINT64_MAX / 2);
    printf("%zu steps in %.1f ms, %.1f MB of events, %.2f bytes an event\n", reel.stops.step_count,
           now() - begun, (double)trace_bytes(sim_trace(sim)) / 1e6,
           (double)trace_bytes(sim_trace(sim)) / (double)trace_count(sim_trace(sim)));
    measure_sim(sim);
    begun = now();
    reel_last(&reel);
    printf("story told to the end in %.1f ms, %zu marks %zu stops apart\n", now() - begun,
           reel.mark_count, reel.mark_spacing);
    measure_reel(&reel);
    reel_close(&reel);
    sim_close(sim);
    scenario_close(&scenario);
    return 0;
}
