"""What is a coroutine, what makes one."""
import _asyncio
from _asyncio import _format_coroutine, _iscoroutinefunction, iscoroutine

__all__ = 'iscoroutinefunction', 'iscoroutine'

_is_coroutine = object()


def _is_debug_mode():
    """Whether loops begin in debug mode."""
    return _asyncio._is_debug_mode()


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    return _iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _is_coroutine
