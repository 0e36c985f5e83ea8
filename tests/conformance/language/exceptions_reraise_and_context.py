def show(error):
    parts = []
    while error:
        parts.append(repr(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    print(" <- ".join(parts))
try:
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise
    except ZeroDivisionError as e:
        raise KeyError("k") from e
except KeyError as e:
    show(e)
try:
    try:
        {}["x"]
    except KeyError:
        raise ValueError("hidden") from None
except ValueError as e:
    show(e)
    print(repr(e.__context__), e.__suppress_context__)
def cleanup():
    try:
        raise OSError("cleanup failed")
    except OSError:
        pass
try:
    try:
        raise RuntimeError("main")
    except RuntimeError:
        cleanup()
        raise
except RuntimeError as e:
    show(e)
try:
    try:
        raise ValueError("first")
    finally:
        raise TypeError("second")
except TypeError as e:
    show(e)
import sys
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__, sys.exception())
print(sys.exception())
try:
    raise ValueError("a") from KeyError("b")
except ValueError as e:
    show(e)
try:
    raise ValueError from 5
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("x")
    except (TypeError, 5):
        pass
except TypeError as e:
    print(e)
