"""Event loops and the policy that says which one is current."""
from _asyncio import (Handle, TimerHandle, _get_running_loop, _set_running_loop,
                      get_running_loop)

__all__ = ('AbstractEventLoopPolicy', 'AbstractEventLoop', 'AbstractServer', 'Handle',
           'TimerHandle', 'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop',
           'set_event_loop', 'new_event_loop', '_set_running_loop', 'get_running_loop',
           '_get_running_loop')


class AbstractServer:
    """What start_server() gives."""

    def close(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self.close()
        await self.wait_closed()


class AbstractEventLoop:
    """What every event loop is an instance of."""


class AbstractEventLoopPolicy:
    """Says which loop is current, and makes new ones."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One current loop for each thread; only the main one gets its first by itself."""

    _loop_factory = None

    def __init__(self):
        self._loops = {}
        self._set_called = set()

    def get_event_loop(self):
        thread, name, is_main = _current_thread()
        if thread not in self._loops and thread not in self._set_called and is_main:
            import warnings
            warnings.warn('There is no current event loop', DeprecationWarning,
                          skip_file_prefixes=('asyncio/',))
            self.set_event_loop(self.new_event_loop())
        loop = self._loops.get(thread)
        if loop is None:
            raise RuntimeError(f'There is no current event loop in thread {name!r}.')
        return loop

    def set_event_loop(self, loop):
        thread = _current_thread()[0]
        self._set_called.add(thread)
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError('loop must be an instance of AbstractEventLoop or None, '
                            f"not '{type(loop).__name__}'")
        self._loops[thread] = loop

    def new_event_loop(self):
        return self._loop_factory()


def _current_thread():
    """A key for the thread, its name, whether it is the main one."""
    import sys
    threading = sys.modules.get('threading')
    if threading is None:
        return 0, 'MainThread', True
    thread = threading.current_thread()
    if thread is threading.main_thread():
        return 0, thread.name, True
    return thread, thread.name, False


_policy = None


def get_event_loop_policy():
    """Get the current event loop policy."""
    global _policy
    if _policy is None:
        from .unix_events import DefaultEventLoopPolicy
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Set the current event loop policy; None restores the default one."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError('policy must be an instance of AbstractEventLoopPolicy or None, '
                        f"not '{type(policy).__name__}'")
    _policy = policy


def get_event_loop():
    """The running loop, or the one that the policy says is current."""
    loop = _get_running_loop()
    if loop is not None:
        return loop
    return get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    """Make a loop the current one of this thread."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """Make a new loop by the policy's rules."""
    return get_event_loop_policy().new_event_loop()
