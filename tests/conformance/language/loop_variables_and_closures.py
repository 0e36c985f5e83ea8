fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
for x in range(3):
    y = x
print(x, y)
for a, b in []:
    pass
try:
    print(a)
except NameError as error:
    print(error)
n = [1, 2, 3, 4]
for v in n:
    if v == 2:
        n.remove(v)
print(n)
for v in n[:]:
    n.append(v)
print(n)
for i in range(3):
    i = 10
    print(i, end=" ")
print()
