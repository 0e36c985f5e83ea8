s = "hello"
print(s[1], s[-2], s[1:3], s[:2], s[3:], s[::2], s[::-1], s[4:1:-1], s[10:], s[-100:2], repr(s[2:2]))
for i, c in enumerate(s):
    print(i, c, end=" ")
print()
print([c for c in "añ€😀"], len("añ€😀"), "añ€😀"[2], "añ€😀"[::-1], list(reversed("abc")))
print("".join(sorted("hello")), "".join(c.upper() if i % 2 else c for i, c in enumerate(s)))
print(" ".join(s), "l" in s, "ll" in s, "" in s, s.index("l"), s * 0 == "")
print(min(s), max(s), set("aaa"), tuple("ab"), dict.fromkeys("aba"), list(zip(s, s[1:])))
try:
    s[10]
except IndexError as error:
    print(error)
