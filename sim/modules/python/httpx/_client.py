"""The clients of httpx."""
import time

import _services
from _requests_common import Headers, URL, add_params, answer, basic_auth, log_request, pieces

from ._exceptions import (ConnectError, PoolTimeout, ReadTimeout, TooManyRedirects,
                          UnsupportedProtocol)
from ._models import UNSET, Cookies, Limits, Request, Response, Timeout

DEFAULT_LIMITS = Limits(max_connections=100, max_keepalive_connections=20)
USE_CLIENT_DEFAULT = UNSET
_CONNECTIONS_FAIL = 'All connection attempts failed'
_REFUSED = '[Errno 111] Connection refused'


async def wait(seconds, request):
    future, timer = _services.wait(seconds, request._number, f'{request.method} {request.url}')
    try:
        await future
    finally:
        timer.cancel()


class MockTransport:
    """Answers requests by a function of the program."""

    def __init__(self, handler):
        self.handler = handler

    def handle_request(self, request):
        return self.handler(request)

    async def handle_async_request(self, request):
        response = self.handler(request)
        return await response if hasattr(response, '__await__') else response


class HTTPTransport:
    """How a client connects; `retries` is for connections that are refused."""

    def __init__(self, verify=True, cert=None, http1=True, http2=False, limits=DEFAULT_LIMITS,
                 proxy=None, retries=0, **options):
        self.limits, self.retries = limits, retries


class AsyncHTTPTransport(HTTPTransport):
    pass


class BaseTransport:
    def close(self):
        pass


class AsyncBaseTransport:
    async def aclose(self):
        pass


class _Base:
    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True, cert=None,
                 http1=True, http2=False, proxy=None, mounts=None, timeout=5.0,
                 follow_redirects=False, limits=DEFAULT_LIMITS, max_redirects=20, event_hooks=None,
                 base_url='', transport=None, trust_env=True, default_encoding='utf-8', app=None):
        self._base = str(base_url)
        self.timeout = timeout
        self.auth, self.params = auth, params
        self.headers = Headers({'accept': '*/*', 'accept-encoding': 'gzip, deflate',
                                'connection': 'keep-alive', 'user-agent': 'python-httpx/0.28.1'})
        self.headers.update(headers or {})
        self.cookies = Cookies(cookies or {})
        self.follow_redirects, self.max_redirects = follow_redirects, max_redirects
        hooks = event_hooks or {}
        self.event_hooks = {'request': list(hooks.get('request', ())),
                            'response': list(hooks.get('response', ()))}
        self._transport = transport if hasattr(transport, 'handle_request') or hasattr(
            transport, 'handle_async_request') else None
        if isinstance(transport, HTTPTransport):
            limits = transport.limits
        self._most = limits.max_connections
        self._used, self._queue = 0, []
        self._retries = getattr(transport, 'retries', 0)
        self._state = 'unopened'

    @property
    def is_closed(self):
        return self._state == 'closed'

    @property
    def base_url(self):
        return URL(self._base)

    @base_url.setter
    def base_url(self, url):
        self._base = str(url)

    @property
    def timeout(self):
        return self._timeout

    @timeout.setter
    def timeout(self, timeout):
        self._timeout = Timeout(timeout)

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None,
                      params=None, headers=None, cookies=None, timeout=UNSET, extensions=None):
        url = str(url)
        if '://' not in url:
            url = self._base.rstrip('/') + '/' + url.lstrip('/') if self._base else url
        request = Request(method, add_params(add_params(url, self.params), params),
                          headers={**self.headers, **Headers(headers or {})}, content=content,
                          data=data, files=files, json=json,
                          cookies={**self.cookies, **(cookies or {})}, extensions=extensions)
        request._timeout = self._timeout if timeout is UNSET else Timeout(timeout)
        return request

    def _check(self, request):
        if self._state == 'closed':
            raise RuntimeError('Cannot send a request, as the client has been closed.')
        self._state = 'opened'
        if not hasattr(request, '_timeout'):
            request._timeout = self._timeout
        if request.url.scheme not in ('http', 'https') and self._transport is None:
            words = ("Request URL is missing an 'http://' or 'https://' protocol."
                     if not request.url.scheme else
                     f"Request URL has an unsupported protocol '{request.url.scheme}://'.")
            raise UnsupportedProtocol(words, request=request)

    def _sign(self, request, auth):
        auth = self.auth if auth is UNSET else auth
        if auth is None:
            return
        if callable(auth):
            auth(request)
        elif hasattr(auth, 'auth_flow'):
            next(auth.auth_flow(request))
        else:
            request.headers['authorization'] = basic_auth(tuple(auth))

    def _begin(self, request):
        """The request goes out: seconds to wait, and whether the client then gives up."""
        limit = request._timeout.read
        request._sent = time.monotonic()
        request._number, latency, request._chunks = _services.begin(
            request.method, str(request.url), limit)
        too_late = limit is not None and latency > limit
        return limit if too_late else latency, too_late

    def _give_up(self, request):
        _services.done(request._number, 0, 'timeout')
        raise ReadTimeout('', request=request)

    def _reply(self, request, stream):
        """The response whose beginning has arrived; None: the connection was refused."""
        url = str(request.url)
        if stream:
            status, chunks = pieces(request._number, url, request._chunks, request._as_events)
            if not status:
                return None
            kind = ('text/event-stream' if request._as_events and status == 200
                    else 'application/json')
            response = Response._streamed(status, request, chunks, kind, request._timeout.read,
                                          self._release)
        else:
            status, text = answer(request._number, url)
            if not status:
                return None
            response = Response(status, content=text.encode(), request=request,
                                headers={'content-type': 'application/json'})
            response.headers.setdefault('content-length', str(len(response.content)))
            response._elapsed = time.monotonic() - request._sent
        self._log(request, response)
        return response

    def _log(self, request, response):
        log_request('httpx', f'{request.method} {request.url}',
                    f'HTTP/1.1 {response.status_code} {response.reason_phrase}')

    def _redirected(self, response, follow, history):
        if not (follow and response.has_redirect_location):
            return None
        if len(history) >= self.max_redirects:
            raise TooManyRedirects('Exceeded maximum allowed redirects.', request=response.request)
        method = response.request.method
        if response.status_code in (301, 302, 303) and method not in ('GET', 'HEAD'):
            method = 'GET'
        request = self.build_request(method, response.url.join(response.headers['location']))
        history.append(response)
        return request

    # --- connections

    def _release(self):
        self._used -= 1
        while self._queue:
            waiter = self._queue.pop(0)
            if not waiter.done():
                self._used += 1
                waiter.set_result(None)
                return


class AsyncClient(_Base):
    async def __aenter__(self):
        if self._state != 'unopened':
            raise RuntimeError('Cannot open a client instance more than once.'
                               if self._state == 'opened' else
                               'Cannot reopen a client instance, once it has been closed.')
        self._state = 'opened'
        return self

    async def __aexit__(self, kind=None, value=None, traceback=None):
        self._state = 'closed'

    async def aclose(self):
        self._state = 'closed'

    async def _connect(self, request):
        """A connection of the pool, waited for if all are in use."""
        if self._most is None or self._used < self._most:
            self._used += 1
            return
        from asyncio import get_running_loop, wait_for
        waiter = get_running_loop().create_future()
        self._queue.append(waiter)
        try:
            await wait_for(waiter, request._timeout.pool)
        except TimeoutError:
            raise PoolTimeout('', request=request) from None
        except BaseException:
            if waiter.done() and not waiter.cancelled():
                self._release()
            raise

    async def _exchange(self, request, stream):
        if self._transport is not None:
            response = await self._transport.handle_async_request(request)
            response._request = request
            response._elapsed = 0.0
            self._log(request, response)
            return response
        await self._connect(request)
        held = True
        try:
            for attempt in range(self._retries + 1):
                seconds, too_late = self._begin(request)
                try:
                    await wait(seconds, request)
                except BaseException:
                    _services.done(request._number, 0, 'cancelled')
                    raise
                if too_late:
                    self._give_up(request)
                response = self._reply(request, stream)
                if response is not None:
                    held = not stream
                    return response
            raise ConnectError(_CONNECTIONS_FAIL, request=request)
        finally:
            if held:
                self._release()

    async def send(self, request, *, stream=False, auth=UNSET, follow_redirects=UNSET):
        follow = self.follow_redirects if follow_redirects is UNSET else follow_redirects
        history = []
        while True:
            self._check(request)
            self._sign(request, auth)
            for hook in self.event_hooks['request']:
                await hook(request)
            response = await self._exchange(request, stream)
            for hook in self.event_hooks['response']:
                await hook(response)
            response.history = list(history)
            following = self._redirected(response, follow, history)
            if following is None:
                return response
            await response.aclose()
            request = following

    async def request(self, method, url, *, auth=UNSET, follow_redirects=UNSET, **options):
        request = self.build_request(method, url, **options)
        return await self.send(request, auth=auth, follow_redirects=follow_redirects)

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

    def stream(self, method, url, **options):
        return _AsyncStream(self, method, url, options)


class _AsyncStream:
    """`async with client.stream(...) as response`"""

    def __init__(self, client, method, url, options):
        self._client, self._method, self._url, self._options = client, method, url, options

    async def __aenter__(self):
        options = dict(self._options)
        sending = {name: options.pop(name) for name in ('auth', 'follow_redirects')
                   if name in options}
        request = self._client.build_request(self._method, self._url, **options)
        self._response = await self._client.send(request, stream=True, **sending)
        return self._response

    async def __aexit__(self, kind=None, value=None, traceback=None):
        await self._response.aclose()


class Client(_Base):
    """Synchronous: it holds the thread until the reply is there."""

    def __enter__(self):
        self._state = 'opened'
        return self

    def __exit__(self, kind=None, value=None, traceback=None):
        self._state = 'closed'

    def close(self):
        self._state = 'closed'

    def _connect(self, request):
        import _threads
        if self._most is not None and self._used >= self._most:
            if not _threads.wait(lambda: self._used < self._most, request._timeout.pool):
                raise PoolTimeout('', request=request)
        self._used += 1

    def _exchange(self, request, stream):
        if self._transport is not None:
            response = self._transport.handle_request(request)
            response._request = request
            response._elapsed = 0.0
            self._log(request, response)
            return response
        self._connect(request)
        held = True
        try:
            for attempt in range(self._retries + 1):
                seconds, too_late = self._begin(request)
                time.sleep(seconds)
                if too_late:
                    self._give_up(request)
                response = self._reply(request, stream)
                if response is not None:
                    held = not stream
                    return response
            raise ConnectError(_REFUSED, request=request)
        finally:
            if held:
                self._release()

    def send(self, request, *, stream=False, auth=UNSET, follow_redirects=UNSET):
        follow = self.follow_redirects if follow_redirects is UNSET else follow_redirects
        history = []
        while True:
            self._check(request)
            self._sign(request, auth)
            for hook in self.event_hooks['request']:
                hook(request)
            response = self._exchange(request, stream)
            for hook in self.event_hooks['response']:
                hook(response)
            response.history = list(history)
            following = self._redirected(response, follow, history)
            if following is None:
                return response
            response.close()
            request = following

    def request(self, method, url, *, auth=UNSET, follow_redirects=UNSET, **options):
        request = self.build_request(method, url, **options)
        return self.send(request, auth=auth, follow_redirects=follow_redirects)

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

    def stream(self, method, url, **options):
        return _Stream(self, method, url, options)


class _Stream:
    """`with client.stream(...) as response`"""

    def __init__(self, client, method, url, options, own=False):
        self._client, self._method, self._url, self._options = client, method, url, options

    def __enter__(self):
        options = dict(self._options)
        sending = {name: options.pop(name) for name in ('auth', 'follow_redirects')
                   if name in options}
        request = self._client.build_request(self._method, self._url, **options)
        self._response = self._client.send(request, stream=True, **sending)
        return self._response

    def __exit__(self, kind=None, value=None, traceback=None):
        self._response.close()


for _kind in (AsyncClient, Client, MockTransport, HTTPTransport, AsyncHTTPTransport, BaseTransport,
              AsyncBaseTransport):
    _kind.__module__ = 'httpx'
