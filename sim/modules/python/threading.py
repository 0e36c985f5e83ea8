"""Threads of the simulated program: they take turns only where they block, on the virtual clock."""
import _threads

__all__ = ('Thread', 'Lock', 'RLock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore',
           'Barrier', 'BrokenBarrierError', 'Timer', 'local', 'current_thread', 'main_thread',
           'get_ident', 'get_native_id', 'active_count', 'enumerate', 'TIMEOUT_MAX')

TIMEOUT_MAX = 9223372036.0
_MAIN_IDENT = 1
_number = 0
_alive = []         # threads that have been started and have not ended
_at_end = []        # what is called before the program waits for its threads


class Lock:
    """A lock that does not care who releases it."""

    def __init__(self):
        self._taken = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError('timeout value must be a non-negative number')
        if self._taken:
            if not blocking:
                return False
            deadline = None if timeout == -1 else _now() + timeout
            while self._taken:
                left = None if deadline is None else max(0, deadline - _now())
                if not _threads.wait(self._is_free, left):
                    return False
        self._taken = True
        return True

    def _is_free(self):
        return not self._taken

    def release(self):
        if not self._taken:
            raise RuntimeError('release unlocked lock')
        self._taken = False

    def locked(self):
        return self._taken

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, value, traceback):
        self.release()

    def __repr__(self):
        return f"<{'locked' if self._taken else 'unlocked'} _thread.lock object at {id(self):#x}>"


def _now():
    from time import monotonic
    return monotonic()


class RLock:
    """A lock that its owner may acquire again."""

    def __init__(self):
        self._block = Lock()
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        got = self._block.acquire(blocking, timeout)
        if got:
            self._owner, self._count = me, 1
        return got

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = None
            self._block.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, value, traceback):
        self.release()


class Condition:
    """Threads wait here until others notify them."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._waiters = []
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        return self._lock.__exit__(*error)

    def wait(self, timeout=None):
        waiter = [False]
        self._waiters.append(waiter)
        self.release()
        try:
            got = _threads.wait(lambda: waiter[0], timeout)
            if not got:
                self._waiters.remove(waiter)
            return got
        finally:
            self.acquire()

    def wait_for(self, predicate, timeout=None):
        deadline = None if timeout is None else _now() + timeout
        result = predicate()
        while not result:
            left = None if deadline is None else deadline - _now()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        for waiter in self._waiters[:n]:
            waiter[0] = True
        del self._waiters[:n]

    def notify_all(self):
        self.notify(len(self._waiters))


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return self._flag or _threads.wait(self.is_set, timeout)

    def __repr__(self):
        status = 'set' if self._flag else 'unset'
        return f'<threading.Event at {id(self):#x}: {status}>'


class Semaphore:
    """Lets only so many threads through at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        deadline = None if timeout is None else _now() + timeout
        while self._value == 0:
            left = None if deadline is None else max(0, deadline - _now())
            if not blocking or not _threads.wait(lambda: self._value > 0, left):
                return False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n

    def __exit__(self, kind, value, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        super().release(n)


class Thread:
    """A thread of control: run() in a simulated thread of its own."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _number
        assert group is None, 'group argument must be None for now'
        if name is None:
            _number += 1
            name = f'Thread-{_number}'
            if target is not None and hasattr(target, '__name__'):
                name += f' ({target.__name__})'
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.name = str(name)
        self.daemon = current_thread().daemon if daemon is None else daemon
        self._thread = None
        self._main = False

    def start(self):
        if self._thread is not None:
            raise RuntimeError('threads can only be started once')
        self._thread = _threads.start(self._bootstrap, self.name)
        _alive.append(self)

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def _bootstrap(self):
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            _print_exception(self, error)
        finally:
            _alive.remove(self)
            self._target = self._args = self._kwargs = None

    def join(self, timeout=None):
        if self._thread is None and not self._main:
            raise RuntimeError('cannot join thread before it is started')
        if current_thread() is self:
            raise RuntimeError('cannot join current thread')
        if not self._thread.ended:
            _threads.wait(lambda: self._thread.ended, timeout and max(timeout, 0))

    def is_alive(self):
        return self._main or self._thread is not None and not self._thread.ended

    @property
    def ident(self):
        return self._thread and self._thread.number + _MAIN_IDENT

    native_id = ident

    def __repr__(self):
        status = ('initial' if self._thread is None else
                  'stopped' if self._thread.ended else 'started')
        if self.daemon:
            status += ' daemon'
        if self.ident is not None:
            status += f' {self.ident}'
        return f'<{type(self).__name__}({self.name}, {status})>'


class Timer(Thread):
    """Calls a function after some seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """A number of threads wait for each other."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition(Lock())
        self._action, self._timeout, self._parties = action, timeout, parties
        self._state, self._count = 'filling', 0

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in ('draining', 'resetting'):
                self._cond.wait()
            if self._state == 'broken':
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ('resetting', 'draining'):
                    self._state = 'filling'
                    self._cond.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = 'draining'
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 'filling', timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in ('broken', 'resetting'):
            raise BrokenBarrierError
        assert self._state == 'draining'

    def _break(self):
        self._state = 'broken'
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state != 'resetting':
                    self._state = 'resetting'
            else:
                self._state = 'filling'
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        return self._state == 'broken'


def _print_exception(thread, error):
    import sys
    write = sys.stderr.write
    write(f'Exception in thread {thread.name}:\n')
    sys.excepthook(type(error), error, error.__traceback__)


class _MainThread(Thread):
    def __init__(self):
        self.name, self.daemon, self._thread, self._main = 'MainThread', False, None, True

    ident = native_id = _MAIN_IDENT

    def __repr__(self):
        return f'<_MainThread(MainThread, started {self.ident})>'


_main_thread = _MainThread()


def current_thread():
    running = _threads.current()
    if running is not None:
        for thread in _alive:
            if thread._thread is running:
                return thread
    return _main_thread


def main_thread():
    return _main_thread


def get_ident():
    running = _threads.current()
    return _MAIN_IDENT if running is None else running.number + _MAIN_IDENT


get_native_id = get_ident


def enumerate():
    return [_main_thread, *_alive]


def active_count():
    return 1 + len(_alive)


class local:
    """Attributes of which every thread has its own."""

    def __getattribute__(self, name):
        if name == '__dict__':
            return _own_values(self)
        try:
            return _own_values(self)[name]
        except KeyError:
            return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _own_values(self)[name] = value

    def __delattr__(self, name):
        try:
            del _own_values(self)[name]
        except KeyError:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'") from None


def _own_values(self):
    everything = object.__getattribute__(self, '__dict__')
    return everything.setdefault(get_ident(), {})


def _register_atexit(function):
    _at_end.append(function)


def _shutdown():
    """The program's end: executors first, then every thread that is no daemon."""
    while _at_end:
        _at_end.pop()()
    for thread in list(_alive):
        if not thread.daemon:
            thread.join()
