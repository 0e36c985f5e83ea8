"""httpx over the simulated services that `# sim: service` lines describe."""
import time

import _services
from _requests_common import Headers, add_params, answer, phrase, pieces

_UNSET = object()


class HTTPError(Exception):
    def __init__(self, message='', *, request=None):
        super().__init__(message)
        self._request = request

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The .request property has not been set.')
        return self._request


class RequestError(HTTPError):
    pass


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class WriteTimeout(TimeoutException):
    pass


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class ReadError(NetworkError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class TooManyRedirects(RequestError):
    pass


class DecodingError(RequestError):
    pass


class InvalidURL(Exception):
    pass


class StreamError(RuntimeError):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request, response):
        super().__init__(message, request=request)
        self.response = response


class Timeout:
    """Seconds that a client waits; the time to the reply is what counts here."""

    def __init__(self, timeout=_UNSET, *, connect=_UNSET, read=_UNSET, write=_UNSET, pool=_UNSET):
        default = None if timeout is _UNSET else timeout
        self.connect = default if connect is _UNSET else connect
        self.read = default if read is _UNSET else read
        self.write = default if write is _UNSET else write
        self.pool = default if pool is _UNSET else pool


class Limits:
    def __init__(self, *, max_connections=None, max_keepalive_connections=None,
                 keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry
        if max_connections is not None:
            raise NotImplementedError('simulated services take any number of connections: limit '
                                      'requests with asyncio.Semaphore')


class Request:
    def __init__(self, method, url, *, headers=None, json=None, content=None):
        self.method, self.url = method, url
        self.headers = Headers(headers or {})
        self._json = json

    def __repr__(self):
        return f'<Request({self.method!r}, {self.url!r})>'


class Response:
    """What came back. Its body is there, or comes piece by piece when it is streamed."""

    def __init__(self, status_code, text=None, *, request=None, chunks=None):
        self.status_code, self._request = status_code, request
        self._text, self._chunks = text, chunks
        kind = 'text/event-stream' if chunks and request._as_events else 'application/json'
        self.headers = Headers({'content-type': kind})
        self.is_closed = chunks is None
        self.http_version = 'HTTP/1.1'

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The request instance has not been set on this response.')
        return self._request

    @property
    def url(self):
        return self.request.url

    @property
    def text(self):
        if self._text is None:
            raise StreamError('Attempted to access streaming response content, without having '
                              'called `read()`.')
        return self._text

    @property
    def content(self):
        return self.text.encode()

    @property
    def reason_phrase(self):
        return phrase(self.status_code)

    @property
    def is_informational(self):
        return 100 <= self.status_code < 200

    @property
    def is_success(self):
        return 200 <= self.status_code < 300

    @property
    def is_redirect(self):
        return 300 <= self.status_code < 400

    @property
    def is_client_error(self):
        return 400 <= self.status_code < 500

    @property
    def is_server_error(self):
        return 500 <= self.status_code < 600

    @property
    def is_error(self):
        return 400 <= self.status_code < 600

    def json(self):
        return _services.read_json(self.text)

    def raise_for_status(self):
        if self.is_success:
            return self
        kind = {1: 'Informational response', 3: 'Redirect response', 4: 'Client error',
                5: 'Server error'}[self.status_code // 100]
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\n"
            'For more information check: '
            f'https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}',
            request=self.request, response=self)

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'

    # --- streaming

    async def aiter_text(self, chunk_size=None):
        number, url = self._request._number, self._request.url
        if self._chunks is None:
            if self._text:
                yield self._text
            return
        chunks, self._chunks = self._chunks, None
        text = ''
        for i, chunk in enumerate(chunks):
            if i > 0:
                await _wait(_services.gap(url), self._request)
            _services.progress(number, f'piece {i + 1} of {len(chunks)}')
            text += chunk
            yield chunk
        self._text = text

    async def aiter_bytes(self, chunk_size=None):
        async for chunk in self.aiter_text():
            yield chunk.encode()

    aiter_raw = aiter_bytes

    async def aiter_lines(self):
        rest = ''
        async for chunk in self.aiter_text():
            lines = (rest + chunk).split('\n')
            rest = lines.pop()
            for line in lines:
                yield line
        if rest:
            yield rest

    async def aread(self):
        async for _ in self.aiter_text():
            pass
        return self.content

    async def aclose(self):
        self.is_closed = True


async def _wait(seconds, request):
    future, timer = _services.wait(seconds, request._number, f'{request.method} {request.url}')
    try:
        await future
    finally:
        timer.cancel()


def _limit(timeout):
    return timeout.read if isinstance(timeout, Timeout) else timeout


class _Base:
    def __init__(self, *, base_url='', timeout=5.0, headers=None, params=None, **options):
        self.base_url, self.timeout = base_url, timeout
        self.headers = Headers(headers or {})
        self.params = params
        self.is_closed = False

    def build_request(self, method, url, *, params=None, headers=None, json=None, content=None,
                      **options):
        url = str(url)
        if '://' not in url:
            if not self.base_url:
                raise UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' "
                                          'protocol.')
            url = self.base_url.rstrip('/') + '/' + url.lstrip('/')
        request = Request(method.upper(), add_params(add_params(url, self.params), params),
                          headers={**self.headers, **Headers(headers or {})}, json=json)
        return request

    def _begin(self, method, url, timeout, options):
        if self.is_closed:
            raise RuntimeError('Cannot send a request, as the client has been closed.')
        request = self.build_request(method, url, **options)
        limit = _limit(self.timeout if timeout is _UNSET else timeout)
        request._number, latency, request._chunks = _services.begin(request.method, request.url,
                                                                    limit)
        asked = isinstance(request._json, dict) and request._json.get('stream')
        request._as_events = request.method == 'POST' or bool(asked)
        too_late = limit is not None and latency > limit
        return request, limit if too_late else latency, too_late


def _give_up(request):
    _services.done(request._number, 0, 'timeout')
    raise ReadTimeout('', request=request)


class AsyncClient(_Base):
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind=None, value=None, traceback=None):
        self.is_closed = True

    async def aclose(self):
        self.is_closed = True

    async def _send(self, method, url, timeout, options):
        request, seconds, too_late = self._begin(method, url, timeout, options)
        try:
            await _wait(seconds, request)
        except BaseException:
            _services.done(request._number, 0, 'cancelled')
            raise
        if too_late:
            _give_up(request)
        return request

    async def request(self, method, url, *, timeout=_UNSET, **options):
        request = await self._send(method, url, timeout, options)
        return Response(*answer(request._number, request.url), request=request)

    async def get(self, url, **options):
        return await self.request('GET', url, **options)

    async def head(self, url, **options):
        return await self.request('HEAD', url, **options)

    async def options(self, url, **options):
        return await self.request('OPTIONS', url, **options)

    async def post(self, url, **options):
        return await self.request('POST', url, **options)

    async def put(self, url, **options):
        return await self.request('PUT', url, **options)

    async def patch(self, url, **options):
        return await self.request('PATCH', url, **options)

    async def delete(self, url, **options):
        return await self.request('DELETE', url, **options)

    def stream(self, method, url, *, timeout=_UNSET, **options):
        return _Stream(self, method, url, timeout, options)


class _Stream:
    """`async with client.stream(...) as response`"""

    def __init__(self, client, method, url, timeout, options):
        self._arguments = client, method, url, timeout, options

    async def __aenter__(self):
        client, *arguments = self._arguments
        request = await client._send(*arguments)
        status, chunks = pieces(request._number, request.url, request._chunks, request._as_events)
        self._response = Response(status, request=request, chunks=chunks)
        return self._response

    async def __aexit__(self, kind=None, value=None, traceback=None):
        response = self._response
        response.is_closed = True
        _services.done(response.request._number, response.status_code,
                       f'{response.status_code} {response.reason_phrase}')


class Client(_Base):
    """Synchronous: it holds the thread until the reply is there."""

    def __enter__(self):
        return self

    def __exit__(self, kind=None, value=None, traceback=None):
        self.is_closed = True

    def close(self):
        self.is_closed = True

    def request(self, method, url, *, timeout=_UNSET, **options):
        request, seconds, too_late = self._begin(method, url, timeout, options)
        time.sleep(seconds)
        if too_late:
            _give_up(request)
        return Response(*answer(request._number, request.url), request=request)

    def get(self, url, **options):
        return self.request('GET', url, **options)

    def head(self, url, **options):
        return self.request('HEAD', url, **options)

    def options(self, url, **options):
        return self.request('OPTIONS', url, **options)

    def post(self, url, **options):
        return self.request('POST', url, **options)

    def put(self, url, **options):
        return self.request('PUT', url, **options)

    def patch(self, url, **options):
        return self.request('PATCH', url, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)

    def stream(self, *arguments, **options):
        raise NotImplementedError('httpx.Client.stream() is not simulated: use '
                                  'httpx.AsyncClient.stream()')


def request(method, url, **options):
    return Client().request(method, url, **options)


def get(url, **options):
    return Client().get(url, **options)


def head(url, **options):
    return Client().head(url, **options)


def post(url, **options):
    return Client().post(url, **options)


def put(url, **options):
    return Client().put(url, **options)


def patch(url, **options):
    return Client().patch(url, **options)


def delete(url, **options):
    return Client().delete(url, **options)
