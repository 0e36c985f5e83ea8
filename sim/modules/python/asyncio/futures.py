"""Futures, and how one is tied to another."""
from _asyncio import Future, _get_loop, isfuture

from . import events, exceptions

__all__ = 'Future', 'wrap_future', 'isfuture'

_PyFuture = _CFuture = Future


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


def _is_concurrent(future):
    import concurrent.futures
    return isinstance(future, concurrent.futures.Future)


def _convert_future_exc(error):
    import concurrent.futures
    kind = type(error)
    if kind is concurrent.futures.CancelledError:
        return exceptions.CancelledError(*error.args).with_traceback(error.__traceback__)
    if kind is concurrent.futures.InvalidStateError:
        return exceptions.InvalidStateError(*error.args).with_traceback(error.__traceback__)
    return error


def _set_concurrent_future_state(concurrent, source):
    assert source.done()
    if source.cancelled():
        concurrent.cancel()
    if not concurrent.set_running_or_notify_cancel():
        return
    error = source.exception()
    if error is not None:
        concurrent.set_exception(_convert_future_exc(error))
    else:
        concurrent.set_result(source.result())


def _copy_future_state(source, dest):
    assert source.done()
    if dest.cancelled():
        return
    assert not dest.done()
    if source.cancelled():
        dest.cancel()
        return
    error = source.exception()
    if error is not None:
        dest.set_exception(_convert_future_exc(error))
    else:
        dest.set_result(source.result())


def _chain_future(source, destination):
    """When one is done so is the other; cancelling the destination cancels the source."""
    if not isfuture(source) and not _is_concurrent(source):
        raise TypeError('A future is required for source argument')
    if not isfuture(destination) and not _is_concurrent(destination):
        raise TypeError('A future is required for destination argument')
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def _set_state(future, other):
        if isfuture(future):
            _copy_future_state(other, future)
        else:
            _set_concurrent_future_state(future, other)

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            _set_state(destination, source)
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(_set_state, destination, source)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    """Wrap concurrent.futures.Future object."""
    if isfuture(future):
        return future
    assert _is_concurrent(future), f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = events.get_event_loop()
    new_future = loop.create_future()
    _chain_future(future, new_future)
    return new_future
