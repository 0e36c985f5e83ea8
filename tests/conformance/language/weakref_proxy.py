"""weakref.proxy: every operation goes to the object, until that is dead."""
import weakref, gc
class A:
    def __init__(self, v=0): self.v = v
    def m(self): return self.v
    def __add__(self, o): return ('add', o)
    def __radd__(self, o): return ('radd', o)
    def __iadd__(self, o): self.v += o; return self
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __setitem__(self, i, x): print('set', i, x)
    def __delitem__(self, i): print('del', i)
    def __contains__(self, x): return x == 5
    def __iter__(self): return iter([1,2])
    def __bool__(self): return False
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __index__(self): return 2
    def __neg__(self): return 'neg'
    def __invert__(self): return 'inv'
    def __abs__(self): return 'abs'
    def __call__(self, *a, **k): return a, k
    def __eq__(self, o): return 'eq'
    def __lt__(self, o): return 'lt'
    def __hash__(self): return 5
    def __matmul__(self, o): return 'mm'
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __divmod__(self, o): return 'dm'
    def __str__(self): return 'A-str'
    def __repr__(self): return 'A-repr'
    def __format__(self, s): return 'fmt'+s
    def __bytes__(self): return b'bb'
    def __reversed__(self): return iter([9])
    def __round__(self, n=None): return 'round'
    def __enter__(self): return 'ent'
    def __exit__(self, *a): print('exit')
a = A(3)
p = weakref.proxy(a)
for e in ('p.v','p.m()','p+1','1+p','len(p)','p[4]','5 in p','list(p)','bool(p)','int(p)','float(p)','[1,2,3][p]','-p','~p','abs(p)','p(1,x=2)','p==1','p<1','p@1','p**2','pow(p,2,3)','divmod(p,1)','str(p)','repr(p)','type(p)','isinstance(p,A)','p.__class__','str(p)','round(p)','p is a','weakref.getweakrefcount(a)','len(weakref.getweakrefs(a))','weakref.proxy(a) is weakref.proxy(a)','type(weakref.getweakrefs(a)[0])','weakref.proxy(a) is p','weakref.ref(a) is weakref.ref(a)','weakref.ref(a)','p.nope','p.__dict__', 'p+p','p.__add__(2)','next(p)', 'callable(p)', 'p-1','1-p'):
    try: print(e, eval(e))
    except Exception as x: print(e, type(x).__name__, x)
p.w = 5; print(a.w); del p.w; print(hasattr(a,'w'))
p[1]=2
del p[1]
q = p
p += 4
print(type(p), a.v, type(q))
p = weakref.proxy(a)
del a, q
gc.collect()
for e in ('p.v','p()','p+1','bool(p)','str(p)','len(p)','p==1','p[0]','hash(p)'):
    try: print(e, eval(e))
    except Exception as x: print(e, type(x).__name__, x)
