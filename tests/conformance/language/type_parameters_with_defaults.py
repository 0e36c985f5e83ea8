"""PEP 696: defaults of type parameters; bounds, constraints, *Ts, **P."""
class Pair[A, B = int]:
    def first[C: (int, str)](self, other: C) -> C:
        return other


type Matrix[T: float = float] = list[list[T]]


def apply[*Ts, **P](*values: *Ts) -> tuple[*Ts]:
    return values


class Deferred[T: "Later" = list[T0]]:
    pass


print(Pair.__type_params__, Pair.__type_params__[1].__default__, Pair.__type_params__[1].has_default(), Pair[str, int])
print(Pair.__type_params__[0].__default__, Pair.__type_params__[0].has_default())
print(Matrix.__type_params__[0].__bound__, Matrix.__type_params__[0].__default__, Matrix[int].__args__)
print(apply.__type_params__, apply(1, 2), Pair.first.__type_params__[0].__constraints__)
try:
    Deferred.__type_params__[0].__default__
except NameError as error:
    print(error)
T0 = str
print(Deferred.__type_params__[0].__default__)
for text in ("class A[T = int, U]: pass", "def f[T, T](): pass", "type X[*Ts = int] = 1", "class B[T: int = str]: pass"):
    try:
        exec(text)
        print(text, "ok")
    except SyntaxError as error:
        print(text, "->", error.msg)
