"""Threads of the simulated program: they take turns where they block and, when computing takes
virtual time, wherever the interpreter lock is taken from them."""
import _threads

__all__ = ('get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread',
           'TIMEOUT_MAX', 'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread',
           'Barrier', 'BrokenBarrierError', 'Timer', 'ThreadError', 'setprofile', 'settrace', 'local',
           'stack_size', 'excepthook', 'ExceptHookArgs', 'getprofile', 'gettrace',
           'setprofile_all_threads', 'settrace_all_threads', 'get_native_id')

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


Lock.__module__, Lock.__name__, Lock.__qualname__ = '_thread', 'lock', 'lock'


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

    def __repr__(self):
        state = 'locked' if self._block._taken else 'unlocked'
        return (f'<{state} _thread.RLock object owner={self._owner or 0} count={self._count} '
                f'at {id(self):#x}>')

    # --- for Condition

    def _is_owned(self):
        return self._owner == get_ident()

    def _release_save(self):
        state = self._count, self._owner
        self._count, self._owner = 0, None
        self._block.release()
        return state

    def _acquire_restore(self, state):
        self._block.acquire()
        self._count, self._owner = state

    def _recursion_count(self):
        return self._count if self._is_owned() else 0


RLock.__module__ = '_thread'


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

    def __repr__(self):
        return f'<Condition({self._lock}, {len(self._waiters)})>'

    def _is_owned(self):
        if hasattr(self._lock, '_is_owned'):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = [False]
        self._waiters.append(waiter)
        save = getattr(self._lock, '_release_save', None)
        state = save() if save else self._lock.release()
        try:
            got = _threads.wait(lambda: waiter[0], None if timeout is None else max(timeout, 0))
            if not got:
                self._waiters.remove(waiter)
            return got
        finally:
            if save:
                self._lock._acquire_restore(state)
            else:
                self._lock.acquire()

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
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')
        for waiter in self._waiters[:n]:
            waiter[0] = True
        del self._waiters[:n]

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return self._flag or _threads.wait(self.is_set, None if timeout is None
                                           else max(timeout, 0))

    def __repr__(self):
        status = 'set' if self._flag else 'unset'
        return f'<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: {status}>'


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

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>'


class BoundedSemaphore(Semaphore):
    """A semaphore that is not released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        super().release(n)

    def __repr__(self):
        cls = type(self)
        return (f'<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: '
                f'value={self._value}/{self._initial_value}>')


class BrokenBarrierError(RuntimeError):
    """The barrier is broken."""


class Barrier:
    """So many threads wait for each other, again and again. CPython 3.13 Lib/threading.py."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._cond = Condition(Lock())
        self._action, self._timeout, self._parties = action, timeout, parties
        self._state = 'filling'     # or 'draining', 'resetting', 'broken'
        self._count = 0

    def __repr__(self):
        where = f'<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: '
        if self.broken:
            return where + 'broken>'
        return where + f'waiters={self.n_waiting}/{self.parties}>'

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._enter()
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
                self._exit()

    def _enter(self):
        while self._state in ('resetting', 'draining'):
            self._cond.wait()
        if self._state == 'broken':
            raise BrokenBarrierError

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

    def _exit(self):
        if self._count == 0 and self._state in ('resetting', 'draining'):
            self._state = 'filling'
            self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in ('filling', 'broken'):
                    self._state = 'resetting'
            else:
                self._state = 'filling'
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    def _break(self):
        self._state = 'broken'
        self._cond.notify_all()

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._count if self._state == 'filling' else 0)
    broken = property(lambda self: self._state == 'broken')


ThreadError = RuntimeError


class Thread:
    """A thread of control: run() in a simulated thread of its own."""

    _thread = None
    _main = _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _number
        assert group is None, 'group argument must be None for now'
        if name is None:
            _number += 1
            name = f'Thread-{_number}'
            if target is not None and hasattr(target, '__name__'):
                name += f' ({target.__name__})'
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self._name = str(name)
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._initialized = True

    def _check(self):
        if not self._initialized:
            raise RuntimeError('Thread.__init__() not called')

    @property
    def name(self):
        self._check()
        return self._name

    @name.setter
    def name(self, name):
        self._check()
        self._name = str(name)

    @property
    def daemon(self):
        self._check()
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        self._check()
        if self._thread is not None:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def start(self):
        if not self._initialized:
            raise RuntimeError('thread.__init__() not called')
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
        except BaseException as error:
            try:
                excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))
            except BaseException as again:
                import sys
                sys.excepthook(type(again), again, again.__traceback__)
        finally:
            _alive.remove(self)
            self._target = self._args = self._kwargs = None

    def join(self, timeout=None):
        self._check()
        if self._thread is None and not self._main:
            raise RuntimeError('cannot join thread before it is started')
        if current_thread() is self:
            raise RuntimeError('cannot join current thread')
        if not self._main and not self._thread.ended:
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


class ExceptHookArgs(tuple):
    """What threading.excepthook is called with."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return (f'_thread._ExceptHookArgs(exc_type={self[0]!r}, exc_value={self[1]!r}, '
                f'exc_traceback={self[2]!r}, thread={self[3]!r})')


def excepthook(args, /):
    """Prints an exception that nobody caught in a thread."""
    import sys
    if args[0] is SystemExit:
        return
    name = args[3].name if args[3] is not None else get_ident()
    sys.stderr.write(f'Exception in thread {name}:\n')
    sys.excepthook(*args[:3])


__excepthook__ = excepthook


class Timer(Thread):
    """Calls a function after so many seconds, unless cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
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


class _MainThread(Thread):
    def __init__(self):
        self._name, self._daemonic, self._main, self._initialized = 'MainThread', False, True, True

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
    process = _threads.process()
    return [_main_thread, *(thread for thread in _alive if thread._thread.process == process)]


def active_count():
    return len(enumerate())


currentThread, activeCount = current_thread, active_count


def _refuse_hook(name):
    def function(func):
        if func is not None:
            raise NotImplementedError(f'threading.{name}() is not simulated: step through the '
                                      'program instead')
    function.__name__ = name
    return function


settrace, setprofile = _refuse_hook('settrace'), _refuse_hook('setprofile')
settrace_all_threads, setprofile_all_threads = settrace, setprofile


def gettrace():
    return None


getprofile = gettrace


def stack_size(size=0, /):
    """Stacks of simulated threads need no size."""
    return 0


class local:
    """Attributes of which every thread has its own."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        self = object.__new__(cls)
        hidden = object.__getattribute__(self, '__dict__')
        hidden['_local__values'] = {get_ident(): {}}
        hidden['_local__arguments'] = args, kwargs
        return self

    def __getattribute__(self, name):
        values = _own_values(self)
        if name == '__dict__':
            return values
        if name in values:
            return values[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        _own_values(self)[name] = value

    def __delattr__(self, name):
        try:
            del _own_values(self)[name]
        except KeyError:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'") from None


local.__module__, local.__name__, local.__qualname__ = '_thread', '_local', '_local'


def _own_values(self):
    """The attributes of this thread; a new one is made as the first was."""
    hidden = object.__getattribute__(self, '__dict__')
    everything, me = hidden['_local__values'], get_ident()
    values = everything.get(me)
    if values is None:
        values = everything[me] = {}
        cls = type(self)
        if cls.__init__ is not object.__init__:
            args, kwargs = hidden['_local__arguments']
            cls.__init__(self, *args, **kwargs)
    return values


def _register_atexit(function):
    _at_end.append(function)


def _shutdown():
    """The program's end: executors first, then every thread that is no daemon."""
    while _at_end:
        _at_end.pop()()
    for thread in list(_alive):
        if not thread.daemon:
            thread.join()
