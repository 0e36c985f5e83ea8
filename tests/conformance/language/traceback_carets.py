import traceback
def show(function):
    try:
        function()
    except Exception:
        traceback.print_exc()
data = {"a": [1, {"b": None}]}
class Point:
    x = None
    def method(self, n): return n
point = Point()
show(lambda: data["a"][1]["b"]["c"])
show(lambda: point.x.y.z)
show(lambda: 1 + 2 * (3 / 0))
show(lambda: point.method(1, 2) + 5)
show(lambda: "a" + 1 + "b")
show(lambda: [x for x in 5])
show(lambda: undefined + 1)
show(lambda: max(1, 2, key=5))
def spread():
    return sum(
        value / 0
        for value in (1,
                      2))
show(spread)
def raising():
    raise ValueError("multi"
                     "line")
show(raising)
def unpack():
    a, b = 1, 2, 3
show(unpack)
def attribute():
    point.missing = point.missing + 1
show(attribute)
def compare():
    return (1 < "a")
show(compare)
def call():
    return point.method(
        *[1, 2],
        **{})
show(call)
