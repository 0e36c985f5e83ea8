def a():
    try:
        return "try"
    finally:
        print("finally runs")
def b():
    for i in range(3):
        try:
            if i == 1:
                return i
        finally:
            print("loop finally", i)
def c():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"
def d():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as e:
        return f"caught {e}"
    finally:
        print("outer finally")
def e():
    while True:
        try:
            break
        finally:
            print("break finally")
    return "after break"
def f():
    try:
        raise KeyError("one")
    except KeyError:
        try:
            raise ValueError("two")
        except ValueError as error:
            return repr(error.__context__)
def g():
    try:
        1 / 0
    except ZeroDivisionError as error:
        saved = error
    return saved.__traceback__.tb_lineno > 0, "error" in dir()
def h():
    try:
        pass
    except ValueError:
        return "no"
    else:
        return "else"
    finally:
        print("h finally")
for function in (a, b, c, d, e, f, g, h):
    print(function.__name__, function())
