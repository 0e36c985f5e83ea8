s = "añ€😀"
for codec in ("utf-8", "utf-16-le", "latin-1", "ascii"):
    for errors in ("replace", "ignore", "backslashreplace", "strict"):
        try:
            print(codec, errors, s.encode(codec, errors))
        except UnicodeEncodeError as error:
            print(codec, errors, error)
raw = b"ok \xff\xfe \xe2\x82"
for errors in ("replace", "ignore", "backslashreplace", "strict"):
    try:
        print(errors, ascii(raw.decode("utf-8", errors)))
    except UnicodeDecodeError as error:
        print(errors, error)
print(str(b"abc"), str(b"abc", "ascii"), bytes("abc", "utf-8"), b"abc".decode(), list("é".encode()), b"\x41\x42".decode("ascii"))
try:
    bytes("abc")
except TypeError as error:
    print(error)
try:
    "abc" + b"abc"
except TypeError as error:
    print(error)
print("abc" == b"abc", b"a" in b"abc", b"abc"[0], b"abc"[:1])
