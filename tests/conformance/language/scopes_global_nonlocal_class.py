x = "module"
def show():
    return x
def shadow():
    x = "local"
    return show(), x
def change():
    global x
    x = "changed"
print(show(), shadow(), change(), x)
def outer():
    y = 1
    def middle():
        def inner():
            nonlocal y
            y += 1
            return y
        return inner
    f = middle()
    return f(), f(), y
print(outer())
class C:
    x = "class"
    y = x + "!"
    items = [x for _ in range(2)]
    def method(self):
        return x, self.x
    z = [i for i in range(3)]
print(C.y, C.items, C().method(), C.z)
def loop_closure():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    return [f() for f in fs]
print(loop_closure(), [i for i in range(2)], "i" in globals())
def deleted():
    a = 1
    del a
    try:
        return a
    except UnboundLocalError as error:
        return str(error)
print(deleted())
def comprehension_scope():
    n = 10
    return [n + i for i in range(2)], {n: m for m in (1,)}, list(n * k for k in (1, 2))
print(comprehension_scope())
try:
    exec("def f():\n    nonlocal q")
except SyntaxError as error:
    print(error.msg)
def locals_dict(a, b=2):
    c = a + b
    return locals()
print(locals_dict(1))
for name in ("later",):
    pass
print(name)
def conditional(flag):
    if flag:
        value = 1
    return value
try:
    conditional(False)
except UnboundLocalError as error:
    print(error)
