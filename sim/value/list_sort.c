/* list.sort: timsort. Runs are found, short ones lengthened by binary insertion, and merged, galloping
 * where one side keeps winning, in the order that powersort says. Comparisons are exactly those of
 * CPython 3.13 Objects/listobject.c, since they may have effects; see its Objects/listsort.txt. */
#include "sim/value/list_parts.h"
#include "sim/value/object.h"
#include "sim/value/str.h"

#include <string.h>

#define MAX_MINRUN 64
#define MIN_GALLOP 7
#define MAX_RUNS   85

/* An element and what it is compared by (the same, borrowed, without a key function). */
struct pair {
    value key, item;
};

struct run {
    struct pair *base;
    size_t length;
    int power;
};

struct sort {
    struct machine *m;
    struct pair *pairs;
    size_t count;
    struct pair *spare; /* room for half of them */
    size_t min_gallop;
    struct run runs[MAX_RUNS];
    size_t run_count;
    bool failed; /* a comparison raised; the rest goes through the motions and compares no more */
};

/* a < b; after a failure always false. */
static bool less(struct sort *s, struct pair a, struct pair b)
{
    if (both_small_ints(a.key, b.key))
        return small_int(a.key) < small_int(b.key);
    if (s->failed)
        return false;
    if (is_exactly(a.key, s->m->types.str) && is_exactly(b.key, s->m->types.str))
        return str_compare(a.key, b.key) < 0;
    int answer = object_compare_bool(s->m, COMPARE_LT, a.key, b.key);
    if (answer < 0)
        s->failed = true;
    return answer > 0;
}

static void reverse(struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct pair other = pairs[i];
        pairs[i] = pairs[count - 1 - i];
        pairs[count - 1 - i] = other;
    }
}

static void move(struct pair *to, struct pair *from, size_t count)
{
    memmove(to, from, count * sizeof(*to));
}

/* --- runs */

/* Turns the last `equal` + 1 of the first n, found equal in a falling run, around: so that turning
 * the whole run keeps their order. */
static void reverse_equal(struct pair *a, size_t n, size_t *equal)
{
    if (*equal > 0)
        reverse(a + n - *equal - 1, *equal + 1);
    *equal = 0;
}

static size_t falling_run(struct sort *s, struct pair *a, size_t n, size_t left)
{
    size_t equal = 0;
    for (; n < left; n++) {
        if (less(s, a[n], a[n - 1]))
            reverse_equal(a, n, &equal);
        else if (less(s, a[n - 1], a[n]))
            break;
        else
            equal++;
    }
    reverse_equal(a, n, &equal);
    reverse(a, n);
    return n;
}

/* How many of the first `left` are in order already, after a falling run is turned around. */
static size_t count_run(struct sort *s, struct pair *a, size_t left)
{
    size_t n = 1;
    while (n < left && !less(s, a[n], a[n - 1]))
        n++;
    if (n == left)
        return n;
    if (n > 1) {
        if (less(s, a[0], a[n - 1]))
            return n;
        reverse(a, n); /* all equal so far: part of the falling run */
    }
    n = falling_run(s, a, n + 1, left);
    while (n < left && !less(s, a[n], a[n - 1]))
        n++;
    return n;
}

/* Sorts the first n of which the first `done` are in order. */
static void binary_insertion(struct sort *s, struct pair *a, size_t n, size_t done)
{
    for (; done < n; done++) {
        struct pair pivot = a[done];
        size_t low = 0, high = done;
        while (low < high) {
            size_t middle = (low + high) >> 1;
            if (less(s, pivot, a[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        move(a + low + 1, a + low, done - low);
        a[low] = pivot;
    }
}

/* --- galloping: where a key belongs in a[0..n), looked for from `hint` on */

/* Before those equal to it. */
static size_t gallop_left(struct sort *s, struct pair key, struct pair *a, size_t n, size_t hint)
{
    size_t last = 0, offset = 1, low, high;
    if (less(s, a[hint], key)) {
        size_t most = n - hint;
        while (offset < most && less(s, a[hint + offset], key)) {
            last = offset;
            offset = (offset << 1) + 1;
        }
        low = hint + last + 1;
        high = hint + (offset < most ? offset : most);
    } else {
        size_t most = hint + 1;
        while (offset < most && !less(s, a[hint - offset], key)) {
            last = offset;
            offset = (offset << 1) + 1;
        }
        low = offset < most ? hint - offset + 1 : 0;
        high = hint - last;
    }
    while (low < high) {
        size_t middle = low + ((high - low) >> 1);
        if (less(s, a[middle], key))
            low = middle + 1;
        else
            high = middle;
    }
    return high;
}

/* Behind those equal to it. */
static size_t gallop_right(struct sort *s, struct pair key, struct pair *a, size_t n, size_t hint)
{
    size_t last = 0, offset = 1, low, high;
    if (less(s, key, a[hint])) {
        size_t most = hint + 1;
        while (offset < most && less(s, key, a[hint - offset])) {
            last = offset;
            offset = (offset << 1) + 1;
        }
        low = offset < most ? hint - offset + 1 : 0;
        high = hint - last;
    } else {
        size_t most = n - hint;
        while (offset < most && !less(s, key, a[hint + offset])) {
            last = offset;
            offset = (offset << 1) + 1;
        }
        low = hint + last + 1;
        high = hint + (offset < most ? offset : most);
    }
    while (low < high) {
        size_t middle = low + ((high - low) >> 1);
        if (less(s, key, a[middle]))
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

/* --- merging two neighbours */

/* What a merge has in hand: a and b are what is left of either side, `to` where the next goes. */
struct merge {
    struct pair *a, *b, *to;
    size_t na, nb;
    size_t wins_a, wins_b; /* in a row */
    struct pair *base_a, *base_b;
};

enum merge_state { MERGE_ON, MERGE_COPY, MERGE_DONE };

/* One at a time, until one side has won min_gallop times in a row. */
static enum merge_state low_step_by_step(struct sort *s, struct merge *g)
{
    g->wins_a = g->wins_b = 0;
    for (;;) {
        if (less(s, *g->b, *g->a)) {
            *g->to++ = *g->b++;
            g->wins_b++;
            g->wins_a = 0;
            if (--g->nb == 0)
                return MERGE_DONE;
            if (g->wins_b >= s->min_gallop)
                return MERGE_ON;
        } else {
            *g->to++ = *g->a++;
            g->wins_a++;
            g->wins_b = 0;
            if (--g->na == 1)
                return MERGE_COPY;
            if (g->wins_a >= s->min_gallop)
                return MERGE_ON;
        }
    }
}

/* Whole stretches at a time, once. */
static enum merge_state low_gallop(struct sort *s, struct merge *g)
{
    size_t k = g->wins_a = gallop_right(s, *g->b, g->a, g->na, 0);
    move(g->to, g->a, k);
    g->to += k;
    g->a += k;
    g->na -= k;
    if (k > 0 && g->na <= 1)
        return g->na == 1 ? MERGE_COPY : MERGE_DONE;
    *g->to++ = *g->b++;
    if (--g->nb == 0)
        return MERGE_DONE;
    k = g->wins_b = gallop_left(s, *g->a, g->b, g->nb, 0);
    move(g->to, g->b, k);
    g->to += k;
    g->b += k;
    g->nb -= k;
    if (k > 0 && g->nb == 0)
        return MERGE_DONE;
    *g->to++ = *g->a++;
    return --g->na == 1 ? MERGE_COPY : MERGE_ON;
}

static enum merge_state high_step_by_step(struct sort *s, struct merge *g)
{
    g->wins_a = g->wins_b = 0;
    for (;;) {
        if (less(s, *g->b, *g->a)) {
            *g->to-- = *g->a--;
            g->wins_a++;
            g->wins_b = 0;
            if (--g->na == 0)
                return MERGE_DONE;
            if (g->wins_a >= s->min_gallop)
                return MERGE_ON;
        } else {
            *g->to-- = *g->b--;
            g->wins_b++;
            g->wins_a = 0;
            if (--g->nb == 1)
                return MERGE_COPY;
            if (g->wins_b >= s->min_gallop)
                return MERGE_ON;
        }
    }
}

static enum merge_state high_gallop(struct sort *s, struct merge *g)
{
    size_t k = g->wins_a = g->na - gallop_right(s, *g->b, g->base_a, g->na, g->na - 1);
    g->to -= k;
    g->a -= k;
    move(g->to + 1, g->a + 1, k);
    g->na -= k;
    if (k > 0 && g->na == 0)
        return MERGE_DONE;
    *g->to-- = *g->b--;
    if (--g->nb == 1)
        return MERGE_COPY;
    k = g->wins_b = g->nb - gallop_left(s, *g->a, g->base_b, g->nb, g->nb - 1);
    g->to -= k;
    g->b -= k;
    move(g->to + 1, g->b + 1, k);
    g->nb -= k;
    if (k > 0 && g->nb <= 1)
        return g->nb == 1 ? MERGE_COPY : MERGE_DONE;
    *g->to-- = *g->a--;
    return --g->na == 0 ? MERGE_DONE : MERGE_ON;
}

typedef enum merge_state merge_part(struct sort *s, struct merge *g);

static enum merge_state merge_loop(struct sort *s, struct merge *g, merge_part *step_by_step,
                                   merge_part *gallop)
{
    for (;;) {
        enum merge_state state = step_by_step(s, g);
        if (state != MERGE_ON)
            return state;
        s->min_gallop++;
        do {
            s->min_gallop -= s->min_gallop > 1;
            state = gallop(s, g);
            if (state != MERGE_ON)
                return state;
        } while (g->wins_a >= MIN_GALLOP || g->wins_b >= MIN_GALLOP);
        s->min_gallop++; /* leaving has its price */
    }
}

/* The left side is the shorter one: it goes to the spare room, and the merge runs upwards. */
static void merge_low(struct sort *s, struct pair *a, size_t na, struct pair *b, size_t nb)
{
    move(s->spare, a, na);
    struct merge g = {.a = s->spare, .b = b, .to = a, .na = na, .nb = nb};
    *g.to++ = *g.b++;
    g.nb--;
    enum merge_state state = g.nb == 0 ? MERGE_DONE : na == 1 ? MERGE_COPY : MERGE_ON;
    if (state == MERGE_ON)
        state = merge_loop(s, &g, low_step_by_step, low_gallop);
    if (state == MERGE_COPY) {
        move(g.to, g.b, g.nb);
        g.to[g.nb] = *g.a;
    } else if (g.na > 0) {
        move(g.to, g.a, g.na);
    }
}

/* The right side is the shorter one; downwards. */
static void merge_high(struct sort *s, struct pair *a, size_t na, struct pair *b, size_t nb)
{
    move(s->spare, b, nb);
    struct merge g = {.a = a + na - 1, .b = s->spare + nb - 1, .to = b + nb - 1, .na = na, .nb = nb,
                      .base_a = a, .base_b = s->spare};
    *g.to-- = *g.a--;
    g.na--;
    enum merge_state state = g.na == 0 ? MERGE_DONE : nb == 1 ? MERGE_COPY : MERGE_ON;
    if (state == MERGE_ON)
        state = merge_loop(s, &g, high_step_by_step, high_gallop);
    if (state == MERGE_COPY) {
        move(g.to + 1 - g.na, g.a + 1 - g.na, g.na);
        g.to[-(ptrdiff_t)g.na] = *g.b;
    } else if (g.nb > 0) {
        move(g.to + 1 - g.nb, s->spare, g.nb);
    }
}

/* Merges runs i and i + 1. */
static void merge_at(struct sort *s, size_t i)
{
    struct pair *a = s->runs[i].base, *b = s->runs[i + 1].base;
    size_t na = s->runs[i].length, nb = s->runs[i + 1].length;
    s->runs[i].length = na + nb;
    if (i + 3 == s->run_count)
        s->runs[i + 1] = s->runs[i + 2];
    s->run_count--;
    size_t k = gallop_right(s, *b, a, na, 0);
    a += k;
    na -= k;
    if (na == 0)
        return;
    nb = gallop_left(s, a[na - 1], b, nb, nb - 1);
    if (nb == 0 || s->failed)
        return;
    if (na <= nb)
        merge_low(s, a, na, b, nb);
    else
        merge_high(s, a, na, b, nb);
    if (!machine_charge(s->m, na + nb))
        s->failed = true;
}

/* --- the whole */

/* Powersort: the depth of the node between two neighbouring runs in a nearly optimal tree. */
static int node_power(size_t start, size_t first, size_t second, size_t count)
{
    size_t a = 2 * start + first, b = a + first + second;
    for (int power = 1;; power++) {
        if (a >= count) {
            a -= count;
            b -= count;
        } else if (b >= count) {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

static void push_run(struct sort *s, struct pair *base, size_t length)
{
    if (s->run_count > 0) {
        struct run *top = &s->runs[s->run_count - 1];
        int power = node_power((size_t)(top->base - s->pairs), top->length, length, s->count);
        while (s->run_count > 1 && s->runs[s->run_count - 2].power > power)
            merge_at(s, s->run_count - 2);
        s->runs[s->run_count - 1].power = power;
    }
    s->runs[s->run_count++] = (struct run){base, length, 0};
}

static size_t shortest_run(size_t count)
{
    size_t odd = 0;
    for (; count >= MAX_MINRUN; count >>= 1)
        odd |= count & 1;
    return count + odd;
}

static void sort_pairs(struct sort *s)
{
    struct pair *base = s->pairs;
    size_t left = s->count, shortest = shortest_run(left);
    while (left > 0 && !s->failed) {
        size_t n = count_run(s, base, left);
        if (n < shortest) {
            size_t forced = left < shortest ? left : shortest;
            binary_insertion(s, base, forced, n);
            n = forced;
        }
        if (!machine_charge(s->m, n))
            s->failed = true;
        push_run(s, base, n);
        base += n;
        left -= n;
    }
    while (s->run_count > 1 && !s->failed) {
        size_t i = s->run_count - 2;
        if (i > 0 && s->runs[i - 1].length < s->runs[i + 1].length)
            i--;
        merge_at(s, i);
    }
}

/* --- between list and sort */

/* Asks for all keys. Those made are dropped by drop_keys, also after a failure. */
static bool make_keys(struct machine *m, struct sort *s, value key)
{
    for (size_t i = 0; i < s->count; i++) {
        s->pairs[i].key = key == NONE ? s->pairs[i].item : object_call1(m, key, s->pairs[i].item);
        if (!s->pairs[i].key)
            return false;
    }
    return true;
}

static void drop_keys(struct machine *m, struct sort *s, value key)
{
    for (size_t i = 0; key != NONE && i < s->count; i++)
        drop_place(m, s->pairs[i].key);
}

static bool run_sort(struct machine *m, struct sort *s, value key, bool backward)
{
    if (backward)
        reverse(s->pairs, s->count);
    if (make_keys(m, s, key)) {
        sort_pairs(s);
    } else {
        s->failed = true;
    }
    if (backward)
        reverse(s->pairs, s->count);
    drop_keys(m, s, key);
    return !s->failed;
}

/* Takes the items out of the list, so that it is empty while Python may look at it. */
static value *take_items(struct list *list, size_t *capacity)
{
    value *items = list->items;
    *capacity = list->capacity;
    list->items = NULL;
    list->size = list->capacity = 0;
    return items;
}

bool list_sort(struct machine *m, value v, value key, bool backward)
{
    struct list *list = AS_LIST(v);
    size_t count = list->size, capacity;
    key = key ? key : NONE;
    if (count == 0)
        return true;
    struct sort s = {.m = m, .count = count, .min_gallop = MIN_GALLOP};
    s.pairs = heap_alloc(&m->heap, (count + count / 2 + 1) * sizeof(struct pair));
    if (!s.pairs)
        return raise_memory_error(m);
    s.spare = s.pairs + count;
    value *items = take_items(list, &capacity);
    for (size_t i = 0; i < count; i++)
        s.pairs[i] = (struct pair){NULL, items[i]};
    bool ok = run_sort(m, &s, key, backward);
    bool modified = list->items != NULL;
    if (modified)
        list_clear(m, v);
    for (size_t i = 0; i < count; i++)
        items[i] = s.pairs[i].item;
    list->items = items;
    list->size = count;
    list->capacity = capacity;
    heap_free(&m->heap, s.pairs, (count + count / 2 + 1) * sizeof(struct pair));
    if (ok && modified)
        return raise_error(m, m->types.ValueError, "list modified during sort");
    return ok;
}
