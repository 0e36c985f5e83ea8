# The group that except* makes of a plain exception has no traceback of its own.
import traceback
def f():
    try:
        raise ValueError(1)
    except* ValueError as e:
        print(e.__traceback__)
        traceback.print_exception(e)
f()
try:
    f()
    raise RuntimeError("c")
except* RuntimeError as e:
    g = e
print(g.__traceback__)
raise g
