def inner():
    raise
try:
    inner()
except RuntimeError as error:
    print(error)
try:
    try:
        raise KeyError("original")
    except KeyError:
        inner()
except KeyError as error:
    print(repr(error))
for bad in (5, "text", object, None, [ValueError]):
    try:
        raise bad
    except TypeError as error:
        print(error)
class NotAnException: pass
try:
    try:
        raise ValueError("v")
    except NotAnException:
        pass
except TypeError as error:
    print(error)
