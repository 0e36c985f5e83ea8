import re
text = "Contact: ada@example.com, bob.smith@test.org; phone +1-555-0199."
print(re.findall(r"[\w.]+@[\w.]+\b", text), re.search(r"\+[\d-]+", text).group(), re.sub(r"\d", "#", text)[-18:])
m = re.match(r"(?P<first>\w+)\s(?P<second>\w+)?", "hello world")
print(m.groupdict(), m.expand(r"\2 \g<first>"), m.start("second"), m.lastgroup, m.string, m.re.pattern, m.regs, bool(re.match("x", "y")))
for m in re.finditer(r"(\w)(\d*)", "a1 b c33"):
    print(m.group(0), m.groups(), m.span(), end="; ")
print()
p = re.compile(r"^\s*(\w+)\s*=\s*(.*?)\s*$", re.MULTILINE | re.IGNORECASE)
print(p.findall("a = 1\n  B=two  \n bad"), p.groups, p.flags & re.M == re.M, p)
print(re.split(r"\s*[,;]\s*", "a , b;c,,d"), re.split("(x)", "1x2x3", maxsplit=1), re.sub(r"(a)(b)?", lambda m: f"[{m.group(2)}]", "ab a"), re.sub("^", "> ", "l1\nl2", flags=re.M), re.subn("a", "b", "aaa", count=2))
print(re.fullmatch(r"\d{3}", "123"), re.search(r"(?i)HELLO", "say hello").span(), re.findall(r"(?<!\d)\d{2}(?!\d)", "1 22 333 44"), re.findall(r"\b(\w)\w*\1\b", "abca test dad"), re.escape("a+b?"), re.findall(r"\w+", "naïve café"), re.findall(r"\w+", "naïve", re.A))
print(re.findall(r"a.*?b", "aXbaYb"), re.findall(r"a.*b", "aXbaYb"), re.findall(r"(?:ab)+", "ababab ab"), re.findall("[^abc]+", "xaybz"), re.match(r"(a+)+$", "aaaa") is not None, re.sub(r"(?P<w>\w+)", r"<\g<w>>", "hi you"), re.search(r"$", "abc").start())
for bad in ("(", "[a", "a{2,1}", "*a", "(?P<1>x)", r"\1", "(?<=a+)b", "a**", "(?z)"):
    try:
        re.compile(bad)
        print(bad, "compiled")
    except re.error as error:
        print(repr(bad), error, error.pos)
