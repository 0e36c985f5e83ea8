"""copy and deepcopy of instances of subclasses of the built-in types, with attributes and slots."""
import copy
class B(bytearray):
    __slots__ = ('x', 'y')
b = B(b'abcd'); b.x = 5
c = copy.copy(b); print(c, c.x, type(c)); d = copy.deepcopy(b); print(d, d.x)
class B2(bytearray): pass
b = B2(b'ab'); b.q = [1]; c = copy.copy(b); print(c, c.q is b.q)
class L(list): pass
l = L([1, [2]]); l.z = 1; c = copy.deepcopy(l); print(c, c.z, c[1] is l[1], type(c))
class T(tuple): 
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __getnewargs__(self): return tuple(self)
t = T(1, [2]); print(copy.copy(t), copy.deepcopy(t), type(copy.copy(t)))
class S(str): pass
s = S('abc'); s.k = 1; print(copy.copy(s), copy.copy(s).k)
class D(dict): pass
d = D(a=1); d.w = 2; print(copy.copy(d), copy.copy(d).w)
class E(set): pass
print(sorted(copy.copy(E([1]))), copy.deepcopy({1: [2]}), copy.copy(frozenset([1])))
class I(int): pass
i = I(5); i.a = 1; print(copy.copy(i), copy.copy(i).a, type(copy.deepcopy(i)))
