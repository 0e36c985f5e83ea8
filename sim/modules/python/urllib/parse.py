"""URLs: taken apart, put together, quoted (RFC 3986)."""
import re
from collections import namedtuple

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit',
           'urlencode', 'parse_qs', 'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes',
           'unquote', 'unquote_plus', 'unquote_to_bytes', 'DefragResult', 'ParseResult',
           'SplitResult', 'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes']

_plain = ['', 'http', 'https', 'ftp', 'file', 'sftp', 'nfs', 'rtsp', 'rtsps', 'rtspu', 'sip',
          'sips', 'mms', 'svn', 'svn+ssh', 'ws', 'wss', 'shttp', 'imap', 'gopher', 'wais', 'snews',
          'prospero', 'nntp', 'rsync', 'telnet', 'git', 'git+ssh', 'hdl', 'tel', 'itms-services']
uses_relative = [s for s in _plain if s not in ('telnet', 'snews', 'rsync', 'git', 'git+ssh',
                                                'hdl', 'tel', 'sip', 'sips', 'itms-services')]
uses_netloc = [s for s in _plain if s not in ('hdl', 'tel', 'sip', 'sips')]
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps',
               'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel']
_SCHEME = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*')
_UNSAFE = '\t\r\n'
_SPACE = ''.join(map(chr, range(33)))


class _Netloc:
    """What the parts of host and user are, for split and parsed results."""

    __slots__ = ()

    @property
    def _userinfo(self):
        info, have, _ = self.netloc.rpartition('@')
        if not have:
            return None, None
        name, have, password = info.partition(':')
        return name, password if have else None

    @property
    def _hostinfo(self):
        host = self.netloc.rpartition('@')[2]
        _, bracket, rest = host.partition('[')
        if bracket:
            name, _, port = rest.partition(']')
            port = port.partition(':')[2]
        else:
            name, _, port = host.partition(':')
        return name, port or None

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        name = self._hostinfo[0]
        if not name:
            return None
        name, percent, zone = name.partition('%')
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        number = int(port)
        if not 0 <= number <= 65535:
            raise ValueError('Port out of range 0-65535')
        return number

    def encode(self, encoding='ascii', errors='strict'):
        return tuple(x.encode(encoding, errors) for x in self)


class DefragResult(namedtuple('_DefragResultBase', 'url fragment')):
    __slots__ = ()

    def geturl(self):
        return f'{self.url}#{self.fragment}' if self.fragment else self.url


class SplitResult(_Netloc, namedtuple('SplitResult', 'scheme netloc path query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Netloc, namedtuple('ParseResult', 'scheme netloc path params query fragment')):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


DefragResultBytes, SplitResultBytes, ParseResultBytes = DefragResult, SplitResult, ParseResult


def _as_text(*args):
    """The arguments as str, and whether they were bytes."""
    was_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != was_text:
            raise TypeError('Cannot mix str and non-str arguments')
    if was_text:
        return [*args, lambda result: result]

    def back(result):
        if isinstance(result, str):
            return result.encode('ascii')
        return type(result)(*(x.encode('ascii') for x in result)) if isinstance(result, _Netloc) \
            else result
    return [*(x.decode('ascii') if x else '' for x in args), back]


def urlsplit(url, scheme='', allow_fragments=True):
    url, scheme, back = _as_text(url, scheme)
    url = url.lstrip(_SPACE)
    scheme = scheme.strip(_SPACE)
    for letter in _UNSAFE:
        url = url.replace(letter, '')
        scheme = scheme.replace(letter, '')
    netloc = query = fragment = ''
    before, colon, after = url.partition(':')
    if colon and before.isascii() and _SCHEME.fullmatch(before):
        scheme, url = before.lower(), after
    if url[:2] == '//':
        end = min((at for at in (url.find(c, 2) for c in '/?#') if at >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
    if allow_fragments and '#' in url:
        url, fragment = url.split('#', 1)
    if '?' in url:
        url, query = url.split('?', 1)
    return back(SplitResult(scheme, netloc, url, query, fragment))


def _split_params(url):
    if '/' in url:
        at = url.find(';', url.rfind('/'))
        if at < 0:
            return url, ''
    else:
        at = url.find(';')
    return url[:at], url[at + 1:]


def urlparse(url, scheme='', allow_fragments=True):
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        path, params = _split_params(path)
    return back(ParseResult(scheme, netloc, path, params, query, fragment))


def urlunparse(components):
    scheme, netloc, url, params, query, fragment, back = _as_text(*components)
    if params:
        url = f'{url};{params}'
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    scheme, netloc, url, query, fragment, back = _as_text(*components)
    if netloc:
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + netloc + url
    elif url[:2] == '//':
        url = '//' + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == '/'):
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url = url + '?' + query
    if fragment:
        url = url + '#' + fragment
    return back(url)


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    base, url, back = _as_text(base, url)
    old = urlparse(base, '', allow_fragments)
    new = urlparse(url, old.scheme, allow_fragments)
    if new.scheme != old.scheme or new.scheme not in uses_relative:
        return back(url)
    if new.scheme in uses_netloc:
        if new.netloc:
            return back(urlunparse(new))
        new = new._replace(netloc=old.netloc)
    if not new.path and not new.params:
        query = new.query or old.query
        return back(urlunparse(new._replace(path=old.path, params=old.params, query=query)))
    return back(urlunparse(new._replace(path=_joined(old.path, new.path))))


def _joined(old, new):
    """Section 5.2.3 and 5.2.4: the last piece of the old path gives way; dots are resolved."""
    before = old.split('/')
    if before[-1] != '':
        del before[-1]
    if new[:1] == '/':
        pieces = new.split('/')
    else:
        pieces = before + new.split('/')
        pieces[1:-1] = filter(None, pieces[1:-1])
    kept = []
    for piece in pieces:
        if piece == '..':
            if kept:
                kept.pop()
        elif piece != '.':
            kept.append(piece)
    if pieces[-1] in ('.', '..'):
        kept.append('')
    return '/'.join(kept) or '/'


def urldefrag(url):
    url, back = _as_text(url)
    if '#' in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        return DefragResult(back(urlunparse((scheme, netloc, path, params, query, ''))),
                            back(fragment))
    return DefragResult(back(url), back(''))


# --- quoting

_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_quoters = {}


def quote(string, safe='/', encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    space = ' ' if isinstance(string, str) else b' '
    if space not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + (' ' if isinstance(safe, str) else b' '), encoding,
                 errors).replace(' ', '+')


def quote_from_bytes(bs, safe='/'):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if not bs:
        return ''
    safe = safe.encode('ascii', 'ignore') if isinstance(safe, str) else bytes(
        c for c in safe if c < 128)
    table = _quoters.get(safe)
    if table is None:
        table = _quoters[safe] = [chr(b) if b in _SAFE or b in safe else f'%{b:02X}'
                                  for b in range(256)]
    return ''.join([table[b] for b in bs])


_HEX = '0123456789ABCDEFabcdef'


def unquote_to_bytes(string):
    if not string:
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    pieces = bytes(string).split(b'%')
    made = bytearray(pieces[0])
    for piece in pieces[1:]:
        digits = piece[:2].decode('latin-1')
        if len(digits) == 2 and digits[0] in _HEX and digits[1] in _HEX:
            made.append(int(digits, 16))
            made += piece[2:]
        else:
            made += b'%' + piece
    return bytes(made)


def unquote(string, encoding='utf-8', errors='replace'):
    if isinstance(string, (bytes, bytearray)):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    if '%' not in string:
        string.split
        return string
    return re.sub('[\0-\x7f]+', lambda match: unquote_to_bytes(match[0]).decode(
        encoding or 'utf-8', errors or 'replace'), string)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


# --- queries

def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
             errors='replace', max_num_fields=None, separator='&'):
    made = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors,
                                 max_num_fields, separator):
        made.setdefault(name, []).append(value)
    return made


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
              errors='replace', max_num_fields=None, separator='&'):
    qs, back = _as_text(qs) if qs else ('', lambda text: text)
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    made = []
    for pair in qs.split(separator):
        if not pair and not strict_parsing:
            continue
        name, have, value = pair.partition('=')
        if not have:
            if strict_parsing:
                raise ValueError(f'bad query field: {pair!r}')
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            made.append((back(unquote_plus(name, encoding, errors)),
                         back(unquote_plus(value, encoding, errors))))
    return made


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as error:
            raise TypeError('not a valid non-string sequence or mapping object') from error

    def quoted(x):
        if isinstance(x, bytes):
            return quote_via(x, safe)
        return quote_via(str(x), safe, encoding, errors)
    pairs = []
    for key, value in query:
        key = quoted(key)
        if not doseq or isinstance(value, (str, bytes)) or not hasattr(value, '__len__'):
            pairs.append(f'{key}={quoted(value)}')
        else:
            pairs.extend(f'{key}={quoted(item)}' for item in value)
    return '&'.join(pairs)
