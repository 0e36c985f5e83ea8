data = b"hello\x00\xff\n"
print(data, len(data), data[0], data[-1], data[1:3], list(b"abc"), bytes(3), bytes([65, 66]))
print("héllo".encode(), "héllo".encode("latin-1"), b"h\xc3\xa9".decode(), bytes("x", "ascii"))
print(b"a,b".split(b","), b"-".join([b"x", b"y"]), b"abc".upper(), b"abc".find(b"c"), b"ab" in b"cabd", 97 in b"a")
print(b"abc".hex(), bytes.fromhex("0aff 10"), b"abc" + b"d", b"ab" * 2, b"a" < b"b", b"%d-%s" % (5, b"x"))
buffer = bytearray(b"abc")
buffer.append(100)
buffer.extend(b"ef")
buffer[0] = 65
del buffer[1]
print(buffer, bytes(buffer), buffer.decode(), buffer == b"Acdef", len(buffer))
print(b"it's", b'"', b"\t\\", "€".encode("utf-8"), "x€".encode("ascii", "replace"), "x€".encode("ascii", "ignore"))
try:
    "€".encode("ascii")
except UnicodeEncodeError as error:
    print(error)
try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    print(error)
print(b"abc".startswith(b"a"), b" x ".strip(), b"a\nb".splitlines(), b"abc".replace(b"b", b"BB"), int.from_bytes(b"\x10", "big"))
