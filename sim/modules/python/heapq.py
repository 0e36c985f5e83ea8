"""heapq: the part in Python; C has put the functions on a single heap here already."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """Merge multiple sorted inputs into a single sorted output.

    Similar to sorted(itertools.chain(*iterables)) but returns a generator, does not pull the data
    into memory all at once, and assumes that each of the input streams is already sorted."""
    heap = []
    if reverse:
        make, take, put = _heapify_max, _heappop_max, _heapreplace_max
        direction = -1
    else:
        make, take, put = heapify, heappop, heapreplace
        direction = 1

    # An entry is [sort key, order, step to the next, item]; the order keeps equal ones in line.
    for number, iterable in enumerate(map(iter, iterables)):
        step = iterable.__next__
        try:
            item = step()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), number * direction, step, item])
    make(heap)
    while len(heap) > 1:
        try:
            while True:
                _, _, step, item = entry = heap[0]
                yield item
                entry[3] = item = step()
                entry[0] = item if key is None else key(item)
                put(heap, entry)
        except StopIteration:
            take(heap)
    if heap:
        _, _, step, item = heap[0]
        yield item
        yield from step.__self__


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key)[:n]"""
    if n == 1:
        missing = object()
        result = min(iter(iterable), default=missing, key=key)
        return [] if result is missing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    it = iter(iterable)
    kept = [(item if key is None else key(item), order, item)
            for order, item in zip(range(n), it)]
    if not kept:
        return []
    _heapify_max(kept)
    worst = kept[0][0]
    order = n
    for item in it:
        k = item if key is None else key(item)
        if k < worst:
            _heapreplace_max(kept, (k, order, item))
            worst = kept[0][0]
            order += 1
    kept.sort()
    return [item for _, _, item in kept]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset.

    Equivalent to:  sorted(iterable, key=key, reverse=True)[:n]"""
    if n == 1:
        missing = object()
        result = max(iter(iterable), default=missing, key=key)
        return [] if result is missing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    it = iter(iterable)
    kept = [(item if key is None else key(item), order, item)
            for order, item in zip(range(0, -n, -1), it)]
    if not kept:
        return []
    heapify(kept)
    worst = kept[0][0]
    order = -n
    for item in it:
        k = item if key is None else key(item)
        if worst < k:
            heapreplace(kept, (k, order, item))
            worst = kept[0][0]
            order -= 1
    kept.sort(reverse=True)
    return [item for _, _, item in kept]
