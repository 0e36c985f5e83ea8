"""json.encoder: its names."""
from json import JSONEncoder, _quote

INFINITY = float('inf')


def encode_basestring_ascii(s):
    return _quote(s, True)


def encode_basestring(s):
    return _quote(s, False)
