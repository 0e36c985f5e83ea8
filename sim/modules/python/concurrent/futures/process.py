"""The pool of processes."""
import threading
from collections import deque
from functools import partial

import _pickle
import _threads
from multiprocessing.pool import carried_home
from multiprocessing.process import Process

from . import _base
from .thread import _name_of

_pools = []
_at_end = False


def _python_exit():
    global _at_end
    _at_end = True
    for pool in list(_pools):
        pool._join()


threading._register_atexit(_python_exit)


class BrokenProcessPool(_base.BrokenExecutor):
    """Raised when a process of a pool ended while a job was under way."""


class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _Job:
    _shared_between_processes = True

    def __init__(self, future, call):
        self.future, self.call = future, call

    def carry_out(self):
        fn, args, kwargs = self.call
        _threads.job_begun(self.future._job)
        try:
            result = _pickle.copied(fn(*args, **kwargs))
        except BaseException as error:
            error = carried_home(error, _RemoteTraceback)
            _threads.job_ended(self.future._job, None, error)
            return None, error
        _threads.job_ended(self.future._job, result, None)
        return result, None


class ProcessPoolExecutor(_base.Executor):
    """Processes that carry out jobs, on cores of their own. All are begun with the first job."""

    _shared_between_processes = True

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        if max_workers is None:
            max_workers = _threads.cores()
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._method = mp_context and mp_context.get_start_method()
        self._initializer, self._initargs = initializer, initargs
        self._jobs, self._results = deque(), deque()
        self._under_way = 0
        self._processes = {}
        self._workers = []
        self._shutdown = False
        self._broken = False

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenProcessPool(self._broken)
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        if _at_end:
            raise RuntimeError('cannot schedule new futures after interpreter shutdown')
        future = _base.Future()
        inner = fn
        while isinstance(inner, partial):
            inner = inner.func
        name = 'map' if inner is _process_chunk else _name_of(fn)
        shown = args if name != 'map' else args[0][0] if len(args[0]) == 1 else (...,)
        if name == 'map':
            name = _name_of(fn.args[0])
        future._job = _threads.job_queued(name, tuple(shown))
        future._label = f'{name}() in a process'
        try:
            call = _pickle.copied((fn, args, kwargs))
        except Exception as error:
            future.set_running_or_notify_cancel()
            _threads.job_ended(future._job, None, error)
            future.set_exception(error)
            return future
        self._under_way += 1
        self._jobs.append(_Job(future, call))
        if not self._workers:
            self._begin_workers()
        return future

    def _begin_workers(self):
        _pools.append(self)
        for _ in range(self._max_workers):
            worker = Process(target=_work, args=(self, self._initializer, self._initargs))
            worker._method = self._method
            self._workers.append(worker)
            worker.start()
            self._processes[worker.pid] = worker
        self._manager = threading.Thread(target=self._manage, daemon=True)
        self._manager.start()

    def _has_news(self):
        return bool(self._results) or (self._shutdown or _at_end) and not self._under_way

    def _manage(self):
        """In the process of the executor: results arrive and settle futures."""
        while self._has_news() or _threads.wait(self._has_news):
            while self._results:
                future, result, error = self._results.popleft()
                self._under_way -= 1
                if error is not None:
                    future.set_exception(error)
                elif not future.done():
                    future.set_result(result)
            if self._has_news():
                return

    def _has_work(self):
        return bool(self._jobs) or self._shutdown or _at_end

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError('chunksize must be >= 1.')
        calls = list(zip(*iterables))
        chunks = [calls[i:i + chunksize] for i in range(0, len(calls), chunksize)]
        results = super().map(partial(_process_chunk, fn), chunks, timeout=timeout)
        return _chained(results)

    def _break(self):
        self._broken = ('A child process terminated abruptly, the process pool is not usable '
                        'anymore')
        while self._jobs:
            self._results.append((self._jobs.popleft().future, None, BrokenProcessPool(
                'A process in the process pool was terminated abruptly while the future was '
                'running or pending.')))

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            while self._jobs:
                self._under_way -= 1
                self._jobs.popleft().future.cancel()
        if wait:
            self._join()

    def _join(self):
        for worker in self._workers:
            worker.join()
        if self._workers:
            self._manager.join()
        if self in _pools:
            _pools.remove(self)


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _chained(results):
    for chunk in results:
        chunk.reverse()
        while chunk:
            yield chunk.pop()


def _work(pool, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            pool._break()
            return
    while True:
        if not pool._has_work():
            _threads.wait(pool._has_work)
        if pool._jobs:
            job = pool._jobs.popleft()
            if job.future.set_running_or_notify_cancel():
                pool._results.append((job.future, *job.carry_out()))
            else:
                pool._under_way -= 1
        elif pool._shutdown or _at_end:
            return
