values = [1, 1.5, True, "s", b"b", None, [1], (1,), {1: 2}, {1}, range(1), len, lambda: 0, int, ValueError("v"), ...]
for v in values:
    print(type(v).__name__, isinstance(v, (int, str)), isinstance(v, object), callable(v), end="; ")
print()
print(type(1) is int, type(True) is int, isinstance(True, int), issubclass(bool, int), type(type(1)), isinstance(int, type))
print(isinstance(1, int | str), isinstance([], list), issubclass(KeyError, LookupError), type(None), type(NotImplemented))
try:
    isinstance(1, "int")
except TypeError as error:
    print(error)
try:
    issubclass(1, int)
except TypeError as error:
    print(error)
