import functools, heapq, bisect, operator
from functools import *
def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
for e in ["functools.partial()","functools.partial(1)","functools.partial(print,1,a=2)","functools.reduce(lambda a,b:a,[])","functools.reduce(1)","functools.reduce(1,2)","functools.lru_cache(maxsize='a')(print)","heapq.heappop([])","heapq.heappush(1,2)","heapq.heapify((1,))","bisect.bisect([1],2,lo=-1)","operator.itemgetter()","operator.itemgetter(1,2)","operator.attrgetter(1)","operator.attrgetter('a.b','c')","operator.methodcaller('a',1,b=2)","operator.methodcaller()","operator.methodcaller(1)","operator.itemgetter(1,x=2)","operator.indexOf([1],2)","operator.countOf([1],1)","operator.concat(1,2)","operator.add(1)","operator.index(1.5)","operator.length_hint(1,'a')","operator.call(1)","functools.cmp_to_key(lambda a,b:0)(1)<3","functools.lru_cache(print).cache_info()","type(functools.lru_cache(print))",
"operator.itemgetter(1)([1,2])","operator.itemgetter(0,-1)('abc')","operator.attrgetter('real')(5)","operator.attrgetter('__class__.__name__','imag')(5)","operator.methodcaller('split',',')('a,b')","operator.methodcaller('split',sep=',')('a,b')","operator.add(1,2)","operator.__add__(1,2)","operator.is_(1,1)","operator.not_(0)","operator.truth([])","operator.contains([1],1)","operator.getitem([1,2],1)","operator.pow(2,5)","operator.iadd([1],[2])","operator.call(print,1,sep='')","operator.neg(3)","operator.inv(3)","operator.index(True)","operator.length_hint([1,2])","operator.concat([1],[2])","operator.floordiv(7,2)","operator.__not__(1)","operator.xor(5,1)","operator.and_(6,3)",
"reduce(operator.mul,range(1,6))","reduce(lambda a,b:a+b,[],5)","partial(int,base=2)('101')","partial(partial(print,1),2).args","partial(print).func","partial(dict,a=1)(b=2)","partial(max,5)(3,9)","sorted([3,1,2],key=cmp_to_key(lambda a,b:b-a))",
"heapq.nsmallest(3,[5,1,4,2,3])","heapq.nlargest(2,[5,1,4,2,3])","heapq.nlargest(1,[1,2])","heapq.nsmallest(1,[])","heapq.nsmallest(10,[3,1])","heapq.nlargest(3,'hello world',key=ord)","list(heapq.merge([1,4,7],[2,5],[0,9]))","list(heapq.merge([7,4],[5,2],reverse=True))","list(heapq.merge(['a','ccc'],['bb'],key=len))","bisect.bisect_left([1,2,2,3],2)","bisect.bisect_right([1,2,2,3],2)","bisect.bisect([1,2,3],2,0,1)","bisect.bisect_left(['a','bb','ccc'],2,key=len)","bisect.bisect is bisect.bisect_right"]:
    show(eval, e)
h = []
import random
r = random.Random(3)
for i in range(50): heapq.heappush(h, r.randrange(100))
print(h, [heapq.heappop(h) for _ in range(50)])
h = [r.randrange(10000) for _ in range(6000)]; heapq.heapify(h); print(hash(tuple(h)))
print(heapq.heapreplace(h, 5), heapq.heappushpop(h, -1), heapq.heappushpop(h, 20000))
l = []
for x in [3,1,2,3]: bisect.insort(l, x)
print(l); bisect.insort_left(l, 2.0); print(l); bisect.insort(l, 0, key=lambda v: -v); print(l)
calls = []
@lru_cache(maxsize=2)
def f(a, b=0): calls.append((a,b)); return a+b
print(f(1), f(1), f(2), f(3), f(1), f(1, b=2), f(1, 2), calls, f.cache_info()); print(f.cache_parameters(), f.__name__, f.__wrapped__.__name__)
f.cache_clear(); print(f.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(80), fib.cache_info())
@lru_cache(None, typed=True)
def t(x): calls.append(x); return x
t(1); t(1.0); t(True); print(t.cache_info())
show(f, [])
class A:
    def __init__(self): self.n = 0
    @lru_cache
    def m(self, x): self.n += 1; return x * 2
    @cached_property
    def cp(self): "doc"; self.n += 100; return self.n
    @singledispatchmethod
    def sd(self, x): return "any"
    @sd.register
    def _(self, x: int): return "int"
    @sd.register(str)
    def _(self, x): return "str"
    def base(self, a, b=0): return (a, b)
    pm = partialmethod(base, 1, b=5)
a = A(); print(a.m(1), a.m(1), a.n, a.cp, a.cp, a.__dict__, A.cp.__doc__, a.sd(1), a.sd("s"), a.sd(1.5), a.pm())
@singledispatch
def g(x): return "object"
@g.register
def _(x: int): return "int"
@g.register(list)
def _(x): return "list"
@g.register
def _(x: float | str): return "float|str"
print(g(1), g([]), g("a"), g(1.5), g(None), g(True), g.dispatch(bool), sorted(map(str, g.registry))) if 0 else print(g(1), g([]), g("a"), g(1.5), g(None), g(True))
show(g)
@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) > V(1))
def deco(fn):
    @wraps(fn)
    def w(*a): "wdoc"; return fn(*a)
    return w
@deco
def named(x): "doc of named"; return x
print(named.__name__, named.__doc__, named.__wrapped__(3), named.__qualname__)
try:
    @total_ordering
    class W: pass
except ValueError as e: print(e)
class C:
    p = partial(print, "x")
print(repr(partial(f, 1))[:25], partial(print, 1).keywords)
