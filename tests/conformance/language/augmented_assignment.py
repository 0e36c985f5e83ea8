n = 10
n += 5; n -= 3; n *= 2; n //= 5; n **= 3; n %= 50; n <<= 2; n >>= 1; n |= 1; n &= 0xFF; n ^= 3
print(n)
x = 7
x /= 2
print(x)
items = [1]
same = items
items += [2]
items *= 2
print(same, same is items)
d = {"k": [1], "n": 1}
d["k"] += [2]
d["n"] += 1
print(d)
t = ([],)
try:
    t[0] += [1]
except TypeError as error:
    print(error, t)
class C:
    value = 1
c = C()
c.value += 1
print(c.value, C.value)
s = "a"
s += "b"
s *= 2
print(s)
matrix = [[0] * 2 for _ in range(2)]
matrix[1][0] -= 4
print(matrix)
def index():
    print("index once")
    return 0
items[index()] += 10
print(items)
