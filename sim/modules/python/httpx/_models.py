"""Requests, responses and what configures a client."""
import time

import _services
from _requests_common import Headers, URL, body_of, phrase

from ._exceptions import HTTPStatusError, ResponseNotRead, StreamClosed, StreamConsumed, StreamError

UNSET = object()


class Timeout:
    """Seconds that a client waits; the time to the reply, or to its next piece, is `read`."""

    def __init__(self, timeout=UNSET, *, connect=UNSET, read=UNSET, write=UNSET, pool=UNSET):
        if isinstance(timeout, Timeout):
            own = timeout.connect, timeout.read, timeout.write, timeout.pool
        elif isinstance(timeout, tuple):
            own = (*timeout, None, None)[:4]
        else:
            if timeout is UNSET and UNSET in (connect, read, write, pool):
                raise ValueError('httpx.Timeout must either include a default, or set all four '
                                 'parameters explicitly.')
            own = (None if timeout is UNSET else timeout,) * 4
        given = connect, read, write, pool
        self.connect, self.read, self.write, self.pool = (
            default if value is UNSET else value for value, default in zip(given, own))

    def as_dict(self):
        return {'connect': self.connect, 'read': self.read, 'write': self.write, 'pool': self.pool}

    def __eq__(self, other):
        return isinstance(other, Timeout) and self.as_dict() == other.as_dict()

    def __repr__(self):
        values = self.as_dict()
        if len(set(values.values())) == 1:
            return f'Timeout(timeout={self.connect})'
        return f"Timeout({', '.join(f'{key}={value}' for key, value in values.items())})"


class Limits:
    """How many connections a client has at the same time."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None,
                 keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry

    def __eq__(self, other):
        return isinstance(other, Limits) and self.__dict__ == other.__dict__

    def __repr__(self):
        return (f'Limits(max_connections={self.max_connections}, '
                f'max_keepalive_connections={self.max_keepalive_connections}, '
                f'keepalive_expiry={self.keepalive_expiry})')


class Cookies(dict):
    def set(self, name, value, domain='', path='/'):
        self[name] = value

    def delete(self, name, domain=None, path=None):
        del self[name]

    @property
    def jar(self):
        return list(self)


class BasicAuth:
    def __init__(self, username, password):
        self._pair = username, password

    def __iter__(self):
        return iter(self._pair)


class Request:
    def __init__(self, method, url, *, params=None, headers=None, cookies=None, content=None,
                 data=None, files=None, json=None, stream=None, extensions=None):
        from _requests_common import add_params
        self.method = method.upper() if isinstance(method, str) else method.decode().upper()
        self.url = URL(add_params(str(url), params))
        self.headers = Headers(headers or {})
        self.content, kind = body_of(json, data, content, files)
        self.extensions = extensions or {}
        if self.url.host:
            self.headers.setdefault('host', self.url.netloc.decode().rpartition('@')[2])
        if cookies:
            self.headers['cookie'] = '; '.join(f'{name}={value}' for name, value in cookies.items())
        if self.content or self.method in ('POST', 'PUT', 'PATCH'):
            self.headers.setdefault('content-length', str(len(self.content)))
        if kind:
            self.headers.setdefault('content-type', kind)
        self._json = json
        self._number, self._chunks = None, 0

    def read(self):
        return self.content

    async def aread(self):
        return self.content

    @property
    def _as_events(self):
        return self.method == 'POST' or isinstance(self._json, dict) and bool(
            self._json.get('stream')) or 'event-stream' in self.headers.get('accept', '')

    def __repr__(self):
        return f"<Request({self.method!r}, '{self.url}')>"


class Response:
    """What came back. Its body is there, or comes piece by piece when it is streamed."""

    def __init__(self, status_code, *, headers=None, content=None, text=None, html=None, json=None,
                 request=None, stream=None, extensions=None, history=None, default_encoding='utf-8'):
        self.status_code, self._request = status_code, request
        self.headers = Headers(headers or {})
        kind = None
        if json is not None:
            content, kind = body_of(json=json)
        elif text is not None or html is not None:
            content = (html if text is None else text).encode()
            kind = f"text/{'plain' if text is not None else 'html'}; charset=utf-8"
        elif isinstance(content, str):
            content = content.encode()
        if kind:
            self.headers.setdefault('content-type', kind)
        self._content, self._chunks = content if content is not None else b'', None
        if content:
            self.headers.setdefault('content-length', str(len(content)))
        self.history, self.extensions = history or [], extensions or {}
        self.is_closed = self.is_stream_consumed = True
        self.http_version, self.next_request, self.encoding = 'HTTP/1.1', None, 'utf-8'
        self.cookies = Cookies()
        self.num_bytes_downloaded = len(self._content)
        self._elapsed = None
        self._limit = self._release = None

    @classmethod
    def _streamed(cls, status_code, request, chunks, kind, limit, release):
        self = cls(status_code, request=request, headers={'content-type': kind})
        self._content, self._chunks = None, chunks
        self._limit, self._release = limit, release
        self.is_closed = self.is_stream_consumed = False
        self.num_bytes_downloaded = 0
        return self

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The request instance has not been set on this response.')
        return self._request

    @request.setter
    def request(self, request):
        self._request = request

    @property
    def elapsed(self):
        from datetime import timedelta
        if self._elapsed is None:
            raise RuntimeError("'.elapsed' may only be accessed after the response has been read or "
                               "closed.")
        return timedelta(seconds=self._elapsed)

    @property
    def url(self):
        return self.request.url

    @property
    def content(self):
        if self._content is None:
            raise ResponseNotRead()
        return self._content

    @property
    def text(self):
        return self.content.decode(self.encoding or 'utf-8', 'replace')

    charset_encoding = property(lambda self: 'utf-8')
    reason_phrase = property(lambda self: phrase(self.status_code))
    is_informational = property(lambda self: 100 <= self.status_code < 200)
    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_redirect = property(lambda self: 300 <= self.status_code < 400)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: 500 <= self.status_code < 600)
    is_error = property(lambda self: 400 <= self.status_code < 600)
    has_redirect_location = property(lambda self: self.is_redirect and 'location' in self.headers)

    def json(self, **options):
        from json import loads
        return loads(self.text, **options)

    def raise_for_status(self):
        request = self._request
        if request is None:
            raise RuntimeError('Cannot call `raise_for_status` as the request instance has not been '
                               'set on this response.')
        if self.is_success:
            return self
        kind = {1: 'Informational response', 3: 'Redirect response', 4: 'Client error',
                5: 'Server error'}.get(self.status_code // 100, 'Invalid status code')
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\n"
            'For more information check: '
            f'https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}',
            request=request, response=self)

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'

    # --- streaming

    def _take_chunks(self):
        if self.is_stream_consumed:
            raise StreamConsumed()
        if self.is_closed:
            raise StreamClosed()
        self.is_stream_consumed = True
        return self._chunks

    def _next_gap(self, i):
        """Seconds to wait for piece i, and whether that is too long for the client."""
        gap = _services.gap(str(self.url)) if i > 0 else 0
        limit = self._limit
        return (limit, True) if limit is not None and gap > limit else (gap, False)

    def _arrived(self, i, chunk):
        _services.progress(self._request._number, f'piece {i + 1} of {len(self._chunks)}')
        self.num_bytes_downloaded += len(chunk)

    def _too_late(self):
        from ._exceptions import ReadTimeout
        raise ReadTimeout('', request=self._request)

    async def _achunks(self):
        from ._client import wait
        for i, chunk in enumerate(self._take_chunks()):
            seconds, too_late = self._next_gap(i)
            if seconds or too_late:
                await wait(seconds, self._request)
            if too_late:
                self._too_late()
            self._arrived(i, chunk)
            yield chunk
        await self.aclose()

    def _sync_chunks(self):
        for i, chunk in enumerate(self._take_chunks()):
            seconds, too_late = self._next_gap(i)
            time.sleep(seconds)
            if too_late:
                self._too_late()
            self._arrived(i, chunk)
            yield chunk
        self.close()

    async def aiter_raw(self, chunk_size=None):
        async for chunk in self._achunks():
            for part in _cut(chunk.encode(), chunk_size):
                yield part

    def iter_raw(self, chunk_size=None):
        for chunk in self._sync_chunks():
            yield from _cut(chunk.encode(), chunk_size)

    async def aiter_bytes(self, chunk_size=None):
        if self._content is not None:
            for part in _cut(self._content, chunk_size):
                yield part
            return
        async for part in self.aiter_raw(chunk_size):
            yield part

    def iter_bytes(self, chunk_size=None):
        if self._content is not None:
            yield from _cut(self._content, chunk_size)
            return
        yield from self.iter_raw(chunk_size)

    async def aiter_text(self, chunk_size=None):
        if self._content is not None:
            for part in _cut(self.text, chunk_size):
                yield part
            return
        async for chunk in self._achunks():
            for part in _cut(chunk, chunk_size):
                yield part

    def iter_text(self, chunk_size=None):
        if self._content is not None:
            yield from _cut(self.text, chunk_size)
            return
        for chunk in self._sync_chunks():
            yield from _cut(chunk, chunk_size)

    async def aiter_lines(self):
        rest = ''
        async for chunk in self.aiter_text():
            lines = (rest + chunk).split('\n')
            rest = lines.pop()
            for line in lines:
                yield line.removesuffix('\r')
        if rest:
            yield rest

    def iter_lines(self):
        rest = ''
        for chunk in self.iter_text():
            lines = (rest + chunk).split('\n')
            rest = lines.pop()
            for line in lines:
                yield line.removesuffix('\r')
        if rest:
            yield rest

    async def aread(self):
        if self._content is None:
            self._content = b''.join([chunk.encode() async for chunk in self._achunks()])
        return self._content

    def read(self):
        if self._content is None:
            self._content = b''.join([chunk.encode() for chunk in self._sync_chunks()])
        return self._content

    def _close(self):
        if self.is_closed:
            return
        self.is_closed = True
        _services.done(self._request._number, self.status_code,
                       f'{self.status_code} {self.reason_phrase}')
        self._elapsed = time.monotonic() - self._request._sent
        if self._release:
            self._release()

    async def aclose(self):
        self._close()

    def close(self):
        self._close()


def _cut(data, size):
    if not size:
        return [data] if data else []
    return [data[i:i + size] for i in range(0, len(data), size)]


for _kind in (Timeout, Limits, Cookies, BasicAuth, Request, Response):
    _kind.__module__ = 'httpx'
Headers.__module__ = URL.__module__ = 'httpx'
