"""Numbers as packed bytes."""

__all__ = ['calcsize', 'pack', 'pack_into', 'unpack', 'unpack_from', 'iter_unpack', 'Struct',
           'error']


class error(Exception):
    pass


error.__module__ = 'struct'

_STANDARD = {'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4,
             'L': 4, 'q': 8, 'Q': 8, 'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1}
_NATIVE = _STANDARD | {'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}


def _parse(format):
    """(byte order, [(code, count, size, padding before)], total size, is it the machine's)"""
    if isinstance(format, (bytes, bytearray)):
        format = format.decode('ascii')
    if not isinstance(format, str):
        raise TypeError('Struct() argument 1 must be a str or bytes object, not '
                        + type(format).__name__)
    order, sizes, aligned = 'little', _NATIVE, True
    text = format
    if text[:1] in ('<', '>', '!', '=', '@'):
        order = 'big' if text[0] in '>!' else 'little'
        if text[0] != '@':
            sizes, aligned = _STANDARD, False
        text = text[1:]
    items = []
    total = at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = at
        while at < len(text) and text[at].isdigit():
            at += 1
        count = int(text[start:at]) if at > start else 1
        if at == len(text):
            raise error('repeat count given without format specifier')
        code = text[at]
        at += 1
        size = sizes.get(code)
        if size is None:
            raise error('bad char in struct format')
        padding = -total % size if aligned else 0
        items.append((code, count, size, padding))
        total += padding + count * size
    return order, items, total, aligned


class Struct:
    def __init__(self, format):
        self._order, self._items, self.size, self._native = _parse(format)
        self.format = format if isinstance(format, str) else bytes(format).decode()
        self._count = sum(1 if code in 'sp' else 0 if code == 'x' else count
                          for code, count, size, padding in self._items)

    def __repr__(self):
        return f'{type(self).__name__}({self.format!r})'

    def pack(self, *v):
        if len(v) != self._count:
            raise error(f'pack expected {self._count} items for packing (got {len(v)})')
        made = bytearray()
        values = iter(v)
        for code, count, size, padding in self._items:
            made += bytes(padding)
            if code == 'x':
                made += bytes(count)
            elif code in 'sp':
                made += _pack_text(code, count, next(values))
            else:
                for _ in range(count):
                    made += _pack_one(code, size, self._order, next(values), self._native)
        return bytes(made)

    def pack_into(self, buffer, offset, /, *v):
        data = self.pack(*v)
        offset = _offset(buffer, offset, self.size, 'pack_into')
        memoryview(buffer)[offset:offset + self.size] = data

    def unpack(self, buffer, /):
        data = _bytes(buffer)
        if len(data) != self.size:
            raise error(f'unpack requires a buffer of {self.size} bytes')
        return self._taken(data, 0)

    def unpack_from(self, buffer, offset=0):
        offset = _offset(buffer, offset, self.size, 'unpack_from')
        return self._taken(_bytes(buffer), offset)

    def iter_unpack(self, buffer, /):
        data = _bytes(buffer)
        if not self.size:
            raise error('cannot iteratively unpack with a struct of length 0')
        if len(data) % self.size:
            raise error(f'iterative unpacking requires a buffer of a multiple of {self.size} bytes')
        return (self._taken(data, at) for at in range(0, len(data), self.size))

    def _taken(self, data, at):
        made = []
        for code, count, size, padding in self._items:
            at += padding
            if code == 's':
                made.append(data[at:at + count])
                at += count
            elif code == 'p':
                length = min(data[at], count - 1) if count else 0
                made.append(data[at + 1:at + 1 + length])
                at += count
            elif code == 'x':
                at += count
            else:
                for _ in range(count):
                    made.append(_unpack_one(code, data[at:at + size], self._order))
                    at += size
        return tuple(made)


def _bytes(buffer):
    if isinstance(buffer, bytes):
        return buffer
    if isinstance(buffer, (bytearray, memoryview)):
        return bytes(buffer)
    try:
        return memoryview(buffer).tobytes()
    except TypeError:
        raise TypeError("a bytes-like object is required, not "
                        f"'{type(buffer).__name__}'") from None


def _offset(buffer, offset, size, name):
    length = len(buffer)
    what = 'packing' if name == 'pack_into' else 'unpacking'
    given = offset
    if offset < 0:
        if offset + size > 0:
            if name == 'pack_into':
                raise error(f'no space to pack {size} bytes at offset {offset}')
            raise error(f'not enough data to unpack {size} bytes')
        offset += length
        if offset < 0:
            raise error(f'offset {given} out of range for {length}-byte buffer')
    if length - offset < size:
        raise error(f'{name} requires a buffer of at least {offset + size} bytes for {what} {size} '
                    f'bytes at offset {offset} (actual buffer size is {length})')
    return offset


def _pack_text(code, count, value):
    if not isinstance(value, (bytes, bytearray)):
        raise error(f"argument for '{code}' must be a bytes object")
    if code == 'p':
        value = value[:min(count - 1, 255)]
        return (bytes((len(value),)) + value).ljust(count, b'\0') if count else b''
    return bytes(value[:count]).ljust(count, b'\0')


def _pack_one(code, size, order, value, native):
    if code == 'c':
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise error('char format requires a bytes object of length 1')
        return bytes(value)
    if code == '?':
        return b'\1' if value else b'\0'
    if code in 'efd':
        return _pack_float(size, order, value, native and code == 'f')
    if not isinstance(value, int):
        index = getattr(type(value), '__index__', None)
        if index is None:
            raise error('required argument is not an integer')
        value = index(value)
    signed = code in 'bhilqn'
    bits = 8 * size
    low, high = (-1 << bits - 1, (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
    if not low <= value <= high:
        raise error(f"'{code}' format requires {low} <= number <= {high}")
    return value.to_bytes(size, order, signed=signed)


# Bits of the exponent and of the fraction.
_SHAPES = {2: (5, 10), 4: (8, 23), 8: (11, 52)}


def _pack_float(size, order, value, may_overflow):
    from math import copysign, frexp, isinf, isnan
    if not isinstance(value, (int, float)) and not hasattr(type(value), '__float__') \
            and not hasattr(type(value), '__index__'):
        raise error('required argument is not a float')
    value = float(value)
    width, fraction = _SHAPES[size]
    bias = (1 << width - 1) - 1
    sign = int(copysign(1.0, value) < 0)
    value = abs(value)
    if isnan(value):
        bits = ((1 << width) - 1 << fraction) | 1 << fraction - 1
    elif isinf(value):
        bits = (1 << width) - 1 << fraction
    elif value == 0:
        bits = 0
    else:
        _, exponent = frexp(value)
        exponent = max(exponent - 1, 1 - bias)
        above, below = value.as_integer_ratio()
        shift = fraction - exponent
        if shift >= 0:
            above <<= shift
        else:
            below <<= -shift
        whole, rest = divmod(above, below)
        if 2 * rest > below or (2 * rest == below and whole & 1):
            whole += 1
        bits = whole if whole < 1 << fraction else \
            (exponent + bias - 1 << fraction) + whole
        if bits >= (1 << width) - 1 << fraction and may_overflow:
            bits = (1 << width) - 1 << fraction
        elif bits >= (1 << width) - 1 << fraction:
            raise OverflowError('float too large to pack with '
                                f'{ {2: "e", 4: "f", 8: "d"}[size]} format')
    return (sign << 8 * size - 1 | bits).to_bytes(size, order)


def _unpack_one(code, data, order):
    if code == 'c':
        return data
    if code == '?':
        return data != b'\0'
    number = int.from_bytes(data, order, signed=code in 'bhilqn')
    if code not in 'efd':
        return number
    from math import ldexp
    size = len(data)
    width, fraction = _SHAPES[size]
    bias = (1 << width - 1) - 1
    exponent = number >> fraction & (1 << width) - 1
    part = number & (1 << fraction) - 1
    if exponent == (1 << width) - 1:
        value = float('nan') if part else float('inf')
    elif exponent:
        value = ldexp(float(part | 1 << fraction), exponent - bias - fraction)
    else:
        value = ldexp(float(part), 1 - bias - fraction)
    return -value if number >> 8 * size - 1 else value


_cache = {}


def _of(format):
    made = _cache.get(format)
    if made is None:
        if len(_cache) >= 100:
            _cache.clear()
        made = _cache[format] = Struct(format)
    return made


def calcsize(format, /):
    return _of(format).size


def pack(format, /, *v):
    return _of(format).pack(*v)


def pack_into(format, buffer, offset, /, *v):
    _of(format).pack_into(buffer, offset, *v)


def unpack(format, buffer, /):
    return _of(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _of(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _of(format).iter_unpack(buffer)


def _clearcache():
    _cache.clear()

Struct.__module__ = '_struct'
