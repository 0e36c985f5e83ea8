"""Arrays of numbers of one kind."""
import struct as _struct

__all__ = ['array', 'ArrayType']

typecodes = 'bBuwhHiIlLqQfd'
_BOUNDS = {'b': 'signed char', 'B': 'unsigned byte integer', 'h': 'signed short integer',
           'H': 'unsigned short', 'i': 'signed integer', 'I': 'unsigned int'}


class array:
    """Behaves as a list does, of numbers that fit its type code."""

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError('array() argument 1 must be a unicode character, not '
                            + (f'a string of length {len(typecode)}' if isinstance(typecode, str)
                               else type(typecode).__name__))
        if typecode not in typecodes:
            raise ValueError('bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)')
        self.typecode = typecode
        self.itemsize = 4 if typecode in 'uw' else _struct.calcsize(typecode)
        self._items = []
        if isinstance(initializer, str):
            if typecode not in 'uw':
                raise TypeError(f"cannot use a str to initialize an array with typecode "
                                f"'{typecode}'")
            self.fromunicode(initializer)
        elif isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _fit(self, value):
        code = self.typecode
        if code in 'uw':
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError('array item must be a unicode character, not '
                                + type(value).__name__)
            return value
        if code in 'fd':
            if not isinstance(value, (int, float)) and not hasattr(type(value), '__float__'):
                raise TypeError(f'must be real number, not {type(value).__name__}')
            value = float(value)
            return value if code == 'd' else _struct.unpack('f', _struct.pack('f', value))[0]
        if not isinstance(value, int):
            if not hasattr(type(value), '__index__'):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an "
                                'integer')
            value = value.__index__()
        bits = 8 * self.itemsize
        low, high = (-1 << bits - 1, (1 << bits - 1) - 1) if code.islower() else \
            (0, (1 << bits) - 1)
        if value > high or value < low:
            word = _BOUNDS.get(code)
            if word is None:
                raise OverflowError('int too big to convert' if code in 'lq' or value > high
                                    else "can't convert negative int to unsigned")
            raise OverflowError(f'{word} is ' + ('greater than maximum' if value > high
                                                 else 'less than minimum'))
        return int(value)

    def _same(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def append(self, v, /):
        self._items.append(self._fit(v))

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError('can only extend with array of same kind')
            self._items.extend(bb._items)
            return
        for value in bb:
            self._items.append(self._fit(value))

    def insert(self, i, v, /):
        self._items.insert(i, self._fit(v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError('pop from empty array')
        if not -len(self._items) <= i < len(self._items):
            raise IndexError('pop index out of range')
        return self._items.pop(i)

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError('array.remove(x): x not in array')
        self._items.remove(v)

    def index(self, v, start=0, stop=9223372036854775807, /):
        try:
            return self._items.index(v, start, stop)
        except ValueError:
            raise ValueError('array.index(x): x not in array') from None

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def clear(self):
        self._items.clear()

    def tolist(self):
        return list(self._items)

    def fromlist(self, list, /):
        self._items.extend([self._fit(value) for value in list])

    def tobytes(self):
        if self.typecode in 'uw':
            return b''.join(ord(c).to_bytes(4, 'little') for c in self._items)
        return _struct.pack(f'{len(self._items)}{self.typecode}', *self._items)

    def frombytes(self, buffer, /):
        data = bytes(buffer)
        if len(data) % self.itemsize:
            raise ValueError('bytes length not a multiple of item size')
        if self.typecode in 'uw':
            self._items.extend(data.decode('utf-32-le'))
        else:
            self._items.extend(_struct.unpack(f'{len(data) // self.itemsize}{self.typecode}',
                                              data))

    def fromunicode(self, ustr, /):
        self._items.extend(ustr)

    def tounicode(self):
        if self.typecode not in 'uw':
            raise ValueError("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        return ''.join(self._items)

    def byteswap(self):
        data = self.tobytes()
        size = self.itemsize
        self._items = []
        self.frombytes(b''.join(data[i:i + size][::-1] for i in range(0, len(data), size)))

    def buffer_info(self):
        return id(self._items), len(self._items)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, v):
        return v in self._items

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._same(self._items[i])
        try:
            return self._items[i]
        except IndexError:
            raise IndexError('array index out of range') from None
        except TypeError:
            raise TypeError('array indices must be integers') from None

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            if not isinstance(value, array):
                raise TypeError('can only assign array (not "%s") to array slice'
                                % type(value).__name__)
            self._items[i] = value._items
            return
        value = self._fit(value)
        try:
            self._items[i] = value
        except IndexError:
            raise IndexError('array assignment index out of range') from None

    def __delitem__(self, i):
        del self._items[i]

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only append array (not "%s") to array' % type(other).__name__)
        return self._same(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError('can only extend with array (not "%s")' % type(other).__name__)
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._same(self._items * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, array) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __copy__(self):
        return self._same(list(self._items))

    def __deepcopy__(self, memo):
        return self.__copy__()

    def __reduce__(self):
        return array, (self.typecode, list(self._items))

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        if self.typecode in 'uw':
            return f"array('{self.typecode}', {''.join(self._items)!r})"
        return f"array('{self.typecode}', {self._items!r})"


ArrayType = array
