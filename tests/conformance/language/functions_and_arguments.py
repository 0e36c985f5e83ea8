def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3, "z": 9}))
def positional(a, b, /, c, *, d=0):
    return a, b, c, d
print(positional(1, 2, 3), positional(1, 2, c=3, d=4))
def collect(item, into=[]):
    into.append(item)
    return into
print(collect(1), collect(2), collect(3, []), collect.__defaults__)
print((lambda x, y=1, *z: (x, y, z))(5, 6, 7), (lambda: None)(), f.__name__, (lambda: 0).__name__, f.__kwdefaults__)
def annotated(x: int, y: "str" = "a") -> bool:
    """Says so."""
    local: float = 1.5
    return bool(x)
print(annotated.__annotations__, annotated.__doc__, annotated(1))
for call in ["f()", "f(1)", "f(1, c=2, a=3)", "positional(a=1, b=2, c=3)", "positional(1, 2, 3, 4)",
             "positional(1)", "f(1, c=2, **{'c': 3})", "annotated(1, 2, 3)", "annotated(z=1, x=0)", "len()", "f(*5)"]:
    try:
        eval(call)
    except TypeError as error:
        print(error)
def recursive(n):
    return 1 if n < 2 else n * recursive(n - 1)
print(recursive(20), callable(f), callable(5), print)
