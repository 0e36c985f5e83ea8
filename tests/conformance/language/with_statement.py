class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow
with Manager("a") as a, Manager("b") as b:
    print("body", a, b)
with Manager("c", swallow=True):
    raise ValueError("swallowed")
try:
    with (Manager("d") as d,
          Manager("e")):
        1 / 0
except ZeroDivisionError as error:
    print("out", error)
def early():
    with Manager("f"):
        return "returned"
print(early())
for i in range(2):
    with Manager(f"g{i}"):
        if i == 0:
            continue
        break
from contextlib import contextmanager, suppress, ExitStack, closing, nullcontext
@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    except KeyError as error:
        print("handled", error)
    finally:
        print(f"</{name}>")
with tag("p") as p:
    print(p)
with tag("q"):
    raise KeyError("k")
with suppress(ZeroDivisionError):
    1 / 0
with ExitStack() as stack:
    for n in "xy":
        stack.enter_context(tag(n))
    stack.callback(print, "callback")
try:
    with 5:
        pass
except TypeError as error:
    print(error)
with nullcontext(7) as seven:
    print(seven)
