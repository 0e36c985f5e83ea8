def steps(kind):
    try:
        print("try", kind)
        if kind == "value":
            raise ValueError("bad value")
        if kind == "key":
            {}["missing"]
        if kind == "return":
            return "returned"
    except ValueError as error:
        print("except", error)
        return "handled"
    except (KeyError, IndexError) as error:
        print("lookup", type(error).__name__, error)
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for kind in ("ok", "value", "key", "return"):
    print(steps(kind))
def override():
    try:
        return 1
    finally:
        return 2
def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("cleanup", i)
print(override(), loop())
class AppError(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
try:
    try:
        raise AppError(7, "app failed")
    except AppError as error:
        print(error.code, error, repr(error), error.args)
        raise RuntimeError("wrapped") from error
except RuntimeError as error:
    print(error, "<-", repr(error.__cause__), error.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second")
except KeyError as error:
    print(repr(error.__context__), error.__cause__)
try:
    raise ValueError
except ValueError as error:
    saved = error
    print(repr(error), str(error) == "", error.args)
try:
    error
except NameError as e:
    print(e)
try:
    raise "text"
except TypeError as e:
    print(e)
try:
    assert 1 == 2, f"not {1 + 1}"
except AssertionError as e:
    print("assert:", e)
