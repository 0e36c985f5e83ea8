"""Dates for the module time: the simulated machine stands in UTC. Functions named _gmtime and so on
are called by the natives gmtime and so on of time.c, which are no methods when a class holds them."""

timezone = altzone = daylight = 0
tzname = ('UTC', 'UTC')

_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
           'October', 'November', 'December')
_FIELDS = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday',
           'tm_isdst')


class struct_time(tuple):
    """A moment as a tuple of nine numbers, which have names too."""

    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = 'UTC'
    tm_gmtoff = 0

    def __new__(cls, fields):
        fields = tuple(fields)
        if len(fields) < 9:
            raise TypeError('time.struct_time() takes an at least 9-sequence '
                            f'({len(fields)}-sequence given)')
        return super().__new__(cls, fields[:9])

    def __repr__(self):
        words = ', '.join(f'{name}={value!r}' for name, value in zip(_FIELDS, self))
        return f'time.struct_time({words})'


struct_time.__module__ = 'time'
struct_time.__qualname__ = 'struct_time'


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_lengths(year):
    return (31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


_EPOCH = _days_before_year(1970)


# What CPython gets from the C library: 64 bits for the seconds, 32 for the year.
_MOST_SECONDS = 2**63
_MOST_YEARS = 2**31


def _whole_seconds(seconds):
    if seconds != seconds:
        raise ValueError('Invalid value NaN (not a number)')
    if not -_MOST_SECONDS <= seconds < _MOST_SECONDS:
        raise OverflowError('timestamp out of range for platform time_t')
    return int(seconds // 1)


def _gmtime(seconds=None, /):
    """The moment so many seconds after 1970; now, if none are given."""
    if seconds is None:
        seconds = time()
    days, rest = divmod(_whole_seconds(seconds), 86400)
    year = 1970 + days * 400 // 146097
    while _days_before_year(year + 1) - _EPOCH <= days:
        year += 1
    while _days_before_year(year) - _EPOCH > days:
        year -= 1
    if not -_MOST_YEARS <= year - 1900 < _MOST_YEARS:
        raise OSError(75, 'Value too large for defined data type')
    day = days - (_days_before_year(year) - _EPOCH)
    month, left = 1, day
    for length in _month_lengths(year):
        if left < length:
            break
        left -= length
        month += 1
    return struct_time((year, month, left + 1, rest // 3600, rest // 60 % 60, rest % 60,
                        (days + 3) % 7, day + 1, 0))


def _localtime(seconds=None, /):
    """As gmtime(): the simulated machine stands in UTC."""
    return _gmtime(seconds)


def _mktime(moment, /):
    """Seconds after 1970 of a moment."""
    year, month, day, hour, minute, second = moment[:6]
    year, month = year + (month - 1) // 12, (month - 1) % 12
    days = _days_before_year(year) - _EPOCH + sum(_month_lengths(year)[:month]) + day - 1
    return float(days * 86400 + hour * 3600 + minute * 60 + second)


def _asctime(moment=None, /):
    """'Thu Jan  1 00:00:00 1970'"""
    if moment is None:
        moment = _localtime()
    year, month, day, hour, minute, second, weekday = moment[:7]
    return (f'{_DAYS[weekday][:3]} {_MONTHS[month - 1][:3]} {day:2d} '
            f'{hour:02d}:{minute:02d}:{second:02d} {year}')


def _ctime(seconds=None, /):
    """asctime(localtime(seconds))"""
    return _asctime(_localtime(seconds))


def _iso(year, yday, wday):
    """ISO year and week of a day (yday from 1, wday from Monday 0)."""
    week = (yday - 1 - wday + 10) // 7
    if week < 1:
        year -= 1
        last = 366 if _is_leap(year) else 365
        return _iso(year, yday + last, wday)
    last = 366 if _is_leap(year) else 365
    if week == 53 and yday - wday + 3 > last:
        return year + 1, 1
    return year, week


def _directive(letter, m):
    year, month, day, hour, minute, second, wday, yday = m[:8]
    match letter:
        case 'Y': return str(year)
        case 'm': return f'{month:02d}'
        case 'd': return f'{day:02d}'
        case 'H': return f'{hour:02d}'
        case 'M': return f'{minute:02d}'
        case 'S': return f'{second:02d}'
        case 'y': return f'{year % 100:02d}'
        case 'C': return f'{year // 100:02d}'
        case 'e': return f'{day:2d}'
        case 'I': return f'{(hour - 1) % 12 + 1:02d}'
        case 'p': return 'AM' if hour < 12 else 'PM'
        case 'j': return f'{yday:03d}'
        case 'w': return str((wday + 1) % 7)
        case 'u': return str(wday + 1)
        case 'U': return f'{(yday + 6 - (wday + 1) % 7) // 7:02d}'
        case 'W': return f'{(yday + 6 - wday) // 7:02d}'
        case 'G': return str(_iso(year, yday, wday)[0])
        case 'V': return f'{_iso(year, yday, wday)[1]:02d}'
        case 'a': return _DAYS[wday][:3]
        case 'A': return _DAYS[wday]
        case 'b' | 'h': return _MONTHS[month - 1][:3]
        case 'B': return _MONTHS[month - 1]
        case 'D' | 'x': return f'{month:02d}/{day:02d}/{year % 100:02d}'
        case 'F': return f'{year}-{month:02d}-{day:02d}'
        case 'R': return f'{hour:02d}:{minute:02d}'
        case 'T' | 'X': return f'{hour:02d}:{minute:02d}:{second:02d}'
        case 'r': return f'{(hour - 1) % 12 + 1:02d}:{minute:02d}:{second:02d} ' + (
            'AM' if hour < 12 else 'PM')
        case 'c': return _asctime(m)
        case 's': return str(int(_mktime(m)))
        case 'z': return '+0000'
        case 'Z': return 'UTC'
        case 'n': return '\n'
        case 't': return '\t'
        case '%': return '%'
    return '%' + letter


def _strftime(format, moment=None, /):
    """The moment in words, by the % directives of a format."""
    if moment is None:
        moment = _localtime()
    pieces, i = [], 0
    while i < len(format):
        if format[i] == '%' and i + 1 < len(format):
            i += 1
            if format[i] == '-' and i + 1 < len(format):
                i += 1
                pieces.append(_directive(format[i], moment).lstrip('0') or '0')
            else:
                pieces.append(_directive(format[i], moment))
        else:
            pieces.append(format[i])
        i += 1
    return ''.join(pieces)


def _get_clock_info(name, /):
    """What a clock can do."""
    import types
    if name not in ('time', 'monotonic', 'perf_counter', 'process_time', 'thread_time'):
        raise ValueError('unknown clock')
    return types.SimpleNamespace(
        implementation=f'virtual clock ({name})', monotonic=name != 'time',
        adjustable=name == 'time', resolution=1e-09)


def _strptime(string, format='%a %b %d %H:%M:%S %Y', /):
    """The moment that a text gives by a format of % directives."""
    from _strptime import parse
    from datetime import date
    (year, month, day, hour, minute, second, _), found, _ = parse(string, format)
    moment = date(year, month, day)
    yday = moment.toordinal() - date(year, 1, 1).toordinal() + 1
    return struct_time((year, month, day, hour, minute, second, moment.weekday(), yday,
                        0 if 'Z' in found else -1))
