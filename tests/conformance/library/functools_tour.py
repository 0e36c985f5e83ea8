import functools
@functools.lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n
print(square(2), square(2), square(3), square(4), square(2), square.cache_info())
square.cache_clear()
@functools.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().currsize)
p = functools.partial(print, "a", sep="-")
p("b", end="!\n")
print(p.args, p.keywords, functools.reduce(lambda a, b: a * b, range(1, 6)), functools.reduce(max, [], 0))
@functools.singledispatch
def show(x): return f"object {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
print(show(1), show([1]), show("s"), show(True))
class C:
    @functools.cached_property
    def slow(self):
        print("once")
        return 5
    @functools.partialmethod
    def m(self): pass
    def power(self, b, e): return b ** e
    cube = functools.partialmethod(power, e=3)
print(C().slow, C().cube(2))
def deco(f):
    @functools.wraps(f)
    def w(*a): return f(*a)
    return w
@deco
def named(): "doc"
print(named.__name__, named.__doc__, hasattr(named, "__wrapped__"), sorted([3, 1], key=functools.cmp_to_key(lambda a, b: b - a)))
try:
    functools.reduce(max, [])
except TypeError as error:
    print(error)
