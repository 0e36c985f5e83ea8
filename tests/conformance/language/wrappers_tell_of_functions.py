"""What staticmethod, classmethod and functools.wraps tell of the function inside."""
class W:
    @staticmethod
    def s(a: int) -> str: "sdoc"
    @classmethod
    def c(cls, b: int): "cdoc"
d = vars(W)
print(d['s'].__name__, d['s'].__doc__, d['s'].__wrapped__, d['s'].__annotations__, d['c'].__annotations__, d['s'](1), d['c'].__qualname__, d['s'].__module__)
import functools
def deco(f):
    @functools.wraps(f)
    def w(*a, **k): return f(*a, **k)
    return w
@deco
def orig(a: int = 1) -> int:
    "odoc"
    return a
print(orig.__name__, orig.__doc__, orig.__wrapped__, orig.__annotations__, orig.__qualname__, orig())
try: staticmethod(5)()
except TypeError as e: print(e)
import inspect; print(inspect.signature(orig))
