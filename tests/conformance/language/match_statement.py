from dataclasses import dataclass
@dataclass
class Point:
    x: int
    y: int
def describe(value):
    match value:
        case 0 | 1:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case int() | float():
            return "number"
        case "quit" | "exit":
            return "bye"
        case str() as text:
            return f"text {text!r}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [first, *rest, last]:
            return f"{first}..{last} with {rest}"
        case {"type": "user", "name": str(name), **others}:
            return f"user {name} {others}"
        case {"items": [_, _]}:
            return "two items"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "somewhere"
        case None | True:
            return "constant"
        case ValueError(args=[message]):
            return f"error {message}"
        case _:
            return "other"
for value in [0, -5, 2.5, 7, "quit", "hey", [], [1], (1, 2, 3), {"type": "user", "name": "Ada", "id": 1}, {"items": [1, 2]},
              {}, Point(0, 0), Point(0, 3), Point(2, 2), Point(1, 2), None, True, False, ValueError("v"), {1}, range(2), b"x"]:
    print(repr(value), "->", describe(value))
class Color:
    RED = 1
match 1:
    case Color.RED:
        print("red")
match ("go", "north", 3):
    case ("go", ("north" | "south") as direction, count):
        print(direction, count)
