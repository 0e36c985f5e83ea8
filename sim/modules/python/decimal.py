"""Decimal numbers after the General Decimal Arithmetic Specification, with contexts and signals."""
import numbers as _numbers
import re as _re
from contextvars import ContextVar as _ContextVar
from math import log10 as _log10

__all__ = ['Decimal', 'Context', 'DecimalTuple', 'DefaultContext', 'BasicContext',
           'ExtendedContext', 'DecimalException', 'Clamped', 'InvalidOperation', 'DivisionByZero',
           'Inexact', 'Rounded', 'Subnormal', 'Overflow', 'Underflow', 'FloatOperation',
           'DivisionImpossible', 'InvalidContext', 'ConversionSyntax', 'DivisionUndefined',
           'ROUND_DOWN', 'ROUND_HALF_UP', 'ROUND_HALF_EVEN', 'ROUND_CEILING', 'ROUND_FLOOR',
           'ROUND_UP', 'ROUND_HALF_DOWN', 'ROUND_05UP', 'setcontext', 'getcontext',
           'localcontext', 'MAX_PREC', 'MAX_EMAX', 'MIN_EMIN', 'MIN_ETINY', 'HAVE_THREADS',
           'HAVE_CONTEXTVAR']

ROUND_DOWN = 'ROUND_DOWN'
ROUND_HALF_UP = 'ROUND_HALF_UP'
ROUND_HALF_EVEN = 'ROUND_HALF_EVEN'
ROUND_CEILING = 'ROUND_CEILING'
ROUND_FLOOR = 'ROUND_FLOOR'
ROUND_UP = 'ROUND_UP'
ROUND_HALF_DOWN = 'ROUND_HALF_DOWN'
ROUND_05UP = 'ROUND_05UP'
_ROUNDINGS = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN,
              ROUND_HALF_EVEN, ROUND_05UP)
HAVE_THREADS = True
HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
__version__ = '1.70'
__libmpdec_version__ = '2.5.1'

from collections import namedtuple as _namedtuple

DecimalTuple = _namedtuple('DecimalTuple', 'sign digits exponent', module='decimal')


# --- signals

class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


# In the order in which CPython shows them.
_signals = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal,
            Inexact, Rounded, Clamped]
_kinds = (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext)


# And in which a context's repr lists those that are set.
_listed = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded,
           Subnormal, Underflow]


class _SignalDict:
    """The signals of a context, each True or False."""

    __slots__ = ('_on',)

    def __init__(self, on=()):
        self._on = set(on)

    def __getitem__(self, signal):
        self._check(signal)
        return signal in self._on

    def __setitem__(self, signal, value):
        self._check(signal)
        (self._on.add if value else self._on.discard)(signal)

    def __delitem__(self, signal):
        raise ValueError('signal keys cannot be deleted')

    @staticmethod
    def _check(signal):
        if signal not in _signals:
            raise KeyError('invalid error flag')

    def __iter__(self):
        return iter(_signals)

    def __len__(self):
        return len(_signals)

    def __contains__(self, signal):
        return signal in _signals

    def keys(self):
        return list(self)

    def values(self):
        return [self[signal] for signal in self]

    def items(self):
        return [(signal, self[signal]) for signal in self]

    def get(self, signal, default=None):
        return self[signal] if signal in _signals else default

    def copy(self):
        return dict(self.items())

    def update(self, other=()):
        for signal in other:
            self[signal] = other[signal]

    def __eq__(self, other):
        if isinstance(other, _SignalDict):
            return self._on == other._on
        if isinstance(other, dict):
            return dict(self.items()) == other
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        inside = ', '.join(f'{signal!r}:{self[signal]}' for signal in _signals)
        return '{' + inside + '}'


_SignalDict.__name__ = _SignalDict.__qualname__ = 'SignalDict'


# --- rounding of whole numbers

def _shorten(sign, number, drop, rounding):
    """(number without its last `drop` digits, rounded, was it inexact)."""
    if drop <= 0:
        return number * 10 ** -drop, False
    unit = 10 ** drop
    kept, rest = divmod(number, unit)
    if not rest:
        return kept, False
    twice = 2 * rest
    if rounding == ROUND_HALF_EVEN:
        up = twice > unit or (twice == unit and kept & 1)
    elif rounding == ROUND_HALF_UP:
        up = twice >= unit
    elif rounding == ROUND_HALF_DOWN:
        up = twice > unit
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = bool(sign)
    else:
        up = kept % 5 == 0
    return (kept + 1 if up else kept), True


def _digits(number):
    """How many decimal digits a whole number has; 0 has one."""
    if number < 10 ** 15:
        return len(str(number))
    guess = number.bit_length() * 1233 >> 12
    while 10 ** guess > number:
        guess -= 1
    while 10 ** (guess + 1) <= number:
        guess += 1
    return guess + 1


_TEXT = _re.compile(
    r'(?i:(?P<sign>[-+]?)(?:(?P<whole>\d*)(?:\.(?P<part>\d*))?(?:e(?P<exp>[-+]?\d+))?'
    r'|(?P<inf>inf(?:inity)?)|(?P<nan>s?nan)(?P<diag>\d*)))')
_FINITE, _INF, _NAN, _SNAN = '', 'F', 'n', 'N'


def _make(sign, number, exponent, kind=_FINITE):
    self = object.__new__(Decimal)
    self._sign = sign
    self._number = number
    self._exp = exponent
    self._kind = kind
    return self


class Decimal:
    """A decimal number: of text, an int, a float, a tuple or another Decimal."""

    __slots__ = ('_sign', '_number', '_exp', '_kind')

    def __new__(cls, value='0', context=None):
        made = cls._converted(value, context)
        if cls is not Decimal:
            other = object.__new__(cls)
            other._sign, other._number = made._sign, made._number
            other._exp, other._kind = made._exp, made._kind
            return other
        return made

    @classmethod
    def _converted(cls, value, context):
        if isinstance(value, str):
            return _of_text(value, context)
        if isinstance(value, int):
            value = int(value)
            return _make(int(value < 0), abs(value), 0)
        if isinstance(value, Decimal):
            return _make(value._sign, value._number, value._exp, value._kind)
        if isinstance(value, (tuple, list)):
            return _of_tuple(tuple(value))
        if isinstance(value, float):
            (context or getcontext())._signal(FloatOperation, 'strict semantics for mixing floats '
                                              'and Decimals are enabled')
            return _of_float(value)
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')

    @classmethod
    def from_float(cls, f, /):
        if isinstance(f, int):
            made = _make(int(f < 0), abs(int(f)), 0)
        elif isinstance(f, float):
            made = _of_float(f)
        else:
            raise TypeError('argument must be int or float')
        return made if cls is Decimal else cls(made)

    # --- what it is

    def is_nan(self):
        return self._kind in (_NAN, _SNAN) and self._kind != _FINITE

    def is_qnan(self):
        return self._kind == _NAN

    def is_snan(self):
        return self._kind == _SNAN

    def is_infinite(self):
        return self._kind == _INF

    def is_finite(self):
        return self._kind == _FINITE

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return self._kind == _FINITE and self._number == 0

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def is_normal(self, context=None):
        if self._kind or not self._number:
            return False
        return (context or getcontext()).Emin <= self.adjusted()

    def is_subnormal(self, context=None):
        if self._kind or not self._number:
            return False
        return self.adjusted() < (context or getcontext()).Emin

    def adjusted(self):
        if self._kind:
            return 0
        return self._exp + _digits(self._number) - 1

    def radix(self):
        return Decimal(10)

    def number_class(self, context=None):
        if self._kind == _SNAN:
            return 'sNaN'
        if self._kind == _NAN:
            return 'NaN'
        sign = '-' if self._sign else '+'
        if self._kind == _INF:
            return sign + 'Infinity'
        if not self._number:
            return sign + 'Zero'
        return sign + ('Subnormal' if self.is_subnormal(context) else 'Normal')

    def as_tuple(self):
        if self._kind == _INF:
            return DecimalTuple(self._sign, (0,), 'F')
        if self._kind:
            digits = tuple(map(int, str(self._number))) if self._number else ()
            return DecimalTuple(self._sign, digits, self._kind)
        return DecimalTuple(self._sign, tuple(map(int, str(self._number))), self._exp)

    def as_integer_ratio(self):
        if self._kind == _INF:
            raise OverflowError('cannot convert Infinity to integer ratio')
        if self._kind:
            raise ValueError('cannot convert NaN to integer ratio')
        if not self._number:
            return 0, 1
        from math import gcd
        number = -self._number if self._sign else self._number
        if self._exp >= 0:
            return number * 10 ** self._exp, 1
        below = 10 ** -self._exp
        common = gcd(number, below)
        return number // common, below // common

    # --- text

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self, eng=False, context=None):
        sign = '-' if self._sign else ''
        if self._kind:
            if self._kind == _INF:
                return sign + 'Infinity'
            name = 'sNaN' if self._kind == _SNAN else 'NaN'
            return sign + name + (str(self._number) if self._number else '')
        text = str(self._number)
        left = self._exp + len(text)
        if self._exp <= 0 and left > -6:
            point = left
        elif not eng:
            point = 1
        elif not self._number:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, part = '0', '.' + '0' * -point + text
        elif point >= len(text):
            whole, part = text + '0' * (point - len(text)), ''
        else:
            whole, part = text[:point], '.' + text[point:]
        exponent = '' if left == point else ('E' if (context or getcontext()).capitals else 'e') + \
            f'{left - point:+d}'
        return sign + whole + part + exponent

    def to_eng_string(self, context=None):
        return self.__str__(eng=True, context=context)

    def __format__(self, spec, context=None):
        return _format(self, spec, context or getcontext())

    # --- conversion

    def __float__(self):
        if self._kind == _SNAN:
            raise ValueError('cannot convert signaling NaN to float')
        if self._kind == _NAN:
            return float('-nan' if self._sign else 'nan')
        if self._kind == _INF:
            return float('-inf' if self._sign else 'inf')
        return float(f'{"-" if self._sign else ""}{self._number}e{self._exp}')

    def __complex__(self):
        return complex(float(self))

    def __int__(self):
        if self._kind:
            if self._kind == _INF:
                raise OverflowError('cannot convert Infinity to integer')
            raise ValueError('cannot convert NaN to integer')
        number = self._number * 10 ** self._exp if self._exp >= 0 \
            else self._number // 10 ** -self._exp
        return -number if self._sign else number

    __trunc__ = __int__

    def _whole(self, rounding):
        if self._kind:
            if self._kind == _INF:
                raise OverflowError('cannot convert Infinity to integer')
            raise ValueError('cannot convert NaN to integer')
        number, _ = _shorten(self._sign, self._number, -self._exp, rounding)
        return -number if self._sign else number

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return self._whole(ROUND_HALF_EVEN)
        if not isinstance(ndigits, int):
            raise TypeError('optional arg must be an integer')
        return self.quantize(_make(0, 1, -ndigits))

    def __bool__(self):
        return bool(self._kind or self._number)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def __hash__(self):
        if self._kind:
            if self._kind == _SNAN:
                raise TypeError('Cannot hash a signaling NaN value')
            if self._kind == _NAN:
                return object.__hash__(self)
            return -314159 if self._sign else 314159
        modulus = (1 << 61) - 1
        if self._exp >= 0:
            scale = pow(10, self._exp, modulus)
        else:
            scale = pow(pow(10, modulus - 2, modulus), -self._exp, modulus)
        hashed = self._number * scale % modulus
        result = -hashed if self._sign else hashed
        return -2 if result == -1 else result

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else type(self)(self)

    def __deepcopy__(self, memo):
        return self.__copy__()

    # --- comparing

    def _order(self, other):
        """-1, 0 or 1 of two numbers that are no NaN."""
        if self._kind or other._kind:
            a = (-1 if self._sign else 1) if self._kind else 0
            b = (-1 if other._sign else 1) if other._kind else 0
            return (a > b) - (a < b)
        if not self._number or not other._number:
            a = 0 if not self._number else -1 if self._sign else 1
            b = 0 if not other._number else -1 if other._sign else 1
            return (a > b) - (a < b)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        way = -1 if self._sign else 1
        top, other_top = self.adjusted(), other.adjusted()
        if top != other_top:
            return way if top > other_top else -way
        a, b = self._number, other._number
        if self._exp > other._exp:
            a *= 10 ** (self._exp - other._exp)
        else:
            b *= 10 ** (other._exp - self._exp)
        return way * ((a > b) - (a < b))

    def __eq__(self, other):
        other = _comparable(other, True)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            if self._kind == _SNAN or other._kind == _SNAN:
                getcontext()._signal(InvalidOperation)
            return False
        return self._order(other) == 0

    def _ordered(self, other, accept):
        other = _comparable(other, False)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            getcontext()._signal(InvalidOperation)
            return False
        return accept(self._order(other))

    def __lt__(self, other):
        return self._ordered(other, lambda order: order < 0)

    def __le__(self, other):
        return self._ordered(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._ordered(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        return _nan_of(context, self, other) or Decimal(self._order(other))

    def compare_signal(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            context._signal(InvalidOperation)
        return self.compare(other, context)

    def compare_total(self, other, context=None):
        a, b = _total_key(self), _total_key(_operand(other))
        return Decimal((a > b) - (a < b))

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_operand(other).copy_abs())

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._kind or other._kind:
            return (self.is_nan() and other.is_nan()
                    or self.is_infinite() and other.is_infinite())
        return self._exp == other._exp

    def _extreme(self, other, context, largest, by_size):
        context = context or getcontext()
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            if self._kind == _SNAN or other._kind == _SNAN or self._kind == other._kind:
                return _nan_of(context, self, other)
            return (other if self.is_nan() else self)._fixed(context)
        a, b = (self.copy_abs(), other.copy_abs()) if by_size else (self, other)
        order = a._order(b) or int(self.compare_total(other))
        return (self if (order > 0) == largest and order or not order else other)._fixed(context)

    def max(self, other, context=None):
        return self._extreme(other, context, True, False)

    def min(self, other, context=None):
        return self._extreme(other, context, False, False)

    def max_mag(self, other, context=None):
        return self._extreme(other, context, True, True)

    def min_mag(self, other, context=None):
        return self._extreme(other, context, False, True)

    # --- signs

    def copy_abs(self):
        return _make(0, self._number, self._exp, self._kind)

    def copy_negate(self):
        return _make(1 - self._sign, self._number, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _make(_operand(other)._sign, self._number, self._exp, self._kind)

    def __pos__(self, context=None):
        context = context or getcontext()
        if self._kind and self.is_nan():
            return _nan_of(context, self)
        if self.is_zero() and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fixed(context)
        return self._fixed(context)

    def __neg__(self, context=None):
        context = context or getcontext()
        if self._kind and self.is_nan():
            return _nan_of(context, self)
        if self.is_zero() and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fixed(context)
        return self.copy_negate()._fixed(context)

    def __abs__(self, context=None):
        return self.__neg__(context) if self._sign else self.__pos__(context)

    # --- fitting a result into a context

    def _fixed(self, context):
        """Rounded to the context's precision and range, with its signals."""
        if self._kind:
            if self.is_nan():
                return _cut_payload(self, context)
            return self
        number, exponent, sign = self._number, self._exp, self._sign
        least = context.Emin - context.prec + 1
        highest = context.Emax - context.prec + 1
        if not number:
            limit = highest if context.clamp else context.Emax
            fitting = min(max(exponent, least), limit)
            if fitting != exponent:
                context._signal(Clamped)
                return _make(sign, 0, fitting)
            return self
        size = _digits(number)
        smallest = max(exponent + size - context.prec, least)
        if exponent + size - context.prec > highest:
            return _overflow(sign, context)
        subnormal = exponent + size - 1 < context.Emin
        if exponent < smallest:
            kept, inexact = _shorten(sign, number, smallest - exponent, context.rounding)
            at = smallest
            if _digits(kept) > context.prec:
                kept //= 10
                at += 1
            if at > highest:
                return _overflow(sign, context)
            if inexact and subnormal:
                context._signal(Underflow)
            if subnormal:
                context._signal(Subnormal)
            if inexact:
                context._signal(Inexact)
            context._signal(Rounded)
            if not kept:
                context._signal(Clamped)
            return _make(sign, kept, at)
        if subnormal:
            context._signal(Subnormal)
        if context.clamp and exponent > highest:
            context._signal(Clamped)
            return _make(sign, number * 10 ** (exponent - highest), highest)
        return self

    # --- arithmetic

    def __add__(self, other, context=None):
        other = _operand_or_not(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._kind or other._kind:
            nan = _nan_of(context, self, other)
            if nan:
                return nan
            if self._kind and other._kind and self._sign != other._sign:
                return context._invalid()
            return self if self._kind else other
        exponent = min(self._exp, other._exp)
        if not self._number and not other._number:
            sign = self._sign & other._sign
            if self._sign != other._sign and context.rounding == ROUND_FLOOR:
                sign = 1
            return _make(sign, 0, exponent)._fixed(context)
        one, two = _aligned(self, other, context.prec)
        total = (-one._number if one._sign else one._number) + \
            (-two._number if two._sign else two._number)
        if not total:
            return _make(int(context.rounding == ROUND_FLOOR), 0, one._exp)._fixed(context)
        return _make(int(total < 0), abs(total), one._exp)._fixed(context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _operand_or_not(other)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            return _nan_of(context or getcontext(), self, other)
        return self.__add__(other.copy_negate(), context)

    def __rsub__(self, other, context=None):
        other = _operand_or_not(other)
        return other if other is NotImplemented else other.__sub__(self, context)

    def __mul__(self, other, context=None):
        other = _operand_or_not(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = _nan_of(context, self, other)
            if nan:
                return nan
            if not self or not other:
                return context._invalid()
            return _make(sign, 0, 0, _INF)
        return _make(sign, self._number * other._number, self._exp + other._exp)._fixed(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _operand_or_not(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        sign = self._sign ^ other._sign
        if self._kind or other._kind:
            nan = _nan_of(context, self, other)
            if nan:
                return nan
            if self._kind and other._kind:
                return context._invalid()
            if self._kind:
                return _make(sign, 0, 0, _INF)
            context._signal(Clamped)
            return _make(sign, 0, context.Etiny())
        if not other._number:
            if not self._number:
                return context._invalid(DivisionUndefined)
            context._signal(DivisionByZero)
            return _make(sign, 0, 0, _INF)
        exponent = self._exp - other._exp
        if not self._number:
            return _make(sign, 0, exponent)._fixed(context)
        shift = _digits(other._number) - _digits(self._number) + context.prec + 1
        if shift >= 0:
            number, rest = divmod(self._number * 10 ** shift, other._number)
        else:
            number, rest = divmod(self._number, other._number * 10 ** -shift)
        at = exponent - shift
        if rest:
            if number % 5 == 0:
                number += 1
        else:
            while at < exponent and number % 10 == 0:
                number //= 10
                at += 1
        return _make(sign, number, at)._fixed(context)

    def __rtruediv__(self, other, context=None):
        other = _operand_or_not(other)
        return other if other is NotImplemented else other.__truediv__(self, context)

    def _divide_whole(self, other, context):
        """(quotient, remainder) of two finite numbers, of which other is not zero."""
        sign = self._sign ^ other._sign
        exponent = min(self._exp, other._exp)
        if not self._number:
            return _make(sign, 0, 0), _make(self._sign, 0, exponent)._fixed(context)
        if self.adjusted() - other.adjusted() <= -2:
            return _make(sign, 0, 0), self._rescaled(exponent, context.rounding)._fixed(context)
        if self.adjusted() - other.adjusted() <= context.prec:
            a, b = self._number, other._number
            if self._exp >= other._exp:
                a *= 10 ** (self._exp - other._exp)
            else:
                b *= 10 ** (other._exp - self._exp)
            whole, rest = divmod(a, b)
            if whole < 10 ** context.prec:
                return (_make(sign, whole, 0),
                        _make(self._sign, rest, exponent)._fixed(context))
        failed = context._invalid(DivisionImpossible)
        return failed, failed

    def __floordiv__(self, other, context=None):
        other = _operand_or_not(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = _nan_of(context, self, other)
        if nan:
            return nan
        sign = self._sign ^ other._sign
        if self._kind:
            return context._invalid() if other._kind else _make(sign, 0, 0, _INF)
        if other._kind:
            return _make(sign, 0, 0)
        if not other._number:
            if not self._number:
                return context._invalid(DivisionUndefined)
            context._signal(DivisionByZero)
            return _make(sign, 0, 0, _INF)
        return self._divide_whole(other, context)[0]

    def __rfloordiv__(self, other, context=None):
        other = _operand_or_not(other)
        return other if other is NotImplemented else other.__floordiv__(self, context)

    def __mod__(self, other, context=None):
        other = _operand_or_not(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = _nan_of(context, self, other)
        if nan:
            return nan
        if self._kind:
            return context._invalid()
        if other._kind:
            return self._fixed(context)
        if not other._number:
            return context._invalid(InvalidOperation if self._number else DivisionUndefined)
        return self._divide_whole(other, context)[1]

    def __rmod__(self, other, context=None):
        other = _operand_or_not(other)
        return other if other is NotImplemented else other.__mod__(self, context)

    def __divmod__(self, other, context=None):
        other = _operand_or_not(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        nan = _nan_of(context, self, other)
        if nan:
            return nan, nan
        sign = self._sign ^ other._sign
        if self._kind:
            if other._kind:
                failed = context._invalid()
                return failed, failed
            return _make(sign, 0, 0, _INF), context._invalid()
        if other._kind:
            return _make(sign, 0, 0), self._fixed(context)
        if not other._number:
            if not self._number:
                failed = context._invalid(DivisionUndefined)
                return failed, failed
            context.flags._on.update((DivisionByZero, InvalidOperation))
            trapped = [s for s in (InvalidOperation, DivisionByZero) if s in context.traps._on]
            if trapped:
                raise trapped[0](trapped)
            return _make(sign, 0, 0, _INF), _make(0, 0, 0, _NAN)
        return self._divide_whole(other, context)

    def __rdivmod__(self, other, context=None):
        other = _operand_or_not(other)
        return other if other is NotImplemented else other.__divmod__(self, context)

    def remainder_near(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        nan = _nan_of(context, self, other)
        if nan:
            return nan
        if self._kind:
            return context._invalid()
        if other._kind:
            return self._fixed(context)
        if not other._number:
            return context._invalid(InvalidOperation if self._number else DivisionUndefined)
        exponent = min(self._exp, other._exp)
        if not self._number:
            return _make(self._sign, 0, exponent)._fixed(context)
        if self.adjusted() - other.adjusted() >= context.prec + 1:
            return context._invalid(DivisionImpossible)
        a = self._number * 10 ** (self._exp - exponent)
        b = other._number * 10 ** (other._exp - exponent)
        whole, rest = divmod(a, b)
        if 2 * rest + (whole & 1) > b:
            rest -= b
            whole += 1
        if whole >= 10 ** context.prec:
            return context._invalid(DivisionImpossible)
        sign = self._sign
        if rest < 0:
            sign, rest = 1 - sign, -rest
        return _make(sign, rest, exponent)._fixed(context)

    def fma(self, other, third, context=None):
        context = context or getcontext()
        other, third = _operand(other), _operand(third)
        if self._kind or other._kind:
            product = self.__mul__(other, context)
        else:
            product = _make(self._sign ^ other._sign, self._number * other._number,
                            self._exp + other._exp)
        return product.__add__(third, context)

    # --- powers and logarithms

    def __pow__(self, other, modulo=None, context=None):
        other = _operand_or_not(other)
        if other is NotImplemented:
            return other
        if modulo is not None:
            return _power_modulo(self, other, modulo, context or getcontext())
        return _power(self, other, context or getcontext())

    def __rpow__(self, other, modulo=None, context=None):
        other = _operand_or_not(other)
        return other if other is NotImplemented else other.__pow__(self, None, context)

    def sqrt(self, context=None):
        context = context or getcontext()
        if self._kind:
            nan = _nan_of(context, self)
            if nan:
                return nan
            return self if not self._sign else context._invalid()
        exponent = self._exp // 2
        if not self._number:
            return _make(self._sign, 0, exponent)._fixed(context)
        if self._sign:
            return context._invalid()
        from math import isqrt
        precision = context.prec + 1
        number, at = self._number, self._exp >> 1
        if self._exp & 1:
            number *= 10
        shift = precision - (_digits(number) + 1 >> 1)
        exact = True
        if shift >= 0:
            number *= 100 ** shift
        else:
            number, rest = divmod(number, 100 ** -shift)
            exact = not rest
        root = isqrt(number)
        exact = exact and root * root == number
        at -= shift
        if exact:
            while at < exponent and root % 10 == 0:
                root //= 10
                at += 1
            if at > exponent:
                root *= 10 ** (at - exponent)
                at = exponent
        elif root % 5 == 0:
            root += 1
        rounding = context.rounding
        context.rounding = ROUND_HALF_EVEN
        try:
            return _make(0, root, at)._fixed(context)
        finally:
            context.rounding = rounding

    def exp(self, context=None):
        context = context or getcontext()
        if self._kind:
            nan = _nan_of(context, self)
            if nan:
                return nan
            return Decimal(0) if self._sign else self
        if not self._number:
            return Decimal(1)
        return _rounded_series(lambda digits: _exp_scaled(self, digits), context)

    def ln(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan:
            return nan
        if not self:
            return _make(1, 0, 0, _INF)
        if self._sign:
            return context._invalid()
        if self._kind:
            return self
        if self._order(Decimal(1)) == 0:
            return Decimal(0)
        return _rounded_series(lambda digits: _ln_scaled(self, digits), context)

    def log10(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan:
            return nan
        if not self:
            return _make(1, 0, 0, _INF)
        if self._sign:
            return context._invalid()
        if self._kind:
            return self
        text = str(self._number)
        if text.rstrip('0') == '1':
            return Decimal(self._exp + len(text) - 1)._fixed(context)
        return _rounded_series(lambda digits: _log10_scaled(self, digits), context)

    def logb(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan:
            return nan
        if self._kind:
            return self.copy_abs()
        if not self._number:
            context._signal(DivisionByZero)
            return _make(1, 0, 0, _INF)
        return Decimal(self.adjusted())._fixed(context)

    # --- exponents

    def _rescaled(self, exponent, rounding):
        if self._kind:
            return self
        number, _ = _shorten(self._sign, self._number, exponent - self._exp, rounding)
        return _make(self._sign, number, exponent)

    def quantize(self, exp, rounding=None, context=None):
        exp = _operand(exp)
        context = context or getcontext()
        rounding = rounding or context.rounding
        if rounding not in _ROUNDINGS:
            raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, '
                            'ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, '
                            'ROUND_HALF_EVEN,\n   ROUND_05UP]')
        if self._kind or exp._kind:
            nan = _nan_of(context, self, exp)
            if nan:
                return nan
            return self if self._kind and exp._kind else context._invalid()
        if not context.Etiny() <= exp._exp <= context.Emax:
            return context._invalid()
        if not self._number:
            return _make(self._sign, 0, exp._exp)._fixed(context)
        if self.adjusted() > context.Emax or self.adjusted() - exp._exp + 1 > context.prec:
            return context._invalid()
        number, inexact = _shorten(self._sign, self._number, exp._exp - self._exp, rounding)
        if _digits(number) > context.prec or \
                (number and exp._exp + _digits(number) - 1 > context.Emax):
            return context._invalid()
        made = _make(self._sign, number, exp._exp)
        if number and made.adjusted() < context.Emin:
            context._signal(Subnormal)
        if exp._exp > self._exp:
            if inexact:
                context._signal(Inexact)
            context._signal(Rounded)
        return made._fixed(context)

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        if self._kind:
            return _nan_of(context, self) or self
        if self._exp >= 0:
            return self
        number, inexact = _shorten(self._sign, self._number, -self._exp,
                                   rounding or context.rounding)
        if inexact:
            context._signal(Inexact)
        context._signal(Rounded)
        return _make(self._sign, number, 0)

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        if self._kind:
            return _nan_of(context, self) or self
        return self if self._exp >= 0 else self._rescaled(0, rounding or context.rounding)

    to_integral = to_integral_value

    def normalize(self, context=None):
        context = context or getcontext()
        nan = _nan_of(context, self)
        if nan:
            return nan
        made = self._fixed(context)
        if made._kind:
            return made
        if not made._number:
            return _make(made._sign, 0, 0)
        number, exponent = made._number, made._exp
        highest = context.Etop() if context.clamp else context.Emax
        while number % 10 == 0 and exponent < highest:
            number //= 10
            exponent += 1
        return _make(made._sign, number, exponent)

    def scaleb(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        nan = _nan_of(context, self, other)
        if nan:
            return nan
        limit = 2 * (context.Emax + context.prec)
        if other._kind or other._exp != 0 or not -limit <= int(other) <= limit:
            return context._invalid()
        if self._kind:
            return self
        return _make(self._sign, self._number, self._exp + int(other))._fixed(context)

    def shift(self, other, context=None):
        return self._moved(other, context, False)

    def rotate(self, other, context=None):
        return self._moved(other, context, True)

    def _moved(self, other, context, around):
        context = context or getcontext()
        other = _operand(other)
        nan = _nan_of(context, self, other)
        if nan:
            return nan
        if other._kind or other._exp != 0 or abs(int(other)) > context.prec:
            return context._invalid()
        if self._kind:
            return self
        places, unit = int(other), 10 ** context.prec
        number = self._number % unit
        if around:
            text = str(number).zfill(context.prec)
            number = int(text[places:] + text[:places])
        elif places < 0:
            number //= 10 ** -places
        else:
            number = number * 10 ** places % unit
        return _make(self._sign, number, self._exp)

    def next_plus(self, context=None):
        return self._neighbour(context or getcontext(), 0)

    def next_minus(self, context=None):
        return self._neighbour(context or getcontext(), 1)

    def _neighbour(self, context, sign):
        nan = _nan_of(context, self)
        if nan:
            return nan
        if self._kind:
            if self._sign == sign:
                return self
            return _make(self._sign, 10 ** context.prec - 1, context.Etop())
        quiet = context.copy()
        quiet.clear_traps()
        quiet.rounding = ROUND_FLOOR if sign else ROUND_CEILING
        made = self._fixed(quiet)
        if made._order(self) != 0:
            return made
        return self.__add__(_make(sign, 1, context.Etiny() - 1), quiet)

    def next_toward(self, other, context=None):
        context = context or getcontext()
        other = _operand(other)
        nan = _nan_of(context, self, other)
        if nan:
            return nan
        order = self._order(other)
        if order == 0:
            return self.copy_sign(other)
        return self._neighbour(context, 0 if order < 0 else 1)

    # --- digits as bits

    def _bits(self, other, context, combine):
        context = context or getcontext()
        other = _operand(other)
        for one in (self, other):
            if one._kind or one._sign or one._exp or set(str(one._number)) - {'0', '1'}:
                return context._invalid()
        a, b = (str(one._number).zfill(context.prec)[-context.prec:] for one in (self, other))
        return Decimal(int(''.join(str(combine(int(x), int(y))) for x, y in zip(a, b))))

    def logical_and(self, other, context=None):
        return self._bits(other, context, lambda a, b: a & b)

    def logical_or(self, other, context=None):
        return self._bits(other, context, lambda a, b: a | b)

    def logical_xor(self, other, context=None):
        return self._bits(other, context, lambda a, b: a ^ b)

    def logical_invert(self, context=None):
        context = context or getcontext()
        return self.logical_xor(_make(0, int('1' * context.prec), 0), context)


_numbers.Number.register(Decimal)


# --- making

def _of_text(text, context):
    match = _TEXT.fullmatch(text.strip().replace('_', ''))
    if match is None or not (match['whole'] or match['part'] or match['inf'] or match['nan']):
        return (context or getcontext())._invalid(ConversionSyntax)
    sign = int(match['sign'] == '-')
    if match['inf']:
        return _make(sign, 0, 0, _INF)
    if match['nan']:
        kind = _SNAN if match['nan'][0] in 'sS' else _NAN
        return _make(sign, int(match['diag'] or '0'), 0, kind)
    part = match['part'] or ''
    return _make(sign, int((match['whole'] or '') + part), int(match['exp'] or '0') - len(part))


def _of_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    if exponent not in ('F', 'n', 'N') and not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError('coefficient must be a tuple of digits')
    number = int(''.join(map(str, digits)) or '0')
    if exponent == 'F':
        return _make(sign, 0, 0, _INF)
    if exponent in ('n', 'N'):
        return _make(sign, number, 0, exponent)
    return _make(sign, number, exponent)


def _of_float(value):
    if value != value:
        return _make(0, 0, 0, _NAN)
    from math import copysign
    sign = int(copysign(1.0, value) < 0)
    if value in (float('inf'), float('-inf')):
        return _make(sign, 0, 0, _INF)
    above, below = abs(value).as_integer_ratio()
    places = below.bit_length() - 1
    return _make(sign, above * 5 ** places, -places)


def _operand_or_not(value):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        value = int(value)
        return _make(int(value < 0), abs(value), 0)
    return NotImplemented


def _operand(value):
    made = _operand_or_not(value)
    if made is NotImplemented:
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
    return made


def _comparable(value, equality):
    if isinstance(value, float):
        context = getcontext()
        if equality:
            context.flags[FloatOperation] = True
        else:
            context._signal(FloatOperation, 'strict semantics for mixing floats and Decimals are '
                                            'enabled')
        return _of_float(value)
    if equality and isinstance(value, complex) and value.imag == 0:
        return _of_float(value.real)
    if isinstance(value, _numbers.Rational) and not isinstance(value, int):
        from fractions import Fraction
        return _Exact(Fraction(value.numerator, value.denominator))
    return _operand_or_not(value)


class _Exact:
    """A fraction on the right side of a comparison."""

    _kind = _FINITE

    def __init__(self, fraction):
        self._sign = int(fraction < 0)
        self._number = abs(fraction.numerator)
        self.fraction = fraction

    def is_nan(self):
        return False


def _order_with_fractions(order):
    def compare(self, other):
        if isinstance(other, _Exact) and not self._kind:
            above, below = self.as_integer_ratio()
            a = above * other.fraction.denominator
            b = other.fraction.numerator * below
            return (a > b) - (a < b)
        return order(self, other)
    return compare


Decimal._order = _order_with_fractions(Decimal._order)


def _total_key(value):
    """Sorts as compare_total does."""
    rank = {_FINITE: 0, _INF: 1, _SNAN: 2, _NAN: 3}[value._kind]
    if value._kind:
        key = (rank, 0, value._number, 0)
    else:
        from fractions import Fraction
        key = (rank, Fraction(*value.copy_abs().as_integer_ratio()), value._exp, 0)
    if not value._sign:
        return (1, *key)
    return (0, *(-part for part in key))


def _nan_of(context, *operands):
    """The NaN that an operation with these operands gives, or None."""
    for value in operands:
        if value._kind == _SNAN:
            context._signal(InvalidOperation)
            return _cut_payload(_make(value._sign, value._number, 0, _NAN), context)
    for value in operands:
        if value._kind == _NAN:
            return _cut_payload(value, context)
    return None


def _cut_payload(value, context):
    limit = context.prec - context.clamp
    if value._number and _digits(value._number) > limit:
        return _make(value._sign, value._number % 10 ** limit, 0, value._kind)
    return value


def _overflow(sign, context):
    context._signal(Overflow)
    context._signal(Inexact)
    context._signal(Rounded)
    rounding = context.rounding
    if rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or \
            rounding == (ROUND_FLOOR if sign else ROUND_CEILING):
        return _make(sign, 0, 0, _INF)
    return _make(sign, 10 ** context.prec - 1, context.Etop())


def _aligned(one, two, precision):
    """Two numbers with the same exponent; what is too small to matter is made a 1 far below."""
    if not one._number:
        one = _make(one._sign, 0, min(one._exp, two._exp))
        if two._exp > one._exp:
            low = max(one._exp, two._exp - precision - 1)
            one = _make(one._sign, 0, low)
    elif not two._number:
        two = _make(two._sign, 0, max(min(one._exp, two._exp), one._exp - precision - 1))
    large, small = (one, two) if one._exp >= two._exp else (two, one)
    if large._number and small._number:
        floor = large._exp + min(-1, _digits(large._number) - precision - 2)
        if small._exp + _digits(small._number) - 1 < floor:
            small = _make(small._sign, 1, floor)
    exponent = small._exp
    large = _make(large._sign, large._number * 10 ** (large._exp - exponent), exponent)
    return large, small


# --- powers and series: fixed-point arithmetic with guard digits, more until it can be rounded

def _rounded_series(scaled, context):
    """scaled(digits): (number, exponent) with about so many correct digits."""
    extra = 3
    while True:
        sign, number, exponent = scaled(context.prec + extra)
        size = _digits(number)
        tail = number % 10 ** (size - context.prec - 1) if size > context.prec + 1 else 0
        half = 5 * 10 ** (size - context.prec - 1)
        rest = number % (2 * half)
        if 10 < rest < 2 * half - 10 and abs(rest - half) > 10:
            break
        extra += 8
        if extra > 400:
            break
    rounding = context.rounding
    context.rounding = ROUND_HALF_EVEN
    try:
        made = _make(sign, number, exponent)._fixed(context)
    finally:
        context.rounding = rounding
    return made


def _exp_fixed(x, unit):
    """exp(x / unit) * unit, for any whole x."""
    halvings = max(0, x.bit_length() - unit.bit_length() + 8)
    guard = 1 << (halvings * 2 + 16)
    unit *= guard
    x = x * guard >> halvings
    term = total = unit
    n = 1
    while term:
        term = term * x // (unit * n)
        total += term
        n += 1
        if -2 < term < 2:
            break
    for _ in range(halvings):
        total = total * total // unit
    return total // guard


def _ln10_fixed(digits):
    unit = 10 ** (digits + 5)
    return _ln_fixed(10 * unit, unit) // 10 ** 5


def _ln_fixed(x, unit):
    """ln(x / unit) * unit, for x > 0: by Newton's steps upon a guess, then the series of atanh."""
    # Bring x close to 1 with powers of two and square roots.
    from math import isqrt
    guard = 10 ** 12
    unit *= guard
    x *= guard
    halves = 0
    shift = x.bit_length() - unit.bit_length()
    reduced = x >> shift if shift >= 0 else x << -shift
    for _ in range(8):
        reduced = isqrt(reduced * unit)
        halves += 1
    total = _atanh_twice(reduced, unit) << halves
    if shift:
        total += shift * _ln2_fixed(unit)
    return total // guard


def _atanh_twice(x, unit):
    """2 * atanh((x - 1) / (x + 1)) = ln(x), x near 1."""
    y = (x - unit) * unit // (x + unit)
    square = y * y // unit
    total, term, n = 0, y, 1
    while term:
        total += term // n
        term = term * square // unit
        n += 2
        if term in (0, -1):
            break
    return 2 * total


def _ln2_fixed(unit):
    """ln 2 = 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749)."""
    total = 0
    for factor, below in ((18, 26), (-2, 4801), (8, 8749)):
        term, n, square, part = unit // below, 1, below * below, 0
        while term:
            part += term // n
            term //= square
            n += 2
        total += factor * part
    return total


def _exp_scaled(value, digits):
    x = -value._number if value._sign else value._number
    top = value.adjusted()
    if top > 25:
        top = 25
    places = digits + max(top, 0) + 5
    unit = 10 ** places
    if value.adjusted() > 25:
        # Far over or under every range.
        return 0, 10 ** digits, (-1 if value._sign else 1) * 10 ** 25
    if value._exp + places >= 0:
        scaled = x * 10 ** (value._exp + places)
    else:
        scaled = x // 10 ** -(value._exp + places)
    if value.adjusted() < -digits:
        # 1 and a little.
        number = 10 ** digits * 10 ** 10 + (1 if x > 0 else -1)
        return 0, number, -digits - 10
    ln10 = _ln10_fixed(places)
    tens, rest = divmod(scaled, ln10)
    number = _exp_fixed(rest, unit)
    return 0, number, tens - places


def _ln_scaled(value, digits):
    """Enough digits also where the logarithm is near 0."""
    near = 0
    if value.adjusted() in (-1, 0):
        off = value.__sub__(Decimal(1), _wide)
        near = -off.adjusted() if off._number else 0
    places = digits + near + 5
    unit = 10 ** places
    size = _digits(value._number)
    tens = value._exp + size - 1
    if tens in (-1, 0):
        tens = 0
    shift = places + value._exp - tens
    x = value._number * 10 ** shift if shift >= 0 else value._number // 10 ** -shift
    if shift < 0:
        near_places = places
    number = _ln_fixed(x, unit)
    if tens:
        number += tens * _ln10_fixed(places + 20) // 10 ** 20
    return int(number < 0), abs(number), -places


def _log10_scaled(value, digits):
    sign, number, exponent = _ln_scaled(value, digits + 10)
    places = -exponent
    return sign, number * 10 ** places // _ln10_fixed(places), -places


def _power_modulo(base, other, modulo, context):
    modulo = _operand_or_not(modulo)
    if modulo is NotImplemented:
        return modulo
    nan = _nan_of(context, base, other, modulo)
    if nan:
        return nan
    whole = all(not v._kind and v == v.to_integral_value() for v in (base, other, modulo))
    if not whole or other < 0 or not modulo or (not other and not base):
        return context._invalid()
    if modulo.adjusted() >= context.prec:
        return context._invalid()
    sign = base._sign if int(other) & 1 else 0
    return _make(sign, pow(abs(int(base)), int(other), abs(int(modulo))), 0)


def _power(base, other, context):
    nan = _nan_of(context, base, other)
    if nan:
        return nan
    if not other:
        return context._invalid() if not base else Decimal(1)
    whole = not other._kind and other == other.to_integral_value()
    odd = whole and other.adjusted() < 40 and int(other) & 1
    sign = 1 if base._sign and odd else 0
    if base._sign and not whole and base:
        return context._invalid()
    size = base.copy_abs()
    if not size or size._kind:
        grows = bool(size) != bool(other._sign)
        return _make(sign, 0, 0, _INF) if grows else _make(sign, 0, 0)
    one = size._order(Decimal(1))
    if one == 0:
        if whole and not other._kind:
            exponent = max(base._exp * min(max(int(other), 0), context.prec), 1 - context.prec)
            if other._sign or base._exp == 0:
                exponent = 0 if base._exp == 0 else 1 - context.prec
            if exponent:
                if base._exp * int(other) < 1 - context.prec or other._sign:
                    context._signal(Inexact)
                    context._signal(Rounded)
            return _make(sign, 10 ** -exponent, exponent)
        context._signal(Inexact)
        context._signal(Rounded)
        return _make(sign, 10 ** (context.prec - 1), 1 - context.prec)
    if other._kind:
        grows = (one > 0) != bool(other._sign)
        return _make(sign, 0, 0, _INF) if grows else _make(sign, 0, 0)
    if whole and other.adjusted() < 8:
        power = int(other)
        exact = _exact_power(size, power, context)
        if exact is not None:
            return _make(sign, exact._number, exact._exp)._fixed(context)
    elif not whole:
        root = _exact_root(size, other, context)
        if root is not None:
            return root._fixed(context)

    def scaled(digits):
        places = digits + 10 + max(0, other.adjusted() + 3)
        _, log, at = _ln_scaled(size, places)
        below = size._order(Decimal(1)) < 0
        exponent = _make(int(below) ^ other._sign, log * other._number, at + other._exp)
        return _exp_scaled(exponent, digits)
    made = _rounded_series(scaled, context)
    return _make(sign, made._number, made._exp, made._kind)


def _exact_power(base, power, context):
    """base ** power exactly, if that takes no more digits than twice the precision."""
    number, exponent = base._number, base._exp
    if power >= 0:
        if number.bit_length() * power > 4 * context.prec * 8 + 2000:
            return None
        return _make(0, number ** power, exponent * power)
    while number % 10 == 0:
        number //= 10
        exponent += 1
    twos = fives = 0
    rest = number
    while rest % 2 == 0:
        rest //= 2
        twos += 1
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    if rest != 1 or max(twos, fives) * -power > 4 * context.prec:
        return None
    tens = max(twos, fives) * -power
    return _make(0, 10 ** tens // number ** -power, -tens + exponent * power)


def _exact_root(base, other, context):
    """An exact power with a fraction as exponent: 4 ** 0.5 is 2.000..., filled to the precision."""
    above, below = other.as_integer_ratio()
    if below > 64 or abs(above) > 64:
        return None
    number, exponent = base._number, base._exp
    while number % 10 == 0:
        number //= 10
        exponent += 1
    if exponent % below:
        number *= 10 ** (exponent % below)
        exponent -= exponent % below
    low, high = 1, 1 << number.bit_length() // below + 1
    while low < high:
        middle = (low + high + 1) // 2
        if middle ** below <= number:
            low = middle
        else:
            high = middle - 1
    if low ** below != number:
        return None
    result = _exact_power(_make(0, low, exponent // below), above, context)
    if result is None or _digits(result._number) > context.prec:
        return None
    short = context.prec - _digits(result._number)
    context._signal(Inexact)
    context._signal(Rounded)
    return _make(0, result._number * 10 ** short, result._exp - short)


# --- format

_SPEC = _re.compile(
    r'(?s:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<no_negative_zero>z)?(?P<alt>#)?'
    r'(?P<zeropad>0)?(?P<width>\d+)?(?P<separator>,)?(?:\.(?P<precision>\d+))?'
    r'(?P<kind>[eEfFgGn%])?')


def _format(value, spec, context):
    match = _SPEC.fullmatch(spec)
    if match is None:
        raise ValueError('invalid format string')
    zeropad = match['zeropad'] and not match['align']
    if match['zeropad'] and match['align']:
        raise ValueError('invalid format string')
    fill, align = match['fill'] or ' ', match['align'] or '>'
    if zeropad:
        fill, align = '0', '='
    width = int(match['width'] or '0')
    sign = '-' if value._sign else match['sign'].replace('-', '')
    if value._kind:
        body = str(value.copy_abs()) + ('%' if match['kind'] == '%' else '')
        return _place(sign, body, width, ' ' if zeropad else fill, '>' if zeropad else align)
    kind = match['kind'] or ('g' if context.capitals == 0 else 'G')
    if kind == 'n':
        kind = 'g'
    precision = None if match['precision'] is None else int(match['precision'])
    if kind == '%':
        value = _make(value._sign, value._number, value._exp + 2)
    if precision is not None:
        value = _rounded_for(value, kind, precision, context.rounding)
    if match['no_negative_zero'] and not value._number and value._sign:
        sign = match['sign'].replace('-', '')
    text = str(value._number)
    left = value._exp + len(text)
    if kind in 'eE':
        point = 1 if value._number or precision is None else 1 - precision
    elif kind in 'fF%':
        point = left
    elif value._exp <= 0 and left > -6:
        point = left
    else:
        point = 1
    if point < 0:
        whole, part = '0', '0' * -point + text
    elif point > len(text):
        whole, part = text + '0' * (point - len(text)), ''
    else:
        whole, part = text[:point] or '0', text[point:]
    exponent = left - point
    tail = ('.' if part or match['alt'] else '') + part
    if exponent or kind in 'eE':
        tail += ('e' if kind in 'eg' else 'E') + f'{exponent:+d}'
    if kind == '%':
        tail += '%'
    if match['separator']:
        least = width - len(sign) - len(tail) if zeropad else 0
        whole = _grouped(whole, least)
    return _place(sign, whole + tail, width, fill, align)


def _rounded_for(value, kind, precision, rounding):
    if kind in 'fF%':
        if value._exp < -precision or kind:
            number, _ = _shorten(value._sign, value._number, -precision - value._exp, rounding)
            return _make(value._sign, number, -precision)
        return value
    if kind in 'gG':
        precision = precision or 1
        if _digits(value._number) <= precision:
            return value
    else:
        precision += 1
    if not value._number:
        return _make(value._sign, 0, value._exp - precision + 1) if kind in 'eE' else value
    exponent = value.adjusted() + 1 - precision
    number, _ = _shorten(value._sign, value._number, exponent - value._exp, rounding)
    if _digits(number) > precision:
        number //= 10
        exponent += 1
    return _make(value._sign, number, exponent)


def _grouped(whole, least):
    groups = []
    while True:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
        done = ','.join(groups)
        if not whole:
            if len(done) >= least:
                return done
            missing = least - len(done)
            room = 3 - len(groups[0])
            add = min(room, missing)
            groups[0] = '0' * add + groups[0]
            if add == missing:
                return ','.join(groups)
            whole = '0' * max(1, min(3, missing - add - 1))


def _place(sign, body, width, fill, align):
    padding = fill * (width - len(sign) - len(body))
    if align == '<':
        return sign + body + padding
    if align == '>':
        return padding + sign + body
    if align == '=':
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]


# --- contexts

class Context:
    """Precision, rounding, range, and which signals are errors."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        default = globals().get('DefaultContext')

        def pick(value, name):
            return value if value is not None else getattr(default, name)
        put = object.__setattr__
        put(self, 'flags', _signal_dict(flags if flags is not None else []))
        put(self, 'traps', _signal_dict(traps if traps is not None else default.traps))
        self.prec = pick(prec, 'prec')
        self.rounding = pick(rounding, 'rounding')
        self.Emin = pick(Emin, 'Emin')
        self.Emax = pick(Emax, 'Emax')
        self.capitals = pick(capitals, 'capitals')
        self.clamp = pick(clamp, 'clamp')

    def __setattr__(self, name, value):
        if name in ('flags', 'traps'):
            value = _signal_dict(value)
        elif name in _LIMITS:
            low, high, words = _LIMITS[name]
            if not isinstance(value, int):
                raise TypeError(f'valid range for {name} is {words}')
            if not low <= value <= high:
                raise ValueError(f'valid range for {name} is {words}' if '[' in words
                                 else f'valid values for {name} are {words}')
        elif name == 'rounding':
            if value not in _ROUNDINGS:
                raise TypeError('valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, '
                                'ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, '
                                'ROUND_HALF_EVEN,\n   ROUND_05UP]')
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError('context attributes cannot be deleted')

    def __repr__(self):
        flags = ', '.join(s.__name__ for s in _listed if self.flags[s])
        traps = ', '.join(s.__name__ for s in _listed if self.traps[s])
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, '
                f'Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, '
                f'flags=[{flags}], traps=[{traps}])')

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       [s for s in _signals if self.flags[s]],
                       [s for s in _signals if self.traps[s]])

    __copy__ = copy

    def clear_flags(self):
        self.flags._on.clear()

    def clear_traps(self):
        self.traps._on.clear()

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    __hash__ = None

    # --- signals

    def _signal(self, signal, words=None):
        """Sets the flag; an error if it is trapped."""
        self.flags._on.add(signal)
        if signal in self.traps._on:
            raise signal(words) if words else signal([signal])

    def _invalid(self, kind=InvalidOperation):
        """Not a number; or the error, with the kind of what is invalid in its words."""
        self.flags._on.add(InvalidOperation)
        if InvalidOperation in self.traps._on:
            if kind is DivisionUndefined:
                raise InvalidOperation([DivisionUndefined])
            raise InvalidOperation([kind])
        return _make(0, 0, 0, _NAN)

    # --- operations

    def create_decimal(self, num='0', /):
        if isinstance(num, str) and (num != num.strip() or '_' in num):
            return self._invalid(ConversionSyntax)
        made = Decimal(num, self)
        return _nan_of(self, made) or made._fixed(self) if made._kind else made._fixed(self)

    def create_decimal_from_float(self, f, /):
        return Decimal.from_float(f)._fixed(self)

    def power(self, a, b, modulo=None):
        return _operand(a).__pow__(_operand(b), modulo, self)

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals,
                         self.clamp, [s for s in _signals if self.flags[s]],
                         [s for s in _signals if self.traps[s]])


_LIMITS = {
    'prec': (1, MAX_PREC, '[1, MAX_PREC]'), 'Emin': (MIN_EMIN, 0, '[MIN_EMIN, 0]'),
    'Emax': (0, MAX_EMAX, '[0, MAX_EMAX]'), 'capitals': (0, 1, '[0, 1]'),
    'clamp': (0, 1, '[0, 1]'),
}
_LIMITS['capitals'] = (0, 1, '0 or 1')
_LIMITS['clamp'] = (0, 1, '0 or 1')


def _signal_dict(value):
    if isinstance(value, _SignalDict):
        return _SignalDict(value._on)
    if isinstance(value, dict):
        if set(value) != set(_signals):
            raise KeyError('invalid signal dict')
        return _SignalDict(s for s in value if value[s])
    value = list(value)
    for signal in value:
        if signal not in _signals:
            raise TypeError('values must be signals')
    return _SignalDict(value)


def _add_operations():
    """Context.add(a, b) and the others: the Decimal's method in this context."""
    names = {'abs': '__abs__', 'minus': '__neg__', 'plus': '__pos__', 'add': '__add__',
             'subtract': '__sub__', 'multiply': '__mul__', 'divide': '__truediv__',
             'divide_int': '__floordiv__', 'remainder': '__mod__', 'divmod': '__divmod__'}
    same = ('compare', 'compare_signal', 'exp', 'fma', 'ln', 'log10', 'logb', 'max', 'max_mag',
            'min', 'min_mag', 'next_minus', 'next_plus', 'next_toward', 'normalize', 'quantize',
            'remainder_near', 'scaleb', 'shift', 'rotate', 'sqrt', 'to_integral_exact',
            'to_integral_value', 'to_eng_string', 'number_class', 'is_normal', 'is_subnormal',
            'compare_total', 'compare_total_mag', 'same_quantum', 'logical_and', 'logical_or',
            'logical_xor', 'logical_invert', 'copy_sign')
    plain = ('copy_abs', 'copy_negate', 'is_nan', 'is_qnan', 'is_snan', 'is_infinite',
             'is_finite', 'is_signed', 'is_zero', 'is_canonical', 'canonical')

    def with_context(name, method):
        def operation(self, *operands):
            first, *others = map(_operand, operands)
            return getattr(first, method)(*others, context=self)
        operation.__name__ = name
        return operation

    def without(name):
        def operation(self, a, /):
            return getattr(_operand(a), name)()
        operation.__name__ = name
        return operation
    for name in same:
        names[name] = name
    for name, method in names.items():
        setattr(Context, name, with_context(name, method))
    for name in plain:
        setattr(Context, name, without(name))
    Context.to_integral = Context.to_integral_value
    Context.copy_decimal = lambda self, a, /: Decimal(a)
    Context.radix = lambda self: Decimal(10)
    Context.to_sci_string = lambda self, a, /: _operand(a).__str__(context=self)


_add_operations()

DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [],
                         [InvalidOperation, DivisionByZero, Overflow])
BasicContext = Context(9, ROUND_HALF_UP, -999999, 999999, 1, 0, [],
                       [InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(9, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [])
_wide = Context(10000, ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, 1, 0, [], [])
_current = _ContextVar('decimal_context')


def getcontext():
    context = _current.get(None)
    if context is None:
        context = Context()
        _current.set(context)
    return context


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class _ContextManager:
    def __init__(self, new):
        self.new = new.copy()

    def __enter__(self):
        self.saved = getcontext()
        _current.set(self.new)
        return self.new

    def __exit__(self, *exc_info):
        _current.set(self.saved)


def localcontext(ctx=None, **kwargs):
    made = _ContextManager(ctx if ctx is not None else getcontext())
    for name, value in kwargs.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made.new, name, value)
    return made
