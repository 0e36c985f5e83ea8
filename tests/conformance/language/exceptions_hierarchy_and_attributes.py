for error in (ValueError("a", 1), KeyError("k"), OSError(2, "No such file", "f.txt"), StopIteration(5), SystemExit(3), UnicodeError("u"), ImportError("i", name="mod"), AttributeError("x", name="n", obj=1), IndexError(), Exception()):
    print(repr(error), "|", str(error), "|", error.args, [c.__name__ for c in type(error).__mro__[1:3]])
e = OSError(2, "No such file", "f.txt")
print(e.errno, e.strerror, e.filename, type(e).__name__, StopIteration(7).value, SystemExit("x").code, ImportError("m", name="q").name)
print(issubclass(KeyError, LookupError), issubclass(TimeoutError, OSError), issubclass(ConnectionError, OSError), issubclass(RecursionError, RuntimeError), issubclass(KeyboardInterrupt, Exception), issubclass(NotImplementedError, RuntimeError))
class HttpError(Exception):
    def __init__(self, status, reason="unknown"):
        self.status = status
        super().__init__(status, reason)
    def __str__(self):
        return f"HTTP {self.status}"
try:
    raise HttpError(404)
except HttpError as error:
    print(error, repr(error), error.args, error.status)
try:
    raise HttpError
except TypeError as error:
    print(error)
error = ValueError("noted")
error.add_note("first note")
error.add_note("second")
print(error.__notes__, error)
try:
    error.add_note(5)
except TypeError as e:
    print(e)
print(ValueError("x") == ValueError("x"), error.with_traceback(None) is error, error.__traceback__, error.__cause__, error.__context__)
