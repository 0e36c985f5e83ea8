def f(v):
    match v:
        case {"op": "add" | "sub" as op, "args": [int(a), int(b)]}: return f"{op} {a} {b}"
        case {"op": str(op), **rest} if rest: return f"{op} with {sorted(rest)}"
        case {"op": op}: return f"only {op}"
        case [["nested", x], *_, {"last": y}]: return f"nested {x} {y}"
        case (1 | 2 as n, _): return f"starts with {n}"
        case [[], []]: return "two empties"
        case str(s) if len(s) > 3: return f"long {s}"
        case "a" | "b": return "short a or b"
        case -1 | 1.5 | True: return "literal"
        case b"bytes": return "bytes"
        case float(x): return f"float {x}"
        case []: return "empty seq"
        case {}: return "mapping"
        case object(__class__=cls): return f"object {cls.__name__}"
for v in ({"op": "add", "args": [1, 2]}, {"op": "mul", "args": 1}, {"op": 5}, [["nested", 1], 2, {"last": 3}], (1, "x"), [[], ()], "abcdef", "a", "c", -1, 1.5, True, b"bytes", 2.5, [], {}, {"z": 1}, None, {1, 2}, 7):
    print(repr(v), "->", f(v))
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
for p in (P(0, 1), P(1, 1), P("s", None)):
    match p:
        case P(0, y): print("zero", y)
        case P(x, y=1): print("one", x)
        case P(str(), None): print("str none")
match [1, 2, 3]:
    case [x, y]: print("no")
    case [x, *others]: print(x, others)
x = 5
match x:
    case 1: print("one")
print("no match is fine", x)
try:
    match P(1, 2):
        case P(1, 2, 3): pass
except TypeError as error:
    print(error)
