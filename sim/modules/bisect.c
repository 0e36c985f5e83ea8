/* bisect. CPython 3.13 Modules/_bisectmodule.c. */
#include "sim/modules/registry.h"
#include "sim/value/dict.h"
#include "sim/value/int.h"
#include "sim/value/object.h"
#include "sim/value/sequence.h"
#include "sim/value/str.h"

/* Is the item on the left side of x's place? 1, 0, -1 */
static int before(struct machine *m, value item, value x, value key, bool right)
{
    value own = key == NONE ? keep(item) : object_call1(m, key, item);
    int answer = -1;
    if (own && right) {
        answer = object_compare_bool(m, COMPARE_LT, x, own);
        if (answer >= 0)
            answer = !answer;
    } else if (own) {
        answer = object_compare_bool(m, COMPARE_LT, own, x);
    }
    drop(m, own);
    return answer;
}

/* args: a, x, lo, hi, key. -1 on error. */
static int64_t place_of(struct machine *m, value *args, value x, bool right)
{
    int64_t low, high;
    if (!object_as_int64(m, args[2], &low))
        return -1;
    if (low < 0) {
        raise_error(m, m->types.ValueError, "lo must be non-negative");
        return -1;
    }
    if (args[3] == NONE)
        high = object_length(m, args[0]);
    else if (!object_as_int64(m, args[3], &high))
        return -1;
    if (m->error)
        return -1;
    while (low < high) {
        int64_t middle = (int64_t)(((uint64_t)low + (uint64_t)high) / 2);
        value index = int_new(m, middle);
        value item = index ? object_get_item(m, args[0], index) : NULL;
        drop(m, index);
        int answer = item ? before(m, item, x, args[4], right) : -1;
        drop(m, item);
        if (answer < 0)
            return -1;
        if (answer)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static value bisect(struct machine *m, value *args, bool right)
{
    int64_t place = place_of(m, args, args[1], right);
    return place < 0 ? NULL : int_new(m, place);
}

static value insort(struct machine *m, value *args, bool right)
{
    value x = args[4] == NONE ? keep(args[1]) : object_call1(m, args[4], args[1]);
    int64_t place = x ? place_of(m, args, x, right) : -1;
    drop(m, x);
    if (place < 0)
        return NULL;
    if (is_exactly(args[0], m->types.list)) {
        size_t size = list_size(args[0]);
        return list_insert(m, args[0], (size_t)place < size ? (size_t)place : size, args[1])
                   ? NONE
                   : NULL;
    }
    value name = str_intern(m, "insert", 6);
    value result =
        name ? object_call_method2(m, args[0], name, tag_small_int(place), args[1]) : NULL;
    drop(m, name);
    drop(m, result);
    return result ? NONE : NULL;
}

static value bisect_right(struct machine *m, value *args)
{
    return bisect(m, args, true);
}

static value bisect_left(struct machine *m, value *args)
{
    return bisect(m, args, false);
}

static value insort_right(struct machine *m, value *args)
{
    return insort(m, args, true);
}

static value insort_left(struct machine *m, value *args)
{
    return insort(m, args, false);
}

static bool fill(struct machine *m, struct dict *names)
{
    return dict_set_text(m, names, "bisect", dict_get_text(m, names, "bisect_right")) &&
           dict_set_text(m, names, "insort", dict_get_text(m, names, "insort_right"));
}

static const struct native_spec functions[] = {
    {"bisect_right(a, x, lo=0, hi=None, *, key=None)", bisect_right,
     "Return the index where to insert item x in list a, assuming a is sorted."},
    {"bisect_left(a, x, lo=0, hi=None, *, key=None)", bisect_left,
     "Return the index where to insert item x in list a, assuming a is sorted."},
    {"insort_right(a, x, lo=0, hi=None, *, key=None)", insort_right,
     "Insert item x in list a, and keep it sorted assuming a is sorted."},
    {"insort_left(a, x, lo=0, hi=None, *, key=None)", insort_left,
     "Insert item x in list a, and keep it sorted assuming a is sorted."},
    {NULL, NULL, NULL},
};

const struct module_spec bisect_module = {.name = "bisect", .functions = functions, .fill = fill};
