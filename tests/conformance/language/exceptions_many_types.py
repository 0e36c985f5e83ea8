def attempt(label, function):
    try:
        print(label, function())
    except (ZeroDivisionError, OverflowError) as error:
        print(label, "arithmetic", type(error).__name__, error)
    except LookupError as error:
        print(label, "lookup", type(error).__name__, error)
    except (TypeError, ValueError) as error:
        print(label, "type or value", error)
    except Exception as error:
        print(label, "other", type(error).__name__, error)
attempt("a", lambda: 1 / 0)
attempt("b", lambda: [][1])
attempt("c", lambda: {}["k"])
attempt("d", lambda: int("x"))
attempt("e", lambda: "a" + 1)
attempt("f", lambda: None.x)
attempt("g", lambda: undefined)
attempt("h", lambda: 10 ** 400 / 3.0)
attempt("i", lambda: next(iter([])))
attempt("j", lambda: "fine")
attempt("k", lambda: bytes(-1))
attempt("l", lambda: [].index(5))
attempt("m", lambda: (_ for _ in ()).throw(RuntimeError("thrown")))
