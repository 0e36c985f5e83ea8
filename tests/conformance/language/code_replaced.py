"""Code objects: copies with other parts, functions made of them, lines and positions."""
def f(a):
    return a + 1
c = f.__code__
d = c.replace(co_name='zz')
print(d.co_name, d.co_qualname, d is c, c == d, c == c.replace())
import types
g = types.FunctionType(d, globals(), 'hh')
print(g, g(3), g.__name__, g.__qualname__)
g = types.FunctionType(c, {'__builtins__': {}}, argdefs=(5,))
print(g(), g.__defaults__, g.__module__)
try: types.FunctionType(1, {})
except TypeError as e: print(e)
try: types.FunctionType(c, 1)
except TypeError as e: print(e)
def outer():
    x = 1
    def inner(): return x
    return inner
i = outer()
try: types.FunctionType(i.__code__, {})
except TypeError as e: print(e)
try: types.FunctionType(i.__code__, {}, closure=())
except (ValueError,TypeError) as e: print(e)
h = types.FunctionType(i.__code__, {}, closure=(types.CellType(42),))
print(h())
try: types.CodeType()
except TypeError as e: print(e)
f.__code__ = i.__code__ if False else (lambda a: a*10).__code__
print(f(3), f.__name__)
try: f.__code__ = i.__code__
except ValueError as e: print(e)

def f():
    x = 1

    y = 2
    return x + y
c = f.__code__
print(sorted({l for _,_,l in c.co_lines() if l is not None}))
print(sorted({p[0] for p in c.co_positions() if p[0]}))
print(all(len(p)==4 for p in c.co_positions()))
print(hash(c)==hash(c))
