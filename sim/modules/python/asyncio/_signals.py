"""Signal handlers of a loop, as in asyncio.unix_events: a signal becomes a callback."""
import signal

from contextvars import copy_context

from . import coroutines


def _noop(signum, frame):
    """So that Python does nothing of its own."""


def _check(sig):
    if not isinstance(sig, int):
        raise TypeError(f'sig must be an int, not {sig!r}')
    if sig not in signal.valid_signals():
        raise ValueError(f'invalid signal number {sig}')


def add(loop, sig, callback, args):
    if coroutines.iscoroutine(callback) or coroutines.iscoroutinefunction(callback):
        raise TypeError('coroutines cannot be used with add_signal_handler()')
    _check(sig)
    loop._check_closed()
    if loop._signal_handlers is None:
        loop._signal_handlers = {}
    loop._signal_handlers[sig] = callback, args, copy_context()
    try:
        signal.signal(sig, _noop)
    except OSError:
        del loop._signal_handlers[sig]
        raise RuntimeError(f'sig {sig} cannot be caught') from None
    except ValueError as error:
        raise RuntimeError(str(error))
    signal._wakeup = lambda number: loop.call_soon(_arrived, loop, number)


def _arrived(loop, sig):
    """The loop has been woken by the signal; the callback is for its next iteration."""
    found = (loop._signal_handlers or {}).get(sig)
    if found is not None:
        callback, args, context = found
        loop.call_soon(callback, *args, context=context)


def remove(loop, sig):
    _check(sig)
    if not loop._signal_handlers or sig not in loop._signal_handlers:
        return False
    del loop._signal_handlers[sig]
    before = signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL
    try:
        signal.signal(sig, before)
    except OSError as error:
        if error.errno == 22:
            raise RuntimeError(f'sig {sig} cannot be caught')
        raise
    if not loop._signal_handlers:
        signal._wakeup = None
    return True
