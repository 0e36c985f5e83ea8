def f(*args, **kwargs):
    return args, kwargs
print(f(*"ab", *[1], x=1, **{"y": 2}, **dict(z=3)), f(*range(3)), f(**{}), f(*()))
def g(a, *rest, sep="-", **options):
    return a, rest, sep, options
print(g(1), g(1, 2, 3, sep="+", k=1), g(*[1, 2], **{"sep": "/"}))
def keyword_only(*, a, b=2):
    return a, b
def positional_only(a, b=2, /):
    return a, b
print(keyword_only(a=1), positional_only(1), positional_only(1, 3))
for call in (lambda: keyword_only(1), lambda: keyword_only(), lambda: positional_only(a=1), lambda: f(**{1: 2}), lambda: f(**{"a": 1}, a=2) if False else f(**[1]),
             lambda: g(), lambda: g(1, a=2), lambda: keyword_only(a=1, c=3), lambda: keyword_only(a=1, **{"a": 2}), lambda: positional_only(1, 2, 3), lambda: f(*1)):
    try:
        print(call())
    except TypeError as error:
        print(error)
def evaluation(*a, **k): print(a, k)
evaluation(print(1) or "a", *[print(2) or "b"], c=print(3) or "c", **{"d": print(4) or "d"})
