"""What is a coroutine, what makes one."""
from _asyncio import _iscoroutinefunction, iscoroutine

__all__ = 'iscoroutinefunction', 'iscoroutine'

_is_coroutine = object()


def iscoroutinefunction(func):
    """Return True if func is a decorated coroutine function."""
    return _iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _is_coroutine
