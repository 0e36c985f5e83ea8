import heapq
from collections import deque, defaultdict
graph = {"a": {"b": 4, "c": 1}, "b": {"d": 1}, "c": {"b": 2, "d": 5}, "d": {}, "e": {"a": 1}}
def dijkstra(start):
    best, heap = {start: 0}, [(0, start)]
    while heap:
        cost, node = heapq.heappop(heap)
        if cost > best.get(node, float("inf")):
            continue
        for neighbour, weight in graph[node].items():
            total = cost + weight
            if total < best.get(neighbour, float("inf")):
                best[neighbour] = total
                heapq.heappush(heap, (total, neighbour))
    return best
def bfs(start):
    seen, queue, order = {start}, deque([start]), []
    while queue:
        node = queue.popleft()
        order.append(node)
        for n in graph[node]:
            if n not in seen:
                seen.add(n)
                queue.append(n)
    return order
def topological():
    degree = defaultdict(int)
    for edges in graph.values():
        for n in edges:
            degree[n] += 1
    ready = [n for n in graph if not degree[n]]
    while ready:
        node = ready.pop()
        yield node
        for n in graph[node]:
            degree[n] -= 1
            if not degree[n]:
                ready.append(n)
print(dijkstra("a"), bfs("e"), list(topological()))
heap = []
for n in [5, 2, 8, 1, 9, 3]:
    heapq.heappush(heap, n)
print(heap, heapq.heappop(heap), heap, heapq.nsmallest(2, heap), heapq.nlargest(2, heap), heapq.heapreplace(heap, 7), heapq.heappushpop(heap, 0))
h = [9, 4, 7, 1]
heapq.heapify(h)
print(h, list(heapq.merge([1, 4], [2, 3])))
def permutations(items):
    if len(items) <= 1:
        yield items
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [x] + rest
print(list(permutations([1, 2, 3])))
def queens(n, row=0, cols=()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, cols + (c,)) for c in range(n) if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)))
print([queens(n) for n in range(1, 7)])
def sieve(n):
    flags = [True] * (n + 1)
    for p in range(2, int(n ** 0.5) + 1):
        if flags[p]:
            flags[p * p::p] = [False] * len(flags[p * p::p])
    return [p for p in range(2, n + 1) if flags[p]]
print(sieve(50))
