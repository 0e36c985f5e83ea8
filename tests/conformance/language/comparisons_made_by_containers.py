import random
log = []
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): log.append((self.v, o.v)); return self.v < o.v
    def __repr__(self): return f"K{self.v}"
r = random.Random(1)
def h(x): return hash(tuple(x))
for n in list(range(0, 12)) + [20, 31, 32, 33, 63, 64, 65, 66, 100, 127, 128, 129, 200, 500, 1000, 3000]:
    for kind in range(8):
        if kind == 0: a = [r.randrange(n * 2 + 1) for _ in range(n)]
        elif kind == 1: a = list(range(n))
        elif kind == 2: a = list(range(n))[::-1]
        elif kind == 3: a = [r.randrange(4) for _ in range(n)]
        elif kind == 4: a = sorted(r.randrange(n + 1) for _ in range(n // 2)) + sorted(r.randrange(n + 1) for _ in range(n - n // 2))
        elif kind == 5: a = [i // 3 for i in range(n)][::-1]
        elif kind == 6: a = list(range(n)); [a.__setitem__(r.randrange(n), 5) for _ in range(min(n, 3))]
        else: a = [(i * 7) % (n or 1) for i in range(n)]; a[n // 2:] = sorted(a[n // 2:])
        log.clear()
        b = [K(v) for v in a]; b.sort(); print(n, kind, len(log), h(log), h(k.v for k in b))
        log.clear()
        b = [K(v) for v in a]; b.sort(reverse=True); print(len(log), h(log))
l = [3, 1, 2]
def key(x): l.append(9); return x
try: l.sort(key=key)
except ValueError as e: print(e, l)
class Bad:
    def __lt__(self, o): raise KeyError("x")
l = [Bad(), Bad()]
try: l.sort()
except KeyError as e: print(repr(e), len(l))
import heapq
class K2(K):
    pass
for n in [5, 50, 500, 3000]:
    log.clear(); b = [K(r.randrange(n)) for _ in range(n)]; heapq.heapify(b); print(len(log), h(log)); log.clear()
    while len(b) > n // 2: heapq.heappop(b)
    print(len(log), h(log)); log.clear()
    print(heapq.nsmallest(3, [K(r.randrange(100)) for _ in range(50)]), h(log)); log.clear()
    print(heapq.nlargest(3, [K(r.randrange(100)) for _ in range(50)]), h(log)); log.clear()
    print(list(heapq.merge(*[[K(r.randrange(100)) for _ in range(5)] for _ in range(4)])), h(log)); log.clear()
# eq logs
class E:
    def __init__(self, v): self.v = v
    def __eq__(self, o): log.append((self.v, o.v if isinstance(o, E) else o)); return self.v == (o.v if isinstance(o, E) else o)
    def __hash__(self): return hash(self.v) % 7
log.clear()
d = {E(i): i for i in range(12)}; print(len(log), h(log)); log.clear(); d[E(5)] = 1; d.pop(E(3)); E(9) in d; print(log); log.clear()
print([E(1)] == [E(1)], E(1) in [E(0), E(1)], [E(0), E(1)].index(E(1)), (E(1),) == (E(2),), log)
class M:
    def __init__(s, d): s.d = d
    def __hash__(s): return 1
    def __eq__(s, o): s.d.clear(); return False
d = {}
for i in range(5): d[M({})] = i
m = M(d)
d[m] = 1
try: d[M(d)] = 2
except Exception as e: print(e)
print(len(d))
class Evil(list):
    def __iter__(self): return iter([1])
print(list(Evil([5, 6])), tuple(Evil([5])), [*Evil([7])], Evil([3]) + [4], sorted(Evil([9, 8])))
class DM(dict):
    def __missing__(self, k): return k * 2
print(DM()[3], DM().get(3), {**DM(a=1)}, dict(DM(b=2)))
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
t = T(1, 2); print(t, t[0], t + (3,), type(t[:]), hash(t) == hash((1, 2)))
class L(list):
    def __init__(self, *a, x=0): super().__init__(*a); self.x = x
l = L([1, 2], x=5); l.append(3); print(l, l.x, l[1:], type(l[1:]), type(l * 2))
def gen():
    yield 1
    raise ValueError("g")
try: [].extend(gen())
except ValueError as e: print(e)
x = [1]
try: x.extend(gen())
except ValueError as e: print(e, x)
try: x[0:1] = gen()
except ValueError as e: print(e, x)
print(list(zip(range(3), gen_ := iter([1, 2]))), list(gen_))
a, *b, c = range(5); print(a, b, c)
print(max({3: 1, 7: 2}), min([4, 2]), sum([[1], [2]], []), any({0, 1}), all([]))
