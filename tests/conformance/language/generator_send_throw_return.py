def averager():
    total, count, average = 0, 0, None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("ignored", error)
            continue
        if value is None:
            return count, average
        total += value
        count += 1
        average = total / count
g = averager()
next(g)
print(g.send(10), g.send(20), g.throw(ValueError("bad sample")), g.send(30))
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)
def outer():
    result = yield from averager()
    print("inner result", result)
    return "outer result"
o = outer()
next(o)
o.send(5)
try:
    o.send(None)
except StopIteration as stop:
    print(stop.value)
def closing():
    try:
        yield 1
    finally:
        print("closing")
def wrapper():
    yield from closing()
w = wrapper()
next(w)
w.close()
print(w.gi_frame, g.gi_running, closing().gi_code.co_name, type(w).__name__)
def gen():
    x = yield
    print("x", x)
    yield x
g = gen()
print(next(g), g.send("v"), list(g))
def expr(): return [(yield 1), (yield 2)]
e = expr()
next(e), e.send("a")
try:
    e.send("b")
except StopIteration as stop:
    print(stop.value)
try:
    g.throw(KeyError("after end"))
except KeyError as error:
    print(repr(error))
running = None
def self_running():
    try:
        next(running)
    except ValueError as error:
        yield str(error)
running = self_running()
print(next(running))
