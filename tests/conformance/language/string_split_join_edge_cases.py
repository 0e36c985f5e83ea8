print("".split(), "".split(","), " a  b ".split(" "), "a,b,".split(","), ",".split(","), "abc".split("abc"))
print("a b c".split(None, 1), "a b c".rsplit(None, 1), "  a b  ".split(maxsplit=0), "1<>2<>3".split("<>"), "aXbX".rsplit("X"))
print("a\nb\n".splitlines(), "a\r\nb\rc".splitlines(True), "".splitlines(), "\n".splitlines(), "a\x0bb\x1cc".splitlines())
print(",".join([]), ",".join(["a"]), "".join(map(str, range(5))), ", ".join(str(x) for x in (1, None)), "ab".join("xyz"))
print("a=b=c".partition("="), "abc".partition("="), "abc".rpartition("="), "x".strip("xyz") == "", "[a]".strip("[]"))
print("aaa".replace("a", "b", 2), "abc".replace("", "-"), "aaaa".replace("aa", "b"), "aaaa".count("aa"), "".count(""))
print("hello".find("l", 3), "hello".find("l", -2), "hello".rfind("l", 0, 3), "hello".find(""), "hello".count("l", 0, 3))
print("hello".startswith("ell", 1), "hello".endswith("l", 0, 4), "hello".startswith(("x", "he")), "a.b.c".rsplit(".", 1)[0])
try:
    "a".split("")
except ValueError as error:
    print(error)
