"""Modules that the scenario's header stands in for (`# sim: stub NAME`): whatever is called in them
is a request that takes the stated latency and gives the stated value."""
import _services
from _service_client import blocking_operation, operation

LATENCY = 0.1


class StubError(Exception):
    """A call failed, as `fail=N` says."""


_errors = {}


def _error(path):
    """A class that can be raised and caught by its name."""
    if path not in _errors:
        module, _, name = path.rpartition('.')
        _errors[path] = type(name, (StubError,), {'__module__': module})
    return _errors[path]


def _is_special(name):
    return name.startswith('__') and name.endswith('__')


def _get(path, name):
    if _is_special(name):
        raise AttributeError(f'stub {path!r} has no attribute {name!r}')
    path = f'{path}.{name}'
    return _error(path) if name.endswith(('Error', 'Exception')) else Stub(path)


def _result(path, status, text):
    if status != 200:
        raise StubError(f'{path}() failed: the header says so')
    return Stub(path) if text is None else _services.read_json(text)


class Stub:
    """Anything in such a module."""

    def __init__(self, path):
        self._stub_path = path

    def __repr__(self):
        return f'<stub {self._stub_path}>'

    def __getattr__(self, name):
        return _get(self._stub_path, name)

    def __call__(self, *args, **kwargs):
        path, url = self._stub_path, f'stub:{self._stub_path}'
        words = [repr(arg) for arg in args] + [f'{key}={arg!r}' for key, arg in kwargs.items()]
        detail = f'{path}({", ".join(words)})'
        if _services.blocks(url):
            return _result(path, *blocking_operation(url, 'stub', detail, LATENCY))
        return Call(path, url, detail)

    def __mro_entries__(self, bases):
        return ()


class Call(Stub):
    """What a call gives. Awaited it takes its time and gives the value; a client that is made and
    not awaited takes none."""

    def __init__(self, path, url, detail):
        super().__init__(path)
        self._stub_url, self._stub_detail = url, detail

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and hasattr(args[0], '__code__'):
            return args[0]      # a decorator
        return super().__call__(*args, **kwargs)

    async def _stub_run(self):
        status, text = await operation(self._stub_url, 'stub', self._stub_detail, LATENCY)
        return _result(self._stub_path, status, text)

    def __await__(self):
        return self._stub_run().__await__()

    async def __aenter__(self):
        return await self._stub_run()

    async def __aexit__(self, kind, error, traceback):
        return None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        return None

    async def __aiter__(self):
        for item in await self._stub_run():
            yield item


def fill(name, names):
    """Makes the namespace of a module answer."""
    def __getattr__(attribute):
        if _is_special(attribute):
            raise AttributeError(f'module {name!r} has no attribute {attribute!r}')
        return _get(name, attribute)
    names['__getattr__'] = __getattr__
