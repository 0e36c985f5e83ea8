"""Replacement texts, callables, counts, flags, the cache and escape."""
import re

TEXTS = [
    ("(a)", r"[\1]"), ("a", r"\n\t\\"), ("a", r"\q"), ("a", r"\1"), ("a", r"\g<x>"),
    ("a", r"\g<1>"), ("a", r"\g"), ("a", r"\g<"), ("a", r"\g<>"), ("a", r"\g<1a>"), ("a", r"\g<a"),
    ("a", "\\"), ("a", r"\0\07\101\."), ("a", r"\400"), ("(?P<n>a)", r"<\g<n>\g<0>\g<1>>"),
    ("(a)|(b)", r"<\1\2>"), ("a", "\u20ac\\g<0>"), ("x*", "-"), ("", "."), ("b*", "-"),
]
for pattern, repl in TEXTS:
    try:
        print(ascii(re.sub(pattern, repl, "bab")), ascii(re.subn(pattern, repl, "abxd")))
    except Exception as error:
        print(type(error).__name__, error)

print(re.sub("a", "x", "aaaa", count=2), re.sub("a", "x", "aaaa", count=0))
print(re.sub("[a-z]", lambda found: found[0].upper() + str(found.start()), "ab-c"))
print(re.sub("a", lambda found: None or "", "banana"))
print(re.sub("A", "x", "aA", flags=re.IGNORECASE))
print(re.split("[ ,]+", "a, b c", maxsplit=1), re.split("( )|x", "a bxc"), re.split("", "ab"))
print(re.findall("(a)(b)?", "abaa"), re.findall("a|(b)", "ab"), re.findall("", "ab"))
print([found.span() for found in re.finditer("a*", "baac")])
print(re.escape("a.b*c [x] \u20ac\n"), re.escape(b"a.b-\xe9"))
print(re.compile("a") is re.compile("a"), re.compile("a") == re.compile("a", re.I))
re.purge()
found = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-\d\d)?", "on 2024-05.")
print(found, found["year"], found[2], found[3], found.expand(r"\2/\g<year>"))
print(found.span("month"), found.start(), found.end(), found.span(3), found.pos, found.endpos)
print(found.groups("-"), found.groupdict(), found.lastgroup, found.string, found.re.pattern)
pattern = re.compile("a$")
print(pattern.search("ab", 0, 1), pattern.search("ba", 1), re.compile("^a").search("ba", 1))
print(re.compile("(?<=b)a").match("ba", 1), re.compile("a").findall("aXaXa", 1, 4))
print(repr(re.I), re.I | re.M, re.I | 8, re.M & re.I, re.S ^ re.S, isinstance(re.X, int), int(re.A))
print(f"{re.I}", re.compile("x", re.X | re.S), re.compile(b"x", re.A))
match re.fullmatch(r"(\w+)=(\d+)", "speed=88"):
    case None:
        print("no")
    case found:
        print(found.groups())
