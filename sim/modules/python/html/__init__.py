"""Text in HTML: escaping and its reverse."""
import re as _re

__all__ = ['escape', 'unescape']

_names = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'apos': "'", 'nbsp': '\xa0',
          'copy': '\xa9', 'reg': '\xae', 'hellip': '\u2026', 'mdash': '\u2014',
          'ndash': '\u2013', 'euro': '\u20ac', 'laquo': '\xab', 'raquo': '\xbb', 'times': '\xd7',
          'deg': '\xb0', 'middot': '\xb7', 'bull': '\u2022', 'larr': '\u2190', 'rarr': '\u2192',
          'eacute': '\xe9', 'egrave': '\xe8', 'agrave': '\xe0', 'auml': '\xe4', 'ouml': '\xf6',
          'uuml': '\xfc', 'Auml': '\xc4', 'Ouml': '\xd6', 'Uuml': '\xdc', 'szlig': '\xdf',
          'ccedil': '\xe7', 'ntilde': '\xf1', 'pound': '\xa3', 'yen': '\xa5', 'sect': '\xa7',
          'para': '\xb6', 'plusmn': '\xb1', 'frac12': '\xbd', 'lsquo': '\u2018',
          'rsquo': '\u2019', 'ldquo': '\u201c', 'rdquo': '\u201d', 'trade': '\u2122'}


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return s.replace('"', '&quot;').replace("'", '&#x27;') if quote else s


def _replace(match):
    name = match[1]
    if name[0] != '#':
        name = name.rstrip(';')
        return _names.get(name, match[0])
    number = int(name[2:].rstrip(';'), 16) if name[1] in 'xX' else int(name[1:].rstrip(';'))
    if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF or not number:
        return '\ufffd'
    return chr(number)


def unescape(s):
    if '&' not in s:
        return s
    return _re.sub(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)', _replace, s)
