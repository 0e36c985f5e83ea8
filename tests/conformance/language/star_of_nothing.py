"""A `*` before nothing, `yield` where none may stand; containers whose class says their length or truth."""
for source in ("f(*)", "f(x, *)", "A[*]", "A[*:]", "f(*, a)", "[*]", "(*)", "f(*a)", "f(**)", "def f(*): pass", "lambda *: 1",
               "yield from [1]", "yield 1", "class A:\n yield from x"):
    try:
        compile(source, "<source>", "exec")
        print(source, "ok")
    except SyntaxError as error:
        print(repr(source), error.msg, error.lineno, error.offset, error.end_offset)


class Hollow(list):
    def __len__(self):
        return 0


class Mute(str):
    def __len__(self):
        return 0


class False_(dict):
    def __bool__(self):
        return False


print(bool(Hollow([1])), bool(Mute("a")), bool(False_(a=1)), not Hollow([1]), "full" if Hollow([1]) else "empty")
print([hasattr(thing, "__bool__") for thing in ([], (), "", {}, set(), b"", range(1), 1, None)])
