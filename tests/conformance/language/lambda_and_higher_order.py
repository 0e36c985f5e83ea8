from functools import partial, reduce
compose = lambda f, g: lambda x: f(g(x))
inc, dbl = lambda x: x + 1, lambda x: x * 2
print(compose(inc, dbl)(5), compose(dbl, inc)(5), (lambda *a, **k: (a, k))(1, b=2), (lambda x, /, y=2, *, z: x + y + z)(1, z=3))
print(list(map(inc, [1, 2])), list(filter(lambda x: x % 2, range(5))), reduce(lambda a, b: a + b, "abc"), reduce(max, [3, 9, 2], 0))
power = partial(pow, 2)
print(power(5), partial(print, "partial", sep="-")("called"), partial(inc).func is inc, partial(int, base=2)("101"))
actions = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
print({name: f(3, 4) for name, f in actions.items()}, sorted(actions, key=lambda n: n[-1]), max(range(5), key=lambda n: -abs(n - 3)))
print((lambda: (yield))().__class__.__name__, [(lambda x: x ** 2)(n) for n in range(3)], (lambda: None)() is None)
def apply(times, f, x):
    return x if times == 0 else apply(times - 1, f, f(x))
print(apply(5, dbl, 1), list(map(lambda *a: sum(a), [1, 2], [3, 4], [5, 6])), (lambda n: n and n * 2)(0))
