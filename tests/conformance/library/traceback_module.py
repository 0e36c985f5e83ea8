import sys
import traceback
def level(n):
    if n == 0:
        raise ValueError("bottom")
    level(n - 1)
try:
    level(2)
except ValueError as error:
    print(traceback.format_exc(), end="")
    print(traceback.format_exception_only(error), [f.name for f in traceback.extract_tb(error.__traceback__)], [f.lineno for f in traceback.extract_tb(error.__traceback__)])
    traceback.print_exc(file=sys.stdout, limit=1)
    print("".join(traceback.format_exception(error, limit=-1)), end="")
    print("".join(traceback.format_tb(error.__traceback__)[:1]), end="")
    te = traceback.TracebackException.from_exception(error)
    print(te.exc_type_str if hasattr(te, "exc_type_str") else "ValueError", str(te), len(te.stack), te.stack[0].line)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError("wrapped") from e
except KeyError as error:
    traceback.print_exception(error, file=sys.stdout)
    traceback.print_exception(error, chain=False, file=sys.stdout)
def where():
    return traceback.extract_stack()[-1].name, [line.strip().splitlines()[-1] for line in traceback.format_stack()[-1:]]
print(where())
error = ValueError("never raised")
print(traceback.format_exception(error))
