import heapq
import bisect
h = []
for n in (5, 1, 8, 3, 2):
    heapq.heappush(h, n)
print(h, h[0], [heapq.heappop(h) for _ in range(5)])
h = [9, 7, 5, 3, 1]
heapq.heapify(h)
print(h, heapq.heappushpop(h, 4), heapq.heapreplace(h, 10), h, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len))
jobs = []
for count, (priority, name) in enumerate([(2, "b"), (1, "a"), (2, "a")]):
    heapq.heappush(jobs, (priority, count, name))
print([heapq.heappop(jobs)[2] for _ in range(3)], list(heapq.merge([1, 4], [2, 5], [3], reverse=False)))
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0))
bisect.insort(a, 4)
print(a, bisect.bisect_left([("a", 1), ("b", 2)], "b", key=lambda p: p[0]))
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
