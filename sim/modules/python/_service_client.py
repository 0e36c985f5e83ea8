"""What clients of simulated services share that are no clients of HTTP: an operation is a request
that the trace shows from beginning to end and that takes the latency of its service."""
import time

import _services


def _words(kind, detail):
    detail = ' '.join(str(detail).split())
    return f'{kind} {detail}' if len(detail) <= 60 else f'{kind} {detail[:57]}...'


async def operation(url, kind, detail, latency, timeout=None):
    """Status and text (None: nothing) with which the service answers. Raises TimeoutError."""
    words = _words(kind, detail)
    number, seconds, _ = _services.begin(kind, url, timeout, latency, words)
    too_late = timeout is not None and seconds > timeout
    future, timer = _services.wait(timeout if too_late else seconds, number, words)
    try:
        await future
    except BaseException:
        _services.done(number, 0, 'cancelled')
        raise
    finally:
        timer.cancel()
    if too_late:
        _services.done(number, 0, 'timeout')
        raise TimeoutError
    return _answered(number, url)


def blocking_operation(url, kind, detail, latency):
    """The same for clients that hold the thread."""
    number, seconds, _ = _services.begin(kind, url, None, latency, _words(kind, detail))
    time.sleep(seconds)
    return _answered(number, url)


def _answered(number, url):
    status, text = _services.answer(number, url)
    _services.done(number, status, {0: 'refused', 200: 'done', 503: 'failed'}.get(status, str(status)))
    return status, text
