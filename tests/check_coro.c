/* Coroutines: messages both ways, nesting, many at once, reuse of stacks, chains that give way. */
#include "config.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/coro/coro.h"
#include "sim/region/region.h"
#include "sim/value/heap.h"

#define MIB ((size_t)1 << 20)

#ifdef LOOPGLASS_VALGRIND
enum { MANY = 2000 }; /* valgrind searches its list of stacks at each switch */
#else
enum { MANY = 100000 };
#endif
#define STACK  ((size_t)64 << 10) /* so that MANY fit the reservation of every build */
#define UNWIND number(-1)

static struct region region;
static struct heap heap;
static struct coro_pool *pool;

static void open_pool(void)
{
    ck_assert(region_open(&region, 256 * MIB, REGION_STACKS_DEFAULT));
    ck_assert(heap_open(&heap, &region, 128 * MIB));
    pool = coro_pool_open(&region, STACK);
    ck_assert_ptr_nonnull(pool);
}

static void close_pool(void)
{
    ck_assert_uint_eq(coro_pool_live(pool), 0);
    ck_assert_uint_eq(coro_pool_stacks_in_use(pool), 0);
    ck_assert_uint_eq(heap_live_blocks(&heap), 0);
    heap_close(&heap);
    region_close(&region);
}

static void *number(intptr_t n)
{
    return (void *)n;
}

/* Yields what it gets plus one, until it gets NULL. */
static void add_one(struct coro *self, void *argument)
{
    (void)argument;
    void *message = coro_first_message(self);
    while (message != NULL)
        message = coro_yield(self, (char *)message + 1);
}

START_TEST(messages_go_both_ways)
{
    struct coro *c = coro_new(pool, add_one, NULL);
    ck_assert_int_eq(c->state, CORO_FRESH);
    ck_assert_ptr_null(c->stack);
    for (intptr_t i = 1; i < 10; i++) {
        ck_assert_ptr_eq(coro_resume(c, number(i)), number(i + 1));
        ck_assert_int_eq(c->state, CORO_SUSPENDED);
        ck_assert_ptr_null(coro_running(pool));
    }
    ck_assert_ptr_null(coro_resume(c, NULL));
    ck_assert_int_eq(c->state, CORO_ENDED);
    ck_assert(coro_free(c));
}
END_TEST

/* Resumes one like itself until `depth` is used up; passes yields of the innermost out. */
static void nest(struct coro *self, void *argument)
{
    intptr_t depth = (intptr_t)argument;
    if (depth == 0) {
        coro_yield(self, number(1));
        return;
    }
    struct coro *inner = coro_new(pool, nest, number(depth - 1));
    intptr_t got;
    while ((got = (intptr_t)coro_resume(inner, NULL)) != 0) {
        ck_assert_int_eq(inner->state, CORO_SUSPENDED);
        ck_assert_ptr_eq(coro_running(pool), self);
        coro_yield(self, number(got + 1));
    }
    ck_assert(coro_free(inner));
}

START_TEST(coroutines_nest)
{
    struct coro *outer = coro_new(pool, nest, number(200));
    ck_assert_ptr_eq(coro_resume(outer, NULL), number(201));
    ck_assert_uint_eq(coro_pool_stacks_in_use(pool), 201);
    ck_assert_ptr_null(coro_resume(outer, NULL));
    ck_assert_int_eq(outer->state, CORO_ENDED);
    ck_assert(coro_free(outer));
}
END_TEST

START_TEST(many_are_alive_at_once)
{
    struct coro **all = malloc(MANY * sizeof(*all));
    for (int i = 0; i < MANY; i++) {
        all[i] = coro_new(pool, add_one, NULL);
        ck_assert_ptr_nonnull(all[i]);
        ck_assert_ptr_eq(coro_resume(all[i], number(i + 1)), number(i + 2));
    }
    ck_assert_uint_eq(coro_pool_stacks_in_use(pool), MANY);
    for (int i = MANY; i-- > 0;)
        ck_assert_ptr_eq(coro_resume(all[i], number(2 * i + 1)), number(2 * i + 2));
    for (int i = 0; i < MANY; i++) {
        coro_resume(all[i], NULL);
        ck_assert(coro_free(all[i]));
    }
    free(all);
}
END_TEST

static void end_at_once(struct coro *self, void *argument)
{
    *(struct coro **)argument = self;
}

START_TEST(stacks_are_used_again)
{
    struct coro *seen = NULL;
    for (int i = 0; i < 1000; i++) {
        struct coro *c = coro_new(pool, end_at_once, &seen);
        coro_resume(c, NULL);
        ck_assert_ptr_eq(seen, c);
        ck_assert(coro_free(c));
    }
    ck_assert_uint_eq(coro_pool_stacks(pool), 1);
    struct coro *fresh = coro_new(pool, end_at_once, &seen);
    ck_assert(coro_free(fresh));
    ck_assert_uint_eq(coro_pool_live(pool), 0);
}
END_TEST

/* Touches `depth` levels of 256 bytes each; the sum keeps it from becoming a loop. */
static int go_deep(struct coro *self, int depth)
{
    volatile char room[256];
    memset((void *)(uintptr_t)room, depth, sizeof room);
    if (depth == 0)
        return (int)(intptr_t)coro_yield(self, number(1)) + room[17];
    return go_deep(self, depth - 1) + room[99];
}

static void deep(struct coro *self, void *argument)
{
    *(int *)argument = go_deep(self, 80); /* 40 KiB or so where frames are large */
}

START_TEST(deep_use_leaves_the_stack_usable)
{
    int expected = 5;
    for (int level = 0; level <= 80; level++)
        expected += level;
    for (int i = 0; i < 50; i++) {
        int sum = 0;
        struct coro *c = coro_new(pool, deep, &sum);
        ck_assert_ptr_eq(coro_resume(c, NULL), number(1));
        coro_resume(c, number(5));
        ck_assert_int_eq(c->state, CORO_ENDED);
        ck_assert_int_eq(sum, expected);
        ck_assert(coro_free(c));
    }
    ck_assert_uint_eq(coro_pool_stacks(pool), 1);
}
END_TEST

#ifndef LOOPGLASS_MALLOC_HEAP
static void touch_all(struct coro *self, void *argument)
{
    volatile unsigned char room[120 << 10];
    for (size_t i = 0; i < sizeof room; i += 64)
        room[i] = 1;
    *(volatile unsigned char **)argument = room;
    coro_yield(self, NULL);
}

START_TEST(pages_of_deep_use_go_back)
{
    struct coro_pool *wide = coro_pool_open(&region, (size_t)256 << 10);
    volatile unsigned char *room = NULL;
    struct coro *c = coro_new(wide, touch_all, &room);
    coro_resume(c, NULL);
    ck_assert_uint_eq(room[64], 1);
    coro_resume(c, NULL);
    ck_assert_uint_eq(room[64], 0); /* dropped when the body ended */
    coro_free(c);
    c = coro_new(wide, touch_all, &room);
    coro_resume(c, NULL);
    ck_assert_uint_eq(room[64], 1);
    coro_resume(c, NULL);
    coro_free(c);
    ck_assert_uint_eq(coro_pool_stacks(wide), 1);
}
END_TEST
#endif

/* Holds a block and an inner coroutine over its yields; lets go of both when asked to unwind. */
static void holder(struct coro *self, void *argument)
{
    intptr_t depth = (intptr_t)argument;
    void *block = heap_alloc(&heap, 100);
    struct coro *inner = depth > 0 ? coro_new(pool, holder, number(depth - 1)) : NULL;
    if (inner != NULL)
        coro_resume(inner, NULL);
    while (coro_yield(self, NULL) != UNWIND)
        ;
    while (inner != NULL && inner->state != CORO_ENDED)
        coro_resume(inner, UNWIND);
    if (inner != NULL)
        coro_free(inner);
    heap_free(&heap, block, 100);
}

START_TEST(an_abandoned_one_gives_back_what_it_holds)
{
    struct coro *c = coro_new(pool, holder, number(5));
    coro_resume(c, NULL);
    coro_resume(c, NULL);
    ck_assert_uint_eq(heap_live_blocks(&heap), 6);
    ck_assert_uint_eq(coro_pool_stacks_in_use(pool), 6);
    ck_assert(!coro_free(c)); /* half-way it cannot be dropped */
    coro_resume(c, UNWIND);
    ck_assert_int_eq(c->state, CORO_ENDED);
    ck_assert(coro_free(c));
    ck_assert_uint_eq(heap.used_bytes, 0);
}
END_TEST

/* Resumes its resumer and itself, which must both be refused. */
static void misuse(struct coro *self, void *argument)
{
    struct coro *outer = argument;
    ck_assert(!coro_can_resume(self));
    ck_assert_ptr_null(coro_resume(self, number(1)));
    if (outer != NULL) {
        ck_assert_int_eq(outer->state, CORO_WAITING);
        ck_assert_ptr_null(coro_resume(outer, number(1)));
        ck_assert_ptr_null(coro_yield(outer, number(1)));
        ck_assert(!coro_free(outer));
        coro_yield(self, number(7));
        return;
    }
    struct coro *inner = coro_new(pool, misuse, self);
    ck_assert_ptr_eq(coro_resume(inner, NULL), number(7));
    coro_resume(inner, NULL);
    coro_free(inner);
}

START_TEST(misuse_is_refused)
{
    struct coro *c = coro_new(pool, misuse, NULL);
    coro_resume(c, NULL);
    ck_assert_int_eq(c->state, CORO_ENDED);
    ck_assert_ptr_null(coro_resume(c, number(1)));
    ck_assert_ptr_null(coro_yield(c, number(1)));
    ck_assert(coro_free(c));
}
END_TEST

START_TEST(stacks_run_out)
{
    struct region small;
    ck_assert(region_open(&small, MIB, 64 * MIB));
    struct coro_pool *few = coro_pool_open(&small, MIB);
    struct coro *all[80];
    int made = 0;
    while ((all[made] = coro_new(few, add_one, NULL)) != NULL)
        made++;
    ck_assert_int_eq(made, 63); /* one slot is the pool's own */
    for (int i = 0; i < made; i++)
        ck_assert_ptr_eq(coro_resume(all[i], number(1)), number(2));
    coro_resume(all[0], NULL);
    ck_assert(coro_free(all[0]));
    ck_assert_ptr_nonnull(coro_new(few, add_one, NULL));
    ck_assert_ptr_null(coro_new(few, add_one, NULL));
    region_close(&small);
}
END_TEST

struct thread {
    struct coro_chain chain;
    char name;
    int depth;
    char *log; /* shared */
};

static void note(struct thread *thread, char what)
{
    size_t length = strlen(thread->log);
    thread->log[length] = thread->name;
    thread->log[length + 1] = what;
    thread->log[length + 2] = '\0';
}

/* Goes `depth` coroutines down, gives way there twice, and once more at each level up. */
static void thread_main(struct coro *self, void *argument)
{
    struct thread *thread = argument;
    if (thread->depth > 0) {
        thread->depth--;
        struct coro *inner = coro_new(pool, thread_main, thread);
        ck_assert_ptr_eq(coro_resume(inner, NULL), number(3));
        coro_resume(inner, NULL);
        ck_assert_ptr_eq(coro_running(pool), self);
        ck_assert(coro_free(inner));
        note(thread, 'u');
        coro_give_way(&thread->chain);
    } else {
        note(thread, '1');
        coro_give_way(&thread->chain);
        note(thread, '2');
        coro_give_way(&thread->chain);
        note(thread, '3');
    }
    if (self->resumer != NULL)
        coro_yield(self, number(3));
}

static void begin_thread(struct thread *thread, char name, int depth, char *log)
{
    *thread = (struct thread){.name = name, .depth = depth, .log = log};
    coro_chain_init(&thread->chain, coro_new(pool, thread_main, thread));
}

START_TEST(giving_way_from_three_levels_deep)
{
    char log[100] = "";
    struct thread thread;
    begin_thread(&thread, 'a', 3, log);
    int turns = 0;
    while (coro_go_on(&thread.chain)) {
        turns++;
        ck_assert_ptr_null(coro_running(pool));
        ck_assert_int_eq(thread.chain.running->state, CORO_RUNNING);
    }
    ck_assert_str_eq(log, "a1a2a3auauau");
    ck_assert_int_eq(turns, 5);
    ck_assert(!coro_go_on(&thread.chain));
    ck_assert(coro_free(thread.chain.base));
}
END_TEST

START_TEST(two_chains_take_turns)
{
    char log[100] = "";
    struct thread a, b;
    begin_thread(&a, 'a', 2, log);
    begin_thread(&b, 'b', 1, log);
    bool more_a = true, more_b = true;
    while (more_a || more_b) {
        more_a = more_a && coro_go_on(&a.chain);
        more_b = more_b && coro_go_on(&b.chain);
    }
    ck_assert_str_eq(log, "a1b1a2b2a3aub3buau");
    coro_free(a.chain.base);
    coro_free(b.chain.base);
}
END_TEST

static void yield_to_host(struct coro *self, void *argument)
{
    struct coro_chain *other = argument;
    coro_yield(self, number(9));
    ck_assert(coro_go_on(other)); /* refused inside a coroutine */
    coro_give_way(other);         /* not the chain that runs */
}

START_TEST(a_base_may_yield)
{
    struct coro_chain chain, other;
    coro_chain_init(&other, coro_new(pool, add_one, NULL));
    coro_chain_init(&chain, coro_new(pool, yield_to_host, &other));
    ck_assert(coro_go_on(&chain));
    ck_assert_int_eq(chain.base->state, CORO_SUSPENDED);
    ck_assert(!coro_go_on(&chain));
    ck_assert_int_eq(other.base->state, CORO_FRESH);
    coro_free(chain.base);
    coro_free(other.base);
}
END_TEST

struct snapshot {
    unsigned char *bytes;
    size_t size;
    bool restore;
};

static void copy_range(struct region_range range, void *context)
{
    struct snapshot *snapshot = context;
    snapshot->bytes = realloc(snapshot->bytes, snapshot->size + sizeof range + range.size);
    memcpy(snapshot->bytes + snapshot->size, &range, sizeof range);
    memcpy(snapshot->bytes + snapshot->size + sizeof range, range.start, range.size);
    snapshot->size += sizeof range + range.size;
}

static void restore(const struct snapshot *snapshot)
{
    for (size_t at = 0; at < snapshot->size;) {
        struct region_range range;
        memcpy(&range, snapshot->bytes + at, sizeof range);
        memcpy(range.start, snapshot->bytes + at + sizeof range, range.size);
        at += sizeof range + range.size;
    }
}

static void count_up(struct coro *self, void *argument)
{
    int *counter = argument;
    for (int local = 0; local < 10; local++) {
        *counter = *counter * 10 + local;
        coro_yield(self, number(local + 1));
    }
}

/* What checkpoints do: the ranges that coro_pool_walk names are all there is to a moment. */
START_TEST(a_moment_can_be_restored)
{
#if !defined(LOOPGLASS_MALLOC_HEAP)
    int counter = 0;
    struct snapshot snapshot = {NULL, 0, false};
    struct coro *c = coro_new(pool, count_up, &counter);
    for (int i = 0; i < 3; i++)
        coro_resume(c, NULL);
    copy_range((struct region_range){region.head, sizeof *region.head}, &snapshot);
    coro_pool_walk(pool, copy_range, &snapshot);
    ck_assert_uint_lt(snapshot.size, 8192);
    for (int round = 0; round < 3; round++) {
        counter = 0;
        while (c->state != CORO_ENDED)
            coro_resume(c, NULL);
        ck_assert_int_eq(counter, 3456789);
        coro_free(c);
        struct coro *other = coro_new(pool, nest, number(20));
        coro_resume(other, NULL);
        ck_assert_uint_eq(coro_pool_stacks(pool), 21);
        restore(&snapshot);
        ck_assert_uint_eq(coro_pool_stacks(pool), 1);
        ck_assert_int_eq(c->state, CORO_SUSPENDED);
    }
    while (c->state != CORO_ENDED)
        coro_resume(c, NULL);
    coro_free(c);
    free(snapshot.bytes);
#else
    (void)restore;
    (void)copy_range;
    (void)count_up;
#endif
}
END_TEST

static Suite *coro_suite(void)
{
    Suite *suite = suite_create("coro");
    TCase *tests = tcase_create("coro");
    tcase_add_checked_fixture(tests, open_pool, close_pool);
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, messages_go_both_ways);
    tcase_add_test(tests, coroutines_nest);
    tcase_add_test(tests, many_are_alive_at_once);
    tcase_add_test(tests, stacks_are_used_again);
    tcase_add_test(tests, deep_use_leaves_the_stack_usable);
#ifndef LOOPGLASS_MALLOC_HEAP
    tcase_add_test(tests, pages_of_deep_use_go_back);
#endif
    tcase_add_test(tests, an_abandoned_one_gives_back_what_it_holds);
    tcase_add_test(tests, misuse_is_refused);
    tcase_add_test(tests, stacks_run_out);
    tcase_add_test(tests, giving_way_from_three_levels_deep);
    tcase_add_test(tests, two_chains_take_turns);
    tcase_add_test(tests, a_base_may_yield);
    tcase_add_test(tests, a_moment_can_be_restored);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(coro_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
