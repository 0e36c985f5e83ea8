"""weakref: methods, finalizers, containers, what can be referred to."""
import weakref
class A:
    def m(self): return 'm'
    __slots__=('__weakref__','x')
a = A()
r = weakref.ref(a, lambda r: print('dead', r))
print(r() is a, r.__callback__ is not None, hash(r)==hash(a))
w = weakref.WeakMethod(a.m)
print(w()(), w == weakref.WeakMethod(a.m))
f = weakref.finalize(a, print, 'fin', 1, sep='-')
print(f.alive, f.peek()[1:], f.atexit, type(f.peek()[1]))
print(repr(w)[:20])
for x in (1, 'a', [], {}, (), None, int, len, lambda: 0, set(), frozenset(), object()):
    try: weakref.ref(x); print('ok', type(x).__name__)
    except TypeError as e: print(e)
del a
print(r(), w(), f.alive, f(), r)
b = A()
r1 = weakref.ref(b); r2 = weakref.ref(b)
print(r1 == r2, r1 is r2)
del b
print(r1 == r2)
try: hash(r1)
except TypeError as e: print(e)
class Key: 
    def __init__(s,n): s.n=n
    def __repr__(s): return f'K{s.n}'
ks = [Key(i) for i in range(3)]
d = weakref.WeakKeyDictionary((k,k.n) for k in ks)
v = weakref.WeakValueDictionary(zip('abc', ks))
s = weakref.WeakSet(ks)
print(len(d), sorted(d.values()), len(v), sorted(v), len(s), list(d.items()))
del ks[1]; 
k = None
print(len(d), sorted(d.values()), len(v), sorted(v), len(s))
f1 = weakref.finalize(ks[0], lambda: print('f1'))
f2 = weakref.finalize(ks[0], lambda: print('f2'))
print(f1.detach() is not None, f1.alive)
print(weakref.ProxyType, weakref.CallableProxyType, weakref.ReferenceType, weakref.ProxyTypes)
class R(weakref.ref):
    def __init__(self, o, cb=None, **k): super().__init__(o, cb); self.k = k
r = R(ks[0], None, z=1) if False else R(ks[0])
print(r.k, isinstance(r, weakref.ref), r() is ks[0])
