import functools
def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        return function(*args, **kwargs)
    return wrapper
def repeat(times):
    def decorate(function):
        def wrapper(*args):
            return [function(*args) for _ in range(times)]
        return wrapper
    return decorate
@logged
def add(a, b=1):
    "Adds."
    return a + b
@repeat(2)
@logged
def hello(name):
    return f"hello {name}"
print(add(1, b=2), add.__name__, add.__doc__, add.__wrapped__(5), hello("x"), hello.__name__)
class CountCalls:
    def __init__(self, function):
        self.function, self.calls = function, 0
    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)
@CountCalls
def square(x):
    return x * x
print(square(3), square(4), square.calls)
def register(cls):
    registry.append(cls.__name__)
    return cls
registry = []
@register
class Plugin:
    pass
print(registry, Plugin.__name__)
@(lambda f: f() + 1)
def value():
    return 41
print(value)
