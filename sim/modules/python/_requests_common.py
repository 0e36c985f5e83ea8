"""What the clients of HTTP share: URLs, headers, phrases, and what a service answers."""
import _services

_PHRASES = {
    100: 'Continue', 101: 'Switching Protocols', 102: 'Processing', 103: 'Early Hints', 200: 'OK',
    201: 'Created', 202: 'Accepted', 203: 'Non-Authoritative Information', 204: 'No Content',
    205: 'Reset Content', 206: 'Partial Content', 207: 'Multi-Status', 300: 'Multiple Choices',
    301: 'Moved Permanently', 302: 'Found', 303: 'See Other', 304: 'Not Modified',
    305: 'Use Proxy', 307: 'Temporary Redirect', 308: 'Permanent Redirect',
    400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden',
    404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable',
    407: 'Proxy Authentication Required', 408: 'Request Timeout',
    409: 'Conflict', 410: 'Gone', 411: 'Length Required', 412: 'Precondition Failed',
    413: 'Content Too Large', 414: 'URI Too Long', 415: 'Unsupported Media Type',
    416: 'Range Not Satisfiable', 417: 'Expectation Failed', 418: "I'm a Teapot",
    421: 'Misdirected Request', 422: 'Unprocessable Content', 423: 'Locked',
    424: 'Failed Dependency', 425: 'Too Early', 426: 'Upgrade Required',
    428: 'Precondition Required', 429: 'Too Many Requests',
    431: 'Request Header Fields Too Large', 451: 'Unavailable For Legal Reasons',
    500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway',
    503: 'Service Unavailable', 504: 'Gateway Timeout', 505: 'HTTP Version Not Supported',
    507: 'Insufficient Storage', 508: 'Loop Detected', 511: 'Network Authentication Required',
}

# What a streamed reply says, word by word, when its service has no JSON of its own.
_WORDS = 'Why do coroutines never argue? They always await their turn. '.split()


def phrase(status):
    return _PHRASES.get(status, '')


def add_params(url, params):
    if not params:
        return url
    if isinstance(params, (str, bytes)):
        text = params if isinstance(params, str) else params.decode()
    else:
        text = form(params)
    return f"{url}{'&' if '?' in url else '?'}{text}"


def form(fields):
    """As a query or the body of a form has them: a=1&b=2."""
    pairs = fields.multi_items() if hasattr(fields, 'multi_items') else (
        fields.items() if hasattr(fields, 'items') else fields)
    return '&'.join(f'{quote(key)}={quote(item)}' for key, value in pairs
                    for item in (value if isinstance(value, (list, tuple)) else [value]))


def quote(value):
    if value is True or value is False:
        value = str(value).lower()
    elif value is None:
        value = ''
    safe = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'
    return ''.join(c if c in safe else ''.join(f'%{byte:02X}' for byte in c.encode())
                   for c in str(value))


def unquote(text):
    made, i = bytearray(), 0
    while i < len(text):
        if text[i] == '%' and i + 2 < len(text) + 0 and _is_hex(text[i + 1:i + 3]):
            made.append(int(text[i + 1:i + 3], 16))
            i += 3
        else:
            made += text[i].encode()
            i += 1
    return made.decode('utf-8', 'replace')


def _is_hex(text):
    return len(text) == 2 and all(c in '0123456789abcdefABCDEF' for c in text)


class Headers(dict):
    """Headers by name, whatever its case."""

    def __init__(self, items=()):
        super().__init__()
        self.update(items)

    def update(self, items=(), **more):
        pairs = items.items() if hasattr(items, 'items') else items
        for key, value in pairs or ():
            self[key] = value
        for key, value in more.items():
            self[key] = value

    def __setitem__(self, key, value):
        super().__setitem__(_name(key), value.decode() if isinstance(value, bytes) else value)

    def __getitem__(self, key):
        return super().__getitem__(_name(key))

    def __delitem__(self, key):
        super().__delitem__(_name(key))

    def __contains__(self, key):
        return super().__contains__(_name(key))

    def __eq__(self, other):
        return dict.__eq__(self, Headers(other))

    def get(self, key, default=None):
        return super().get(_name(key), default)

    def pop(self, key, *default):
        return super().pop(_name(key), *default)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def copy(self):
        return type(self)(self)

    def multi_items(self):
        return list(self.items())

    def get_list(self, key, split_commas=False):
        value = self.get(key)
        if value is None:
            return []
        return [part.strip() for part in value.split(',')] if split_commas else [value]

    getall = get_list


def _name(key):
    return (key.decode() if isinstance(key, bytes) else key).lower()


def default_body(url):
    escaped = url.replace('\\', '\\\\').replace('"', '\\"')
    return f'{{"url": "{escaped}"}}'


def answer(number, url):
    """Status and body of the reply that comes now; status 0: the connection is refused."""
    status, body = _services.answer(number, url)
    _services.done(number, status, f'{status} {phrase(status)}' if status else 'refused')
    return status, default_body(url) if body is None else body


def pieces(number, url, chunks, as_events):
    """Status and the pieces of a streamed reply: server-sent events, or a body cut up."""
    status, body = _services.answer(number, url)
    if not status:
        _services.done(number, 0, 'refused')
    if not as_events or status != 200:
        text = default_body(url) if body is None else body
        count = max(1, min(chunks, len(text)))
        return status, [text[i * len(text) // count:(i + 1) * len(text) // count]
                        for i in range(count)]
    if not chunks and not _services.has(url):
        chunks = len(_WORDS)
    if body is None and chunks:
        said = [_WORDS[i % len(_WORDS)] + ' ' for i in range(chunks)]
        if '/chat/completions' in url:
            return status, _openai_events(said)
        if url.endswith('/messages'):
            return status, _anthropic_events(said)
    else:
        said = [default_body(url) if body is None else body] * max(1, chunks)
    events = [f'data: {text}\n\n' for text in said]
    events[-1] += 'data: [DONE]\n\n'
    return status, events


def _openai_events(said):
    """As the API of chat completions streams them."""
    def event(delta, reason):
        return ('data: {"id": "chatcmpl-1", "object": "chat.completion.chunk", "choices": '
                f'[{{"index": 0, "delta": {delta}, "finish_reason": {reason}}}]}}\n\n')
    events = [event(f'{{"content": "{text}"}}', 'null') for text in said]
    events[-1] += event('{}', '"stop"') + 'data: [DONE]\n\n'
    return events


def _anthropic_events(said):
    """As the API of messages streams them: events with names."""
    def event(name, rest=''):
        return f'event: {name}\ndata: {{"type": "{name}"{rest}}}\n\n'
    events = [event('content_block_delta',
                    f', "index": 0, "delta": {{"type": "text_delta", "text": "{text}"}}')
              for text in said]
    events[0] = (event('message_start', ', "message": {"role": "assistant", "content": []}') +
                 event('content_block_start',
                       ', "index": 0, "content_block": {"type": "text", "text": ""}') + events[0])
    events[-1] += (event('content_block_stop', ', "index": 0') +
                   event('message_delta', ', "delta": {"stop_reason": "end_turn"}') +
                   event('message_stop'))
    return events


class URL:
    """A URL and its parts."""

    def __init__(self, url='', **parts):
        self._text = str(url)
        if parts:
            self._text = str(self.copy_with(**parts))

    def _split(self):
        text, _, fragment = self._text.partition('#')
        text, mark, query = text.partition('?')
        scheme, found, rest = text.partition('://')
        if not found:
            return '', '', text, mark and query, fragment
        netloc, slash, path = rest.partition('/')
        return scheme.lower(), netloc, slash + path, query, fragment

    scheme = property(lambda self: self._split()[0])
    fragment = property(lambda self: self._split()[4])

    @property
    def netloc(self):
        return self._split()[1].encode()

    @property
    def userinfo(self):
        before, at, _ = self._split()[1].rpartition('@')
        return before.encode()

    @property
    def username(self):
        return self.userinfo.decode().partition(':')[0]

    @property
    def password(self):
        return self.userinfo.decode().partition(':')[2]

    @property
    def host(self):
        return self._split()[1].rpartition('@')[2].partition(':')[0].lower()

    @property
    def port(self):
        port = self._split()[1].rpartition('@')[2].partition(':')[2]
        return int(port) if port else None

    @property
    def path(self):
        path = self._split()[2]
        return unquote(path) if path or not self._split()[1] else '/'

    @property
    def query(self):
        return self._split()[3].encode()

    @property
    def query_string(self):
        return unquote(self._split()[3])

    @property
    def raw_path(self):
        _, _, path, query, _ = self._split()
        return ((path or '/') + ('?' + query if query else '')).encode()

    @property
    def params(self):
        return QueryParams(self._split()[3])

    is_absolute_url = property(lambda self: bool(self._split()[0] and self._split()[1]))
    is_relative_url = property(lambda self: not self.is_absolute_url)

    def join(self, url):
        text = str(url)
        if '://' in text:
            return type(self)(text)
        scheme, netloc, path, _, _ = self._split()
        if text.startswith('/'):
            path = text
        elif text:
            path = path.rpartition('/')[0] + '/' + text
        return type(self)(f'{scheme}://{netloc}{path}')

    def copy_with(self, **parts):
        scheme, netloc, path, query, fragment = self._split()
        host, port = netloc.rpartition('@')[2].partition(':')[::2]
        if 'params' in parts:
            query = form(parts['params'] or {})
        scheme, host = parts.get('scheme', scheme), parts.get('host', host)
        port, path = parts.get('port', port), parts.get('path', path)
        query, fragment = parts.get('query', query), parts.get('fragment', fragment)
        query = query.decode() if isinstance(query, bytes) else query
        text = f'{scheme}://{host}' if scheme else host
        text += f':{port}' if port else ''
        text += path + (f'?{query}' if query else '') + (f'#{fragment}' if fragment else '')
        return type(self)(text)

    def copy_add_param(self, key, value):
        return type(self)(add_params(self._text, {key: value}))

    copy_set_param = copy_add_param

    def copy_merge_params(self, params):
        return type(self)(add_params(self._text, params))

    def __str__(self):
        return self._text

    def __repr__(self):
        return f'URL({self._text!r})'

    def __eq__(self, other):
        return isinstance(other, (str, URL)) and self._text == str(other)

    def __hash__(self):
        return hash(self._text)


class QueryParams(dict):
    """A query by its names; the last value counts."""

    def __init__(self, query=None, **names):
        pairs = []
        if isinstance(query, bytes):
            query = query.decode()
        if isinstance(query, str):
            for part in query.split('&') if query else ():
                key, _, value = part.partition('=')
                pairs.append((unquote(key.replace('+', ' ')), unquote(value.replace('+', ' '))))
        elif query:
            pairs = [(str(key), str(value)) for key, value in
                     (query.items() if hasattr(query, 'items') else query)]
        self._pairs = pairs + [(key, str(value)) for key, value in names.items()]
        super().__init__(self._pairs)

    def multi_items(self):
        return list(self._pairs)

    def get_list(self, key):
        return [value for name, value in self._pairs if name == key]

    def __str__(self):
        return form(self._pairs)

    def __repr__(self):
        return f'QueryParams({str(self)!r})'


def body_of(json=None, data=None, content=None, files=None):
    """The bytes of a request and the type of what they say, or None."""
    if json is not None:
        from json import dumps
        return dumps(json, separators=(',', ':'), ensure_ascii=False).encode(), 'application/json'
    if data is not None:
        if isinstance(data, (str, bytes)):
            return (data.encode() if isinstance(data, str) else data), None
        return form(data).encode(), 'application/x-www-form-urlencoded'
    if content is not None:
        if isinstance(content, str):
            return content.encode(), 'text/plain; charset=utf-8'
        return (bytes(content) if isinstance(content, (bytes, bytearray)) else b''), None
    if files is not None:
        return b'', 'multipart/form-data; boundary=loopglass'
    return b'', None


def basic_auth(auth):
    from base64 import b64encode
    user, password = auth
    return 'Basic ' + b64encode(f'{user}:{password}'.encode()).decode()


def log_request(name, request_line, response_line):
    """What the client says by logging, when the program has a use for it."""
    import sys
    logging = sys.modules.get('logging')
    if logging is not None:
        logging.getLogger(name).info('HTTP Request: %s "%s"', request_line, response_line)
