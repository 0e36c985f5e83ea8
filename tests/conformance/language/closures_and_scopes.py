def counter(start=0):
    count = start
    def increment(by=1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count = start
    return increment, reset
inc, reset = counter(10)
other, _ = counter()
print(inc(), inc(5), other(), inc(), reset(), inc(), other())
total = 0
def add(n):
    global total, fresh
    total += n
    fresh = n
add(3), add(4)
print(total, fresh)
def outer():
    x = "outer"
    class Inner:
        y = x
        x = "class"
        def method(self):
            return x
    return Inner.y, Inner.x, Inner().method()
x = "global"
print(outer())
def unbound():
    print(later)
    later = 1
try:
    unbound()
except UnboundLocalError as error:
    print(error)
def free():
    def inner():
        return value
    if False:
        value = 1
    return inner()
try:
    free()
except NameError as error:
    print(type(error).__name__, error)
try:
    print(undefined_name)
except NameError as error:
    print(error, error.name)
adders = [lambda n, i=i: n + i for i in range(3)]
print([a(10) for a in adders], inc.__closure__[0].cell_contents, inc.__code__.co_freevars)
del total
try:
    add(1)
except NameError as error:
    print(error)
