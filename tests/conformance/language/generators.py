def count(n):
    print("start")
    for i in range(n):
        received = yield i
        if received:
            print("got", received)
    return "result"
g = count(3)
print(next(g), g.send("hi"), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value)
print(list(count(2)), next(g, "default"))
def delegate():
    value = yield from count(2)
    print("inner gave", value)
    yield from [10, 20]
    yield from "ab"
print(list(delegate()))
def guarded():
    try:
        yield 1
        yield 2
    except ValueError as error:
        print("caught", error)
        yield "recovered"
    finally:
        print("cleanup")
g = guarded()
print(next(g), g.throw(ValueError("thrown")))
g.close()
g = guarded()
next(g)
g.close()
print(list(g))
g = guarded()
g.close()
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
def raises():
    yield 1
    raise StopIteration
try:
    list(raises())
except RuntimeError as error:
    print(error, repr(error.__cause__))
try:
    count(1).send(5)
except TypeError as error:
    print(error)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)], (x for x in []).__name__, count.__name__)
del f
def chain(*iterables):
    for it in iterables:
        yield from it
print(list(chain([1], (2, 3), {4: "x"})), sum(chain([1, 2], [3])))
