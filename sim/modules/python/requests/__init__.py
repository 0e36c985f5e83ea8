"""requests over the simulated services that `# sim: service` lines describe: every call holds its
thread until the reply is there."""
import time

import _services
from _requests_common import (Headers, add_params, answer, basic_auth, body_of, phrase, pieces)

from . import exceptions
from .exceptions import (ConnectionError, ConnectTimeout, HTTPError, JSONDecodeError, ReadTimeout,
                         RequestException, Timeout, TooManyRedirects, URLRequired)

__version__ = '2.32.3'


class PreparedRequest:
    def __init__(self, method, url, headers, body, number):
        self.method, self.url, self.headers, self.body = method, url, headers, body
        self._number = number

    def __repr__(self):
        return f'<PreparedRequest [{self.method}]>'


class Response:
    def __init__(self, status_code=None, text='', url=None, request=None, chunks=None):
        self.status_code, self.url, self.request = status_code, url, request
        self._text, self._chunks = text, chunks
        self.headers = Headers({'content-type': 'application/json'})
        self.history, self.cookies, self.encoding = [], {}, 'utf-8'
        self._elapsed = 0.0
        self._consumed = False

    ok = property(lambda self: self.status_code < 400)
    reason = property(lambda self: phrase(self.status_code))
    is_redirect = property(lambda self: 300 <= self.status_code < 400 and
                           'location' in self.headers)
    apparent_encoding = 'utf-8'

    @property
    def text(self):
        if self._text is None:
            self._text = ''.join(self._arriving())
        return self._text

    @property
    def content(self):
        return self.text.encode()

    @property
    def elapsed(self):
        from datetime import timedelta
        return timedelta(seconds=self._elapsed)

    def json(self, **options):
        from json import loads
        try:
            return loads(self.text, **options)
        except ValueError as error:
            raise JSONDecodeError(str(error)) from None

    def raise_for_status(self):
        if self.status_code >= 400:
            kind = 'Client' if self.status_code < 500 else 'Server'
            raise HTTPError(f'{self.status_code} {kind} Error: {self.reason} for url: {self.url}',
                            response=self)

    def _arriving(self):
        if self._consumed:
            raise exceptions.StreamConsumedError()
        self._consumed = True
        number = self.request._number
        for i, chunk in enumerate(self._chunks):
            if i > 0:
                time.sleep(_services.gap(self.url))
            _services.progress(number, f'piece {i + 1} of {len(self._chunks)}')
            yield chunk
        self.close()

    def iter_content(self, chunk_size=1, decode_unicode=False):
        parts = [self._text] if self._text is not None else self._arriving()
        for part in parts:
            data = part if decode_unicode else part.encode()
            if chunk_size is None:
                yield data
                continue
            for i in range(0, len(data), chunk_size):
                yield data[i:i + chunk_size]

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        rest = ''
        for part in ([self._text] if self._text is not None else self._arriving()):
            lines = (rest + part).split(delimiter or '\n')
            rest = lines.pop()
            for line in lines:
                yield line if decode_unicode else line.encode()
        if rest:
            yield rest if decode_unicode else rest.encode()

    def __iter__(self):
        return self.iter_content(128)

    def close(self):
        if self._chunks is not None:
            self._chunks = None
            _services.done(self.request._number, self.status_code,
                           f'{self.status_code} {self.reason}')

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def __bool__(self):
        return self.ok

    def __repr__(self):
        return f'<Response [{self.status_code}]>'


def _limit(timeout):
    return timeout[1] if isinstance(timeout, tuple) else timeout


class Session:
    def __init__(self):
        self.headers = Headers({'user-agent': 'python-requests/2.32.3', 'accept': '*/*',
                                'accept-encoding': 'gzip, deflate', 'connection': 'keep-alive'})
        self.params, self.cookies, self.auth = {}, {}, None
        self.verify, self.hooks, self.max_redirects = True, {'response': []}, 30
        self._adapters = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        pass

    def mount(self, prefix, adapter):
        self._adapters[prefix] = adapter

    def request(self, method, url, params=None, data=None, headers=None, cookies=None, files=None,
                auth=None, timeout=None, allow_redirects=True, proxies=None, hooks=None, stream=False,
                verify=None, cert=None, json=None):
        if '://' not in url:
            raise exceptions.MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you '
                                           f'meant https://{url}?')
        if not url.startswith(('http://', 'https://')):
            raise exceptions.InvalidSchema(f'No connection adapters were found for {url!r}')
        url = add_params(add_params(url, self.params), params)
        body, kind = body_of(json, data, None, files)
        sent = self.headers.copy()
        sent.update(headers or {})
        if kind:
            sent.setdefault('content-type', kind)
        if auth or self.auth:
            sent['authorization'] = basic_auth(auth or self.auth)
        return self._exchange(method.upper(), url, sent, body, _limit(timeout), stream)

    def _exchange(self, method, url, headers, body, limit, stream):
        number, latency, chunks = _services.begin(method, url, limit)
        request = PreparedRequest(method, url, headers, body or None, number)
        begun = time.monotonic()
        if limit is not None and latency > limit:
            time.sleep(limit)
            _services.done(number, 0, 'timeout')
            host = url.partition('://')[2].partition('/')[0]
            port = 443 if url.startswith('https') else 80
            raise ReadTimeout(f"HTTP{'S' if port == 443 else ''}ConnectionPool(host='{host}', "
                              f'port={port}): Read timed out. (read timeout={limit})',
                              request=request)
        time.sleep(latency)
        if stream:
            as_events = method == 'POST' or 'event-stream' in headers.get('accept', '')
            status, parts = pieces(number, url, chunks, as_events)
            response = Response(status, None, url, request, parts)
        else:
            status, text = answer(number, url)
            response = Response(status, text, url, request)
        if not status:
            raise ConnectionError(f'Failed to establish a new connection: [Errno 111] Connection '
                                  f'refused', request=request)
        response._elapsed = time.monotonic() - begun
        for hook in self.hooks.get('response') or ():
            response = hook(response) or response
        return response

    def get(self, url, **options):
        return self.request('GET', url, **options)

    def options(self, url, **options):
        return self.request('OPTIONS', url, **options)

    def head(self, url, **options):
        return self.request('HEAD', url, **options)

    def post(self, url, data=None, json=None, **options):
        return self.request('POST', url, data=data, json=json, **options)

    def put(self, url, data=None, **options):
        return self.request('PUT', url, data=data, **options)

    def patch(self, url, data=None, **options):
        return self.request('PATCH', url, data=data, **options)

    def delete(self, url, **options):
        return self.request('DELETE', url, **options)


session = Session


def request(method, url, **options):
    return Session().request(method, url, **options)


def get(url, params=None, **options):
    return Session().get(url, params=params, **options)


def options(url, **options):
    return Session().options(url, **options)


def head(url, **options):
    return Session().head(url, **options)


def post(url, data=None, json=None, **options):
    return Session().post(url, data=data, json=json, **options)


def put(url, data=None, **options):
    return Session().put(url, data=data, **options)


def patch(url, data=None, **options):
    return Session().patch(url, data=data, **options)


def delete(url, **options):
    return Session().delete(url, **options)
