for text in ["plain", "it's", 'say "hi"', "both ' and \"", "line\nbreak", "tab\t", "\\", "\x00\x1f\x7f",
             "é", "€", "😀", "\u200b", "\xa0", ""]:
    print(repr(text), ascii(text), len(text))
print([1, "a", None, True, 2.5, (1,), (), {}, set(), {"k": [1]}, b"x"])
print(str([1, "two"]), str({"a": "b"}), str(("x",)), f"{['q']}")
print("multi"
      "part" "string")
print("""triple
quoted""", '''it's "fine"''')
print("abc" "def"[1], "%s and %r" % ("s", "r"), "%d%%" % 50, "%5d|%-5d|%05d" % (1, 2, 3))
print("%(name)s is %(age)d" % {"name": "Bob", "age": 5}, "%x %X %o %c" % (255, 255, 8, "z"), "%+d" % 3)
