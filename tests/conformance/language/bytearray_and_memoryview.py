b = bytearray(b"hello")
b[0] = ord("J")
b += b" world"
b[5:6] = b"--"
del b[-1]
print(b, len(b), b[0], b[:3], bytes(b).upper(), b.find(b"o"), b.count(b"l"), b.pop(), b)
b.insert(0, 33)
b.reverse()
print(b, b.hex(), b == bytes(b), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"))
m = memoryview(b"abcdef")
print(m[1], bytes(m[1:3]), len(m), m.tolist()[:2], m[::2].tobytes(), m == b"abcdef", m.readonly)
try:
    b[0] = 300
except ValueError as error:
    print(error)
try:
    b"abc"[0] = 1
except TypeError as error:
    print(error)
