"""What of asyncio needs sockets, processes or signals: refused by name."""
from .base_events import NO_PROCESSES, NO_SOCKETS

__all__ = ('open_connection', 'start_server', 'open_unix_connection', 'start_unix_server',
           'create_subprocess_exec', 'create_subprocess_shell', 'StreamReader', 'StreamWriter',
           'StreamReaderProtocol', 'Protocol', 'BaseProtocol', 'DatagramProtocol',
           'SubprocessProtocol', 'BufferedProtocol', 'BaseTransport', 'Transport',
           'get_child_watcher', 'set_child_watcher')


def _refused(name, why):
    def function(*args, **kwargs):
        raise NotImplementedError(f'asyncio.{name}() cannot be simulated: {why}')
    function.__name__ = function.__qualname__ = name
    return function


open_connection = _refused('open_connection', NO_SOCKETS)
start_server = _refused('start_server', NO_SOCKETS)
open_unix_connection = _refused('open_unix_connection', NO_SOCKETS)
start_unix_server = _refused('start_unix_server', NO_SOCKETS)
create_subprocess_exec = _refused('create_subprocess_exec', NO_PROCESSES)
create_subprocess_shell = _refused('create_subprocess_shell', NO_PROCESSES)
get_child_watcher = _refused('get_child_watcher', NO_PROCESSES)
set_child_watcher = _refused('set_child_watcher', NO_PROCESSES)


class _NeedsSockets:
    """May be named in annotations and derived from; not made."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError(
            f'asyncio.{type(self).__name__} cannot be simulated: {NO_SOCKETS}')


class StreamReader(_NeedsSockets):
    pass


class StreamWriter(_NeedsSockets):
    pass


class StreamReaderProtocol(_NeedsSockets):
    pass


class BaseTransport(_NeedsSockets):
    pass


class Transport(BaseTransport):
    pass


class BaseProtocol:
    """Only a base class; no loop ever calls it."""


class Protocol(BaseProtocol):
    pass


class BufferedProtocol(BaseProtocol):
    pass


class DatagramProtocol(BaseProtocol):
    pass


class SubprocessProtocol(BaseProtocol):
    pass
