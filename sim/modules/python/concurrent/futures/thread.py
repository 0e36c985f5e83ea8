"""The pool of threads."""
import threading
from collections import deque
from functools import partial

import _threads

from . import _base

_pools = []         # those with threads, in order: the program's end waits for them
_counter = 0
_at_end = False


def _python_exit():
    global _at_end
    _at_end = True
    for pool in list(_pools):
        pool._join()


threading._register_atexit(_python_exit)


class BrokenThreadPool(_base.BrokenExecutor):
    """Raised when a worker thread in a ThreadPoolExecutor failed initializing."""


class _Job:
    def __init__(self, future, fn, args, kwargs):
        self.future, self.fn, self.args, self.kwargs = future, fn, args, kwargs

    def run(self):
        future = self.future
        if not future.set_running_or_notify_cancel():
            return
        _threads.job_begun(future._job)
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as error:
            _threads.job_ended(future._job, None, error)
            future.set_exception(error)
            self = None
        else:
            _threads.job_ended(future._job, result, None)
            future.set_result(result)


def _name_of(fn):
    while isinstance(fn, partial):      # to_thread: partial(context.run, f, ...)
        inner = fn.func
        if getattr(inner, '__name__', '') == 'run' and fn.args:
            inner = fn.args[0]
        fn = inner
    return getattr(fn, '__qualname__', None) or type(fn).__name__


class ThreadPoolExecutor(_base.Executor):
    """Threads that carry out jobs in the order in which they were submitted."""

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        global _counter
        if max_workers is None:
            max_workers = min(32, _threads.cores() + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        if not thread_name_prefix:
            thread_name_prefix = f'ThreadPoolExecutor-{_counter}'
            _counter += 1
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix
        self._initializer, self._initargs = initializer, initargs
        self._jobs = deque()
        self._threads = []
        self._idle = 0                  # workers that wait for a job, as they announced it
        self._shutdown = False
        self._broken = False

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        if _at_end:
            raise RuntimeError('cannot schedule new futures after interpreter shutdown')
        future = _base.Future()
        shown = fn.args[1:] if isinstance(fn, partial) and not args else args
        name = _name_of(fn)
        future._job = _threads.job_queued(name, shown)
        future._label = f'{name}() in a thread'
        self._jobs.append(_Job(future, fn, args, kwargs))
        self._add_worker()
        return future

    def _add_worker(self):
        if self._idle > 0:
            self._idle -= 1
            return
        count = len(self._threads)
        if count < self._max_workers:
            if not self._threads:
                _pools.append(self)
            worker = threading.Thread(target=self._work, daemon=True,
                                      name=f'{self._thread_name_prefix}_{count}')
            self._threads.append(worker)
            worker.start()

    def _has_work(self):
        return bool(self._jobs) or self._shutdown or _at_end

    def _work(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                self._break()
                return
        while True:
            if not self._jobs:
                self._idle += 1
                if not self._has_work():
                    _threads.wait(self._has_work)
                if not self._jobs and (self._shutdown or _at_end):
                    return
            while self._jobs:
                self._jobs.popleft().run()
            if self._shutdown or _at_end:
                return

    def _break(self):
        self._broken = ('A thread initializer failed, the thread pool is not usable anymore')
        while self._jobs:
            self._jobs.popleft().future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            while self._jobs:
                self._jobs.popleft().future.cancel()
        if wait:
            self._join()

    def _join(self):
        for worker in self._threads:
            worker.join()
        if self in _pools:
            _pools.remove(self)
