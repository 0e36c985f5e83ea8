"""Time zones: only UTC, since a scenario reads no files of the machine."""
from datetime import timedelta, tzinfo

__all__ = ['ZoneInfo', 'reset_tzpath', 'available_timezones', 'TZPATH', 'ZoneInfoNotFoundError',
           'InvalidTZPathWarning']

TZPATH = ()


class ZoneInfoNotFoundError(KeyError):
    pass


class InvalidTZPathWarning(RuntimeWarning):
    pass


_UTC = ('UTC', 'Etc/UTC', 'GMT', 'Etc/GMT', 'Zulu', 'Etc/Zulu', 'UCT', 'Universal')
_known = {}


class ZoneInfo(tzinfo):
    def __new__(cls, key):
        if key not in _known or type(_known[key]) is not cls:
            _known[key] = cls.no_cache(key)
        return _known[key]

    @classmethod
    def no_cache(cls, key):
        if key not in _UTC:
            raise ZoneInfoNotFoundError(
                f'loopglass does not offer the time zone {key}: only UTC; use '
                'datetime.timezone(timedelta(hours=...)) for others')
        self = tzinfo.__new__(cls)
        self._key = key
        return self

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        _known.clear()

    @property
    def key(self):
        return self._key

    def utcoffset(self, dt, /):
        return timedelta(0)

    def dst(self, dt, /):
        return timedelta(0)

    def tzname(self, dt, /):
        return 'GMT' if 'GMT' in self._key else 'UTC'

    def fromutc(self, dt, /):
        return dt

    def __str__(self):
        return self._key

    def __repr__(self):
        return f'zoneinfo.ZoneInfo(key={self._key!r})'

    def __reduce__(self):
        return ZoneInfo, (self._key,)


def available_timezones():
    return set(_UTC)


def reset_tzpath(to=None):
    pass
