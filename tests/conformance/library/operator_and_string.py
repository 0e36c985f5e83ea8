import operator
import string
print(operator.add(1, 2), operator.itemgetter(1, 0)("ab"), operator.attrgetter("real", "imag")(3), operator.methodcaller("upper")("x"), operator.mul(3, "a"), operator.contains([1], 1), operator.getitem({"k": 1}, "k"), operator.neg(5), operator.truediv(1, 2), operator.is_(None, None), operator.not_(0), operator.xor(5, 3), operator.index(7), operator.concat("a", "b"), operator.countOf([1, 1], 1), operator.indexOf([5, 6], 6), operator.lt(1, 2), operator.iadd([1], [2]), operator.attrgetter("__class__.__name__")(1), operator.length_hint([1, 2]))
print(string.ascii_letters, string.digits, string.punctuation, string.hexdigits, repr(string.whitespace), string.capwords("hello big world"))
t = string.Template("$name owes ${amount} $$ and $missing")
print(t.safe_substitute(name="Ada", amount=5), string.Template("$a").substitute(a=1))
try:
    t.substitute(name="x")
except KeyError as error:
    print(error)
print(string.Formatter().format("{0} {x:>4}", 1, x=2))
