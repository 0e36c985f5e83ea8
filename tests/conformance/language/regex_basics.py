import re
print(re.findall(r"\d+", "a1 b22 c333"), re.sub(r"(\w+)@(\w+)", r"\2 at \1", "ada@home bob@work"), re.split(r"[,;]\s*", "a, b;c"))
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)", "on 2024-05-01")
print(m, m.group(), m.group("year"), m["month"], m.groups(), m.groupdict(), m.start(), m.end(), m.span(1))
print(re.match(r"b", "ab"), re.fullmatch(r"[a-z]+", "abc") is not None, bool(re.search("B", "abc", re.I)), re.compile(r"x*").pattern)
print([x.group() for x in re.finditer(r"\b\w", "hello big world")], re.sub("a", lambda m: m.group().upper(), "banana", count=2), re.escape("a.b*c"))
print(re.findall(r"(a)(b)?", "ab a"), re.sub(r"\s+", " ", " a  b\n c "), re.split(r"(-)", "a-b-c"), re.subn("x", "y", "axbx"))
print(re.findall(r"^\w+", "one\ntwo", re.M), re.search(r"a.c", "a\nc", re.S) is not None, re.findall(r"(?<=\$)\d+", "$5 6 $7"), re.findall(r"a+?", "aaa"))
try:
    re.compile("(unclosed")
except re.error as error:
    print(error)
pattern = re.compile(r"""
    (\d+)   # number
    \s*(px|em)  # unit
""", re.VERBOSE)
print(pattern.match("12 px").groups(), pattern)
