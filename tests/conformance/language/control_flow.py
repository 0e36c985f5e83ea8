for i in range(3):
    if i == 5:
        break
else:
    print("no break")
for i in range(3):
    if i == 1:
        break
else:
    print("never")
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print(n)
else:
    print("while else")
while True:
    n += 1
    if n > 5: break
print(n, "yes" if n else "no", 0 or "default", 1 and 2, None or 0 or [], not [])
if (m := n * 2) > 10:
    print("walrus", m)
elif m: print("elif")
x = y = z = [1]
x += [2]
print(y, x is z, x is not None, 3 if False else 4 if True else 5)
a = b = 0
a, b = b + 1, a + 2
a -= 5; b **= 3; b //= 3; b %= 4
print(a, b)
pass
for x in []: pass
else: print("empty else")
for i, c in enumerate("ab"): print(i, c, end="; ")
print()
print(*range(3), sep="-", end="!\n")
print("a", "b", sep="")
del a
try:
    a
except NameError as error:
    print(error)
for i in range(2):
    for j in range(2):
        if j: break
        print(i, j)
total = sum(i for i in range(10) if i % 2 == 0)
print(total, [i for i in range(3)][-1], 10 > 5 > 3 != 4, "b" in "abc" and "z" not in "abc")
