"""Every built-in exception: its place among the others, how it looks, how it is caught."""
names = [ArithmeticError, AssertionError, AttributeError, BaseException, BaseExceptionGroup, BlockingIOError, BrokenPipeError,
         BufferError, BytesWarning, ChildProcessError, ConnectionAbortedError, ConnectionError, ConnectionRefusedError,
         ConnectionResetError, DeprecationWarning, EOFError, EncodingWarning, Exception, ExceptionGroup, FileExistsError,
         FileNotFoundError, FloatingPointError, FutureWarning, GeneratorExit, ImportError, ImportWarning, IndentationError,
         IndexError, InterruptedError, IsADirectoryError, KeyError, KeyboardInterrupt, LookupError, MemoryError,
         ModuleNotFoundError, NameError, NotADirectoryError, NotImplementedError, OSError, OverflowError,
         PendingDeprecationWarning, PermissionError, ProcessLookupError, PythonFinalizationError, RecursionError,
         ReferenceError, ResourceWarning, RuntimeError, RuntimeWarning, StopAsyncIteration, StopIteration, SyntaxError,
         SyntaxWarning, SystemError, SystemExit, TabError, TimeoutError, TypeError, UnboundLocalError, UnicodeDecodeError,
         UnicodeEncodeError, UnicodeError, UnicodeTranslateError, UnicodeWarning, UserWarning, ValueError, Warning,
         ZeroDivisionError]
for kind in names:
    above = " < ".join(base.__name__ for base in kind.__mro__[1:-1])
    try:
        made = kind("text")
        raise made
    except TypeError as error:
        print(kind.__name__, "<", above, "|", error)
    except BaseException as error:
        print(kind.__name__, "<", above, "|", repr(error), str(error), error.args)
print(EnvironmentError is IOError is OSError)
for number in (1, 2, 4, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 3, 10, 99):
    error = OSError(number, "words", "file", None, "other")
    print(type(error).__name__, error.errno, error.strerror, error.filename, error.filename2, error)
print(UnicodeEncodeError("ascii", "aé", 1, 2, "why"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "why"),
      UnicodeTranslateError("aé", 1, 2, "why"))
print(SyntaxError("words", ("file", 3, 4, "text", 3, 6)), StopIteration(7).value, SystemExit(3).code, NameError("n", name="x").name,
      AttributeError("a", name="y", obj=1).obj, ImportError("i", name="m", path="p").path, KeyError("quoted"))
