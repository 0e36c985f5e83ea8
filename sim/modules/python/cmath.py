"""Mathematics of complex numbers."""
import math as _math
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)


def _complex(z):
    if isinstance(z, (complex, float, int)):
        return complex(z)
    for name in ('__complex__', '__float__', '__index__'):
        if hasattr(type(z), name):
            return complex(z)
    raise TypeError('must be real number, not ' + type(z).__name__)


def phase(z, /):
    z = _complex(z)
    return _math.atan2(z.imag, z.real)


def polar(z, /):
    z = _complex(z)
    return _math.hypot(z.real, z.imag), phase(z)


def rect(r, phi, /):
    if not phi:
        return complex(r, r * phi)
    if _math.isinf(phi) and r:
        raise ValueError('math domain error')
    return complex(r * _math.cos(phi), r * _math.sin(phi))


def isfinite(z, /):
    z = _complex(z)
    return _math.isfinite(z.real) and _math.isfinite(z.imag)


def isinf(z, /):
    z = _complex(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def isnan(z, /):
    z = _complex(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = _complex(a), _complex(b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError('tolerances must be non-negative')
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    off = abs(a - b)
    return off <= rel_tol * abs(b) or off <= rel_tol * abs(a) or off <= abs_tol


def sqrt(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if not x and not y:
        return complex(0.0, y)
    ax, ay = abs(x) / 8.0, abs(y)
    s = 2.0 * _math.sqrt(ax + _math.hypot(ax, ay / 8.0))
    d = ay / (2.0 * s)
    if x >= 0.0:
        return complex(s, _math.copysign(d, y))
    return complex(d, _math.copysign(s, y))


def exp(z, /):
    z = _complex(z)
    try:
        length = _math.exp(z.real)
    except OverflowError:
        raise OverflowError('math range error') from None
    return complex(length * _math.cos(z.imag), length * _math.sin(z.imag))


def _ln(z):
    ax, ay = abs(z.real), abs(z.imag)
    if not ax and not ay:
        raise ValueError('math domain error')
    h = _math.hypot(ax, ay)
    if 0.71 <= h <= 1.73:
        big, small = max(ax, ay), min(ax, ay)
        real = _math.log1p((big - 1) * (big + 1) + small * small) / 2.0
    else:
        real = _math.log(h)
    return complex(real, _math.atan2(z.imag, z.real))


def log(z, base=None, /):
    made = _ln(_complex(z))
    return made if base is None else made / _ln(_complex(base))


def log10(z, /):
    made = _ln(_complex(z))
    ln10 = _math.log(10.0)
    return complex(made.real / ln10, made.imag / ln10)


def sinh(z, /):
    z = _complex(z)
    return complex(_math.cos(z.imag) * _math.sinh(z.real), _math.sin(z.imag) * _math.cosh(z.real))


def cosh(z, /):
    z = _complex(z)
    return complex(_math.cos(z.imag) * _math.cosh(z.real), _math.sin(z.imag) * _math.sinh(z.real))


def tanh(z, /):
    z = _complex(z)
    if abs(z.real) > 354:
        return complex(_math.copysign(1.0, z.real), 0.0)
    tx, ty = _math.tanh(z.real), _math.tan(z.imag)
    cx = 1.0 / _math.cosh(z.real)
    txty = tx * ty
    below = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / below, ty / below * cx * cx)


def _turned(function, z):
    """-i f(i z): from the hyperbolic functions to the circular ones."""
    z = _complex(z)
    made = function(complex(-z.imag, z.real))
    return complex(made.imag, -made.real)


def sin(z, /):
    return _turned(sinh, z)


def cos(z, /):
    z = _complex(z)
    return cosh(complex(-z.imag, z.real))


def tan(z, /):
    return _turned(tanh, z)


def asinh(z, /):
    z = _complex(z)
    s1, s2 = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(_math.asinh(s1.real * s2.imag - s2.real * s1.imag),
                   _math.atan2(z.imag, s1.real * s2.real - s1.imag * s2.imag))


def acosh(z, /):
    z = _complex(z)
    s1, s2 = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(_math.asinh(s1.real * s2.real + s1.imag * s2.imag),
                   2.0 * _math.atan2(s1.imag, s2.real))


def atanh(z, /):
    z = _complex(z)
    if z.real < 0.0 or (z.real == 0.0 and _math.copysign(1.0, z.real) < 0.0):
        return -atanh(-z)
    ay = abs(z.imag)
    if z.real == 1.0 and not ay:
        raise ValueError('math domain error')
    if z.real == 1.0 and ay < 1.5e-154:
        return complex(-_math.log(_math.sqrt(ay) / _math.sqrt(_math.hypot(ay, 2.0))),
                       _math.copysign(_math.atan2(2.0, -ay) / 2, z.imag))
    return complex(_math.log1p(4.0 * z.real / ((1 - z.real) ** 2 + ay * ay)) / 4.0,
                   -_math.atan2(-2.0 * z.imag, (1 - z.real) * (1 + z.real) - ay * ay) / 2.0)


def asin(z, /):
    return _turned(asinh, z)


def acos(z, /):
    z = _complex(z)
    s1, s2 = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * _math.atan2(s1.real, s2.real),
                   _math.asinh(s2.real * s1.imag - s2.imag * s1.real))


def atan(z, /):
    return _turned(atanh, z)
