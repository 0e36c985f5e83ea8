"""What processes share: queues, pipes, locks, values. Everything that goes through is copied."""
import threading
from collections import deque

import _pickle
import _threads
from queue import Empty, Full


def _now():
    from time import monotonic
    return monotonic()


class _Shared:
    _shared_between_processes = True


class Queue(_Shared):
    def __init__(self, maxsize=0):
        self._maxsize = maxsize if maxsize > 0 else 0
        self._items = deque()
        self._unfinished = 0
        self._closed = False

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError(f'Queue {self!r} is closed')
        if self._maxsize and len(self._items) >= self._maxsize:
            if not block or not _threads.wait(self._has_room, timeout):
                raise Full
        try:
            copy = _pickle.copied(obj)
        except Exception as error:      # the feeder thread says so; the item is lost
            import sys
            sys.stderr.write('Traceback (most recent call last):\n'
                             f'{_described(error)}\n')
            return
        self._unfinished += 1
        self._items.append(copy)

    def get(self, block=True, timeout=None):
        if self._closed:
            raise ValueError(f'Queue {self!r} is closed')
        if not self._items and (not block or not _threads.wait(self._has_item, timeout)):
            raise Empty
        return self._items.popleft()

    def _has_room(self):
        return len(self._items) < self._maxsize

    def _has_item(self):
        return len(self._items) > 0

    def put_nowait(self, obj):
        self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return len(self._items)

    def empty(self):
        return not self._items

    def full(self):
        return bool(self._maxsize) and len(self._items) >= self._maxsize

    def close(self):
        self._closed = True

    def join_thread(self):
        pass

    cancel_join_thread = join_thread


def _described(error):
    kind = type(error)
    module = '' if kind.__module__ == 'builtins' else kind.__module__ + '.'
    return f'{module}{kind.__qualname__}: {error}'


class JoinableQueue(Queue):
    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished -= 1

    def join(self):
        if self._unfinished:
            _threads.wait(lambda: self._unfinished == 0)


class SimpleQueue(Queue):
    def __init__(self):
        super().__init__(0)


class Connection(_Shared):
    """One end of a pipe."""

    def __init__(self, readable, writable):
        self.readable, self.writable = readable, writable
        self._items, self._other, self.closed = deque(), None, False

    def send(self, obj):
        self._check(self.writable, 'read-only')
        if self._other.closed:
            raise BrokenPipeError(32, 'Broken pipe')
        self._other._items.append(_pickle.copied(obj))

    def recv(self):
        self._check(self.readable, 'write-only')
        if not self._items:
            _threads.wait(lambda: self._items or self._other.closed)
        if not self._items:
            raise EOFError
        return self._items.popleft()

    send_bytes, recv_bytes = send, recv

    def poll(self, timeout=0.0):
        self._check(self.readable, 'write-only')
        return bool(self._items) or bool(
            _threads.wait(lambda: bool(self._items) or self._other.closed, timeout))

    def _check(self, allowed, words):
        if self.closed:
            raise OSError('handle is closed')
        if not allowed:
            raise OSError(f'connection is {words}')

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def Pipe(duplex=True):
    first, second = Connection(True, duplex), Connection(duplex, True)
    first._other, second._other = second, first
    return first, second


# --- locks: those of threads, shared

class Lock(threading.Lock, _Shared):
    def __repr__(self):
        return f"<Lock(owner={'SomeOtherProcess' if self._taken else 'None'})>"


class RLock(threading.RLock, _Shared):
    pass


class Condition(threading.Condition, _Shared):
    pass


class Event(threading.Event, _Shared):
    pass


class Semaphore(threading.Semaphore, _Shared):
    pass


class BoundedSemaphore(threading.BoundedSemaphore, _Shared):
    pass


# --- memory

_ZERO = {'c': b'\0', 'f': 0.0, 'd': 0.0}


class Value(_Shared):
    """A number in memory that all processes see; reading and writing are two steps."""

    def __init__(self, typecode, *args, lock=True):
        typecode = getattr(typecode, '_type_', typecode)
        self._value = args[0] if args else _ZERO.get(typecode, 0)
        self._lock = RLock() if lock is True else lock
        self._number = float if typecode in ('f', 'd') else None

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = self._number(value) if self._number else value

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        return self._lock.__exit__(*error)

    acquire = property(lambda self: self._lock.acquire)
    release = property(lambda self: self._lock.release)

    def __repr__(self):
        return f'<Synchronized wrapper for {self._value!r}>'


class Array(_Shared):
    def __init__(self, typecode, size_or_initializer, *, lock=True):
        if isinstance(size_or_initializer, int):
            self._items = [_ZERO.get(typecode, 0)] * size_or_initializer
        else:
            self._items = list(size_or_initializer)
        self._lock = RLock() if lock is True else lock

    def __len__(self):
        return len(self._items)

    def __getitem__(self, i):
        return self._items[i]

    def __setitem__(self, i, item):
        if isinstance(i, slice) and len(range(*i.indices(len(self)))) != len(item):
            raise ValueError('Can only assign sequence of same size')
        self._items[i] = item

    def __iter__(self):
        return iter(self._items)

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *error):
        return self._lock.__exit__(*error)


# --- objects that a manager keeps: what goes in and comes out is copied

class _Proxy(_Shared):
    def __init__(self, kept):
        self._kept = kept

    def _call(self, name, *args):
        return _pickle.copied(getattr(self._kept, name)(*_pickle.copied(args)))

    def __str__(self):
        return str(self._kept)

    def __repr__(self):
        return f'<{type(self).__name__} object, typeid {type(self._kept).__name__!r}>'

    def _getvalue(self):
        return _pickle.copied(self._kept)


def _with_methods(cls, names):
    def method_for(name):
        def method(self, *args):
            return self._call(name, *args)
        method.__name__ = name
        return method
    for name in names.split():
        setattr(cls, name, method_for(name))
    return cls


class ListProxy(_Proxy):
    def __iter__(self):
        return iter(self._getvalue())

    def __iadd__(self, other):
        self._kept.extend(_pickle.copied(list(other)))
        return self


class DictProxy(_Proxy):
    def __iter__(self):
        return iter(self._getvalue())

    def keys(self):
        return list(self._getvalue())

    def values(self):
        return list(self._getvalue().values())

    def items(self):
        return list(self._getvalue().items())


_with_methods(ListProxy, '__add__ __contains__ __delitem__ __getitem__ __len__ __mul__ __setitem__ '
                         'append count extend index insert pop remove reverse sort')
_with_methods(DictProxy, '__contains__ __delitem__ __getitem__ __len__ __setitem__ clear get pop '
                         'popitem setdefault update')


class NamespaceProxy(_Proxy):
    def __init__(self, **names):
        object.__setattr__(self, '_kept', names)

    def __getattr__(self, name):
        try:
            return _pickle.copied(self._kept[name])
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self._kept[name] = _pickle.copied(value)


class SyncManager(_Shared):
    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.shutdown()

    def start(self, *args):
        pass

    def shutdown(self):
        pass

    def list(self, items=()):
        return ListProxy(_pickle.copied([*items]))

    def dict(self, *args, **items):
        return DictProxy(_pickle.copied(dict(*args, **items)))

    def Namespace(self, **names):
        return NamespaceProxy(**names)

    def Value(self, typecode, value):
        return Value(typecode, value)

    def Array(self, typecode, items):
        return Array(typecode, items)

    Queue, JoinableQueue = Queue, JoinableQueue
    Lock, RLock, Semaphore, BoundedSemaphore = Lock, RLock, Semaphore, BoundedSemaphore
    Condition, Event = Condition, Event
