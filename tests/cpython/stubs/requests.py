"""Stands for requests in programs that talk to simulated services."""
import json as json_module
import time

import simulated_services as services


class RequestException(OSError):
    pass


class HTTPError(RequestException):
    def __init__(self, *args, response=None):
        super().__init__(*args)
        self.response = response


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


class exceptions:
    RequestException, HTTPError = RequestException, HTTPError
    ConnectionError, Timeout = ConnectionError, Timeout


class Response:
    def __init__(self, status_code, text, url):
        self.status_code, self.text, self.url = status_code, text, url
        self.headers = {"content-type": "application/json"}

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def content(self):
        return self.text.encode()

    @property
    def reason(self):
        return services.reason(self.status_code)

    def json(self):
        return json_module.loads(self.text)

    def raise_for_status(self):
        if self.status_code >= 400:
            kind = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}",
                            response=self)

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


class Session:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def close(self):
        pass

    def request(self, method, url, params=None, **options):
        if params:
            url += ("&" if "?" in url else "?") + "&".join(f"{k}={v}" for k, v in params.items())
        service = services.find(url)
        time.sleep(service.latency)
        return Response(*service.answer(url), url)

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def post(self, url, **options):
        return self.request("POST", url, **options)


def request(method, url, **options):
    return Session().request(method, url, **options)


def get(url, **options):
    return Session().get(url, **options)


def post(url, **options):
    return Session().post(url, **options)
