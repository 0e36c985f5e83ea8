import re
data = [1, 5, 3]
if (n := len(data)) > 2:
    print("long", n)
while (item := data.pop()) != 1:
    print("popped", item)
print([y for x in range(5) if (y := x * x) > 3], y)
print((a := 1, a + 1), a, [b := 2, b * 2])
def f(x): return (z := x) + z
print(f(4), "even" if f(1) % 2 == 0 else "odd", (lambda: (q := 3) * q)())
value = None
print(value or "default", value if value is not None else "none", (value and value.attr) is None)
print("a" if 0 else "b" if 0 else "c", 1 if True else 1 / 0, not 1 == 2, not (1 and 0), 5 if [] else 6)
any((found := x) > 3 for x in [1, 4, 9])
print(found)
if m := re.match(r"(\w+)=(\d+)", "key=42"):
    print(m.group(1), m[2], m.groups())
