"""Processes that carry out jobs."""
import threading
from collections import deque

import _pickle
import _threads

from . import process
from .process import Process, TimeoutError

RUN, CLOSE, TERMINATE = 'RUN', 'CLOSE', 'TERMINATE'


class RemoteTraceback(Exception):
    """What the traceback was in the process where it happened."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


def carried_home(error, kind=RemoteTraceback):
    """An exception of another process: a copy, caused by the text of its traceback there."""
    import traceback
    text = ''.join(traceback.format_exception(error))
    try:
        copy = _pickle.copied(error)
    except Exception as refusal:
        copy = MaybeEncodingError(refusal, error)
    copy.__cause__ = kind(f'\n"""\n{text}"""')
    return copy


class MaybeEncodingError(Exception):
    """Wraps what cannot be copied to the process that waits for it."""

    def __init__(self, exc, value):
        self.exc, self.value = repr(exc), repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"

    def __repr__(self):
        return f'<MaybeEncodingError: {self}>'


class _Job:
    _shared_between_processes = True

    def __init__(self, result, index, call):
        self.result, self.index, self.call = result, index, call

    def carry_out(self, results):
        function, args, kwargs, is_chunk = self.call
        try:
            if is_chunk:
                value = [function(*arguments) for arguments in args]
            else:
                value = function(*args, **kwargs)
            outcome = True, value
        except Exception as error:
            outcome = False, carried_home(error)
        if outcome[0]:
            try:
                outcome = True, _pickle.copied(outcome[1])
            except Exception as error:
                outcome = False, MaybeEncodingError(error, outcome[1])
        _threads.job_ended(self.number, *((outcome[1], None) if outcome[0]
                                          else (None, outcome[1])))
        results.append((self, outcome))


class AsyncResult:
    _shared_between_processes = True

    def __init__(self, pool, callback=None, error_callback=None):
        self._pool, self._outcome = pool, None
        self._callback, self._error_callback = callback, error_callback

    def ready(self):
        return self._outcome is not None

    def successful(self):
        if not self.ready():
            raise ValueError(f'{self!r} not ready')
        return self._outcome[0]

    def wait(self, timeout=None):
        if not self.ready():
            _threads.wait(self.ready, timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        succeeded, value = self._outcome
        if succeeded:
            return value
        raise value

    def _set(self, index, outcome):
        self._outcome = outcome
        callback = self._callback if outcome[0] else self._error_callback
        if callback:
            callback(outcome[1])


ApplyResult = AsyncResult


class MapResult(AsyncResult):
    def __init__(self, pool, count, callback=None, error_callback=None):
        super().__init__(pool, callback, error_callback)
        self._left = count
        self._parts = [None] * count
        if count == 0:
            self._outcome = True, []

    def _set(self, index, outcome):
        self._left -= 1
        self._parts[index] = outcome
        if not outcome[0] and self._outcome is None and self._left == 0:
            pass
        if self._left == 0:
            for part in self._parts:
                if not part[0]:
                    super()._set(None, part)
                    return
            super()._set(None, (True, [item for part in self._parts for item in part[1]]))


class _Iterator:
    """What imap gives: results as they are there."""

    _shared_between_processes = True

    def __init__(self, count, ordered):
        self._count, self._ordered, self._taken = count, ordered, 0
        self._there = {}
        self._arrived = deque()

    def _set(self, index, outcome):
        self._there[index] = outcome
        self._arrived.append(index)

    def __iter__(self):
        return self

    def _is_next_there(self):
        return self._taken in self._there if self._ordered else bool(self._arrived)

    def next(self, timeout=None):
        if self._taken >= self._count:
            raise StopIteration
        if not self._is_next_there() and not _threads.wait(self._is_next_there, timeout):
            raise TimeoutError
        index = self._taken if self._ordered else self._arrived.popleft()
        self._taken += 1
        succeeded, value = self._there.pop(index)
        if not succeeded:
            raise value
        return value[0]

    __next__ = next


class Pool:
    _shared_between_processes = True

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None,
                 context=None):
        if processes is None:
            processes = _threads.cores()
        if processes < 1:
            raise ValueError('Number of processes must be at least 1')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes, self._state = processes, RUN
        self._initializer, self._initargs = initializer, initargs
        self._jobs, self._results = deque(), deque()
        self._under_way = 0
        self._pool = []
        for _ in range(processes):
            worker = Process(target=_work, args=(self, initializer, initargs), daemon=True)
            worker._method = context and context.get_start_method()
            kind = 'Spawn' if (worker._method or process.start_method) == 'spawn' else 'Fork'
            worker.name = worker.name.replace('Process', kind + 'PoolWorker')
            self._pool.append(worker)
            worker.start()
        self._handler = threading.Thread(target=self._handle_results, daemon=True)
        self._handler.start()

    def _has_news(self):
        return bool(self._results) or self._state != RUN and not self._under_way

    def _handle_results(self):
        """In the process of the pool: results arrive, callbacks are called."""
        while self._has_news() or _threads.wait(self._has_news):
            while self._results:
                job, outcome = self._results.popleft()
                self._under_way -= 1
                job.result._set(job.index, outcome)
            if self._has_news():
                return

    def _has_work(self):
        return bool(self._jobs) or self._state != RUN

    # --- giving jobs

    def _check_running(self):
        if self._state != RUN:
            raise ValueError('Pool not running')

    def _give(self, result, index, call):
        shown = call[1] if not call[3] else call[1][0] if len(call[1]) == 1 else (...,)
        try:
            copy = _pickle.copied(call)
        except Exception as error:
            result._set(index, (False, error))
            return
        job = _Job(result, index, copy)
        name = getattr(call[0], '__qualname__', None) or type(call[0]).__name__
        job.number = _threads.job_queued(name, tuple(shown))
        self._under_way += 1
        self._jobs.append(job)

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = AsyncResult(self, callback, error_callback)
        self._give(result, 0, (func, tuple(args), dict(kwds), False))
        return result

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, [(item,) for item in iterable], chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, [tuple(item) for item in iterable], chunksize, callback,
                         error_callback)

    def _map(self, func, arguments, chunksize, callback, error_callback):
        self._check_running()
        if chunksize is None:
            chunksize, extra = divmod(len(arguments), len(self._pool) * 4)
            chunksize += bool(extra)
        chunks = [arguments[i:i + chunksize] for i in range(0, len(arguments), chunksize or 1)]
        result = MapResult(self, len(chunks), callback, error_callback)
        for i, chunk in enumerate(chunks):
            self._give(result, i, (func, chunk, {}, True))
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(func, iterable, True)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(func, iterable, False)

    def _imap(self, func, iterable, ordered):
        self._check_running()
        items = list(iterable)
        result = _Iterator(len(items), ordered)
        for i, item in enumerate(items):
            self._give(result, i, (func, [(item,)], {}, True))
        return result

    # --- the end

    def close(self):
        if self._state == RUN:
            self._state = CLOSE

    def terminate(self):
        self._state = TERMINATE
        self._jobs.clear()
        self._under_way = 0
        for worker in self._pool:
            worker.terminate()

    def join(self):
        if self._state == RUN:
            raise ValueError('Pool is still running')
        for worker in self._pool:
            worker.join()
        self._handler.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, kind, value, traceback):
        self.terminate()

    def __repr__(self):
        return (f'<{type(self).__module__}.{type(self).__name__} state={self._state} '
                f'pool_size={len(self._pool)}>')


def _work(pool, initializer, initargs):
    if initializer is not None:
        initializer(*initargs)
    while True:
        if not pool._has_work():
            _threads.wait(pool._has_work)
        if pool._jobs:
            job = pool._jobs.popleft()
            _threads.job_begun(job.number)
            job.carry_out(pool._results)
        elif pool._state != RUN:
            return


class ThreadPool(Pool):
    """The same with threads."""

    def __init__(self, processes=None, initializer=None, initargs=()):
        if processes is None:
            processes = _threads.cores()
        self._processes, self._state, self._jobs, self._pool = processes, RUN, deque(), []
        self._results, self._under_way = deque(), 0
        for _ in range(processes):
            worker = threading.Thread(target=_work, args=(self, initializer, initargs), daemon=True)
            self._pool.append(worker)
            worker.start()
        self._handler = threading.Thread(target=self._handle_results, daemon=True)
        self._handler.start()

    def _give(self, result, index, call):
        job = _Job(result, index, call)
        job.number = _threads.job_queued(getattr(call[0], '__qualname__', type(call[0]).__name__),
                                         tuple(call[1][0] if call[3] else call[1]))
        self._under_way += 1
        self._jobs.append(job)

    def terminate(self):
        self._state = TERMINATE
        self._jobs.clear()
