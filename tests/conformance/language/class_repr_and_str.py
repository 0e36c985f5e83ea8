class OnlyRepr:
    def __repr__(self): return "R"
class OnlyStr:
    def __str__(self): return "S"
class Neither: pass
print(OnlyRepr(), str(OnlyRepr()), [OnlyRepr()], OnlyStr(), "OnlyStr object at" in repr(OnlyStr()), repr(Neither())[:28])
print(Neither, Neither.__init__, repr(Neither().__init__)[:20], OnlyRepr.__repr__.__qualname__)
class Outer:
    class Inner:
        def method(self): pass
    def make(self):
        class Local: pass
        return Local
print(Outer.Inner, Outer().make(), Outer.Inner.method.__qualname__, Outer.Inner().method.__func__.__name__)
class Wrong:
    def __repr__(self): return 5
    def __str__(self): return None
for f in (repr, str):
    try:
        f(Wrong())
    except TypeError as error:
        print(error)
class E(Exception):
    def __str__(self): return "custom text"
print(E(1), repr(E(1, 2)), [E()])
class D(dict): pass
class L(list): pass
class I(int): pass
class S(str): pass
print(D(a=1), L([1]), I(5), S("s"), repr(S("s")), I(2) + 1, type(I(2) + 1).__name__, L([1]) + [2], S("a").upper())
print(type("Dyn", (Neither,), {"x": 1})().x, (lambda: 0).__qualname__, Outer.make)
