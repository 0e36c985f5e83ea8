"""requests over the simulated services that `# sim: service` lines describe: every call holds its
thread until the reply is there."""
import time

import _services
from _requests_common import Headers, add_params, answer, phrase

from . import exceptions
from .exceptions import (ConnectionError, ConnectTimeout, HTTPError, JSONDecodeError, ReadTimeout,
                         RequestException, Timeout)


class Response:
    def __init__(self, status_code, text, url):
        self.status_code, self.text, self.url = status_code, text, url
        self.headers = Headers({'content-type': 'application/json'})

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def content(self):
        return self.text.encode()

    @property
    def reason(self):
        return phrase(self.status_code)

    def json(self):
        try:
            return _services.read_json(self.text)
        except ValueError as error:
            raise JSONDecodeError(str(error)) from None

    def raise_for_status(self):
        if self.status_code >= 400:
            kind = 'Client' if self.status_code < 500 else 'Server'
            raise HTTPError(f'{self.status_code} {kind} Error: {self.reason} for url: {self.url}',
                            response=self)

    def __bool__(self):
        return self.ok

    def __repr__(self):
        return f'<Response [{self.status_code}]>'


def _limit(timeout):
    return timeout[1] if isinstance(timeout, tuple) else timeout


class Session:
    def __init__(self):
        self.headers = Headers()
        self.params = {}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        pass

    def request(self, method, url, params=None, data=None, json=None, headers=None, timeout=None,
                stream=False, **options):
        if stream:
            raise NotImplementedError('requests with stream=True are not simulated: use '
                                      'httpx.AsyncClient.stream()')
        if '://' not in url:
            raise exceptions.MissingSchema(f'Invalid URL {url!r}: No scheme supplied. Perhaps you '
                                           f'meant https://{url}?')
        url = add_params(add_params(url, self.params), params)
        limit = _limit(timeout)
        number, latency, _ = _services.begin(method.upper(), url, limit)
        if limit is not None and latency > limit:
            time.sleep(limit)
            _services.done(number, 0, 'timeout')
            raise ReadTimeout(f'Read timed out. (read timeout={limit})')
        time.sleep(latency)
        return Response(*answer(number, url), url)

    def get(self, url, **options):
        return self.request('GET', url, **options)

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
