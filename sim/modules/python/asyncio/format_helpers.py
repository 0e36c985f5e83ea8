"""How callbacks are shown, for those who ask for it by name; the loop itself has it in C."""
import functools
import sys

from _asyncio import _short_repr

from . import constants


def _get_function_source(func):
    """(file, line) of a function, through wrappers and partials; else None."""
    while hasattr(func, '__wrapped__'):
        func = func.__wrapped__
    if isinstance(func, type(_get_function_source)):
        return func.__code__.co_filename, func.__code__.co_firstlineno
    if isinstance(func, (functools.partial, functools.partialmethod)):
        return _get_function_source(func.func)
    return None


def _format_callback_source(func, args, *, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    source = _get_function_source(func)
    return f'{text} at {source[0]}:{source[1]}' if source else text


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    if not debug:
        return '()'
    items = [_short_repr(arg) for arg in args or ()]
    items += [f'{name}={_short_repr(value)}' for name, value in (kwargs or {}).items()]
    return f"({', '.join(items)})"


def _format_callback(func, args, kwargs, *, debug=False, suffix=''):
    if isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
        return _format_callback(func.func, func.args, func.keywords, debug=debug, suffix=suffix)
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs, debug=debug) + suffix


def extract_stack(f=None, limit=None):
    """The entries of the frames from f on, the innermost last."""
    import traceback
    if f is None:
        f = sys._getframe().f_back
    return traceback.extract_stack(f, constants.DEBUG_STACK_DEPTH if limit is None else limit)
