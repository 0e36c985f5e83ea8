def f(n):
    print("f", n)
    return n
print(f(1) < f(2) < f(3))
n = 1
print(f(1) > f(2) > f(3))
print(1 == 1.0 == True, "a" < "b" < "c", [1, 2] < [1, 2, 3], (1, "b") > (1, "a"), 1 < 2 > 1)
print(n is not None, "a" in "abc" in ["abc"], {1} < {1, 2}, [1] == (1,), 1 != 1.5)
class A:
    def __eq__(self, other): return "eq"
    def __ne__(self, other): return "ne"
    def __lt__(self, other): return "lt"
a = A()
print(a == 1, a != 1, a < 1, 1 > a, a == a, a in [1])
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan != nan, min(nan, 1) is nan)
print(None == None, (None, 1) == (None, 1))
