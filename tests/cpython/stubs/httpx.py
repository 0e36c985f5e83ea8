"""Stands for httpx in programs that talk to simulated services."""
import asyncio
import json as json_module
import time

import simulated_services as services


class HTTPError(Exception):
    def __init__(self, message="", *, request=None):
        super().__init__(message)
        self.request = request


class RequestError(HTTPError):
    pass


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ReadTimeout(TimeoutException):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ConnectError(TransportError):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request, response):
        super().__init__(message, request=request)
        self.response = response


for error in (HTTPError, RequestError, TransportError, TimeoutException, ReadTimeout,
              ConnectTimeout, ConnectError, HTTPStatusError):
    error.__module__ = "httpx"


class Request:
    def __init__(self, method, url):
        self.method, self.url = method, url

    def __repr__(self):
        return f"<Request({self.method!r}, {self.url!r})>"


class Response:
    def __init__(self, status_code, text, request):
        self.status_code, self.text, self.request = status_code, text, request
        self.url = request.url
        self.headers = {"content-type": "application/json"}

    @property
    def content(self):
        return self.text.encode()

    @property
    def reason_phrase(self):
        return services.reason(self.status_code)

    @property
    def is_success(self):
        return 200 <= self.status_code < 300

    @property
    def is_error(self):
        return self.status_code >= 400

    def json(self):
        return json_module.loads(self.text)

    def raise_for_status(self):
        if self.is_success:
            return self
        kind = {1: "Informational response", 3: "Redirect response", 4: "Client error",
                5: "Server error"}[self.status_code // 100]
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'\n"
            "For more information check: "
            f"https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}",
            request=self.request, response=self)

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


def prepare(method, url, base, params):
    if params:
        pairs = params.items() if isinstance(params, dict) else params
        url += ("&" if "?" in url else "?") + "&".join(f"{k}={v}" for k, v in pairs)
    return Request(method, url if "://" in url else base.rstrip("/") + "/" + url.lstrip("/"))


class AsyncClient:
    def __init__(self, *, base_url="", timeout=5.0, **options):
        self.base_url, self.timeout, self.is_closed = base_url, timeout, False

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind=None, value=None, tb=None):
        self.is_closed = True

    async def aclose(self):
        self.is_closed = True

    async def request(self, method, url, *, params=None, timeout=..., **options):
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        request = prepare(method, url, self.base_url, params)
        service = services.find(request.url)
        limit = self.timeout if timeout is ... else timeout
        if limit is not None and service.latency > limit:
            await asyncio.sleep(limit)
            raise ReadTimeout("", request=request)
        await asyncio.sleep(service.latency)
        return Response(*service.answer(request.url), request)

    async def get(self, url, **options):
        return await self.request("GET", url, **options)

    async def post(self, url, **options):
        return await self.request("POST", url, **options)

    async def put(self, url, **options):
        return await self.request("PUT", url, **options)

    async def patch(self, url, **options):
        return await self.request("PATCH", url, **options)

    async def delete(self, url, **options):
        return await self.request("DELETE", url, **options)


class Client:
    def __init__(self, *, base_url="", timeout=5.0, **options):
        self.base_url, self.timeout = base_url, timeout

    def __enter__(self):
        return self

    def __exit__(self, kind=None, value=None, tb=None):
        pass

    def close(self):
        pass

    def request(self, method, url, *, params=None, **options):
        request = prepare(method, url, self.base_url, params)
        service = services.find(request.url)
        time.sleep(service.latency)
        return Response(*service.answer(request.url), request)

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def post(self, url, **options):
        return self.request("POST", url, **options)


def get(url, **options):
    return Client().get(url, **options)


def post(url, **options):
    return Client().post(url, **options)
