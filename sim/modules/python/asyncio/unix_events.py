"""The event loop and the policy that CPython has on Unix."""
from . import base_events, events

__all__ = 'SelectorEventLoop', 'DefaultEventLoopPolicy', 'EventLoop'


class _UnixSelectorEventLoop(base_events.BaseEventLoop):
    """The loop that asyncio.run() makes."""


class _UnixDefaultEventLoopPolicy(events.BaseDefaultEventLoopPolicy):
    """The policy that holds until another is set."""

    _loop_factory = _UnixSelectorEventLoop


SelectorEventLoop = _UnixSelectorEventLoop
DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
EventLoop = SelectorEventLoop
