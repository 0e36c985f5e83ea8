/* What a switch costs: swapcontext against coro_resume and coro_yield; a new context for each body
 * against stacks parked in the pool; and a million coroutines suspended at once. */
#include "config.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <ucontext.h>

#include "sim/coro/coro.h"
#include "sim/region/region.h"

#define ROUNDS 2000000
#define MANY   1000000

struct pair {
    ucontext_t host, guest;
    bool stop;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void report(const char *what, double start, double count)
{
    printf("%-58s %8.1f ns\n", what, (now() - start) / count);
}

static void bounce(unsigned high, unsigned low)
{
    struct pair *pair = (struct pair *)((uintptr_t)high << 32 | low);
    while (!pair->stop)
        swapcontext(&pair->guest, &pair->host);
}

static void make_guest(struct pair *pair, char *stack, size_t size)
{
    getcontext(&pair->guest);
    pair->guest.uc_stack.ss_sp = stack;
    pair->guest.uc_stack.ss_size = size;
    pair->guest.uc_link = &pair->host;
    uintptr_t self = (uintptr_t)pair;
    makecontext(&pair->guest, (void (*)(void))bounce, 2, (unsigned)(self >> 32), (unsigned)self);
}

static void bench_swapcontext(void)
{
    struct pair pair = {.stop = false};
    size_t size = (size_t)64 << 10;
    char *stack = malloc(size);
    make_guest(&pair, stack, size);
    double start = now();
    for (int i = 0; i < ROUNDS; i++)
        swapcontext(&pair.host, &pair.guest);
    report("swapcontext, one switch", start, 2.0 * ROUNDS);
    pair.stop = true;
    start = now();
    for (int i = 0; i < ROUNDS / 10; i++) {
        make_guest(&pair, stack, size);
        swapcontext(&pair.host, &pair.guest);
    }
    report("makecontext for each body, begin to end", start, ROUNDS / 10);
    free(stack);
}

static void yield_for_ever(struct coro *self, void *argument)
{
    (void)argument;
    while (coro_yield(self, self) == NULL)
        ;
}

static void end_at_once(struct coro *self, void *argument)
{
    (void)self;
    (void)argument;
}

static void bench_pool(struct coro_pool *pool)
{
    struct coro *c = coro_new(pool, yield_for_ever, NULL);
    double start = now();
    for (int i = 0; i < ROUNDS; i++)
        coro_resume(c, NULL);
    report("coro_resume or coro_yield, one switch", start, 2.0 * ROUNDS);
    coro_resume(c, c);
    coro_free(c);
    start = now();
    for (int i = 0; i < ROUNDS; i++) {
        c = coro_new(pool, end_at_once, NULL);
        coro_resume(c, NULL);
        coro_free(c);
    }
    report("new coroutine on a parked stack, begin to end", start, ROUNDS);
}

static void bench_turns(struct coro_pool *pool, int count)
{
    struct coro **all = malloc((size_t)count * sizeof *all);
    double start = now();
    for (int i = 0; i < count; i++) {
        all[i] = coro_new(pool, yield_for_ever, NULL);
        if (all[i] == NULL) {
            printf("stacks ran out at %d\n", i);
            exit(1);
        }
        coro_resume(all[i], NULL);
    }
    printf("%d coroutines:\n", count);
    report("  new stack, up to the first yield", start, count);
    int rounds = ROUNDS / count > 1 ? ROUNDS / count : 1;
    start = now();
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < count; i++)
            coro_resume(all[i], NULL);
    report("  resume and yield, each in turn", start, (double)rounds * count);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("  memory %ld MiB\n", usage.ru_maxrss / 1024);
    start = now();
    for (int i = 0; i < count; i++) {
        coro_resume(all[i], all[i]);
        coro_free(all[i]);
    }
    report("  last resume, end", start, count);
    free(all);
}

int main(int count, char **arguments)
{
    struct region region;
    int many = count > 1 ? atoi(arguments[1]) : MANY;
    bench_swapcontext();
    if (!region_open(&region, (size_t)1 << 20, REGION_STACKS_DEFAULT)) {
        perror("region");
        return 1;
    }
    struct coro_pool *pool = coro_pool_open(&region, CORO_STACK_DEFAULT);
    bench_pool(pool);
    bench_turns(pool, 1000);
    bench_turns(pool, many);
    region_close(&region);
    return 0;
}
