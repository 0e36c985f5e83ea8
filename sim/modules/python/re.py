"""Regular expressions: the face of the module re; the work is done by _re."""
from _re import Match, Pattern
from _re import compile as _compile_pattern

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile",
    "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII",
    "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
    "PatternError",
]


class PatternError(Exception):
    """A pattern or a replacement text that is wrong; pos says where."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError

_FLAG_NAMES = (
    (256, "ASCII"), (2, "IGNORECASE"), (4, "LOCALE"), (32, "UNICODE"), (8, "MULTILINE"),
    (16, "DOTALL"), (64, "VERBOSE"), (128, "DEBUG"),
)


class RegexFlag(int):
    """One or more flags; `|`, `&`, `^` and `~` give flags again."""

    __module__ = "re"

    def __repr__(self):
        rest = int(self)
        names = []
        for flag, name in sorted(_FLAG_NAMES):
            if rest & flag:
                names.append("re." + name)
                rest &= ~flag
        if rest:
            names.append(hex(rest))
        return "|".join(names) or "re.NOFLAG"

    __format__ = int.__format__
    __hash__ = int.__hash__

    @property
    def name(self):
        return "|".join(part[3:] for part in repr(self).split("|"))

    @property
    def value(self):
        return int(self)

    def __or__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return RegexFlag(int(self) | int(other))

    def __and__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return RegexFlag(int(self) & int(other))

    def __xor__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return RegexFlag(int(self) ^ int(other))

    def __invert__(self):
        return RegexFlag(~int(self) & 0x1FE)

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


NOFLAG = RegexFlag.NOFLAG = RegexFlag(0)
I = IGNORECASE = RegexFlag.I = RegexFlag.IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag.L = RegexFlag.LOCALE = RegexFlag(4)
M = MULTILINE = RegexFlag.M = RegexFlag.MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag.S = RegexFlag.DOTALL = RegexFlag(16)
U = UNICODE = RegexFlag.U = RegexFlag.UNICODE = RegexFlag(32)
X = VERBOSE = RegexFlag.X = RegexFlag.VERBOSE = RegexFlag(64)
DEBUG = RegexFlag.DEBUG = RegexFlag(128)
A = ASCII = RegexFlag.A = RegexFlag.ASCII = RegexFlag(256)

_MAXCACHE = 512
_cache = {}


def _compile(pattern, flags):
    flags = int(flags)
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError("first argument must be string or compiled pattern")
    if flags & DEBUG:
        raise NotImplementedError("re.DEBUG is not supported by loopglass: leave the flag out")
    key = (type(pattern), pattern, flags)
    try:
        return _cache[key]
    except (KeyError, TypeError):
        pass
    made = _compile_pattern(pattern, flags, PatternError)
    if len(_cache) >= _MAXCACHE:
        del _cache[next(iter(_cache))]
    if not isinstance(pattern, bytearray):
        _cache[key] = made
    return made


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def purge():
    _cache.clear()


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


_absent = object()


def _by_position(function, names, given, args):
    """count, maxsplit and flags that were given without their names: deprecated."""
    if given[0] is not _absent:
        raise TypeError(f"{function}() got multiple values for argument '{names[0]}'")
    given[0], *rest = args
    if rest:
        if given[1] is not _absent:
            raise TypeError(f"{function}() got multiple values for argument '{names[1]}'")
        given[1], *rest = rest
        if rest:
            least = 2 if function == 'split' else 3
            raise TypeError(f'{function}() takes from {least} to {least + 2} positional arguments '
                            f'but {least + 2 + len(rest)} were given')
    import warnings
    warnings.warn(f"'{names[0]}' is passed as positional argument", DeprecationWarning,
                  stacklevel=3)
    return given


def sub(pattern, repl, string, *args, count=_absent, flags=_absent):
    if args:
        count, flags = _by_position('sub', ('count', 'flags'), [count, flags], args)
    return _compile(pattern, 0 if flags is _absent else flags).sub(
        repl, string, 0 if count is _absent else count)


def subn(pattern, repl, string, *args, count=_absent, flags=_absent):
    if args:
        count, flags = _by_position('subn', ('count', 'flags'), [count, flags], args)
    return _compile(pattern, 0 if flags is _absent else flags).subn(
        repl, string, 0 if count is _absent else count)


def split(pattern, string, *args, maxsplit=_absent, flags=_absent):
    if args:
        maxsplit, flags = _by_position('split', ('maxsplit', 'flags'), [maxsplit, flags], args)
    return _compile(pattern, 0 if flags is _absent else flags).split(
        string, 0 if maxsplit is _absent else maxsplit)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


_special = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")
