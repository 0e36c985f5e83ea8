/* heapq: the part in C. The comparisons are CPython's, one for one, since they may have effects.
 * CPython 3.13 Modules/_heapqmodule.c. */
#include "sim/modules/registry.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"

/* Is a to stand above b? In a heap for the greatest (`max`) the greater one. 1, 0, -1 */
static int above(struct machine *m, value a, value b, bool max)
{
    if (both_small_ints(a, b))
        return max ? small_int(b) < small_int(a) : small_int(a) < small_int(b);
    keep(a);
    keep(b);
    int answer = max ? object_compare_bool(m, COMPARE_LT, b, a)
                     : object_compare_bool(m, COMPARE_LT, a, b);
    drop(m, a);
    drop(m, b);
    return answer;
}

static bool unchanged(struct machine *m, value heap, size_t size)
{
    if (list_size(heap) == size)
        return true;
    raise_error(m, m->types.RuntimeError, "list changed size during iteration");
    return false;
}

static void swap(value heap, size_t i, size_t k)
{
    value *items = AS_LIST(heap)->items, item = items[i];
    items[i] = items[k];
    items[k] = item;
}

/* Moves the item at `at` up towards `top` to where it belongs. */
static bool rise(struct machine *m, value heap, size_t top, size_t at, bool max)
{
    size_t size = list_size(heap);
    while (at > top) {
        size_t parent = (at - 1) >> 1;
        value *items = AS_LIST(heap)->items;
        int answer = above(m, items[at], items[parent], max);
        if (answer < 0 || !unchanged(m, heap, size))
            return false;
        if (answer == 0)
            break;
        swap(heap, at, parent);
        at = parent;
    }
    return true;
}

/* Moves the item at `top` down to a leaf, along those that belong above, and up again from there. */
static bool settle(struct machine *m, value heap, size_t top, bool max)
{
    size_t size = list_size(heap), at = top;
    while (at < size >> 1) {
        size_t child = 2 * at + 1;
        if (child + 1 < size) {
            value *items = AS_LIST(heap)->items;
            int first = above(m, items[child], items[child + 1], max);
            if (first < 0 || !unchanged(m, heap, size))
                return false;
            child += !first;
        }
        swap(heap, at, child);
        at = child;
    }
    return rise(m, heap, top, at, max);
}

/* --- functions */

static bool is_heap(struct machine *m, value v, const char *where)
{
    if (has_type_flag(m, v, TYPE_IS_LIST))
        return true;
    raise_error(m, m->types.TypeError, "%s must be list, not %T", where, v);
    return false;
}

static value heappush(struct machine *m, value *args)
{
    if (!is_heap(m, args[0], "heappush() argument 1") || !list_append(m, args[0], args[1]))
        return NULL;
    return rise(m, args[0], 0, list_size(args[0]) - 1, false) ? NONE : NULL;
}

static value pop(struct machine *m, value heap, bool max)
{
    if (list_size(heap) == 0)
        return raise_error(m, m->types.IndexError, "index out of range");
    value last = list_pop(m, heap, list_size(heap) - 1);
    if (list_size(heap) == 0)
        return last;
    value first = AS_LIST(heap)->items[0];
    AS_LIST(heap)->items[0] = last;
    return settle(m, heap, 0, max) ? first : drop_and_fail(m, first);
}

static value replace(struct machine *m, value heap, value item, bool max)
{
    if (list_size(heap) == 0)
        return raise_error(m, m->types.IndexError, "index out of range");
    value first = AS_LIST(heap)->items[0];
    AS_LIST(heap)->items[0] = keep(item);
    return settle(m, heap, 0, max) ? first : drop_and_fail(m, first);
}

static value heappop(struct machine *m, value *args)
{
    return is_heap(m, args[0], "heappop() argument") ? pop(m, args[0], false) : NULL;
}

static value heapreplace(struct machine *m, value *args)
{
    return is_heap(m, args[0], "heapreplace() argument 1") ? replace(m, args[0], args[1], false)
                                                           : NULL;
}

static value heappushpop(struct machine *m, value *args)
{
    if (!is_heap(m, args[0], "heappushpop() argument 1"))
        return NULL;
    if (list_size(args[0]) == 0)
        return keep(args[1]);
    int less = above(m, AS_LIST(args[0])->items[0], args[1], false);
    if (less <= 0)
        return less < 0 ? NULL : keep(args[1]);
    return replace(m, args[0], args[1], false);
}

/* Settles all inner items; large heaps by families, so that parents follow their children soon. */
static bool heapify_all(struct machine *m, value heap, bool max)
{
    size_t size = list_size(heap), inner = size >> 1;
    if (!machine_charge(m, size))
        return false;
    if (size <= 2500) {
        for (size_t i = inner; i-- > 0;)
            if (!settle(m, heap, i, max))
                return false;
        return true;
    }
    size_t leftmost = 1;
    while (leftmost * 2 <= inner + 1)
        leftmost *= 2;
    leftmost--;
    size_t spans[2][2] = {{leftmost, inner >> 1}, {inner, leftmost}};
    for (int s = 0; s < 2; s++)
        for (size_t i = spans[s][0]; i-- > spans[s][1];)
            for (size_t at = i;; at >>= 1) {
                if (!settle(m, heap, at, max))
                    return false;
                if (!(at & 1))
                    break;
            }
    return true;
}

static value heapify(struct machine *m, value *args)
{
    bool ok = is_heap(m, args[0], "heapify() argument") && heapify_all(m, args[0], false);
    return ok ? NONE : NULL;
}

static value heappop_max(struct machine *m, value *args)
{
    return is_heap(m, args[0], "_heappop_max() argument") ? pop(m, args[0], true) : NULL;
}

static value heapreplace_max(struct machine *m, value *args)
{
    return is_heap(m, args[0], "_heapreplace_max() argument 1") ? replace(m, args[0], args[1], true)
                                                                : NULL;
}

static value heapify_max(struct machine *m, value *args)
{
    bool ok = is_heap(m, args[0], "_heapify_max() argument") && heapify_all(m, args[0], true);
    return ok ? NONE : NULL;
}

static const struct native_spec functions[] = {
    {"heappush(heap, item, /)", heappush,
     "Push item onto heap, maintaining the heap invariant."},
    {"heappop(heap, /)", heappop,
     "Pop the smallest item off the heap, maintaining the heap invariant."},
    {"heapreplace(heap, item, /)", heapreplace,
     "Pop and return the current smallest value, and add the new item."},
    {"heappushpop(heap, item, /)", heappushpop,
     "Push item on the heap, then pop and return the smallest item from the heap."},
    {"heapify(heap, /)", heapify, "Transform list into a heap, in-place, in O(len(heap)) time."},
    {"_heappop_max(heap, /)", heappop_max, "Maxheap variant of heappop."},
    {"_heapreplace_max(heap, item, /)", heapreplace_max, "Maxheap variant of heapreplace."},
    {"_heapify_max(heap, /)", heapify_max, "Maxheap variant of heapify."},
    {NULL, NULL, NULL},
};

const struct module_spec heapq_module = {.name = "heapq", .functions = functions};
