"""aiohttp's client over the simulated services that `# sim: service` lines describe. Its server side
is not simulated: asyncio.start_server serves the tasks of a program."""
import _services
from _requests_common import (Headers, URL as _URL, add_params, answer, basic_auth, body_of, phrase,
                              pieces)

__version__ = '3.11.0'
_UNSET = object()


def __getattr__(name):
    if name == 'web':
        raise ImportError('loopglass does not simulate aiohttp.web: let asyncio.start_server serve '
                          'the tasks of the program')
    raise AttributeError(f"module 'aiohttp' has no attribute {name!r}")


# --- errors

class ClientError(Exception):
    pass


class ClientResponseError(ClientError):
    def __init__(self, request_info, history, *, status=None, message='', headers=None):
        self.request_info, self.history = request_info, history
        self.status = status or 0
        self.message, self.headers = message, headers
        super().__init__(request_info, history)

    code = property(lambda self: self.status)

    def __str__(self):
        return f'{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}'

    def __repr__(self):
        words = f'{self.request_info!r}, {self.history!r}'
        if self.status:
            words += f', status={self.status!r}'
        if self.message:
            words += f', message={self.message!r}'
        return f'{type(self).__name__}({words})'


class ContentTypeError(ClientResponseError):
    pass


class TooManyRedirects(ClientResponseError):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    def __init__(self, host, port, ssl):
        self.host, self.port, self.ssl = host, port, ssl
        super().__init__(111, f'Connect call failed')

    def __str__(self):
        return (f'Cannot connect to host {self.host}:{self.port} ssl:'
                f'{"default" if self.ssl else self.ssl} [Connect call failed]')


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        super().__init__(message or 'Server disconnected')


class ServerTimeoutError(ServerConnectionError, TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    def __init__(self, url, description=None):
        self.url, self.description = url, description
        super().__init__(url)

    def __str__(self):
        return str(self.url)


class InvalidUrlClientError(InvalidURL):
    pass


class NonHttpUrlClientError(InvalidURL):
    pass


# --- what configures a session

class ClientTimeout:
    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None,
                 ceil_threshold=5):
        self.total, self.connect = total, connect
        self.sock_read, self.sock_connect, self.ceil_threshold = sock_read, sock_connect, 5

    def __repr__(self):
        return (f'ClientTimeout(total={self.total}, connect={self.connect}, '
                f'sock_read={self.sock_read}, sock_connect={self.sock_connect}, '
                f'ceil_threshold={self.ceil_threshold})')


class BasicAuth(tuple):
    def __new__(cls, login, password='', encoding='latin1'):
        return super().__new__(cls, (login, password))

    login = property(lambda self: self[0])
    password = property(lambda self: self[1])


class BaseConnector:
    """Limits how many requests are under way at the same time; those beyond wait in order."""

    def __init__(self, *, limit=100, limit_per_host=0, force_close=False, keepalive_timeout=15.0,
                 **options):
        self.limit, self.limit_per_host = limit, limit_per_host
        self._used, self._hosts, self._waiters = 0, {}, []
        self.closed = False

    def _has_room(self, host):
        if self.limit and self._used >= self.limit:
            return False
        return not self.limit_per_host or self._hosts.get(host, 0) < self.limit_per_host

    def _take(self, host):
        self._used += 1
        self._hosts[host] = self._hosts.get(host, 0) + 1

    async def _acquire(self, host):
        if self._has_room(host) and not self._waiters:
            self._take(host)
            return
        from asyncio import get_running_loop
        waiter = get_running_loop().create_future()
        entry = host, waiter
        self._waiters.append(entry)
        try:
            await waiter
        except BaseException:
            if entry in self._waiters:
                self._waiters.remove(entry)
            else:
                self._release(host)
            raise

    def _release(self, host):
        self._used -= 1
        self._hosts[host] -= 1
        for entry in list(self._waiters):
            if not entry[1].done() and self._has_room(entry[0]):
                self._waiters.remove(entry)
                self._take(entry[0])
                entry[1].set_result(None)

    async def close(self):
        self.closed = True


class TCPConnector(BaseConnector):
    pass


class DummyCookieJar(dict):
    pass


class CookieJar(dict):
    def update_cookies(self, cookies):
        self.update(cookies)


class FormData:
    def __init__(self, fields=()):
        self._fields = list(fields.items() if hasattr(fields, 'items') else fields)

    def add_field(self, name, value, **options):
        self._fields.append((name, value))

    def items(self):
        return self._fields


class RequestInfo:
    def __init__(self, url, method, headers):
        self.url = self.real_url = url
        self.method, self.headers = method, headers


# --- responses

class _Content:
    """response.content: the body as a stream of bytes."""

    def __init__(self, response):
        self._response, self._buffer, self._chunks = response, b'', None

    async def _more(self):
        if self._chunks is None:
            self._chunks = self._response._arriving()
        async for chunk in self._chunks:
            self._buffer += chunk
            return True
        return False

    async def read(self, n=-1):
        if n < 0:
            while await self._more():
                pass
            n = len(self._buffer)
        elif not self._buffer:
            await self._more()
        data, self._buffer = self._buffer[:n], self._buffer[n:]
        return data

    async def readany(self):
        if not self._buffer:
            await self._more()
        data, self._buffer = self._buffer, b''
        return data

    async def readline(self):
        while b'\n' not in self._buffer and await self._more():
            pass
        end = self._buffer.find(b'\n') + 1 or len(self._buffer)
        data, self._buffer = self._buffer[:end], self._buffer[end:]
        return data

    def at_eof(self):
        return self._response._over and not self._buffer

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    async def iter_any(self):
        while data := await self.readany():
            yield data

    async def iter_chunked(self, n):
        while data := await self.read(n):
            yield data

    async def iter_chunks(self):
        while data := await self.readany():
            yield data, True


class ClientResponse:
    def __init__(self, session, info, status, chunks, number, host, read_timeout):
        self._session, self.request_info, self.status = session, info, status
        self._pieces, self._number, self._host = chunks, number, host
        self._read_timeout = read_timeout
        self._body, self._over, self._closed = None, False, False
        self.method, self.url, self.real_url = info.method, info.url, info.url
        self.headers = Headers({'Content-Type': 'application/json; charset=utf-8'})
        self.history, self.cookies, self.version = (), {}, (1, 1)
        self.content = _Content(self)

    reason = property(lambda self: phrase(self.status))
    ok = property(lambda self: self.status < 400)
    closed = property(lambda self: self._closed)
    host = property(lambda self: self._host)
    content_type = property(lambda self: self.headers.get('Content-Type', '').partition(';')[0])
    charset = 'utf-8'

    @property
    def content_length(self):
        return len(self._body) if self._body is not None else None

    async def _arriving(self):
        for i, chunk in enumerate(self._pieces):
            if i > 0:
                gap, limit = _services.gap(str(self.url)), self._read_timeout
                too_late = limit is not None and gap > limit
                await _wait(limit if too_late else gap, self._number, self.method, self.url)
                if too_late:
                    self.release()
                    raise SocketTimeoutError(f'Timeout on reading data from socket')
            if len(self._pieces) > 1:
                _services.progress(self._number, f'piece {i + 1} of {len(self._pieces)}')
            yield chunk.encode()
        self._over = True
        self.release()

    async def read(self):
        if self._body is None:
            self._body = await self.content.read()
        return self._body

    async def text(self, encoding=None, errors='strict'):
        return (await self.read()).decode(encoding or 'utf-8', errors)

    async def json(self, *, encoding=None, loads=None, content_type='application/json'):
        body = await self.text(encoding)
        if content_type and self.content_type != content_type:
            raise ContentTypeError(
                self.request_info, self.history, status=self.status, headers=self.headers,
                message=f'Attempt to decode JSON with unexpected mimetype: {self.content_type}')
        if loads is None:
            from json import loads
        return loads(body) if body.strip() else None

    def raise_for_status(self):
        if not self.ok:
            self.release()
            raise ClientResponseError(self.request_info, self.history, status=self.status,
                                      message=self.reason, headers=self.headers)

    def release(self):
        if not self._closed:
            self._closed = True
            _services.done(self._number, self.status, f'{self.status} {self.reason}')
            self._session.connector._release(self._host)

    close = release

    async def wait_for_close(self):
        self.release()

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind=None, value=None, traceback=None):
        self.release()

    def __repr__(self):
        return f'<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n'


async def _wait(seconds, number, method, url):
    future, timer = _services.wait(seconds, number, f'{method} {url}')
    try:
        await future
    finally:
        timer.cancel()


class _RequestContext:
    """What session.get() gives: awaited it is the response, with `async with` it is closed after."""

    def __init__(self, coroutine):
        self._coroutine, self._response = coroutine, None

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._response = await self._coroutine
        return self._response

    async def __aexit__(self, kind=None, value=None, traceback=None):
        self._response.release()

    def close(self):
        self._coroutine.close()


class ClientSession:
    def __init__(self, base_url=None, *, connector=None, loop=None, cookies=None, headers=None,
                 auth=None, json_serialize=None, raise_for_status=False, timeout=_UNSET,
                 cookie_jar=None, connector_owner=True, trust_env=False, **options):
        self._base_url = str(base_url) if base_url else ''
        self.connector = connector if connector is not None else TCPConnector()
        self.headers = Headers(headers or {})
        self.auth, self._raise = auth, raise_for_status
        self.cookie_jar = cookie_jar if cookie_jar is not None else CookieJar(cookies or {})
        self.timeout = ClientTimeout(total=300, sock_connect=30) if timeout is _UNSET else timeout
        self._closed = False

    closed = property(lambda self: self._closed)

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, traceback):
        await self.close()

    def __enter__(self):
        raise TypeError('Use async with instead')

    def __exit__(self, *error):
        pass

    async def close(self):
        self._closed = True
        await self.connector.close()

    def _full(self, url, params):
        url = str(url)
        if '://' not in url:
            if not self._base_url:
                raise InvalidUrlClientError(url)
            url = self._base_url.rstrip('/') + '/' + url.lstrip('/')
        return add_params(url, params)

    async def _request(self, method, str_or_url, *, params=None, data=None, json=None, headers=None,
                       auth=None, timeout=_UNSET, raise_for_status=None, allow_redirects=True,
                       ssl=True, cookies=None, **options):
        if self._closed:
            raise RuntimeError('Session is closed')
        if timeout is _UNSET:
            timeout = self.timeout
        if timeout is None or isinstance(timeout, (int, float)):
            timeout = ClientTimeout(total=timeout)
        url = self._full(str_or_url, params)
        sent = Headers(self.headers)
        sent.update(headers or {})
        _, kind = body_of(json, data)
        if kind:
            sent.setdefault('Content-Type', kind)
        if auth or self.auth:
            sent['Authorization'] = basic_auth(auth or self.auth)
        info = RequestInfo(_URL(url), method, sent)
        response = await self._exchange(info, url, timeout, json)
        if self._raise if raise_for_status is None else raise_for_status:
            response.raise_for_status()
        return response

    async def _exchange(self, info, url, timeout, json):
        from asyncio import get_running_loop, timeout_at
        loop, host = get_running_loop(), info.url.host
        ends = None if timeout.total is None else loop.time() + timeout.total
        if ends is not None and not self.connector._has_room(host):
            try:
                async with timeout_at(ends):
                    await self.connector._acquire(host)
            except TimeoutError:
                raise ConnectionTimeoutError(f'Connection timeout to host {url}') from None
        else:
            await self.connector._acquire(host)
        held = True
        try:
            limits = [limit for limit in (timeout.sock_read, ends and ends - loop.time())
                      if limit is not None]
            limit = min(limits, default=None)
            number, latency, count = _services.begin(info.method, url, limit)
            too_late = limit is not None and latency > limit
            try:
                await _wait(limit if too_late else latency, number, info.method, url)
            except BaseException:
                _services.done(number, 0, 'cancelled')
                raise
            if too_late:
                _services.done(number, 0, 'timeout')
                if timeout.sock_read is not None and limit == timeout.sock_read:
                    raise SocketTimeoutError('Timeout on reading data from socket')
                raise TimeoutError
            as_events = info.method == 'POST' and isinstance(json, dict) and bool(
                json.get('stream')) or 'event-stream' in info.headers.get('accept', '')
            status, chunks = pieces(number, url, count, as_events)
            if not status:
                raise ClientConnectorError(host, info.url.port or 443, True)
            held = False
            response = ClientResponse(self, info, status, chunks, number, host, timeout.sock_read)
            if as_events and status == 200:
                response.headers['Content-Type'] = 'text/event-stream'
            return response
        finally:
            if held:
                self.connector._release(host)

    def request(self, method, url, **options):
        return _RequestContext(self._request(method.upper(), url, **options))

    def get(self, url, **options):
        return self.request('GET', url, **options)

    def options(self, url, **options):
        return self.request('OPTIONS', url, **options)

    def head(self, url, **options):
        return self.request('HEAD', url, **options)

    def post(self, url, *, data=None, **options):
        return self.request('POST', url, data=data, **options)

    def put(self, url, *, data=None, **options):
        return self.request('PUT', url, data=data, **options)

    def patch(self, url, *, data=None, **options):
        return self.request('PATCH', url, data=data, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)

    def ws_connect(self, url, **options):
        raise NotImplementedError('web sockets are not simulated: use asyncio.open_connection and '
                                  'asyncio.start_server')


class _OwnRequest(_RequestContext):
    """aiohttp.request(): a session for one request."""

    def __init__(self, method, url, options):
        self._session = ClientSession(connector=options.pop('connector', None))
        super().__init__(self._session._request(method.upper(), url, **options))

    async def __aexit__(self, kind=None, value=None, traceback=None):
        await super().__aexit__()
        await self._session.close()


def request(method, url, **options):
    return _OwnRequest(method, url, options)
