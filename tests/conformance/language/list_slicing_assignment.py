a = list(range(8))
a[1:3] = [10, 20, 30]
print(a)
a[::2] = "vwxyz"
print(a)
a[2:2] = [7, 7]
print(a)
a[5:] = []
print(a)
del a[::2]
print(a)
a[:] = (1, 2)
print(a)
a[10:] = [3]
a[-1:] = [4, 5]
print(a, a[5:1], a[::-1])
for bad in ("a[::2] = [1]", "a[5] = 1", "a[0:1] = 5", "del a[9]", "a['x'] = 1", "a[1.5]"):
    try:
        exec(bad)
    except Exception as error:
        print(type(error).__name__, error)
b = [1, 2, 3]
b.insert(-1, "i"), b.insert(100, "end"), b.insert(-100, "start")
print(b, b.pop(1), b.pop(-2), b.index(2, 1), b * -1)
b.extend(b)
b.extend("xy")
b.extend({"k": 1})
print(b)
