"""Dates and times, on the virtual clock. CPython 3.13 Lib/_pydatetime.py is what it behaves like."""
import time as _time

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR',
           'UTC']

MINYEAR, MAXYEAR = 1, 9999
_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_length(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
                                                     31)[month - 1]


def _day_of_year(year, month, day):
    return _BEFORE_MONTH[month - 1] + (month > 2 and _is_leap(year)) + day


def _ordinal(year, month, day):
    """Days since the last day of the year 0."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + _day_of_year(
        year, month, day)


def _from_ordinal(n):
    year = n // 366 + 1
    while _ordinal(year + 1, 1, 1) <= n:
        year += max(1, (n - _ordinal(year + 1, 1, 1)) // 366)
    month, left = 1, n - _ordinal(year, 1, 1)
    while left >= _month_length(year, month):
        left -= _month_length(year, month)
        month += 1
    return year, month, left + 1


def _indexed(*numbers):
    """Numbers that are no ints, as ints: TypeError for what is none."""
    from operator import index
    return map(index, numbers)


def _check_date(year, month, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _month_length(year, month):
        raise ValueError('day is out of range for month')


def _check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')


def _check_fold(fold):
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')


def _check_spec(spec):
    if not isinstance(spec, str):
        raise TypeError(f'must be str, not {type(spec).__name__}')


def _divide_nearest(a, b):
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or r == b and q % 2 == 1:
        q += 1
    return q


def _compare(op, a, b):
    return (a < b, a <= b, a > b, a >= b)[op]


class timedelta:
    """A difference of two moments, in days, seconds and microseconds."""

    __slots__ = ('_days', '_seconds', '_microseconds')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0):
        total = 0
        rest = 0.0
        for amount, unit in ((days, 86400000000), (seconds, 1000000), (microseconds, 1),
                             (milliseconds, 1000), (minutes, 60000000), (hours, 3600000000),
                             (weeks, 604800000000)):
            if isinstance(amount, int):
                total += amount * unit
            elif isinstance(amount, float):
                whole = int(amount)
                total += whole * unit
                part = (amount - whole) * unit
                total += int(part)
                rest += part - int(part)
            else:
                raise TypeError('unsupported type for timedelta component: '
                                f'{type(amount).__name__}')
        whole = round(rest)
        if (total + whole) % 2 and abs(rest - int(rest)) == 0.5:     # a tie goes to the even sum
            whole = int(rest) + (1 if rest > 0 else -1) * (whole == int(rest))
        return cls._of(total + whole)

    @classmethod
    def _of(cls, total):
        self = object.__new__(cls)
        rest, self._microseconds = divmod(total, 1000000)
        self._days, self._seconds = divmod(rest, 86400)
        if abs(self._days) > 999999999:
            raise OverflowError(f'days={self._days}; must have magnitude <= 999999999')
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (
            ('days', self._days), ('seconds', self._seconds),
            ('microseconds', self._microseconds)) if value]
        return f"datetime.{self.__class__.__qualname__}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02d}:{seconds:02d}'
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return text + (f'.{self._microseconds:06d}' if self._microseconds else '')

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() + other._total())

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() - other._total())

    def __rsub__(self, other):
        return -self + other if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_divide_nearest(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(self._total() * b, a))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._of(self._total() % other._total())

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self // other, self % other

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def _ordered(self, other, op):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _compare(op, self._total(), other._total())

    def __lt__(self, other):
        return self._ordered(other, 0)

    def __le__(self, other):
        return self._ordered(other, 1)

    def __gt__(self, other):
        return self._ordered(other, 2)

    def __ge__(self, other):
        return self._ordered(other, 3)

    def __hash__(self):
        return hash(self._total())

    def __bool__(self):
        return self._total() != 0


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    """The base of time zones."""

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        _check_own(self, dt)
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        saving = dt.dst()
        if saving is None:
            raise ValueError('fromutc: non-None dst() result required')
        if offset != saving:
            dt += offset - saving
            saving = dt.dst()
            if saving is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + saving

    def __reduce__(self):
        args = getattr(self, '__getinitargs__', tuple)()
        return self.__class__, args, self.__dict__ or None


_tzinfo = tzinfo


def _check_own(zone, moment):
    if not isinstance(moment, datetime):
        raise TypeError('fromutc: argument must be a datetime')
    if moment.tzinfo is not zone:
        raise ValueError('fromutc: dt.tzinfo is not self')


def _check_zone(zone):
    if zone is not None and not isinstance(zone, _tzinfo):
        raise TypeError('tzinfo argument must be None or of a tzinfo subclass, not type '
                        f"'{type(zone).__name__}'")


def _check_offset(name, offset):
    """What a zone has answered: a difference of less than a day, or None."""
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not "
                        f"'{type(offset).__name__}'")
    if not -86400000000 < offset._total() < 86400000000:
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                         f'timedelta(hours=24), not {offset!r}.')
    return offset


def _check_name(name):
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


def _offset_text(offset, separator=':'):
    if offset is None:
        return ''
    total = offset._total()
    sign = '-' if total < 0 else '+'
    seconds, micro = divmod(abs(total), 1000000)
    text = f'{sign}{seconds // 3600:02d}{separator}{seconds // 60 % 60:02d}'
    if seconds % 60 or micro:
        text += f'{separator}{seconds % 60:02d}' + (f'.{micro:06d}' if micro else '')
    return text


class timezone(tzinfo):
    """A time zone that is always so far from UTC."""

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not "
                            f'{type(offset).__name__}')
        if name is not None and not isinstance(name, str):
            raise TypeError(f'timezone() argument 2 must be str, not {type(name).__name__}')
        if name is None and not offset and hasattr(cls, 'utc'):
            return cls.utc
        if not timedelta(hours=-24) < offset < timedelta(hours=24):
            raise ValueError('offset must be a timedelta strictly between '
                             '-timedelta(hours=24) and timedelta(hours=24), not '
                             f'{offset!r}.')
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return self.__class__, self.__getinitargs__()

    def _check(self, name, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f'{name}(dt) argument must be a datetime instance or None, not '
                            f'{type(dt).__name__}')

    def fromutc(self, dt):
        _check_own(self, dt)
        return dt + self._offset

    def utcoffset(self, dt):
        self._check('utcoffset', dt)
        return self._offset

    def tzname(self, dt):
        self._check('tzname', dt)
        if self._name is not None:
            return self._name
        return 'UTC' + (_offset_text(self._offset) if self._offset else '')

    def dst(self, dt):
        self._check('dst', dt)
        return None

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        name = '' if self._name is None else f', {self._name!r}'
        return f'datetime.timezone({self._offset!r}{name})'

    def __str__(self):
        return self.tzname(None)


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _strftime(moment, format, fields):
    """% directives: those that the tuple of a moment does not know, then time.strftime."""
    offset = moment.utcoffset() if hasattr(moment, 'utcoffset') else None
    zone = moment.tzname() if hasattr(moment, 'tzname') else None
    micro = f"{getattr(moment, 'microsecond', 0):06d}"
    pieces, i = [], 0
    while i < len(format):
        pair = format[i:i + 2]
        if pair == '%f':
            pieces.append(micro)
        elif pair == '%z':
            pieces.append(_offset_text(offset, ''))
        elif format[i:i + 3] == '%:z':
            pieces.append(_offset_text(offset))
            i += 1
        elif pair == '%Z':
            pieces.append((zone or '').replace('%', '%%'))
        elif pair[:1] == '%' and len(pair) == 2:
            pieces.append(pair)
        else:
            pieces.append(format[i])
            i -= 1
        i += 2
    return _time.strftime(''.join(pieces), fields)


class _IsoDate(tuple):
    """Year, week and weekday as ISO counts them."""

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return (f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, '
                f'weekday={self[2]})')


def _check_timestamp(timestamp):
    """Within the years that there are."""
    if timestamp != timestamp:
        raise ValueError('Invalid value NaN (not a number)')
    if abs(timestamp) >= 1 << 62:
        raise OverflowError('timestamp out of range for platform time_t')
    if not -62135596800 <= timestamp < 253402300800:
        raise ValueError(f'year {1970 + int(timestamp // 31556952)} is out of range')


class date:
    """A day."""

    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month, day):
        if not type(year) is type(month) is type(day) is int:
            year, month, day = _indexed(year, month, day)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        _check_timestamp(timestamp)
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        return cls(*_parse_date(date_string, date_string))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f'Year is out of range: {year}')
        first = _ordinal(year, 1, 4)                # always in the first week
        monday = first - (first + 6) % 7
        weeks = 53 if date(year, 12, 28).isocalendar()[1] == 53 else 52
        if not 1 <= week <= weeks:
            raise ValueError(f'Invalid week: {week}')
        if not 1 <= day <= 7:
            raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
        return cls(*_from_ordinal(monday + (week - 1) * 7 + day - 1))

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        thursday = _from_ordinal(self.toordinal() + 3 - self.weekday())
        return _IsoDate((thursday[0], (_day_of_year(*thursday) - 1) // 7 + 1, self.isoweekday()))

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  _day_of_year(self._year, self._month, self._day), -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def isoformat(self):
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    __str__ = isoformat

    def __repr__(self):
        return f'datetime.{self.__class__.__qualname__}({self._year}, {self._month}, {self._day})'

    def ctime(self):
        return _time.asctime(self.timetuple())

    def strftime(self, format):
        return _strftime(self, format, self.timetuple())

    def __format__(self, format_spec):
        _check_spec(format_spec)
        return self.strftime(format_spec) if format_spec else str(self)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 0 < n <= 3652059:
            raise OverflowError('date value out of range')
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def _ordered(self, other, op):
        if not isinstance(other, date) or isinstance(other, datetime):
            return NotImplemented
        return _compare(op, self._key(), other._key())

    def __eq__(self, other):
        if not isinstance(other, date) or isinstance(other, datetime):
            return NotImplemented
        return self._key() == other._key()

    def __lt__(self, other):
        return self._ordered(other, 0)

    def __le__(self, other):
        return self._ordered(other, 1)

    def __gt__(self, other):
        return self._ordered(other, 2)

    def __ge__(self, other):
        return self._ordered(other, 3)

    def __hash__(self):
        return hash(self._key())


def _time_text(hour, minute, second, microsecond, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    texts = {'hours': f'{hour:02d}', 'minutes': f'{hour:02d}:{minute:02d}',
             'seconds': f'{hour:02d}:{minute:02d}:{second:02d}',
             'milliseconds': f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond // 1000:03d}',
             'microseconds': f'{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}'}
    if timespec not in texts:
        raise ValueError('Unknown timespec value')
    return texts[timespec]


class time:
    """A time of day."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if not type(hour) is type(minute) is type(second) is type(microsecond) is int:
            hour, minute, second, microsecond = _indexed(hour, minute, second, microsecond)
        _check_time(hour, minute, second, microsecond)
        _check_zone(tzinfo)
        _check_fold(fold)
        self = object.__new__(cls)
        self._hour, self._minute, self._second = hour, minute, second
        self._microsecond, self._tzinfo, self._fold = microsecond, tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def __reduce__(self):
        return _again, (self.__class__, self._fold, self._hour, self._minute, self._second,
                        self._microsecond, self._tzinfo)

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        fields, zone = _parse_time(time_string.removeprefix('T'), time_string)
        return cls(*fields, tzinfo=zone)

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset(
            'utcoffset', self._tzinfo.utcoffset(None))

    def tzname(self):
        return None if self._tzinfo is None else _check_name(self._tzinfo.tzname(None))

    def dst(self):
        return None if self._tzinfo is None else _check_offset('dst', self._tzinfo.dst(None))

    def isoformat(self, timespec='auto'):
        return _time_text(self._hour, self._minute, self._second, self._microsecond,
                          timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        words = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            words.append(str(self._second))
        if self._microsecond:
            words.append(str(self._microsecond))
        if self._tzinfo is not None:
            words.append(f'tzinfo={self._tzinfo!r}')
        if self._fold:
            words.append('fold=1')
        return f"datetime.{self.__class__.__qualname__}({', '.join(words)})"

    def strftime(self, format):
        return _strftime(self, format, _time.struct_time(
            (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)))

    def __format__(self, format_spec):
        _check_spec(format_spec)
        return self.strftime(format_spec) if format_spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _micro(self):
        """On its own clock."""
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return seconds * 1000000 + self._microsecond

    def _key(self):
        """On its own clock, or on that of UTC, in microseconds; and whether it is the latter."""
        micro, offset = self._micro(), self.utcoffset()
        return micro if offset is None else micro - offset._total(), offset is not None

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._micro() == other._micro()
        return self._key() == other._key()

    def _ordered(self, other, op):
        if not isinstance(other, time):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return _compare(op, self._micro(), other._micro())
        (left, left_aware), (right, right_aware) = self._key(), other._key()
        if left_aware != right_aware:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return _compare(op, left, right)

    def __lt__(self, other):
        return self._ordered(other, 0)

    def __le__(self, other):
        return self._ordered(other, 1)

    def __gt__(self, other):
        return self._ordered(other, 2)

    def __ge__(self, other):
        return self._ordered(other, 3)

    def __hash__(self):
        return hash((self.replace(fold=0) if self._fold else self)._key()[0])


def _wrong(whole):
    return ValueError(f'Invalid isoformat string: {whole!r}')


def _parse_date(text, whole):
    if text[4:5] == 'W' or text[4:6] == '-W':
        return _parse_week(text, whole)
    digits = text.replace('-', '')
    if (len(digits) != 8 or not digits.isdecimal() or not text.isascii() or len(text) not in (8, 10)
            or len(text) == 10 and not text[4] == text[7] == '-'):
        raise _wrong(whole)
    return int(digits[:4]), int(digits[4:6]), int(digits[6:])


def _parse_week(text, whole):
    """YYYY-Www, YYYY-Www-D, and both without the hyphens."""
    digits = text[:4] + text[4:].replace('W', '', 1).replace('-', '')
    hyphens = text[4] == '-'
    if (not digits.isdecimal() or not text.isascii() or len(digits) not in (6, 7)
            or len(text) != len(digits) + 1 + (hyphens and len(digits) - 5)
            or hyphens and text[8:9] not in ('', '-')):
        raise _wrong(whole)
    try:
        day = date.fromisocalendar(int(digits[:4]), int(digits[4:6]), int(digits[6:] or 1))
    except ValueError:
        raise _wrong(whole) from None
    return day._year, day._month, day._day


def _size_of_date(text):
    """How much of an ISO text is the date: a digit behind it would be the time's separator."""
    if text[4:5] == '-':
        if text[5:6] != 'W':
            return 10
        return 10 if text[8:9] == '-' and text[9:10].isdecimal() else 8
    if text[4:5] == 'W':
        digits = 0
        while text[7 + digits:8 + digits].isdecimal():
            digits += 1
        return 7 if digits % 2 == 0 else 8
    return 8


def _parse_time(text, whole):
    zone = None
    if text.endswith('Z'):
        zone, text = UTC, text[:-1]
    else:
        at = max(text.rfind('+'), text.rfind('-'))
        if at > 0:
            (hour, minute, second, micro), _ = _parse_time(text[at + 1:], whole)
            offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
            zone = timezone(-offset if text[at] == '-' else offset) if offset else UTC
            text = text[:at]
    main, dot, fraction = text.replace(',', '.').partition('.')
    if dot and not fraction:
        raise _wrong(whole)
    parts = main.split(':') if ':' in main else [main[i:i + 2] for i in range(0, len(main), 2)]
    if not 1 <= len(parts) <= 3 or not all(len(part) == 2 and part.isdigit() for part in parts):
        raise _wrong(whole)
    if fraction and not fraction.isdigit():
        raise _wrong(whole)
    numbers = [int(part) for part in parts] + [0] * (3 - len(parts))
    return (*numbers, int((fraction + '000000')[:6]) if fraction else 0), zone


def _again(cls, fold, *parts):
    """A copy of a datetime."""
    return cls(*parts, fold=fold)


_date, _time_class = date, time


def _name_in_c(thing):
    name = type(thing).__name__
    return f'datetime.{name}' if type(thing).__module__ == 'datetime' else name


def _micro_of(timestamp):
    if isinstance(timestamp, int):
        return timestamp * 1000000
    whole = int(timestamp // 1)
    return whole * 1000000 + round((timestamp - whole) * 1000000)


def _warn_of(method, instead):
    import warnings
    warnings.warn(f'datetime.datetime.{method} is deprecated and scheduled for removal in a future '
                  'version. Use timezone-aware objects to represent datetimes in UTC: '
                  f'datetime.datetime.{instead}.', DeprecationWarning, stacklevel=3)


class datetime(date):
    """A day and a time of day."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                fold=0):
        if not type(year) is type(month) is type(day) is int:
            year, month, day = _indexed(year, month, day)
        if not type(hour) is type(minute) is type(second) is type(microsecond) is int:
            hour, minute, second, microsecond = _indexed(hour, minute, second, microsecond)
        _check_zone(tzinfo)
        _check_fold(fold)
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second = hour, minute, second
        self._microsecond, self._tzinfo, self._fold = microsecond, tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def __reduce__(self):
        return _again, (self.__class__, self._fold, self._year, self._month, self._day, self._hour,
                        self._minute, self._second, self._microsecond, self._tzinfo)

    @classmethod
    def _of_micro(cls, micro, zone=None):
        """From microseconds since 1970."""
        days, rest = divmod(micro, 86400000000)
        seconds, micro = divmod(rest, 1000000)
        n = days + 719163
        if not 0 < n <= 3652059:
            raise OverflowError('date value out of range')
        return cls(*_from_ordinal(n), seconds // 3600, seconds // 60 % 60, seconds % 60, micro,
                   zone)

    def _micro(self):
        """Microseconds since 1970 on its own clock."""
        seconds = ((self.toordinal() - 719163) * 24 + self._hour) * 3600 + self._minute * 60
        return (seconds + self._second) * 1000000 + self._microsecond

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        _check_timestamp(timestamp)
        made = cls._of_micro(_micro_of(timestamp), tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        _warn_of('utcfromtimestamp()', 'fromtimestamp(t, datetime.UTC)')
        _check_timestamp(timestamp)
        return cls._of_micro(_micro_of(timestamp))

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        _warn_of('utcnow()', 'now(datetime.UTC)')
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        for at, given, wanted in (1, date, _date), (2, time, _time_class):
            if not isinstance(given, wanted):
                raise TypeError(f'combine() argument {at} must be datetime.{wanted.__name__}, not '
                                f'{_name_in_c(given)}')
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        size = _size_of_date(date_string)
        day = _parse_date(date_string[:size], date_string)
        if len(date_string) == size:
            return cls(*day)
        fields, zone = _parse_time(date_string[size + 1:], date_string)
        return cls(*day, *fields, zone)

    @classmethod
    def strptime(cls, date_string, format):
        from _strptime import parse, offset_of
        fields, found, _ = parse(date_string, format)
        offset, name = offset_of(found)
        if offset is None or 'z' not in found:
            return cls(*fields)
        delta = timedelta(seconds=offset[0], microseconds=offset[1])
        return cls(*fields, timezone(delta) if name is None else timezone(delta, name))

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset(
            'utcoffset', self._tzinfo.utcoffset(self))

    def tzname(self):
        return None if self._tzinfo is None else _check_name(self._tzinfo.tzname(self))

    def dst(self):
        return None if self._tzinfo is None else _check_offset('dst', self._tzinfo.dst(self))

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return self.time().replace(tzinfo=self._tzinfo)

    def _as_tuple(self, saving):
        return _time.struct_time((
            self._year, self._month, self._day, self._hour, self._minute, self._second,
            self.weekday(), _day_of_year(self._year, self._month, self._day), saving))

    def timetuple(self):
        saving = self.dst()
        return self._as_tuple(-1 if saving is None else int(bool(saving)))

    def _utc_micro(self):
        offset = self.utcoffset()
        return self._micro() - (0 if offset is None else offset._total())

    def timestamp(self):
        return self._utc_micro() / 1000000

    def utctimetuple(self):
        return datetime._of_micro(self._utc_micro())._as_tuple(0)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def astimezone(self, tz=None):
        tz = UTC if tz is None else tz
        if not isinstance(tz, tzinfo):
            raise TypeError('tz argument must be an instance of tzinfo')
        if tz is self._tzinfo:
            return self
        return tz.fromutc(type(self)._of_micro(self._utc_micro(), tz))

    def isoformat(self, sep='T', timespec='auto'):
        return (date.isoformat(self) + sep + _time_text(
            self._hour, self._minute, self._second, self._microsecond, timespec)
            + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        words = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            words.append(self._second)
        if self._microsecond:
            words.append(self._microsecond)
        words = [str(word) for word in words]
        if self._tzinfo is not None:
            words.append(f'tzinfo={self._tzinfo!r}')
        if self._fold:
            words.append('fold=1')
        return f"datetime.{self.__class__.__qualname__}({', '.join(words)})"

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of_micro(self._micro() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return timedelta._of(self._micro() - other._micro())
        left, right = self.utcoffset(), other.utcoffset()
        if (left is None) != (right is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._utc_micro() - other._utc_micro())

    def _depends_on_fold(self):
        """Is this moment in a gap or a fold of its zone? Then it equals none of another zone."""
        return (self._tzinfo is not None and not isinstance(self._tzinfo, timezone)
                and self.utcoffset() != self.replace(fold=not self._fold).utcoffset())

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._micro() == other._micro()
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        if self._depends_on_fold() or other._depends_on_fold():
            return False
        return self._utc_micro() == other._utc_micro()

    def _ordered(self, other, op):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return _compare(op, self._micro(), other._micro())
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return _compare(op, self._utc_micro(), other._utc_micro())

    def __hash__(self):
        return hash((self.replace(fold=0) if self._fold else self)._utc_micro())


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = time.resolution = timedelta(microseconds=1)
time.min, time.max = time(0, 0), time(23, 59, 59, 999999)
