"""`__bases__`, `__class__` and `__dict__` set anew."""
class A:
    def m(self): return 'A'
class B:
    def m(self): return 'B'
class C(A): pass
c = C(); print(c.m()); C.__bases__ = (B,); print(c.m(), C.__mro__)
class Below(C): pass
print(Below().m(), Below.__mro__); C.__bases__ = (A,); print(Below().m())
class X: a = 1
class Y: b = 2
x = X(); x.__class__ = Y; print(x.b, isinstance(x, Y))
try: x.__class__ = int
except TypeError as e: print(e)
try: (5).__class__ = X
except TypeError as e: print(e)
class Sl: __slots__ = ('a',)
try: x.__class__ = Sl
except TypeError as e: print(e)
try: x.__class__ = 5
except TypeError as e: print(e)
x.__dict__ = {'q': 7}; print(x.q, vars(x))
try: x.__dict__ = 5
except TypeError as e: print(e)
del x.__dict__; print(x.__dict__)
try: C.__bases__ = ()
except TypeError as e: print(e)
try: del C.__bases__
except TypeError as e: print(e)
