"""What is a coroutine, what makes one."""
import _asyncio
from _asyncio import _iscoroutinefunction, iscoroutine

__all__ = 'iscoroutinefunction', 'iscoroutine'

_is_coroutine = object()


def _is_debug_mode():
    """Whether loops begin in debug mode; where the program replaces this, new ones ask."""
    return _asyncio._is_debug_mode()


_own_is_debug_mode = _is_debug_mode


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    return _iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _is_coroutine
