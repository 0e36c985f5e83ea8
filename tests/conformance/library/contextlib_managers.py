import contextlib
@contextlib.contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name
    finally:
        print(f"</{name}>")
with tag("a") as a, tag("b"):
    print(a)
@tag("decorated")
def f(x):
    print("in f", x)
f(1), f(2)
with contextlib.suppress(KeyError, ValueError):
    int("x")
with contextlib.ExitStack() as stack:
    for n in range(2):
        stack.enter_context(tag(n))
    stack.callback(print, "callback", sep="-")
    stack.push(lambda *exc: print("push saw", exc[0]))
    kept = stack.pop_all()
print("nothing closed yet")
kept.close()
class Closer:
    def close(self): print("closed")
with contextlib.closing(Closer()), contextlib.nullcontext(5) as five:
    print(five)
import io
with contextlib.redirect_stdout(io.StringIO()) as out:
    print("captured")
print(repr(out.getvalue()))
class Base(contextlib.ContextDecorator):
    def __enter__(self): print("enter")
    def __exit__(self, *e): print("exit")
@Base()
def g(): print("g")
g()
@contextlib.contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as error:
    print(error)
@contextlib.contextmanager
def never():
    if False: yield
try:
    with never(): pass
except RuntimeError as error:
    print(error)
