"""The simulated outside of a program: which service answers a URL, when and with what."""
import fnmatch
import json
import re
from http import HTTPStatus

services = []


class Service:
    def __init__(self, pattern="*", latency=0.1, status=200, fail=0, body=None, chunks=1, every=0.0):
        self.pattern, self.latency, self.status, self.failures_left = pattern, latency, status, fail
        self.body, self.chunks, self.every = body, chunks, every

    def answer(self, url):
        """Status and body of the next answer."""
        if self.failures_left > 0:
            self.failures_left -= 1
            return 503, ""
        return self.status, json.dumps({"url": url}) if self.body is None else self.body


def parse(line, seconds):
    """A `# sim: service` line without its first two words."""
    pattern, _, rest = line.partition(" ")
    body = re.search(r"json=(\{.*\}|\[.*\]|\"[^\"]*\"|\S+)", rest)
    if body:
        rest = rest.replace(body.group(0), "")
    options = dict(word.split("=", 1) for word in rest.split())
    for name in ("latency", "every"):
        if name in options:
            options[name] = seconds(options[name])
    for name in ("status", "fail", "chunks"):
        if name in options:
            options[name] = int(options[name])
    services.append(Service(pattern, body=body and json.dumps(json.loads(body.group(1))), **options))


def find(url):
    for service in services:
        if fnmatch.fnmatchcase(url, service.pattern):
            return service
    services.append(Service(url))
    return services[-1]


def reason(status):
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
