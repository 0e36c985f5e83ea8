"""httpx over the simulated services that `# sim: service` lines describe."""
from _requests_common import Headers, QueryParams, URL

from ._client import (AsyncBaseTransport, AsyncClient, AsyncHTTPTransport, BaseTransport, Client,
                      HTTPTransport, MockTransport, USE_CLIENT_DEFAULT)
from ._exceptions import (CloseError, ConnectError, ConnectTimeout, CookieConflict, DecodingError,
                          HTTPError, HTTPStatusError, InvalidURL, LocalProtocolError, NetworkError,
                          PoolTimeout, ProtocolError, ProxyError, ReadError, ReadTimeout,
                          RemoteProtocolError, RequestError, RequestNotRead, ResponseNotRead,
                          StreamClosed, StreamConsumed, StreamError, TimeoutException,
                          TooManyRedirects, TransportError, UnsupportedProtocol, WriteError,
                          WriteTimeout)
from ._models import BasicAuth, Cookies, Limits, Request, Response, Timeout

__version__ = '0.28.1'


def __getattr__(name):
    if name == 'codes':
        from ._codes import codes
        globals()['codes'] = codes
        return codes
    raise AttributeError(f"module 'httpx' has no attribute {name!r}")



def request(method, url, *, cookies=None, proxy=None, timeout=5.0, verify=True, trust_env=True,
            follow_redirects=False, **options):
    with Client(cookies=cookies, timeout=timeout) as client:
        return client.request(method, url, follow_redirects=follow_redirects, **options)


def get(url, **options):
    return request('GET', url, **options)


def head(url, **options):
    return request('HEAD', url, **options)


def options(url, **options):
    return request('OPTIONS', url, **options)


def post(url, **options):
    return request('POST', url, **options)


def put(url, **options):
    return request('PUT', url, **options)


def patch(url, **options):
    return request('PATCH', url, **options)


def delete(url, **options):
    return request('DELETE', url, **options)


def stream(method, url, *, timeout=5.0, **options):
    return Client(timeout=timeout).stream(method, url, **options)
