import copy, functools, collections, weakref, collections.abc, dataclasses, enum, re, datetime, decimal, fractions, itertools, types
p=functools.partial(max, 1, key=abs); q=copy.copy(p); r=copy.deepcopy(p); print(q, r(-5), q.args, q.keywords is p.keywords); p.x=[1]; s=copy.deepcopy(p); print(s.x, s.x is p.x)
class C:
    def __getnewargs_ex__(self): return (1,),{'k':2}
    def __new__(cls,a=0,*,k=0):
        o=object.__new__(cls); o.a=a; o.k=k; return o
c=C(5,k=6); d=copy.copy(c); print(d.a,d.k)
class S:
    __slots__=('a','b')
    def __init__(self): self.a=[1]; self.b=2
x=S(); y=copy.deepcopy(x); print(y.a,y.a is x.a,y.b)
class N(collections.namedtuple('N','a b')): pass
n=N([1],2); m=copy.deepcopy(n); print(m, m.a is n.a, type(m).__name__)
for v in (collections.deque([[1]],3), collections.OrderedDict(a=[1]), collections.defaultdict(list,a=[1]), collections.Counter('aab'), collections.ChainMap({'a':[1]}), bytearray(b'x'), {1:(2,[3])}, frozenset([1]), range(3), re.compile('a'), datetime.date(2020,1,1), datetime.timedelta(1), decimal.Decimal('1.5'), fractions.Fraction(1,2), types.SimpleNamespace(a=[1]), ValueError('x',1), enum.Enum('E','a').a, print, len, type, None, 1j, weakref.ref(C), collections.UserDict(a=[1]), iter([1,2]) if 0 else 1):
    try: a,b=copy.copy(v),copy.deepcopy(v)
    except Exception as e: print(type(v).__name__, type(e), e); continue
    print(type(v).__name__, a==v or repr(a)==repr(v), b==v or repr(b)==repr(v), a is v, b is v)
l=[1]; l.append(l); k=copy.deepcopy(l); print(k[1] is k)
t=([],); t[0].append(t); u=copy.deepcopy(t); print(u[0][0] is u)
class R:
    def __init__(self,v): self.v=v
    def __reduce__(self): return (R,(self.v,),{'z':1})
    def __deepcopy__(self,memo): return R(copy.deepcopy(self.v,memo))
print(vars(copy.copy(R([1]))), vars(copy.deepcopy(R([1]))))
class St:
    def __init__(self): self.a=1
    def __getstate__(self): return {'b':2}
    def __setstate__(self,s): self.__dict__.update(s); self.c=3
print(vars(copy.copy(St())))
for bad in (lambda: copy.copy((i for i in [])), lambda: copy.deepcopy(open) and copy.deepcopy(types.ModuleType('m')), lambda: copy.replace(1)):
    try: bad()
    except TypeError as e: print(e)
@dataclasses.dataclass
class P: x:int; y:list
print(copy.replace(P(1,[2]),x=5), copy.replace(n,b=9), copy.replace(datetime.date(2020,1,1),year=2021))
print(isinstance(collections.deque(), collections.abc.MutableSequence), isinstance(collections.UserList(),collections.abc.MutableSequence))
@functools.singledispatch
def f(x): return 'base'
@f.register
def _(x: int|str): return 'int|str'
import typing
@f.register
def _(x: typing.Union[list,tuple]): return 'seq'
@f.register
def _(x: None): return 'none'
@f.register(collections.abc.Mapping)
def _(x): return 'map'
print(f(1),f('a'),f([]),f(None),f({}),f(1.0),f.dispatch(bool).__name__, list(f.registry)[:3])
class M:
    @functools.singledispatchmethod
    def g(self,x): return 'base'
    @g.register
    def _(self,x:int): return 'int'
    @functools.singledispatchmethod
    @classmethod
    def h(cls,x): return 'cbase'
    @h.register
    @classmethod
    def _(cls,x:int): return cls.__name__
    @h.register
    @staticmethod
    def _(x:str): return 'static'
print(M().g(1),M().g('x'),M.h(1),M.h('s'),M.h(2.0))
@dataclasses.dataclass
class O:
    x: int
    def __init__(self,x): self.x=2*x
    def __repr__(self): return 'own'
print(O(3).x, O(3))
