"""Fractions: exact rational numbers."""
import math
import numbers
import operator
import re
import sys

__all__ = ['Fraction']

_MODULUS = sys.hash_info.modulus
_INFINITY = sys.hash_info.inf

_DIGITS = r'\d+(?:_\d+)*'
_TEXT = re.compile(
    rf'\s*(?P<sign>[-+]?)(?=\.?\d)(?P<num>(?:{_DIGITS})?)'
    rf'(?:\s*/\s*(?P<denom>{_DIGITS})|(?:\.(?P<decimal>(?:{_DIGITS})?))?(?:[eE](?P<exp>[-+]?{_DIGITS}))?)'
    r'\s*')

_FILL = r'(?s:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)'
_WIDTH = r'(?P<alt>#)?(?P<zeropad>0(?=[0-9]))?(?P<width>[0-9]+)?(?P<separator>[,_])?'
_FORMAT_GENERAL = re.compile(_FILL + r'(?P<alt>#)?(?P<width>(?!0[0-9])[0-9]+)?(?P<separator>[,_])?')
_FORMAT = re.compile(_FILL + '(?P<no_negative_zero>z)?' + _WIDTH
                     + r'(?:\.(?P<precision>[0-9]+))?(?P<kind>[eEfFgG%])')


def _round_to_exponent(n, d, exponent, no_neg_zero=False):
    """n/d as (is negative, significand) with the last digit worth 10**exponent; ties to even."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    negative = q < 0 if no_neg_zero else n < 0
    return negative, abs(q)


def _round_to_figures(n, d, figures):
    """n/d as (is negative, significand of that many digits, exponent)."""
    if n == 0:
        return False, 0, 1 - figures
    top, bottom = str(abs(n)), str(d)
    m = len(top) - len(bottom) + (bottom <= top)
    exponent = m - figures
    negative, significand = _round_to_exponent(n, d, exponent)
    if len(str(significand)) == figures + 1:
        significand //= 10
        exponent += 1
    return negative, significand, exponent


def _is_decimal(value):
    decimal = sys.modules.get('decimal')    # what nobody has imported, nobody has made
    return decimal is not None and isinstance(value, decimal.Decimal)


def _parse(text):
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError('Invalid literal for Fraction: %r' % text)
    numerator = int(match['num'] or '0')
    denominator = 1
    if match['denom']:
        denominator = int(match['denom'])
    else:
        if match['decimal']:
            digits = match['decimal'].replace('_', '')
            scale = 10 ** len(digits)
            numerator = numerator * scale + int(digits)
            denominator *= scale
        exponent = int(match['exp'] or 0)
        if exponent >= 0:
            numerator *= 10 ** exponent
        else:
            denominator *= 10 ** -exponent
    return (-numerator if match['sign'] == '-' else numerator), denominator


class Fraction(numbers.Rational):
    """A fraction in lowest terms; numerator / denominator, a number, or text such as '3/4'."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            numerator, denominator = cls._split(numerator)
            if denominator == 0:
                raise ZeroDivisionError(f'Fraction({numerator}, 0)')
            divide = isinstance(denominator, int) and math.gcd(numerator, denominator) != 1
        else:
            if type(numerator) is int is type(denominator):
                pass
            elif (isinstance(numerator, numbers.Rational)
                    and isinstance(denominator, numbers.Rational)):
                numerator, denominator = (numerator.numerator * denominator.denominator,
                                          denominator.numerator * numerator.denominator)
            else:
                raise TypeError('both arguments should be Rational instances')
            if denominator == 0:
                raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
            divide = True
        if divide:
            common = math.gcd(numerator, denominator)
            if denominator < 0:
                common = -common
            numerator //= common
            denominator //= common
        return cls._made(numerator, denominator)

    @classmethod
    def _split(cls, value):
        if type(value) is int:
            return value, 1
        if isinstance(value, numbers.Rational):
            return value.numerator, value.denominator
        if isinstance(value, float) or _is_decimal(value):
            return value.as_integer_ratio()
        if isinstance(value, str):
            return _parse(value)
        raise TypeError('argument should be a string or a Rational instance')

    @classmethod
    def _made(cls, numerator, denominator):
        self = object.__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('%s.from_float() only takes floats, not %r (%s)'
                            % (cls.__name__, f, type(f).__name__))
        return cls._made(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, numbers.Integral):
            return cls(int(dec))
        if not _is_decimal(dec):
            raise TypeError('%s.from_decimal() only takes Decimals, not %r (%s)'
                            % (cls.__name__, dec, type(dec).__name__))
        return cls._made(*dec.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not larger: by continued fractions."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._made(p1, q1)
        return Fraction._made(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f'{self._numerator}/{self._denominator}'

    # --- format

    def __format__(self, spec, /):
        match = _FORMAT_GENERAL.fullmatch(spec)
        if match:
            return self._format_general(match)
        match = _FORMAT.fullmatch(spec)
        if match and not (match['align'] is not None and match['zeropad'] is not None):
            return self._format_as_float(match)
        raise ValueError(f'Invalid format specifier {spec!r} for object of type '
                         f'{type(self).__name__!r}')

    @staticmethod
    def _padded(match, sign, body):
        width = int(match['width'] or '0')
        fill = match['fill'] or ' '
        align = match['align'] or '>'
        padding = fill * (width - len(sign) - len(body))
        if align == '>':
            return padding + sign + body
        if align == '<':
            return sign + body + padding
        if align == '^':
            half = len(padding) // 2
            return padding[:half] + sign + body + padding[half:]
        return sign + padding + body

    def _format_general(self, match):
        sign = '-' if self._numerator < 0 else ('' if match['sign'] == '-' else match['sign'])
        body = f'{abs(self._numerator):{match["separator"] or ""}}'
        if self._denominator > 1 or match['alt']:
            body += f'/{self._denominator:{match["separator"] or ""}}'
        return self._padded(match, sign, body)

    def _format_as_float(self, match):
        kind = match['kind']
        precision = int(match['precision'] or '6')
        alternate = bool(match['alt'])
        trim = kind in 'gG' and not alternate
        if kind in 'fF%':
            exponent = -precision
            if kind == '%':
                exponent -= 2
            negative, digits = _round_to_exponent(self._numerator, self._denominator, exponent,
                                                  match['no_negative_zero'])
            scientific = False
            point_at = precision
        else:
            figures = max(precision, 1) if kind in 'gG' else precision + 1
            negative, digits, exponent = _round_to_figures(self._numerator, self._denominator,
                                                           figures)
            scientific = kind in 'eE' or exponent > 0 or exponent + figures <= -4
            point_at = figures - 1 if scientific else -exponent
        suffix = ''
        if kind == '%':
            suffix = '%'
        elif scientific:
            suffix = f'{"E" if kind.isupper() else "e"}{exponent + point_at:+03d}'
        digits = f'{digits:0{point_at + 1}d}'
        sign = '-' if negative else ('' if match['sign'] == '-' else match['sign'])
        leading = digits[:len(digits) - point_at]
        decimals = digits[len(digits) - point_at:]
        if trim:
            decimals = decimals.rstrip('0')
        tail = ('.' if decimals or alternate else '') + decimals + suffix
        separator = match['separator']
        if match['zeropad']:
            least = int(match['width']) - len(sign) - len(tail)
            leading = leading.zfill(3 * least // 4 + 1 if separator else least)
        if separator:
            first = 1 + (len(leading) - 1) % 3
            leading = leading[:first] + ''.join(separator + leading[i:i + 3]
                                                for i in range(first, len(leading), 3))
        return self._padded(match, sign, leading + tail)

    # --- arithmetic

    def _forward(exact, by_operator, with_complex=True):
        def forward(a, b):
            if isinstance(b, Fraction):
                return exact(a, b)
            if isinstance(b, int):
                return exact(a, Fraction(b))
            if isinstance(b, float):
                return by_operator(float(a), b)
            if with_complex and isinstance(b, complex):
                return by_operator(complex(a), b)
            return NotImplemented
        forward.__name__ = '__' + by_operator.__name__ + '__'

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return exact(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return by_operator(float(a), float(b))
            if with_complex and isinstance(a, numbers.Complex):
                return by_operator(complex(a), complex(b))
            return NotImplemented
        reverse.__name__ = '__r' + by_operator.__name__ + '__'
        return forward, reverse

    def _add(a, b):
        return Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                        a._denominator * b._denominator)

    def _sub(a, b):
        return Fraction(a._numerator * b._denominator - b._numerator * a._denominator,
                        a._denominator * b._denominator)

    def _mul(a, b):
        return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)

    def _div(a, b):
        if b._numerator == 0:
            raise ZeroDivisionError(f'Fraction({b._denominator}, 0)')
        return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)

    def _floordiv(a, b):
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    def _divmod(a, b):
        da, db = a._denominator, b._denominator
        div, rest = divmod(a._numerator * db, da * b._numerator)
        return div, Fraction(rest, da * db)

    def _mod(a, b):
        da, db = a._denominator, b._denominator
        return Fraction((a._numerator * db) % (b._numerator * da), da * db)

    __add__, __radd__ = _forward(_add, operator.add)
    __sub__, __rsub__ = _forward(_sub, operator.sub)
    __mul__, __rmul__ = _forward(_mul, operator.mul)
    __truediv__, __rtruediv__ = _forward(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _forward(_floordiv, operator.floordiv, False)
    __divmod__, __rdivmod__ = _forward(_divmod, divmod, False)
    __mod__, __rmod__ = _forward(_mod, operator.mod, False)
    del _forward, _add, _sub, _mul, _div, _floordiv, _divmod, _mod

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return Fraction._made(a._numerator ** power, a._denominator ** power)
            if a._numerator > 0:
                return Fraction._made(a._denominator ** -power, a._numerator ** -power)
            if a._numerator == 0:
                raise ZeroDivisionError('Fraction(%s, 0)' % a._denominator ** -power)
            return Fraction._made((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a ** b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction._made(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._made(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._made(abs(a._numerator), a._denominator)

    def __int__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            d = self._denominator
            floor, rest = divmod(self._numerator, d)
            if rest * 2 < d:
                return floor
            if rest * 2 > d:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            hashed = _INFINITY
        else:
            hashed = hash(hash(abs(self._numerator)) * inverse)
        result = hashed if self._numerator >= 0 else -hashed
        return -2 if result == -1 else result

    # --- comparing

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        if type(self) is Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
