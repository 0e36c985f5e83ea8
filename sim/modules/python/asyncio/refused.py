"""What of asyncio needs sockets of the machine or processes: refused by name."""
from .base_events import NO_PROCESSES, NO_SOCKETS

__all__ = ('open_unix_connection', 'start_unix_server', 'create_subprocess_exec',
           'create_subprocess_shell', 'get_child_watcher', 'set_child_watcher')


def _refused(name, why):
    def function(*args, **kwargs):
        raise NotImplementedError(f'asyncio.{name}() cannot be simulated: {why}')
    function.__name__ = function.__qualname__ = name
    return function


open_unix_connection = _refused('open_unix_connection', NO_SOCKETS)
start_unix_server = _refused('start_unix_server', NO_SOCKETS)
create_subprocess_exec = _refused('create_subprocess_exec', NO_PROCESSES)
create_subprocess_shell = _refused('create_subprocess_shell', NO_PROCESSES)
get_child_watcher = _refused('get_child_watcher', NO_PROCESSES)
set_child_watcher = _refused('set_child_watcher', NO_PROCESSES)
