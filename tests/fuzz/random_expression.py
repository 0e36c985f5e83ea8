"""Writes a program of random operations on random builtin values: random_expression.py SEED [COUNT].

Each line of what the program prints is an expression and what became of it: its type and repr, or
the exception and its message: the same under CPython 3.13 (PYTHONHASHSEED=0) and loopglass.
"""
import random
import sys

NUMBERS = ["0", "1", "-1", "2", "3", "-7", "10", "255", "-256", "2**62", "2**63", "-2**63", "2**64 + 1", "10**25", "True",
           "False", "0.0", "-0.0", "1.5", "-2.5", "1e100", "1e-7", "123456789.125", "float('inf')", "float('-inf')",
           "float('nan')", "1j", "-2.5j", "(3-4j)", "complex(0.0, -0.0)"]
SMALL = ["0", "1", "-1", "2", "3", "-4", "7", "True", "12"]
TEXTS = ["''", "'a'", "'abc'", "'Hello World'", "'a,b,,c'", "' pad\\t'", "'\\n\\r\\x0b\\x1c'", "'stra\\xdfe'", "'\\u0130\\u01c5\\ufb01'",
         "'\\u2603\\U0001f600'", "'12'", "'-0x1F'", "'\\u0663'", "'a\\tb\\nc'", "'%s'", "'{}'", "'{0!r:>{1}}'", "'\\ud800'",
         "'UPPER lower Title'", "'_id1'", "'class'", "' '", "'1_000.5e3'", "'\\x00\\x7f\\xad'", "'utf-8'", "'strict'", "'ascii'"]
BYTES = ["b''", "b'a'", "b'abc'", "b'Hello World'", "b'a,b,,c'", "b' pad\\t'", "b'\\x00\\xff\\n'", "b'12'", "b'%d'", "b'0aFF'"]
MUTABLE = [f"bytearray({text})" for text in BYTES[:7]]
VIEWS = ["memoryview(b'abcd')", "memoryview(bytearray(b'xyz'))", "memoryview(b'abcdefgh').cast('i')",
         "memoryview(b'abcdef')[::2]"]
LISTS = ["[]", "[1]", "[3, 1, 2]", "['b', 'a']", "[1, 'a', None]", "[[1], [2, 3]]", "[0.5, 2, True]", "[(1, 2), (3, 4)]"]
TUPLES = ["()", "(1,)", "(1, 2, 3)", "('a', 'b')", "(1, 'x', None)", "((1, 2), (3, 4))"]
SETS = ["set()", "{1}", "{1, 2, 3}", "{'a', 'b', 'c'}", "frozenset()", "frozenset({2, 3})", "frozenset('ab')"]
DICTS = ["{}", "{1: 2}", "{'a': 1, 'b': 2}", "{'a': {}, None: []}", "{(1, 2): 3.0}"]
VIEWS_OF_DICTS = ["{'a': 1}.keys()", "{'a': 1, 2: 3}.items()", "{'a': 1}.values()"]
RANGES = ["range(0)", "range(3)", "range(1, 10, 3)", "range(5, -5, -2)"]
SLICES = ["slice(None)", "slice(1, 2)", "slice(None, None, -1)", "slice(-3, None, 2)", "slice('a', None)"]
OTHERS = ["None", "...", "NotImplemented", "int", "str", "list[int]", "int | None", "len", "object", "ValueError('x')", "type",
          "KeyError('k')", "lambda x: x", "abs", "str.upper"]
KINDS = [NUMBERS, TEXTS, BYTES, MUTABLE, VIEWS, LISTS, TUPLES, SETS, DICTS, VIEWS_OF_DICTS, RANGES, SLICES, OTHERS]
OWNERS = {
    "int": ["0", "5", "-300", "2**70"], "float": ["0.5", "-1e22", "float('nan')", "3.0"], "complex": ["1j", "(2+3j)"],
    "bool": ["True"], "str": TEXTS, "bytes": BYTES, "bytearray": MUTABLE, "list": LISTS, "tuple": TUPLES, "set": SETS[:4],
    "frozenset": SETS[4:], "dict": DICTS, "range": RANGES, "slice": SLICES[:4], "memoryview": VIEWS,
}
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@", "==", "!=", "<", "<=", ">", ">=", "in",
             "not in", "is", "and", "or"]
AUGMENTED = ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "@="]
FUNCTIONS = ["abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr", "complex", "dict", "divmod",
             "enumerate", "filter", "float", "format", "frozenset", "hash", "hex", "int", "isinstance", "issubclass", "iter",
             "len", "list", "map", "max", "min", "next", "oct", "ord", "pow", "range", "repr", "reversed", "round", "set",
             "slice", "sorted", "str", "sum", "tuple", "type", "zip", "memoryview", "getattr", "hasattr", "setattr",
             "delattr", "vars", "dir", "property", "staticmethod", "super", "isinstance", "float.fromhex", "int.from_bytes",
             "bytes.fromhex", "dict.fromkeys", "str.maketrans", "ValueError", "OSError", "UnicodeDecodeError",
             "UnicodeEncodeError", "StopIteration", "KeyError", "SystemExit", "ExceptionGroup", "ImportError", "NameError"]
KEYWORDS = ["key=len", "reverse=True", "default=0", "sep=','", "maxsplit=1", "encoding='ascii'", "errors='replace'",
            "keepends=True", "strict=True", "start=5", "base=16", "ndigits=1", "mod=5", "signed=True", "byteorder='little'",
            "tabsize=4", "nothing=1", "key=None", "length=4", "x=1"]
SPECS = ["", "d", "x", "#x", "b", "o", "c", "e", "f", "g", "%", "n", "s", ",", "_", "10", "<10", ">10", "^10", "*^12", "+",
         "-", " ", "08", "+08.2f", ".3", ".0f", ",.2f", "_x", "z.1f", "010,d", "=+10", "a^5s", "#o", "E", "G", "X", "q", "10.",
         "1.1.1", "{", "-010", "<<10", ".2s", "#.3g", "+,"]
TEMPLATES = ["%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%o", "%e", "%.2f", "%g", "%s", "%r", "%a", "%c", "%%", "%10s",
             "%.1s", "%-10s|", "%*d", "%(a)s", "%", "%q", "%i", "%u", "%X", "%#o", "%5.1f", "%+.3e", "%s %s"]
CONVERSIONS = ["", "", "", "!r", "!s", "!a"]
LARGE = {"*", "**", "<<", "*=", "**=", "<<="}
NOT_CALLED = {"__reduce__", "__reduce_ex__", "__sizeof__", "__dir__", "__init_subclass__", "__subclasshook__", "__class__", "__doc__",
              "__hash__", "__getnewargs__", "__buffer__", "__release_buffer__", "__new__", "__getattribute__"}


def methods(owner):
    kind = __builtins__[owner] if isinstance(__builtins__, dict) else getattr(__builtins__, owner)
    return sorted(name for name in dir(kind) if name not in NOT_CALLED)


class Writer:
    def __init__(self, seed):
        self.choose = random.Random(seed)

    def any_value(self):
        return self.choose.choice(self.choose.choice(KINDS))

    def argument(self):
        roll = self.choose.random()
        if roll < 0.35:
            return self.choose.choice(SMALL)
        if roll < 0.6:
            return self.choose.choice(TEXTS + BYTES)
        return self.any_value()

    def arguments(self, most):
        count = self.choose.choice([0, 1, 1, 1, 2, 2, 3][:most * 2 + 1])
        found = [self.argument() for _ in range(count)]
        if self.choose.random() < 0.12:
            found.append(self.choose.choice(KEYWORDS))
        return ", ".join(found)

    def binary(self):
        operator = self.choose.choice(OPERATORS)
        left = self.any_value()
        right = self.choose.choice(SMALL) if operator in LARGE and self.choose.random() < 0.7 else self.any_value()
        if operator in LARGE and right in NUMBERS and right not in SMALL:
            right = self.choose.choice(SMALL + ["1.5", "1j"])
        if operator in LARGE and left in NUMBERS and right not in NUMBERS:
            left = self.choose.choice(SMALL)
        return f"{left} {operator} {right}"

    def method(self):
        owner = self.choose.choice(list(OWNERS))
        value = self.choose.choice(OWNERS[owner])
        name = self.choose.choice(methods(owner))
        return f"({value}).{name}({self.arguments(3)})"

    def function(self):
        return f"{self.choose.choice(FUNCTIONS)}({self.arguments(3)})"

    def subscript(self):
        index = self.choose.choice([*SMALL, *SLICES, self.any_value(), "1:", ":-1", "::2", "1, 2", "'a'"])
        return f"({self.any_value()})[{index}]"

    def unary(self):
        return f"{self.choose.choice(['-', '+', '~', 'not '])}({self.any_value()})"

    def formatted(self):
        roll = self.choose.random()
        value = self.any_value()
        if roll < 0.4:
            return f"format({value}, {self.choose.choice(SPECS)!r})"
        if roll < 0.7:
            template = self.choose.choice(TEMPLATES)
            value = self.choose.choice([value, f"({value},)", f"({value}, {self.any_value()})", f"{{'a': {value}}}"])
            prefix = self.choose.choice(["", "", "b"])
            return f"{prefix}{template!r} % {value}"
        spec = self.choose.choice(SPECS).replace("{", "")
        return f"'{{0{self.choose.choice(CONVERSIONS)}:{spec}}}'.format({value})"

    def statement(self):
        """A change in place, told by what the target is afterwards."""
        target = self.any_value()
        roll = self.choose.random()
        if roll < 0.4:
            operator = self.choose.choice(AUGMENTED)
            value = self.choose.choice(SMALL) if operator in LARGE else self.any_value()
            return f"x = {target}; x {operator} {value}"
        index = self.choose.choice([*SMALL, "1:2", ":", "::2", "::-1", "5:", "'a'"])
        if roll < 0.8:
            return f"x = {target}; x[{index}] = {self.any_value()}"
        if roll < 0.9:
            return f"x = {target}; del x[{index}]"
        names = self.choose.choice(["a, b", "a, *b", "a, (b, c)", "*a, b, c", "[a]"])
        return f"{names} = x = {target}"

    def expression(self):
        write = self.choose.choice([self.binary, self.binary, self.method, self.method, self.method, self.function, self.function,
                                    self.subscript, self.unary, self.formatted, self.formatted, self.statement])
        return write()


HEAD = '''\
import re
def told(value):
    if isinstance(value, dict):
        value.pop("__builtins__", None)
    if hasattr(value, "__next__") and not isinstance(value, type):
        return f"{type(value).__name__} {list(zip(range(50), value))!r}"
    return f"{type(value).__name__} {re.sub('0x[0-9a-f]{6,}', '0x', repr(value))[:400]}"
def show(text):
    try:
        if text.endswith("#"):
            space = {}
            exec(text, space)
            result = space["x"]
        else:
            result = eval(text)
        print(ascii(text), "=>", ascii(told(result)))
    except BaseException as error:
        print(ascii(text), "=>", type(error).__name__, ascii(re.sub('0x[0-9a-f]{6,}', '0x', str(error))))
'''


def program(seed, count=150):
    writer = Writer(seed)
    lines = [HEAD]
    while len(lines) <= count:
        text = writer.expression()
        is_statement = " = " in text.split("(")[0] or text.startswith("x = ")
        lines.append(f"show({text + (' #' if is_statement else '')!r})\n")
    return "".join(lines)


if __name__ == "__main__":
    print(program(int(sys.argv[1]), *map(int, sys.argv[2:3])), end="")
