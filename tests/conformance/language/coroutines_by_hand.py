async def greet(name):
    return f"hello {name}"
class Pause:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        got = yield self.value
        return got
async def work():
    print("start")
    try:
        a = await Pause("first")
        print("a", a)
        b = await Pause("second")
        print("b", b)
    except ValueError as error:
        print("caught", error)
        await Pause("cleanup")
    finally:
        print("finally")
    return "done"
c = greet("x")
print(type(c).__name__, c.__name__, c.__qualname__)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
w = work()
print(w.send(None), w.send(1))
try:
    w.send(2)
except StopIteration as stop:
    print("value", stop.value)
w = work()
print(w.send(None), w.throw(ValueError("thrown")))
w.close()
w = work()
w.send(None)
w.close()
try:
    w.throw(KeyError("late"))
except RuntimeError as error:
    print(error)
w = work()
w.close()
try:
    work().send(5)
except TypeError as error:
    print(error)
async def wrong():
    await 5
try:
    wrong().send(None)
except TypeError as error:
    print(error)
