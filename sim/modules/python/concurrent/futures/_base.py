"""Futures that threads settle, and waiting for them."""
import _threads

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_WORDS = {PENDING: 'pending', RUNNING: 'running', CANCELLED: 'cancelled',
          CANCELLED_AND_NOTIFIED: 'cancelled', FINISHED: 'finished'}


class Error(Exception):
    """Base class for all future-related exceptions."""


class CancelledError(Error):
    """The Future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The operation is not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """Raised when an executor has become non-functional after a severe failure."""


class Future:
    """The result of a computation that a thread carries out."""

    def __init__(self):
        self._state = PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []
        self._settled = 0               # order of settling, for as_completed
        self._job = self._label = None

    def __repr__(self):
        extra = ''
        if self._state == FINISHED:
            extra = (f' raised {type(self._exception).__name__}' if self._exception
                     else f' returned {type(self._result).__name__}')
        return f'<{type(self).__name__} at {id(self):#x} state={_WORDS[self._state]}{extra}>'

    def cancel(self):
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state == PENDING:
            self._state = CANCELLED
            self._settle()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._state not in (PENDING, RUNNING)

    def add_done_callback(self, fn):
        if self.done():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def _wait(self, timeout):
        if not self.done() and not _threads.wait(self.done, timeout):
            raise TimeoutError()
        if self.cancelled():
            raise CancelledError()

    def _settle(self):
        global _settled
        _settled += 1
        self._settled = _settled
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception as error:
            _report_callback(self, error)

    # --- for executors

    def set_running_or_notify_cancel(self):
        if self._state == CANCELLED:
            self._state = CANCELLED_AND_NOTIFIED
            return False
        if self._state == PENDING:
            self._state = RUNNING
            return True
        raise RuntimeError('Future in unexpected state')

    def set_result(self, result):
        if self.done():
            raise InvalidStateError(f'{self._state}: {self!r}')
        self._result = result
        self._state = FINISHED
        self._settle()

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError(f'{self._state}: {self!r}')
        self._exception = exception
        self._state = FINISHED
        self._settle()


_settled = 0


def _report_callback(future, error):
    import sys
    sys.stderr.write(f'exception calling callback for {future!r}\n')
    sys.excepthook(type(error), error, error.__traceback__)


def _order(future):
    return future._settled


def as_completed(fs, timeout=None):
    """The futures as they are done; those that are done already come first."""
    from time import monotonic
    deadline = None if timeout is None else monotonic() + timeout
    pending = list(dict.fromkeys(fs))
    total = len(pending)
    while pending:
        done = [f for f in pending if f.done()]
        if not done:
            left = None if deadline is None else deadline - monotonic()
            if (left is not None and left < 0
                    or not _threads.wait(lambda: any(f.done() for f in pending), left)):
                raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
            continue
        for future in sorted(done, key=_order):
            pending.remove(future)
            yield future


class DoneAndNotDoneFutures(tuple):
    """What wait() gives: two sets."""

    def __new__(cls, done, not_done):
        return super().__new__(cls, (done, not_done))

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return f'DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})'


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait until some or all of the futures are done."""
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError('Invalid return condition: %r' % return_when)
    fs = list(dict.fromkeys(fs))

    def enough():
        done = [f for f in fs if f.done()]
        if len(done) == len(fs):
            return True
        if return_when == FIRST_COMPLETED:
            return bool(done)
        return return_when == FIRST_EXCEPTION and any(
            not f.cancelled() and f._exception is not None for f in done)

    if not enough():
        _threads.wait(enough, timeout)
    done = {f for f in fs if f.done()}
    return DoneAndNotDoneFutures(done, {f for f in fs if f not in done})


class Executor:
    """What all executors can do."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        from time import monotonic
        deadline = None if timeout is None else monotonic() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                futures.reverse()
                while futures:
                    yield _result_or_cancel(
                        futures.pop(), None if deadline is None else deadline - monotonic())
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.shutdown(wait=True)
        return False


def _result_or_cancel(future, timeout):
    try:
        return future.result(timeout)
    finally:
        future.cancel()
