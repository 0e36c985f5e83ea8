/* The allocator: blocks that do not overlap, counters, the bound, failures on demand, reuse. */
#include "config.h"

#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/region/region.h"
#include "sim/value/heap.h"

#define MIB ((size_t)1 << 20)

static struct region region;
static struct heap heap;

static void open_heap(void)
{
    ck_assert(region_open(&region, 256 * MIB, 0));
    ck_assert(heap_open(&heap, &region, 64 * MIB));
}

static void close_heap(void)
{
    heap_close(&heap);
    region_close(&region);
}

START_TEST(blocks_are_aligned_and_apart)
{
    unsigned char *blocks[600];
    for (size_t i = 0; i < 600; i++) {
        blocks[i] = heap_alloc(&heap, i * 3);
        ck_assert_ptr_nonnull(blocks[i]);
        ck_assert_uint_eq((uintptr_t)blocks[i] % 16, 0);
        memset(blocks[i], (int)(i % 251), i * 3);
    }
    for (size_t i = 0; i < 600; i++) {
        for (size_t k = 0; k < i * 3; k++)
            ck_assert_uint_eq(blocks[i][k], i % 251);
        heap_free(&heap, blocks[i], i * 3);
    }
    ck_assert_uint_eq(heap.used_bytes, 0);
    ck_assert_uint_eq(heap_live_blocks(&heap), 0);
    ck_assert_uint_eq(heap.allocations, 600);
}
END_TEST

START_TEST(counts_rounded_bytes)
{
    void *one = heap_alloc(&heap, 1);
    ck_assert_uint_eq(heap.used_bytes, 16);
    void *none = heap_alloc(&heap, 0);
    ck_assert_ptr_nonnull(none);
    ck_assert_uint_eq(heap.used_bytes, 32);
    void *large = heap_alloc(&heap, 1001);
    ck_assert_uint_eq(heap.used_bytes, 32 + 1008);
    heap_free(&heap, one, 1);
    heap_free(&heap, none, 0);
    heap_free(&heap, large, 1001);
    heap_free(&heap, NULL, 5);
    ck_assert_uint_eq(heap.used_bytes, 0);
}
END_TEST

START_TEST(realloc_keeps_the_bytes)
{
    size_t size = 1;
    unsigned char *block = heap_realloc(&heap, NULL, 0, size);
    block[0] = 0;
    for (size_t next = 2; next < 300000; next = next * 9 / 8 + 3) {
        block = heap_realloc(&heap, block, size, next);
        ck_assert_ptr_nonnull(block);
        for (size_t k = size; k < next; k++)
            block[k] = (unsigned char)(k % 253);
        size = next;
    }
    for (size_t next = size; next > 1; next = next * 2 / 3) {
        block = heap_realloc(&heap, block, size, next);
        size = next;
        for (size_t k = 0; k < size; k++)
            ck_assert_uint_eq(block[k], k % 253);
        ck_assert_uint_eq(heap.used_bytes, heap_rounded(size));
    }
    heap_free(&heap, block, size);
    ck_assert_uint_eq(heap.used_bytes, 0);
}
END_TEST

START_TEST(the_bound_holds)
{
    heap_set_limit(&heap, 1000);
    void *first = heap_alloc(&heap, 500);
    void *second = heap_alloc(&heap, 480);
    ck_assert_ptr_nonnull(second);
    ck_assert_ptr_null(heap_alloc(&heap, 16));
    ck_assert_ptr_null(heap_realloc(&heap, second, 480, 600));
    heap_free(&heap, first, 500);
    second = heap_realloc(&heap, second, 480, 900);
    ck_assert_ptr_nonnull(second);
    ck_assert_ptr_null(heap_alloc(&heap, 500)); /* one lies on the free list, yet */
    ck_assert_ptr_null(heap_alloc(&heap, SIZE_MAX));
    ck_assert_ptr_null(heap_alloc(&heap, SIZE_MAX / 2));
    ck_assert_ptr_null(heap_realloc(&heap, second, 900, SIZE_MAX - 3));
    heap_free(&heap, second, 900);
    ck_assert_uint_eq(heap.used_bytes, 0);
}
END_TEST

START_TEST(the_nth_allocation_fails_once)
{
    void *warm = heap_alloc(&heap, 32);
    heap_free(&heap, warm, 32); /* so that the fast way would serve */
    heap_fail_nth(&heap, 3);
    void *first = heap_alloc(&heap, 32);
    void *second = heap_alloc(&heap, 600);
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_nonnull(second);
    ck_assert_ptr_null(heap_alloc(&heap, 32));
    void *third = heap_alloc(&heap, 32);
    ck_assert_ptr_nonnull(third);
    heap_fail_nth(&heap, 1);
    ck_assert_ptr_null(heap_realloc(&heap, second, 600, 6000));
    second = heap_realloc(&heap, second, 600, 6000);
    ck_assert_ptr_nonnull(second);
    heap_free(&heap, first, 32);
    heap_free(&heap, second, 6000);
    heap_free(&heap, third, 32);
    ck_assert_uint_eq(heap_live_blocks(&heap), 0);
}
END_TEST

/* Allocates, resizes and frees by chance for a while, checking contents; returns a sum of offsets.
 */
static uint64_t churn(struct heap *h, uint32_t chance)
{
    enum { SLOTS = 300 };
    struct {
        unsigned char *block;
        size_t size;
    } held[SLOTS] = {{NULL, 0}};
    uint64_t sum = 0;
    for (int round = 0; round < 20000; round++) {
        chance = chance * 1664525u + 1013904223u;
        size_t slot = (chance >> 8) % SLOTS;
        size_t size = chance >> 28 == 0 ? (chance >> 4) % 90000 : (chance >> 4) % 700;
        unsigned char mark = (unsigned char)slot;
        if (held[slot].size > 0) {
            ck_assert_uint_eq(held[slot].block[0], mark);
            ck_assert_uint_eq(held[slot].block[held[slot].size - 1], mark);
        }
        if (chance & 1u << 27) {
            heap_free(h, held[slot].block, held[slot].size);
            held[slot].block = NULL;
            held[slot].size = 0;
            continue;
        }
        held[slot].block = heap_realloc(h, held[slot].block, held[slot].size, size);
        ck_assert_ptr_nonnull(held[slot].block);
        held[slot].size = size;
        memset(held[slot].block, mark, size);
        sum = sum * 31 + (uintptr_t)held[slot].block - (uintptr_t)region.head;
    }
    for (size_t slot = 0; slot < SLOTS; slot++)
        heap_free(h, held[slot].block, held[slot].size);
    ck_assert_uint_eq(h->used_bytes, 0);
    return sum;
}

START_TEST(the_same_calls_get_the_same_offsets)
{
    uint64_t first = churn(&heap, 7);
    close_heap();
    open_heap();
    uint64_t second = churn(&heap, 7);
#ifdef LOOPGLASS_MALLOC_HEAP
    (void)first;
    (void)second;
#else
    ck_assert_uint_eq(first, second);
#endif
}
END_TEST

#ifndef LOOPGLASS_MALLOC_HEAP
START_TEST(what_is_freed_serves_again)
{
    churn(&heap, 1);
    size_t used = region_used_heap(&region).size;
    for (int i = 0; i < 20; i++)
        churn(&heap, 1);
    ck_assert_uint_le(region_used_heap(&region).size, used + used / 2);
    void *a = heap_alloc(&heap, 48);
    heap_free(&heap, a, 48);
    ck_assert_ptr_eq(heap_alloc(&heap, 40), a);
}
END_TEST

START_TEST(neighbours_merge)
{
    void *blocks[64];
    for (int i = 0; i < 64; i++)
        blocks[i] = heap_alloc(&heap, 100000);
    size_t used = region_used_heap(&region).size;
    for (int i = 0; i < 64; i += 2)
        heap_free(&heap, blocks[i], 100000);
    for (int i = 1; i < 64; i += 2)
        heap_free(&heap, blocks[i], 100000);
    ck_assert_ptr_nonnull(heap_alloc(&heap, 6300000));
    ck_assert_uint_eq(region_used_heap(&region).size, used);
}
END_TEST

START_TEST(a_full_region_is_a_bound_too)
{
    struct region small;
    struct heap tight;
    ck_assert(region_open(&small, MIB, 0));
    ck_assert(heap_open(&tight, &small, SIZE_MAX));
    size_t got = 0;
    while (heap_alloc(&tight, 400) != NULL)
        got += 400;
    ck_assert_uint_gt(got, MIB * 3 / 4);
    ck_assert_ptr_null(heap_alloc(&tight, 2 * MIB));
    heap_close(&tight);
    region_close(&small);
}
END_TEST
#endif

static Suite *heap_suite(void)
{
    Suite *suite = suite_create("heap");
    TCase *tests = tcase_create("heap");
    tcase_add_checked_fixture(tests, open_heap, close_heap);
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, blocks_are_aligned_and_apart);
    tcase_add_test(tests, counts_rounded_bytes);
    tcase_add_test(tests, realloc_keeps_the_bytes);
    tcase_add_test(tests, the_bound_holds);
    tcase_add_test(tests, the_nth_allocation_fails_once);
    tcase_add_test(tests, the_same_calls_get_the_same_offsets);
#ifndef LOOPGLASS_MALLOC_HEAP
    tcase_add_test(tests, what_is_freed_serves_again);
    tcase_add_test(tests, neighbours_merge);
    tcase_add_test(tests, a_full_region_is_a_bound_too);
#endif
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(heap_suite());
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
