print("tab\there", "new\\n", 'quo\'te', "dou\"ble", "bell" + repr("\a"), "\x41\102\u0043\U00000044", "\N{SNOWMAN}", r"\raw\n", b"\x00\xff", rb"\d")
print(repr("\0\1\x7f\x80\xa0\u2028\ufeff"), len("\
joined"), """a\
b""", "a\
b")
print('''single ''' + """double""" + 'a' "b", u"unicode", f"\t{1}\n{2}", "%s\n" % "x", end="")
print("\r" in "\r\n", ord("\n"), ord("\v"), repr("\t\n\r\v\f\b"), "\\".__len__(), '\'' == "'", "é\u0301" == "é́")
