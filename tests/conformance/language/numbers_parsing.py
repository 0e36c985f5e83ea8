for text in ["42", " -7 ", "+3", "1_000", "0x1F", "0b101", "0o17", "1.5", "1e3", "", "  ", "abc", "1__0", "_1", "1_", "٣", "1 2", "--1", "0x", "1e", ".5", "5.", "inf", "-Infinity", "nan", "1,000"]:
    results = []
    for convert in (int, lambda t: int(t, 0), float):
        try:
            results.append(convert(text))
        except ValueError as error:
            results.append(str(error))
    print(repr(text), results)
print(int("zz", 36), int("-ff", 16), int(b"12"), int("11", 2), float(b"2.5"), int("0" * 50 + "7"), int(2.9e20))
for bad in (lambda: int("8", 8), lambda: int("1", 1), lambda: int(1.5, 10), lambda: int(float("inf")), lambda: int(float("nan")), lambda: float([]), lambda: int("5", base="x")):
    try:
        bad()
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
