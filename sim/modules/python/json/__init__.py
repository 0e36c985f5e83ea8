"""JSON. CPython 3.13 Lib/json is what it behaves like."""

__all__ = ['dump', 'dumps', 'load', 'loads', 'JSONDecoder', 'JSONDecodeError', 'JSONEncoder']


class JSONDecodeError(ValueError):
    """Says where a text is no JSON."""

    def __init__(self, msg, doc, pos):
        line = doc.count('\n', 0, pos) + 1
        column = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {line} column {column} (char {pos})')
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, line, column

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = 'json.decoder'

# --- writing

_ESCAPES = {'\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b',
            '\f': '\\f'}


def _quote(text, ascii):
    """A string as JSON writes it."""
    if text.isascii() and text.isprintable() and '"' not in text and '\\' not in text:
        return '"' + text + '"'     # what a str enumeration holds, not what it shows
    pieces = []
    for char in text:
        code = ord(char)
        if char in _ESCAPES:
            pieces.append(_ESCAPES[char])
        elif code < 32 or (ascii and 126 < code < 0x10000):
            pieces.append(f'\\u{code:04x}')
        elif ascii and code >= 0x10000:
            code -= 0x10000
            pieces.append(f'\\u{0xd800 | code >> 10:04x}\\u{0xdc00 | code & 0x3ff:04x}')
        else:
            pieces.append(char)
    return '"' + ''.join(pieces) + '"'


class JSONEncoder:
    """Writes values as JSON; subclasses say in default() what to do with others."""

    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii = skipkeys, ensure_ascii
        self.check_circular, self.allow_nan = check_circular, allow_nan
        self.sort_keys, self.indent = sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        pieces = []
        self._write(o, pieces, '\n', {} if self.check_circular else None)
        return ''.join(pieces)

    def iterencode(self, o, _one_shot=False):
        pieces = []
        self._write(o, pieces, '\n', {} if self.check_circular else None)
        yield from pieces

    def _float(self, o):
        if o != o:
            text = 'NaN'
        elif o in (float('inf'), float('-inf')):
            text = 'Infinity' if o > 0 else '-Infinity'
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError('Out of range float values are not JSON compliant: ' + repr(o))
        return text

    def _atom(self, o):
        """None for what is no atom."""
        if isinstance(o, str):
            return _quote(o, self.ensure_ascii)
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _write(self, o, pieces, newline, seen):
        text = self._atom(o)
        if text is not None:
            pieces.append(text)
            return
        if seen is not None:
            if id(o) in seen:
                raise ValueError('Circular reference detected')
            seen[id(o)] = o
        inner = newline
        if self.indent is not None:
            step = self.indent if isinstance(self.indent, str) else ' ' * self.indent
            inner = newline + step
        if isinstance(o, (list, tuple)):
            self._write_list(o, pieces, newline, inner, seen)
        elif isinstance(o, dict):
            self._write_dict(o, pieces, newline, inner, seen)
        else:
            self._write(self.default(o), pieces, newline, seen)
        if seen is not None:
            del seen[id(o)]

    def _write_list(self, o, pieces, newline, inner, seen):
        if not o:
            pieces.append('[]')
            return
        lead = '[' if self.indent is None else '[' + inner
        comma = self.item_separator if self.indent is None else self.item_separator + inner
        for at, item in enumerate(o):
            pieces.append(lead)
            lead = comma
            self._write(item, pieces, inner, seen)
        pieces.append(']' if self.indent is None else newline + ']')

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True:
            return 'true'
        if key is False:
            return 'false'
        if key is None:
            return 'null'
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError('keys must be str, int, float, bool or None, not '
                        f'{key.__class__.__name__}')

    def _write_dict(self, o, pieces, newline, inner, seen):
        if not o:
            pieces.append('{}')
            return
        lead = '{' if self.indent is None else '{' + inner
        first = True
        comma = self.item_separator if self.indent is None else self.item_separator + inner
        for key, item in sorted(o.items()) if self.sort_keys else o.items():
            name = self._key(key)
            if name is None:
                continue
            pieces.append(lead)
            lead, first = comma, False
            pieces.append(_quote(name, self.ensure_ascii) + self.key_separator)
            self._write(item, pieces, inner, seen)
        if first:
            pieces.append('{')
        pieces.append('}' if self.indent is None or first else newline + '}')


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
          cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    """A value as JSON."""
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    """Write a value to a stream as JSON."""
    fp.write(dumps(obj, **kw))


# --- reading

_SPACE = ' \t\n\r'
_UNESCAPE = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r',
             't': '\t'}
_DIGITS = '0123456789'
_WORDS = (('null', None), ('true', True), ('false', False))
_CONSTANTS = (('NaN', float('nan')), ('Infinity', float('inf')), ('-Infinity', float('-inf')))


class _Stop(Exception):
    """No value stands at this place."""


class JSONDecoder:
    """Reads JSON."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook = object_hook, object_pairs_hook
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant, self.strict = parse_constant, strict

    def decode(self, s):
        obj, end = self.raw_decode(s, self._skip(s, 0))
        end = self._skip(s, end)
        if end != len(s):
            raise JSONDecodeError('Extra data', s, end)
        return obj

    def raw_decode(self, s, idx=0):
        try:
            return self._value(s, idx)
        except _Stop as stop:
            raise JSONDecodeError('Expecting value', s, stop.args[0]) from None

    def _skip(self, s, i):
        while i < len(s) and s[i] in _SPACE:
            i += 1
        return i

    def _value(self, s, i):
        char = s[i:i + 1]
        if char == '"':
            return self._string(s, i + 1)
        if char == '{':
            return self._object(s, i + 1)
        if char == '[':
            return self._array(s, i + 1)
        for word, value in _WORDS:
            if s.startswith(word, i):
                return value, i + len(word)
        if char and (char in _DIGITS or char == '-'):
            found = self._number(s, i)
            if found is not None:
                return found
        for word, value in _CONSTANTS:
            if s.startswith(word, i):
                if self.parse_constant is not None:
                    value = self.parse_constant(word)
                return value, i + len(word)
        raise _Stop(i)

    def _digits(self, s, i):
        while i < len(s) and s[i] in _DIGITS:
            i += 1
        return i

    def _number(self, s, i):
        at = i + 1 if s[i] == '-' else i
        if s[at:at + 1] == '0':
            end = at + 1
        else:
            end = self._digits(s, at)
            if end == at:
                return None
        whole = end
        if s[end:end + 1] == '.' and self._digits(s, end + 1) > end + 1:
            end = self._digits(s, end + 1)
        if s[end:end + 1] in ('e', 'E'):
            sign = end + 2 if s[end + 1:end + 2] in ('+', '-') else end + 1
            if self._digits(s, sign) > sign:
                end = self._digits(s, sign)
        text = s[i:end]
        return (self.parse_int if end == whole else self.parse_float)(text), end

    def _string(self, s, i):
        begin, pieces = i - 1, []
        start = i
        while True:
            char = s[i:i + 1]
            if char == '':
                raise JSONDecodeError('Unterminated string starting at', s, begin)
            if char == '"':
                pieces.append(s[start:i])
                return ''.join(pieces), i + 1
            if char == '\\':
                pieces.append(s[start:i])
                text, i = self._escape(s, i, begin)
                pieces.append(text)
                start = i
            elif char < ' ' and self.strict:
                raise JSONDecodeError('Invalid control character at', s, i)
            else:
                i += 1

    def _hex(self, s, i):
        digits = s[i:i + 4]
        if len(digits) == 4 and all(digit in '0123456789abcdefABCDEF' for digit in digits):
            return int(digits, 16)
        raise JSONDecodeError('Invalid \\uXXXX escape', s, i - 1)

    def _escape(self, s, i, begin):
        char = s[i + 1:i + 2]
        if char == '':
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        if char != 'u':
            if char not in _UNESCAPE:
                raise JSONDecodeError('Invalid \\escape', s, i)
            return _UNESCAPE[char], i + 2
        code, i = self._hex(s, i + 2), i + 6
        if 0xd800 <= code <= 0xdbff and s[i:i + 2] == '\\u':
            low = self._hex(s, i + 2)
            if 0xdc00 <= low <= 0xdfff:
                return chr(0x10000 + ((code & 0x3ff) << 10 | low & 0x3ff)), i + 6
        return chr(code), i

    def _array(self, s, i):
        result = []
        i = self._skip(s, i)
        if s[i:i + 1] == ']':
            return result, i + 1
        while True:
            value, i = self._value(s, i)
            result.append(value)
            i = self._skip(s, i)
            char = s[i:i + 1]
            if char == ']':
                return result, i + 1
            if char != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = self._skip(s, i + 1)
            if s[i:i + 1] == ']':
                raise JSONDecodeError('Illegal trailing comma before end of array', s, comma)

    def _object(self, s, i):
        pairs = []
        i = self._skip(s, i)
        if s[i:i + 1] == '}':
            return self._finish(pairs), i + 1
        while True:
            if s[i:i + 1] != '"':
                raise JSONDecodeError('Expecting property name enclosed in double quotes', s, i)
            key, i = self._string(s, i + 1)
            i = self._skip(s, i)
            if s[i:i + 1] != ':':
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, self._skip(s, i + 1))
            pairs.append((key, value))
            i = self._skip(s, i)
            char = s[i:i + 1]
            if char == '}':
                return self._finish(pairs), i + 1
            if char != ',':
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = self._skip(s, i + 1)
            if s[i:i + 1] == '}':
                raise JSONDecodeError('Illegal trailing comma before end of object', s, comma)

    def _finish(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)


def detect_encoding(b):
    """UTF-8, UTF-16 or UTF-32, by the mark at the front or where the zeros are."""
    if b.startswith((b'\0\0\xfe\xff', b'\xff\xfe\0\0')):
        return 'utf-32'
    if b.startswith((b'\xfe\xff', b'\xff\xfe')):
        return 'utf-16'
    if b.startswith(b'\xef\xbb\xbf'):
        return 'utf-8-sig'
    if len(b) >= 4:
        if not b[0]:
            return 'utf-16-be' if b[1] else 'utf-32-be'
        if not b[1]:
            return 'utf-16-le' if b[2] or b[3] else 'utf-32-le'
    elif len(b) == 2:
        if not b[0]:
            return 'utf-16-be'
        if not b[1]:
            return 'utf-16-le'
    return 'utf-8'


def loads(s, *, cls=None, **kw):
    """The value that a JSON text stands for."""
    if isinstance(s, str):
        if s.startswith('\ufeff'):
            raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = bytes(s).decode(detect_encoding(s), 'surrogatepass')
    else:
        raise TypeError('the JSON object must be str, bytes or bytearray, not '
                        f'{s.__class__.__name__}')
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    """Read one JSON value from a stream."""
    return loads(fp.read(), **kw)


JSONEncoder.__module__, JSONDecoder.__module__ = 'json.encoder', 'json.decoder'


def __getattr__(name):
    if name in ('decoder', 'encoder'):
        from importlib import import_module
        return import_module(f'json.{name}')
    raise AttributeError(f"module 'json' has no attribute {name!r}")
