def show(group, depth=0):
    print("  " * depth + repr(group))
    for error in group.exceptions:
        if isinstance(error, ExceptionGroup):
            show(error, depth + 1)
eg = ExceptionGroup("top", [ValueError("a"), TypeError("b"), ExceptionGroup("inner", [ValueError("c"), KeyError("k")])])
show(eg)
print(eg, eg.message, len(eg.exceptions))
match, rest = eg.split(ValueError)
show(match), show(rest)
print(eg.subgroup(OSError), eg.subgroup(lambda e: isinstance(e, KeyError)), eg.derive([OSError("x")]))
try:
    raise eg
except* ValueError as group:
    print("values", group.exceptions)
except* (TypeError, KeyError) as group:
    print("others", group.exceptions)
else:
    print("never")
finally:
    print("finally")
try:
    try:
        raise ExceptionGroup("partly", [ValueError(1), OSError(2)])
    except* ValueError:
        print("took ValueError")
except ExceptionGroup as left:
    print("left", repr(left))
try:
    raise ValueError("naked")
except* ValueError as group:
    print(repr(group))
try:
    try:
        raise ExceptionGroup("x", [ValueError("v")])
    except* ValueError:
        raise RuntimeError("from handler")
except BaseException as error:
    print(repr(error))
print(isinstance(ExceptionGroup("m", [OSError()]), Exception), type(BaseExceptionGroup("m", [OSError()])))
for bad in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup("m", [KeyboardInterrupt()])):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
