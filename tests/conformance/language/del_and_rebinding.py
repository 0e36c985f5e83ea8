a = [1, 2, 3]
b = a
del a[0]
print(b)
del a
try:
    print(a)
except NameError as error:
    print(error)
d = {"x": 1, "y": 2}
del d["x"]
class C: attr = 1
c = C()
c.own = 2
del c.own
try:
    del c.attr
except AttributeError as error:
    print(error)
del C.attr
print(d, hasattr(c, "attr"), hasattr(c, "own"))
x, y = 1, 2
del x, y
try:
    del x
except NameError as error:
    print(error)
for i in range(2):
    pass
del i
print("i" in globals(), "d" in globals())
