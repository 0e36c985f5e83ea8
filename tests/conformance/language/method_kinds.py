class K:
    value = "class"
    def __init__(self): self.value = "instance"
    def regular(self): return self.value
    @classmethod
    def cls(cls): return cls.value
    @staticmethod
    def static(x=1): return x
    @property
    def prop(self): return f"prop {self.value}"
k = K()
print(k.regular(), K.cls(), k.cls(), K.static(5), k.static(), k.prop, type(K.prop).__name__)
print(K.regular(k), type(K.regular).__name__, type(k.regular).__name__, type(K.cls).__name__, type(K.static).__name__)
class Sub(K):
    value = "sub"
print(Sub.cls(), Sub().regular(), Sub.static(2))
try:
    K.regular()
except TypeError as error:
    print(error)
try:
    k.static(1, 2)
except TypeError as error:
    print(error)
f = k.regular
k.value = "changed"
print(f(), f.__name__, f == k.regular, K.__dict__["static"].__func__(9))
