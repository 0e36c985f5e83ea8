/* The event loop driven from C: timers, the ready queue, the order of iterations, and tasks whose
 * coroutines are native. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "sim/lang/lang.h"
#include "sim/lang/state.h"
#include "sim/loop/handle.h"
#include "sim/loop/loops.h"
#include "sim/value/error.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

static struct region region;
static struct machine *m;
static struct tracer tracer;
static struct coro *base;
static struct coro_chain chain;
static value loop;
static void (*body)(void);

/* What happened, as small ints in order. */
static int64_t log_[64];
static size_t logged;

static bool go_on(struct machine *machine)
{
    machine->countdown = 1000;
    return true;
}

static void open_machine(void)
{
    ck_assert(region_open(&region, (size_t)64 << 20, (size_t)1 << 30));
    m = region_extend_heap(&region, sizeof *m);
    memset(m, 0, sizeof *m);
    memset(&tracer, 0, sizeof tracer);
    tracer.off = true;
    m->tracer = &tracer;
    m->hooks.countdown_expired = go_on;
    ck_assert(machine_open_values(m, &region, (size_t)64 << 20) && lang_open(m) && loops_open(m));
    loop = loop_new(m);
    ck_assert_ptr_nonnull(loop);
    logged = 0;
}

static void close_machine(void)
{
    drop_place(m, loop);
    ck_assert_ptr_null(m->error);
    loops_close(m);
    lang_close(m);
    machine_close_values(m);
    ck_assert_uint_eq(heap_live_blocks(&m->heap), 0);
    heap_close(&m->heap);
    region_close(&region);
}

static void run_body(struct coro *self, void *argument)
{
    (void)argument;
    m->fiber = fiber_new_for_running(m, self);
    body();
    struct fiber *fiber = m->fiber;
    m->fiber = NULL;
    fiber_free(m, fiber);
}

/* Runs a function where tasks can be resumed: on a fiber. */
static void on_a_fiber(void (*function)(void))
{
    body = function;
    base = coro_new(m->lang->coros, run_body, NULL);
    coro_chain_init(&chain, base);
    ck_assert(!coro_go_on(&chain));
    coro_free(base);
}

static void expect(const int64_t *expected, size_t count)
{
    ck_assert_uint_eq(logged, count);
    for (size_t i = 0; i < count; i++)
        ck_assert_int_eq(log_[i], expected[i]);
}

#define EXPECT(...)                                                                                \
    expect((const int64_t[]){__VA_ARGS__},                                                         \
           sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))

static bool note(struct machine *machine, value argument)
{
    (void)machine;
    log_[logged++] = small_int(argument);
    return true;
}

static bool stop(struct machine *machine, value argument)
{
    (void)machine;
    loop_stop(argument);
    return true;
}

static value later(double when, int64_t number)
{
    return loop_call_at_native(m, loop, when, note, tag_small_int(number), NULL, 0);
}

static void soon(handle_native *native, value argument)
{
    value handle = loop_call_soon_native(m, loop, native, argument, NULL, 0);
    ck_assert_ptr_nonnull(handle);
    drop(m, handle);
}

static void stop_at(double when)
{
    value handle = loop_call_at_native(m, loop, when, stop, loop, NULL, 0);
    ck_assert_ptr_nonnull(handle);
    drop(m, handle);
}

START_TEST(timers_fire_in_order_and_equal_ones_as_they_were_set)
{
    drop(m, later(2, 4));
    drop(m, later(1, 1));
    drop(m, later(1, 2));
    drop(m, later(1, 3));
    stop_at(3);
    ck_assert(loop_run_forever(m, loop));
    EXPECT(1, 2, 3, 4);
    ck_assert_double_eq(clock_now(m), 3);
}
END_TEST

START_TEST(the_clock_jumps_in_one_iteration_to_exactly_the_deadline)
{
    drop(m, later(1e9 + 0.1, 1));
    stop_at(1e9 + 0.1);
    ck_assert(loop_run_forever(m, loop));
    ck_assert_double_eq(clock_now(m), 1e9 + 0.1);
    ck_assert_uint_eq(AS_LOOP(loop)->iteration, 1);
}
END_TEST

static bool add_two(struct machine *machine, value argument)
{
    (void)machine;
    log_[logged++] = small_int(argument);
    soon(note, tag_small_int(10));
    soon(note, tag_small_int(11));
    return true;
}

START_TEST(what_a_batch_adds_waits_for_the_next_iteration)
{
    soon(add_two, tag_small_int(1));
    soon(note, tag_small_int(2));
    stop_at(0);
    ck_assert(loop_run_forever(m, loop));
    EXPECT(1, 2);
    ck_assert_uint_eq(AS_LOOP(loop)->iteration, 1);
    soon(stop, loop);
    ck_assert(loop_run_forever(m, loop));
    EXPECT(1, 2, 10, 11);
}
END_TEST

START_TEST(a_cancelled_handle_does_not_run)
{
    value handle = later(1, 1);
    drop(m, later(2, 2));
    stop_at(3);
    handle_cancel(m, handle);
    handle_cancel(m, handle);
    drop(m, handle);
    ck_assert_uint_eq(AS_LOOP(loop)->timers.cancelled, 1);
    ck_assert(loop_run_forever(m, loop));
    EXPECT(2);
}
END_TEST

START_TEST(many_cancelled_timers_are_purged_at_once)
{
    struct timer_heap *timers = &AS_LOOP(loop)->timers;
    value handles[200];
    for (int i = 0; i < 200; i++)
        handles[i] = later(10 + i % 7, i);
    for (int i = 0; i < 200; i++) {
        if (i < 101)
            handle_cancel(m, handles[i]);
        drop(m, handles[i]);
    }
    ck_assert_uint_eq(timers->count, 200);
    stop_at(1);
    ck_assert(loop_run_forever(m, loop));
    ck_assert_uint_eq(timers->count, 99);
    ck_assert_uint_eq(timers->cancelled, 0);
    for (size_t i = 0; i < timers->count; i++)
        for (size_t child = 2 * i + 1; child < timers->count && child <= 2 * i + 2; child++)
            ck_assert_double_le(timers->heap[i].handle->when, timers->heap[child].handle->when);
}
END_TEST

START_TEST(the_ready_queue_keeps_order_while_it_grows)
{
    struct ready_queue queue = {0};
    int64_t next_in = 0, next_out = 0;
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 7; i++) {
            struct handle *handle = handle_new(m, m->loops->handle, loop, NULL, 0);
            handle->when = (double)next_in++;
            ck_assert(ready_push(m, &queue, handle));
            drop(m, &handle->head);
        }
        for (int i = 0; i < 5; i++) {
            struct handle *handle = ready_pop(&queue);
            ck_assert_double_eq(handle->when, (double)next_out++);
            drop(m, &handle->head);
        }
    }
    ck_assert_uint_eq(queue.count, 100);
    ready_free(m, &queue);
    ck_assert_ptr_null(ready_pop(&queue));
}
END_TEST

/* --- futures and tasks */

static bool settle(struct machine *machine, value future)
{
    return future_set_result(machine, future, tag_small_int(42));
}

START_TEST(running_until_a_future_is_done)
{
    value future = future_new(m, loop);
    drop(m, loop_call_at_native(m, loop, 5, settle, future, NULL, 0));
    ck_assert_ptr_eq(loop_run_until_complete(m, loop, future), tag_small_int(42));
    ck_assert_double_eq(clock_now(m), 5);
    ck_assert(!future_set_result(m, future, NONE));
    ck_assert(error_is(m, m->types.InvalidStateError));
    error_clear(m);
    drop(m, future);
}
END_TEST

START_TEST(a_loop_that_would_wait_for_ever_says_so)
{
    value future = future_new(m, loop);
    ck_assert_ptr_null(loop_run_until_complete(m, loop, future));
    ck_assert(error_is(m, m->types.RuntimeError));
    value error = error_take(m), words = object_str(m, error);
    ck_assert_int_eq(strncmp(str_text(words), "deadlock: ", 10), 0);
    ck_assert(!AS_LOOP(loop)->running);
    drop(m, words);
    drop(m, error);
    drop(m, future);
}
END_TEST

/* Yields bare `args[0]` times, noting the iteration each time. */
static value yields(struct machine *machine, value *args)
{
    for (int64_t i = 0; i < small_int(args[0]); i++) {
        log_[logged++] = (int64_t)AS_LOOP(loop)->iteration;
        value sent = fiber_yield(machine, NONE);
        if (!sent)
            return NULL;
        drop(machine, sent);
    }
    log_[logged++] = (int64_t)AS_LOOP(loop)->iteration;
    return keep(args[0]);
}

static value task_of(native_body *native, value argument)
{
    value coroutine = native_coroutine_new(m, "native", native, &argument, 1);
    value task = loop_create_task(m, loop, coroutine, NULL, NULL, NULL);
    ck_assert_ptr_nonnull(task);
    drop(m, coroutine);
    return task;
}

static void run_yielding_task(void)
{
    value task = task_of(yields, tag_small_int(2));
    ck_assert_ptr_eq(loop_run_until_complete(m, loop, task), tag_small_int(2));
    EXPECT(1, 2, 3);
    ck_assert_uint_eq(AS_LOOP(loop)->iteration, 4);
    ck_assert_ptr_null(m->loops->tasks);
    drop(m, task);
}

START_TEST(a_bare_yield_goes_on_in_the_next_iteration)
{
    on_a_fiber(run_yielding_task);
}
END_TEST

static value waits(struct machine *machine, value *args)
{
    value result = lang_await(machine, args[0]);
    log_[logged++] = (int64_t)AS_LOOP(loop)->iteration;
    return result;
}

static void run_waiting_task(void)
{
    value future = future_new(m, loop), task = task_of(waits, future);
    drop(m, loop_call_at_native(m, loop, 1, settle, future, NULL, 0));
    ck_assert_ptr_eq(loop_run_until_complete(m, loop, task), tag_small_int(42));
    EXPECT(3); /* 1: the first step; 2: the timer settles the future; 3: the wake-up */
    drop(m, future);
    drop(m, task);
}

START_TEST(a_task_wakes_in_the_iteration_after_its_future)
{
    on_a_fiber(run_waiting_task);
}
END_TEST

static bool cancel_task(struct machine *machine, value task)
{
    log_[logged++] = task_cancel(machine, task, tag_small_int(7));
    return true;
}

static void run_cancelled_task(void)
{
    value future = future_new(m, loop), task = task_of(waits, future);
    drop(m, loop_call_at_native(m, loop, 1, cancel_task, task, NULL, 0));
    ck_assert_ptr_null(loop_run_until_complete(m, loop, task));
    ck_assert(error_is(m, m->types.CancelledError));
    error_clear(m);
    ck_assert_uint_eq(AS_FUTURE(task)->state, FUTURE_CANCELLED);
    ck_assert_uint_eq(AS_FUTURE(future)->state, FUTURE_CANCELLED);
    EXPECT(1, 3);
    ck_assert_int_eq(task_cancel(m, task, NULL), 0);
    drop(m, future);
    drop(m, task);
}

START_TEST(cancelling_a_task_cancels_what_it_waits_for)
{
    on_a_fiber(run_cancelled_task);
}
END_TEST

static Suite *loop_suite(void)
{
    Suite *suite = suite_create("loop");
    TCase *tcase = tcase_create("loop");
    tcase_add_checked_fixture(tcase, open_machine, close_machine);
    tcase_add_test(tcase, timers_fire_in_order_and_equal_ones_as_they_were_set);
    tcase_add_test(tcase, the_clock_jumps_in_one_iteration_to_exactly_the_deadline);
    tcase_add_test(tcase, what_a_batch_adds_waits_for_the_next_iteration);
    tcase_add_test(tcase, a_cancelled_handle_does_not_run);
    tcase_add_test(tcase, many_cancelled_timers_are_purged_at_once);
    tcase_add_test(tcase, the_ready_queue_keeps_order_while_it_grows);
    tcase_add_test(tcase, running_until_a_future_is_done);
    tcase_add_test(tcase, a_loop_that_would_wait_for_ever_says_so);
    tcase_add_test(tcase, a_bare_yield_goes_on_in_the_next_iteration);
    tcase_add_test(tcase, a_task_wakes_in_the_iteration_after_its_future);
    tcase_add_test(tcase, cancelling_a_task_cancels_what_it_waits_for);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(loop_suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
