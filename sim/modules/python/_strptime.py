"""Moments from texts, by a format of % directives: what time.strptime and datetime.strptime share."""
import re

_DAYS = ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
_MONTHS = ('january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september',
           'october', 'november', 'december')


def _one_of(words):
    return '|'.join(sorted(words, key=len, reverse=True))


_PATTERNS = {
    'd': r'3[01]|[12]\d|0[1-9]|[1-9]| [1-9]', 'f': r'[0-9]{1,6}', 'H': r'2[0-3]|[01]\d|\d',
    'I': r'1[0-2]|0[1-9]|[1-9]| [1-9]', 'G': r'\d{4}', 'Y': r'\d{4}', 'y': r'\d\d',
    'j': r'36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]',
    'm': r'1[0-2]|0[1-9]|[1-9]', 'M': r'[0-5]\d|\d', 'S': r'6[01]|[0-5]\d|\d',
    'U': r'5[0-3]|[0-4]\d|\d', 'W': r'5[0-3]|[0-4]\d|\d', 'V': r'5[0-3]|0[1-9]|[1-4]\d|\d',
    'w': r'[0-6]', 'u': r'[1-7]', 'p': 'am|pm', 'Z': 'utc|gmt',
    'z': r'[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)',
    'a': _one_of([day[:3] for day in _DAYS]), 'A': _one_of(_DAYS),
    'b': _one_of([month[:3] for month in _MONTHS]), 'B': _one_of(_MONTHS),
}
_LONGER = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}
_known = {}
_NO_YEAR = """\
Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""


def _compile(format):
    """The pattern of a format. A directive may stand there once."""
    pieces, seen, i = [], set(), 0
    while i < len(format):
        letter = format[i]
        i += 1
        if letter.isspace():
            if pieces[-1:] != [r'\s+']:
                pieces.append(r'\s+')
            continue
        if letter != '%':
            pieces.append(re.escape(letter))
            continue
        letter = format[i:i + 1]
        i += 1
        if not letter:
            raise ValueError(f"stray %% in format '{format}'".replace('%%', '%'))
        if letter == '%':
            pieces.append('%')
        elif letter in _LONGER:
            format = format[:i] + _LONGER[letter] + format[i:]
        elif letter not in _PATTERNS:
            raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
        else:
            if letter in seen:
                number = 1 + len(seen)
                raise re.PatternError(f'redefinition of group name {letter!r} as group {number}; was '
                                      f'group {1 + sorted(seen).index(letter)}')
            seen.add(letter)
            pieces.append(f'(?P<{letter}>{_PATTERNS[letter]})')
    if 'd' in seen and not seen & {'Y', 'y', 'G'}:
        import warnings
        warnings.warn(_NO_YEAR, DeprecationWarning, skip_file_prefixes=(
            '_strptime.py', 'datetime.py', 'time.py'))
    return re.compile(''.join(pieces), re.IGNORECASE)


def _offset(text):
    """Seconds and microseconds east of UTC."""
    if text == 'Z':
        return 0, 0
    digits, _, fraction = text[1:].replace(':', '').partition('.')
    if ':' in text and text[3] == ':' and len(text) > 6 and text[6] != ':':
        raise ValueError(f'Inconsistent use of : in {text}')
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:] or 0)
    micro = int((fraction + '000000')[:6])
    return (-seconds, -micro) if text[0] == '-' else (seconds, micro)


def _check_iso(found, format):
    if 'V' in found and 'G' not in found:
        if 'Y' in found:
            raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                             "Use the ISO year '%G' instead.")
        raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and "
                         "a weekday directive ('%A', '%a', '%w', or '%u').")
    if 'G' in found:
        if 'j' in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
        if 'V' not in found or not found.keys() & {'a', 'A', 'w', 'u'}:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' "
                             "and a weekday directive ('%A', '%a', '%w', or '%u').")


def _weekday(found):
    """Monday is 0; None if nothing says it."""
    if 'a' in found:
        return [day[:3] for day in _DAYS].index(found['a'].lower())
    if 'A' in found:
        return _DAYS.index(found['A'].lower())
    if 'w' in found:
        return (int(found['w']) - 1) % 7
    return int(found['u']) - 1 if 'u' in found else None


def _year(found):
    if 'Y' in found:
        return int(found['Y'])
    if 'y' in found:
        year = int(found['y'])
        return year + (2000 if year <= 68 else 1900)
    return None


def _hour(found):
    if 'H' in found:
        return int(found['H'])
    if 'I' not in found:
        return 0
    hour = int(found['I'])
    half = found.get('p', '').lower()
    if half == 'pm':
        return hour % 12 + 12
    return hour % 12 if half == 'am' else hour


def _day(found, year, month, weekday):
    """Year, month and day, where weeks or the day of the year say them."""
    from datetime import date
    if 'G' in found:
        day = date.fromisocalendar(int(found['G']), int(found['V']), weekday + 1)
    elif 'j' in found:
        day = date.fromordinal(date(year, 1, 1).toordinal() + int(found['j']) - 1)
    else:
        letter = 'U' if 'U' in found else 'W'
        week, first = int(found[letter]), date(year, 1, 1)
        shift = 1 if letter == 'U' else 0
        of_first, of_day = (first.weekday() + shift) % 7, (weekday + shift) % 7
        week_0_length = (7 - of_first) % 7
        number = of_day - of_first if week == 0 else week_0_length + 7 * (week - 1) + of_day
        day = date.fromordinal(first.toordinal() + number)
    return day.year, day.month, day.day


def parse(text, format):
    """(year, month, day, hour, minute, second, microsecond), what was found, weekday."""
    for given in text, format:
        if not isinstance(given, str):
            at = 0 if given is text else 1
            raise TypeError(f'strptime() argument {at} must be str, not {type(given)}')
    pattern = _known.get(format)
    if pattern is None:
        pattern = _known[format] = _compile(format)
    match = pattern.match(text)
    if match is None:
        raise ValueError(f'time data {text!r} does not match format {format!r}')
    if match.end() < len(text):
        raise ValueError(f'unconverted data remains: {text[match.end():]}')
    found = match.groupdict()
    _check_iso(found, format)
    weekday, year = _weekday(found), _year(found)
    month = int(found.get('m', 1))
    if 'b' in found:
        month = [name[:3] for name in _MONTHS].index(found['b'].lower()) + 1
    elif 'B' in found:
        month = _MONTHS.index(found['B'].lower()) + 1
    day, leap = int(found.get('d', 1)), False
    if year is None and 'G' not in found:
        leap = month == 2 and day == 29
        year = 1904 if leap else 1900
    if 'G' in found or 'j' in found or weekday is not None and found.keys() & {'U', 'W'}:
        year, month, day = _day(found, year, month, weekday)
    micro = int((found['f'] + '00000')[:6]) if 'f' in found else 0
    return (1900 if leap else year, month, day, _hour(found), int(found.get('M', 0)),
            int(found.get('S', 0)), micro), found, weekday


def offset_of(found):
    """(seconds, microseconds) east of UTC and the zone's name; None where the text does not say."""
    if 'z' in found:
        return _offset(found['z']), None
    return ((0, 0) if 'Z' in found else None), found.get('Z')
