"""Splitting text as a shell does."""
import re

__all__ = ['split', 'quote', 'join', 'shlex']

_find_unsafe = re.compile(r'[^\w@%+=:,./-]', re.ASCII).search


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError('s argument must not be None')
    words = []
    word, open_quote, at = None, '', 0
    while at < len(s):
        letter = s[at]
        at += 1
        if open_quote:
            if letter == open_quote:
                open_quote = ''
                if not posix:
                    word += letter
            elif letter == '\\' and open_quote == '"' and posix and s[at:at + 1] in ('"', '\\'):
                word += s[at]
                at += 1
            else:
                word += letter
        elif letter in ' \t\r\n':
            if word is not None:
                words.append(word)
                word = None
        elif letter in '\'"':
            open_quote = letter
            word = (word or '') + ('' if posix else letter)
        elif letter == '\\' and posix:
            if at == len(s):
                raise ValueError('No escaped character')
            word = (word or '') + s[at]
            at += 1
        elif letter == '#' and comments:
            end = s.find('\n', at)
            at = len(s) if end < 0 else end + 1
            if word is not None:
                words.append(word)
                word = None
        else:
            word = (word or '') + letter
    if open_quote:
        raise ValueError('No closing quotation')
    if word is not None:
        words.append(word)
    return words


def quote(s):
    if not s:
        return "''"
    if _find_unsafe(s) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return ' '.join(quote(arg) for arg in split_command)


class shlex:
    """The words of a text, one after the other; the finer settings are not here."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if punctuation_chars:
            raise NotImplementedError('loopglass does not offer shlex with punctuation_chars')
        text = instream if isinstance(instream, str) else instream.read()
        self._words = iter(split(text, True, posix))
        self.posix = posix
        self.eof = None if posix else ''

    def get_token(self):
        return next(self._words, self.eof)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._words)
