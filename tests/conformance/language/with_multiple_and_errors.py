class CM:
    def __init__(self, name, fail_enter=False, fail_exit=False, suppress=False):
        self.name, self.fe, self.fx, self.sup = name, fail_enter, fail_exit, suppress
    def __enter__(self):
        print("enter", self.name)
        if self.fe: raise RuntimeError(f"enter {self.name}")
        return self.name
    def __exit__(self, et, ev, tb):
        print("exit", self.name, repr(ev))
        if self.fx: raise KeyError(f"exit {self.name}")
        return self.sup
def attempt(*managers, body=None):
    from contextlib import ExitStack
    try:
        with ExitStack() as stack:
            for m in managers:
                stack.enter_context(m)
            if body: raise body
            print("body")
        print("normal end")
    except Exception as e:
        print("escaped", repr(e), "| context", repr(e.__context__))
attempt(CM("a"), CM("b"))
attempt(CM("a"), CM("b", fail_enter=True))
attempt(CM("a", suppress=True), CM("b", fail_exit=True), body=ValueError("body"))
attempt(CM("a"), CM("b", fail_exit=True))
with CM("x") as x, CM(x + "y") as y:
    print(x, y)
with CM("tuple") as (a, *b):
    print(a, b)
def returns():
    with CM("r"):
        return "value"
print(returns())
for i in range(2):
    with CM(i):
        continue
class NoExit:
    def __enter__(self): return 1
for bad in (NoExit(), 5):
    try:
        with bad: pass
    except TypeError as e:
        print(e)
