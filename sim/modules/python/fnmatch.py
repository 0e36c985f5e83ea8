"""Names against patterns as shells write them."""
import re
from functools import lru_cache

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


@lru_cache(maxsize=256)
def _matcher(pat):
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def filter(names, pat):
    match = _matcher(pat)
    return [name for name in names if match(name)]


def translate(pat):
    """The pattern as a regular expression."""
    made = ''
    at = 0
    while at < len(pat):
        letter = pat[at]
        at += 1
        if letter == '*':
            if not made.endswith('.*'):
                made += '.*'
        elif letter == '?':
            made += '.'
        elif letter == '[':
            end = at + 1 if pat[at:at + 1] in ('!', ']') else at
            if pat[at:at + 2] == '!]':
                end = at + 2
            end = pat.find(']', end)
            if end < 0:
                made += '\\['
                continue
            inside = pat[at:end].replace('\\', r'\\')
            at = end + 1
            if inside[0] == '!':
                inside = '^' + inside[1:]
            elif inside[0] in '^[':
                inside = '\\' + inside
            made += f'[{inside}]'
        else:
            made += re.escape(letter)
    return f'(?s:{made})\\Z'
