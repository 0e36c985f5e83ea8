"""A memoryview's items by format, its shape, what it refuses."""
view = memoryview(bytearray(b"abcdefgh"))
print(view.cast("H").tolist(), view.cast("b")[0], view.cast("c").tolist()[:2], view.cast("?")[1], view.cast("Q")[0])
ints = view.cast("i")
ints[0] = -1
print(bytes(view), ints.shape, ints.strides, ints.suboffsets, ints.nbytes, ints.format, ints.ndim, ints.itemsize, len(ints))
print(ints.c_contiguous, ints.f_contiguous, ints.contiguous, ints[::-1].contiguous, ints[::-1].strides, ints[::-1].tolist())
for value in (2 ** 40, "a", 1.5, None):
    try:
        ints[0] = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
large = view.cast("Q")
large[0] = 2 ** 64 - 1
print(bytes(view), large.tolist())
real = view.cast("d")
real[0] = 1.5
print(real[0], real.tolist(), list(real), real == real, real == view, view.cast("f").tolist())
for make in (lambda: view.cast("z"), lambda: view.cast("3i"), lambda: view[:7].cast("i"), lambda: view[::2].cast("i"),
             lambda: ints.cast("d"), lambda: view.cast(5), lambda: hash(view), lambda: memoryview(5), lambda: view[9],
             lambda: view["a"]):
    try:
        print(make())
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
fixed = view.toreadonly()
print(fixed.readonly, view.readonly, memoryview(object=b"x")[0], hash(memoryview(b"ab")) == hash(b"ab"))
try:
    fixed[0] = 1
except TypeError as error:
    print(error)
view[0:2] = b"zz"
with memoryview(b"abc") as short:
    print(short[1], bytes(view)[:2], 98 in short, list(reversed(short)), short.hex("-"))
try:
    short[0]
except ValueError as error:
    print(error)
try:
    print("never")
except:
    print("bare")
print(__file__.endswith("memoryview_items.py"))
