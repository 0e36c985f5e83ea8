a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, None is None, True is True, a is not c)
x = "hello"
y = x
print(x is y, id(a) == id(b), id(a) == id(c))
def f(): pass
print(f is f, f == f, f.__name__, type(f) is type(lambda: 0))
class C: pass
print(C() == C(), C() is C(), C is C, hash(C) == hash(C), isinstance(hash(C()), int))
