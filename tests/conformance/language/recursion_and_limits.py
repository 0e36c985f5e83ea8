import sys
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(500))
def forever(n):
    return forever(n + 1)
try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, error)
class Loop:
    def __repr__(self):
        return repr(self)
try:
    repr(Loop())
except RecursionError as error:
    print("repr", str(error).startswith("maximum recursion depth exceeded"))
def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3), sys.getrecursionlimit())
def hanoi(n, a, b, c):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
print(len(hanoi(7, "A", "B", "C")), hanoi(2, "A", "B", "C"))
nested = []
for _ in range(50):
    nested = [nested]
print(str(nested).count("["))
sys.setrecursionlimit(200)
try:
    depth(300)
except RecursionError:
    print("lower limit")
