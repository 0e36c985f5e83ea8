"""The module string."""
import string

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits)
print(repr(string.punctuation), repr(string.whitespace), len(string.printable))
print(string.capwords("the quick  brown"), string.capwords("a-b-c", "-"))
template = string.Template("$who owes ${whom} $$5 for ${what}s")
print(template.substitute(who="Ann", whom="Bob", what="book"))
print(template.substitute({"who": 1, "whom": 2}, what=3))
print(template.safe_substitute(who="Ann"))
print(template.get_identifiers(), template.is_valid(), string.Template("$ x").is_valid())
for text in ("$x $", "$x\n ${1}", "$y"):
    try:
        print(string.Template(text).substitute(x=1))
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
print(string.Template("$x $").safe_substitute(x=1))


class Percent(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+_[a-z]+"


print(Percent("%a_b %c %% %{d_e}").safe_substitute(a_b=1, d_e=2))


class Shouting(string.Formatter):
    def convert_field(self, value, conversion):
        if conversion == "u":
            return str(value).upper()
        return super().convert_field(value, conversion)

    def get_value(self, key, args, kwargs):
        if isinstance(key, str) and key not in kwargs:
            return f"<{key}>"
        return super().get_value(key, args, kwargs)


print(Shouting().format("{0!u} {name} {1:>{width}} {{}}", "hi", 2, width=4))
print(string.Formatter().format("{} {} {0!r}" if False else "{} {!r:>5}", "a", "b"))
print(list(string.Formatter().parse("a{b!r:c}d{{e}}")))
