"""What is wrong with a pattern, and where."""
import re

WRONG = [
    'a**',
    'a*{2}',
    '*a',
    '^*',
    '+',
    '?',
    'a???',
    '(',
    ')',
    'a)',
    '(a',
    '[',
    '[a',
    '[]',
    '[b-a]',
    '[a-\\d]',
    '[\\d-a]',
    '\\',
    '\\q',
    '[\\q]',
    '\\x1',
    '\\u12',
    '\\U00110000',
    '\\1',
    '(a\\1)',
    '\\400',
    '[\\400]',
    '\\8',
    '[\\8]',
    '(?P<1a>b)',
    '(?P<>b)',
    '(?P<a',
    '(?P<',
    '(?P',
    '(?Px)',
    '(?P=a)',
    '(?P<a>b)(?P<a>c)',
    '(?P<a>(?P=a))',
    '(?',
    '(?z)',
    '(?<z)',
    '(?<',
    '(?#',
    'a(?i)',
    '(?i',
    '(?iz)',
    '(?i-)',
    '(?i-z:a)',
    '(?i-i:a)',
    '(?au:a)',
    '(?L)a',
    '(?-a:b)',
    '(?(1)a)',
    '(?(0)a)',
    '(?(x)a)',
    '(a)(?(1)b|c|d)',
    '(?(1',
    '(?<=a*)b',
    '(?<=a|bc)d',
    '(?<!a+)b',
    'a{2,1}',
    '(?:a|b',
    'a|*',
    b'(?u)a',
    "a\n(b", "(?P<a>x)\n(?P<a>y)", "\u20ac(",
]

for pattern in WRONG:
    try:
        re.compile(pattern)
        print(pattern, "is fine")
    except re.error as error:
        print(ascii(pattern), "->", error)
        print("   ", error.msg, error.pos, error.lineno, error.colno)

for call in (
    lambda: re.compile("a", re.ASCII | re.UNICODE),
    lambda: re.compile("a", re.LOCALE),
    lambda: re.compile(b"a", re.UNICODE),
    lambda: re.compile(1),
    lambda: re.compile(re.compile("a"), re.I),
    lambda: re.search("a", b"a"),
    lambda: re.search(b"a", "a"),
    lambda: re.search("a", 1),
    lambda: re.search("(a)", "a").group(2),
    lambda: re.search("(a)", "a").group("x"),
    lambda: re.search("(a)", "a")[2],
    lambda: re.sub("a", 1, "a"),
    lambda: re.sub("a", b"x", "a"),
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
