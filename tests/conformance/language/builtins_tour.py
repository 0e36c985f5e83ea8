print(abs(-3), bin(10), bool([]), chr(65), divmod(9, 4), hex(255), oct(8), ord("x"), pow(2, 5), round(3.14159, 2))
print(isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), callable(len), type(1), type(None), type(...))
print(list(map(str, [1, 2])), list(zip([1], "a")), sum([1, 2], 10), any([0, 1]), all([1, 0]), len({1: 2}))
print(repr("x"), ascii("é"), str(5) + "!", int("7"), float("1.5"), complex(1, 2) if False else None)
print(getattr("abc", "upper")(), hasattr([], "append"), vars(type("T", (), {"a": 1}))["a"], dir(type("E", (), {"z": 1})())[-1])
print(eval("1 + 2 * 3"), eval("x + 1", {"x": 4}), id(None) == id(None), hash("a") == hash("a"), hash("hello"), hash(1.5))
namespace = {}
exec("def f(n):\n    return n * 2\nvalue = f(21)", namespace)
print(namespace["value"], sorted(k for k in namespace if not k.startswith("_")))
print(None is None, NotImplemented, Ellipsis, __name__, __debug__, type(NotImplemented))
print(globals()["namespace"] is namespace, "print" in dir(__builtins__) if not isinstance(__builtins__, dict) else True)
def f():
    a = 1
    return locals()
print(f(), object() == object(), isinstance(object(), object), [int, str, list], type(type), type(len), type(f))
print(max(3, 1, 2), max([1, 5], [2]), min("b", "a", key=ord), sorted([3, 1], reverse=True), list(reversed([1, 2])), enumerate([]).__class__)
print(int, [].append.__name__, "".join.__self__ == "", str.upper("x"), dict.get({"a": 1}, "a"), list.__name__)
print(isinstance([], list | tuple), int | None, list[int], dict[str, list[int]])
try:
    int("abc")
except ValueError as error:
    print(error)
try:
    float("x")
except ValueError as error:
    print(error)
try:
    ord("ab")
except TypeError as error:
    print(error)
