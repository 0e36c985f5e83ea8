from collections import deque, Counter, namedtuple, defaultdict, OrderedDict
def show(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
d = deque([1,2,3], maxlen=3); d.append(4); d.rotate(1); print(d, len(d), d[0])
for e in ["deque(foo=1)","deque(1,2,3)","deque(5)","deque([],-1)","deque([],'a')","deque([1,2],maxlen=1)","deque([1])[1]","deque([1])['a']","deque([1])[0:1]","deque([1]).index(3)","deque([1]).remove(3)","deque().pop()","deque().popleft()","deque([1],1).insert(0,2)","deque([1])+[1]","deque([1])*'a'","deque([1])<deque([2])","deque([1,2])+deque([3])","deque([1,2])*2","2*deque([1],3)","list(reversed(deque('abc')))","deque('abc')==deque('abc')","deque([1,2,3]).count(2)","3 in deque([3])","deque('abcdef',3)","deque([3,1]).copy()","deque([1,2,3]).maxlen","bool(deque())","hash(deque())","defaultdict(5)","defaultdict(list,a=1)","defaultdict(list)","OrderedDict(a=1)","OrderedDict().popitem()","OrderedDict(a=1).move_to_end('b')","OrderedDict(1,2)","Counter('abca')","namedtuple('P','x y')(1)","namedtuple('P','x y')(1,2)","namedtuple('P','x x')","namedtuple('P','_x')","namedtuple('P','class')","namedtuple('P','x y')(1,2,3)","namedtuple('P','x y')(x=1,z=2)","namedtuple('P','x y',defaults=[5])(1)","namedtuple('P','x y',rename=True)(1,2)","namedtuple('P',['a','a','def'],rename=True)._fields","Counter(a=3,b=-1)","Counter('aab')+Counter('abc')","Counter('aab')-Counter('abc')","Counter('aab')|Counter('abc')","Counter('aab')&Counter('abc')","list(Counter('aab').elements())","Counter('aab').most_common(1)","Counter('abc').total()","+Counter(a=-1,b=2)","-Counter(a=-1,b=2)","Counter('ab')['z']","Counter('ab')==Counter('ba')","Counter.fromkeys('a')","defaultdict(int,a=1)|{'b':2}","{'b':2}|defaultdict(int,a=1)","OrderedDict(a=1)|{'b':2}","OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1)","OrderedDict(a=1,b=2)=={'b':2,'a':1}","list(reversed(OrderedDict(a=1,b=2)))","OrderedDict.fromkeys('abc')","defaultdict(None)[1]"]:
    show(eval, e)
P = namedtuple("P", "x y"); p = P(1, y=2); print(p, p.x, p._replace(x=5), P._fields, p == (1,2), p._asdict(), P._make([3,4]), P.__doc__, P.__name__, P.__module__, P.x)
show(lambda: p._replace(q=1)); show(setattr, p, 'x', 3)
class Q(P):
    @property
    def s(self): return self.x + self.y
print(Q(1,2).s, Q(1,2))
x, y = p; print(x, y)
match p:
    case P(a, b): print(a, b)
dd = defaultdict(list); dd["a"].append(1); print(dd, dd.default_factory, dd.copy()); dd.default_factory=None; show(lambda: dd['q'])
class DD(defaultdict):
    def __missing__(self, k): return k*2
print(DD()['ab'])
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); print(o); o.move_to_end("c", last=False); print(o, o.popitem(last=False), o.popitem(), o)
class LRU(OrderedDict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v); self.move_to_end(k)
        if len(self) > 2: self.popitem(last=False)
l = LRU(); l['a']=1; l['b']=2; l['c']=3; l.update(d=4); print(l)
for i in range(100): o[i]=i; o.popitem(last=False)
print(o)
c = Counter("hello world"); c.update("hh"); c.subtract("l"); print(c); del c['zz']; c['q'] += 1; print(c)
c += Counter('q'); c -= Counter('hhhhhhhh'); print(c)
d = deque(range(5)); 
try:
    for v in d: d.append(1)
except RuntimeError as e: print(e)
d.extendleft('ab'); d.insert(2, 'z'); del d[0]; d[0] = 'Y'; d.reverse(); d.remove('z'); print(d); d.rotate(-2); print(d)
d.clear(); print(d); d += [1,2]; d *= 3; print(d)
d.append(d); print(d)
print(deque.__mro__, type(iter(d)), isinstance(p, tuple))
print(Counter(a=1) < Counter(a=2), Counter(a=1) >= Counter(a=2))
