"""What httpx and requests share: URLs, headers, phrases, and what a service answers."""
import _services

_PHRASES = {
    100: 'Continue', 101: 'Switching Protocols', 200: 'OK', 201: 'Created', 202: 'Accepted',
    204: 'No Content', 206: 'Partial Content', 301: 'Moved Permanently', 302: 'Found',
    303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect',
    400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden',
    404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable', 408: 'Request Timeout',
    409: 'Conflict', 410: 'Gone', 413: 'Content Too Large', 415: 'Unsupported Media Type',
    418: "I'm a Teapot", 422: 'Unprocessable Content', 425: 'Too Early', 429: 'Too Many Requests',
    500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway',
    503: 'Service Unavailable', 504: 'Gateway Timeout',
}

# What a streamed reply says, word by word, when its service has no JSON of its own.
_WORDS = 'Why do coroutines never argue? They always await their turn. '.split()


def phrase(status):
    return _PHRASES.get(status, '')


def add_params(url, params):
    if not params:
        return url
    pairs = params.items() if hasattr(params, 'items') else params
    text = '&'.join(f'{_quote(key)}={_quote(value)}' for key, value in pairs)
    return f"{url}{'&' if '?' in url else '?'}{text}"


def _quote(value):
    safe = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'
    return ''.join(c if c in safe else ''.join(f'%{byte:02X}' for byte in c.encode())
                   for c in str(value))


class Headers(dict):
    """Headers by name, whatever its case."""

    def __init__(self, items=()):
        super().__init__()
        pairs = items.items() if hasattr(items, 'items') else items
        for key, value in pairs or ():
            self[key] = value

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())

    def get(self, key, default=None):
        return super().get(key.lower(), default)


def default_body(url):
    escaped = url.replace('\\', '\\\\').replace('"', '\\"')
    return f'{{"url": "{escaped}"}}'


def answer(number, url):
    """Status and body of the reply that comes now."""
    status, body = _services.answer(number, url)
    _services.done(number, status, f'{status} {phrase(status)}')
    return status, default_body(url) if body is None else body


def pieces(number, url, chunks, as_events):
    """Status and the pieces of a streamed reply: server-sent events, or a body cut up."""
    status, body = _services.answer(number, url)
    if not as_events or status != 200:
        text = default_body(url) if body is None else body
        count = max(1, min(chunks, len(text)))
        return status, [text[i * len(text) // count:(i + 1) * len(text) // count]
                        for i in range(count)]
    if body is None and chunks:
        said = [_WORDS[i % len(_WORDS)] + ' ' for i in range(chunks)]
    else:
        said = [default_body(url) if body is None else body] * max(1, chunks)
    events = [f'data: {text}\n\n' for text in said]
    events[-1] += 'data: [DONE]\n\n'
    return status, events
