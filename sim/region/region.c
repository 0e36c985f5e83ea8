/* Reserves the address range of a run once and makes it usable from both starts, in big steps. */
#include "config.h"

#include "sim/region/region.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define REGION_LSAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define REGION_LSAN 1
#endif
#endif
#ifdef REGION_LSAN
#include <sanitizer/lsan_interface.h>
#endif

#define COMMIT_STEP     ((size_t)2 << 20) /* a huge page must lie in what is usable, whole */
#define STACKS_AT_LEAST ((size_t)64 << 20)

static size_t round_up(size_t bytes, size_t step)
{
    return bytes > SIZE_MAX - step ? 0 : (bytes + step - 1) / step * step;
}

static size_t page_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

/* Objects that only a suspended stack refers to are no leaks while the region is open. */
static void tell_leak_checker(const struct region *region, bool opened)
{
#ifdef REGION_LSAN
    size_t size = region->heap_size + region->stacks_size;
    if (opened)
        __lsan_register_root_region(region->head, size);
    else
        __lsan_unregister_root_region(region->head, size);
#else
    (void)region;
    (void)opened;
#endif
}

/* Address space that begins at a multiple of COMMIT_STEP, so that what is committed are whole huge
 * pages: a run of 100,000 tasks, which walks through all of its memory in no order that the
 * processor foresees, then takes 0.38 instead of 0.50 s. */
static void *reserve(size_t bytes)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    unsigned char *base = mmap(NULL, bytes + COMMIT_STEP, PROT_NONE, flags, -1, 0);
    if (base == MAP_FAILED)
        return NULL;
    size_t before = (size_t)-(uintptr_t)base % COMMIT_STEP;
    if (before > 0)
        munmap(base, before);
    munmap(base + before + bytes, COMMIT_STEP - before);
    return base + before;
}

/* Makes `part` usable up to `wanted` bytes at least; false when the system refuses. */
static bool commit(unsigned char *part, size_t size, size_t *committed, size_t wanted)
{
    if (wanted <= *committed)
        return true;
    size_t more = wanted - *committed;
    size_t ahead = *committed / 8 > COMMIT_STEP ? *committed / 8 : COMMIT_STEP;
    size_t step = round_up(*committed + (more > ahead ? more : ahead), COMMIT_STEP) - *committed;
    if (step > size - *committed)
        step = size - *committed;
    if (mprotect(part + *committed, step, PROT_READ | PROT_WRITE) != 0)
        return false;
    *committed += step;
    return true;
}

bool region_open(struct region *region, size_t heap_size, size_t stacks_size)
{
    memset(region, 0, sizeof *region);
    heap_size = round_up(heap_size + sizeof(struct region_head), page_size());
    stacks_size = round_up(stacks_size, page_size());
    void *base = NULL;
    if (heap_size == 0 || heap_size > SIZE_MAX - stacks_size) {
        errno = ENOMEM;
        return false;
    }
    while ((base = reserve(heap_size + stacks_size)) == NULL) {
        if (stacks_size / 2 < STACKS_AT_LEAST)
            return false;
        stacks_size = round_up(stacks_size / 2, page_size());
    }
    region->head = base;
    region->stacks = (unsigned char *)base + heap_size;
    region->heap_size = heap_size;
    region->stacks_size = stacks_size;
#ifdef MADV_NOHUGEPAGE
    /* A stack touches one small page in a wide slot; a huge page would take them all. */
    if (stacks_size > 0)
        madvise(region->stacks, stacks_size, MADV_NOHUGEPAGE);
#endif
#ifdef MADV_HUGEPAGE
    madvise(base, heap_size, MADV_HUGEPAGE);
#endif
    tell_leak_checker(region, true);
    if (!commit(base, heap_size, &region->heap_committed, sizeof(struct region_head))) {
        region_close(region);
        return false;
    }
    region->head->heap_used = (sizeof(struct region_head) + 15) / 16 * 16;
    return true;
}

void region_close(struct region *region)
{
    if (region->head == NULL)
        return;
    tell_leak_checker(region, false);
    munmap(region->head, region->heap_size + region->stacks_size);
    memset(region, 0, sizeof *region);
}

void *region_extend_heap(struct region *region, size_t bytes)
{
    size_t used = region->head->heap_used;
    size_t more = round_up(bytes, 16);
    if ((more == 0 && bytes > 0) || more > region->heap_size - used)
        return NULL;
    unsigned char *base = (unsigned char *)region->head;
    if (!commit(base, region->heap_size, &region->heap_committed, used + more))
        return NULL;
    region->head->heap_used = used + more;
    return base + used;
}

void *region_extend_stacks(struct region *region, size_t bytes)
{
    size_t used = region->head->stacks_used;
    size_t more = round_up(bytes, page_size());
    if ((more == 0 && bytes > 0) || more > region->stacks_size - used)
        return NULL;
    if (!commit(region->stacks, region->stacks_size, &region->stacks_committed, used + more))
        return NULL;
    region->head->stacks_used = used + more;
    return region->stacks + used;
}

struct region_range region_used_heap(const struct region *region)
{
    return (struct region_range){region->head, region->head->heap_used};
}

struct region_range region_used_stacks(const struct region *region)
{
    return (struct region_range){region->stacks, region->head->stacks_used};
}

bool region_holds(const struct region *region, const void *pointer)
{
    uintptr_t offset = (uintptr_t)pointer - (uintptr_t)region->head;
    return region->head != NULL && offset < region->heap_size + region->stacks_size;
}
