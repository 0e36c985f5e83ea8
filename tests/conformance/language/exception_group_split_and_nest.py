eg = ExceptionGroup("all", [ValueError(1), ExceptionGroup("sub", [TypeError(2), ValueError(3)]), OSError(4)])
try:
    raise eg
except* (ValueError, TypeError) as g:
    print(repr(g))
except* OSError as g:
    print(repr(g))
try:
    try:
        raise eg
    except* ValueError as g:
        raise KeyError("replacement")
except ExceptionGroup as g:
    print(repr(g))
try:
    try:
        raise eg
    except* OSError:
        raise
except ExceptionGroup as g:
    print(repr(g))
def f():
    try:
        raise eg
    except* Exception as g:
        pass
    return "continued"
print(f())
a, b = eg.split(lambda e: "2" in str(e) or "4" in str(e))
print(repr(a), repr(b))
class MyGroup(ExceptionGroup):
    def derive(self, excs):
        return MyGroup(self.message + "!", excs)
m = MyGroup("mine", [ValueError(1), TypeError(2)])
print(repr(m.subgroup(ValueError)), type(m.split(TypeError)[1]).__name__, [str(e) for e in m.exceptions])
