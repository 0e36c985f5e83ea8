"""PEP 709: a comprehension runs in the frame around it, and locals() sees both."""
def function(a):
    z = 1
    print([sorted(locals()) for x in (1,)], [locals()["x"] for x in range(3)])
    print({key: sorted(locals()) for key in "k"}, sorted(locals()))
    print([(lambda: sorted(locals()))() for x in (1,)], sorted(dir() for q in (1,)))
    return [[sorted(locals()) for inner in (1,)] for outer in (1,)]


class Body:
    a = 1
    print([sorted(locals()) for x in (1,)])


print(function(1))
print([sorted(locals()) for x in (1,)])
print(type(__builtins__), __annotations__, __cached__, "__builtins__" in globals())
print(sorted(name for name in dir() if not name.startswith("_")))
