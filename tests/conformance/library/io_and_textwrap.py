import io
import textwrap
s = io.StringIO()
print("one", file=s)
s.write("two\nthree")
print(repr(s.getvalue()), s.tell())
s.seek(0)
print(s.readline(), s.read(), [line for line in io.StringIO("a\nb\n")], io.StringIO("x\ny").readlines(), io.BytesIO(b"abc").read(2))
print(textwrap.dedent("    a\n      b\n"), textwrap.fill("the quick brown fox jumps over the lazy dog", 20), textwrap.shorten("hello big wide world", 12), textwrap.indent("a\nb", "> "), textwrap.wrap("aaa bbb ccc", 7), sep="|")
