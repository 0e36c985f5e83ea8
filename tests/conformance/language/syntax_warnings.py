"""What compiles but is hardly meant is warned of before the program begins."""
import re
import warnings

print(re.match("\d+", "12"))
text = "a\.b" "\z"
data = b"\400"
block = '''begins here,
warned of at its first line: \d'''
size = 5
print(size is 5, size is not "a", text, data, f"\d{size}")


def displays():
    assert (size, "always true")
    return [(1, 2) (3, 4)], "a" ["b"], None [0], {1} [0], 1 ()


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    print(eval('"\d"'), seen[0].message, seen[0].category.__name__, seen[0].filename, seen[0].lineno)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for source in ('x = "\d"', "x = 1\nassert (x, 2)", "1 is 1"):
        try:
            exec(source)
        except SyntaxError as error:
            print(type(error).__name__, error.msg, error.lineno)
exec("x = 1 is 1")
print(r"\d", rf"\d{size}", rb"\q")
