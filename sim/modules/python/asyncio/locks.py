"""Synchronization primitives: Lock, Event and Semaphore are written in C, the others are here."""
import _asyncio
from _asyncio import BoundedSemaphore, Event, Lock, Semaphore

from . import exceptions, mixins

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier')

_CONDITION, _BARRIER = 3, 5  # numbers of the kinds of resources in the record


class Condition(mixins._LoopBoundMixin):
    """Tasks wait until others notify them that something has changed."""

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = []
        self._resource = _asyncio._resource_new(_CONDITION, 0)
        self._words = 'condition.wait'

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()

    def __repr__(self):
        extra = 'locked' if self.locked() else 'unlocked'
        if self._waiters:
            extra = f'{extra}, waiters:{len(self._waiters)}'
        return f'<{super().__repr__()[1:-1]} [{extra}]>'

    async def wait(self):
        """Give the lock back, wait until notified, take the lock again."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        fut = _asyncio._resource_future(self._get_loop().create_future(), self._resource,
                                        self._words)
        self.release()
        try:
            try:
                self._waiters.append(fut)
                try:
                    await fut
                    return True
                finally:
                    self._waiters.remove(fut)
                    _asyncio._resource_left(fut)
            finally:
                # The lock is taken again even when the wait was cancelled; a cancellation that
                # comes meanwhile is raised afterwards.
                error = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except exceptions.CancelledError as late:
                        error = late
                if error is not None:
                    try:
                        raise error
                    finally:
                        error = None
        except BaseException:
            # Perhaps it was us who had been notified: somebody else is, then.
            self._notify(1)
            raise

    async def wait_for(self, predicate):
        """Wait until a predicate becomes true."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake up n of the tasks that wait."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def _notify(self, n):
        woken = 0
        for fut in self._waiters:
            if woken >= n:
                break
            if not fut.done():
                woken += 1
                fut.set_result(False)

    def notify_all(self):
        """Wake up all tasks that wait."""
        self.notify(len(self._waiters))


class Barrier(mixins._LoopBoundMixin):
    """A number of tasks wait for each other."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._cond = Condition()
        self._cond._words = 'barrier.wait'
        self._parties = parties
        self._state = 'filling'
        self._count = 0
        self._resource = _asyncio._resource_new(_BARRIER, parties)

    def __repr__(self):
        extra = self._state
        if not self.broken:
            extra += f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{super().__repr__()[1:-1]} [{extra}]>'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait until `parties` tasks wait; returns a number of one's own below that."""
        async with self._cond:
            await self._block()
            try:
                index = self._count
                self._count += 1
                _asyncio._resource_changed(self._resource, self._count)
                if index + 1 == self._parties:
                    await self._release()
                else:
                    await self._wait()
                return index
            finally:
                self._count -= 1
                _asyncio._resource_changed(self._resource, self._count)
                self._exit()

    async def _block(self):
        await self._cond.wait_for(lambda: self._state not in ('draining', 'resetting'))
        if self._state == 'broken':
            raise exceptions.BrokenBarrierError('Barrier aborted')

    async def _release(self):
        self._state = 'draining'
        self._cond.notify_all()

    async def _wait(self):
        await self._cond.wait_for(lambda: self._state != 'filling')
        if self._state in ('broken', 'resetting'):
            raise exceptions.BrokenBarrierError('Abort or reset of barrier')

    def _exit(self):
        if self._count == 0:
            if self._state in ('resetting', 'draining'):
                self._state = 'filling'
            self._cond.notify_all()

    async def reset(self):
        """Back to the beginning; whoever waits gets BrokenBarrierError."""
        async with self._cond:
            if self._count > 0:
                if self._state != 'resetting':
                    self._state = 'resetting'
            else:
                self._state = 'filling'
            self._cond.notify_all()

    async def abort(self):
        """Broken from now on; whoever waits gets BrokenBarrierError."""
        async with self._cond:
            self._state = 'broken'
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        if self._state == 'filling':
            return self._count
        return 0

    @property
    def broken(self):
        return self._state == 'broken'
