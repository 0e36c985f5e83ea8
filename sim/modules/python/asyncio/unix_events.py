"""The event loop and the policy that CPython has on Unix."""
from . import base_events, events
from .log import logger

__all__ = 'SelectorEventLoop', 'DefaultEventLoopPolicy', 'EventLoop'


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    """The loop that asyncio.run() makes."""

    def __init__(self, selector=None):
        super().__init__()
        name = 'EpollSelector' if selector is None else type(selector).__name__
        logger.debug('Using selector: %s', name, place=('selector_events', '__init__', 64))

    def close(self):
        if self.get_debug() and not self.is_running() and not self.is_closed():
            logger.debug('Close %r', self, place=('base_events', 'close', 744))
        super().close()


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """The policy that holds until another is set."""

    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
EventLoop = SelectorEventLoop
