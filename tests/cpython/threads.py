"""Simulated threads: real ones, of which exactly one runs at a time, on the virtual clock.

A thread starts when the main thread next polls its loop or blocks, and gives way only where it
sleeps, waits for a lock, or ends.  At equal times threads go before timers.
"""
import _thread
import threading
from collections import deque

allocate_lock = _thread.allocate_lock       # the real one


class Baton:
    """One thread of the simulation, and how to hand control to it."""

    def __init__(self, name):
        self.name = name
        self.turn = allocate_lock()
        self.turn.acquire()

    def take(self):
        self.turn.release()

    def wait(self):
        self.turn.acquire()


class Scheduler:
    def __init__(self, state):
        self.state = state
        self.main = Baton("main")
        self.current = self.main
        self.ready = deque()
        self.blocked = []               # (baton, predicate, deadline or None) in order of blocking
        self.started = []               # handles of all threads

    # --- called by whichever thread runs

    def wait(self, predicate, deadline):
        """Let the others run until `predicate` holds or the clock is at `deadline` (or None)."""
        if self.current is self.main:
            return self.drive(predicate, deadline)
        me = self.current
        self.blocked.append((me, predicate, deadline))
        self.main.take()
        me.wait()
        return predicate()

    def sleep(self, seconds):
        self.wait(lambda: False, self.state.now + seconds)

    def poll(self, loop, deadline):
        self.wait(lambda: bool(loop._ready), deadline)

    def start(self, function, handle):
        baton = Baton(getattr(function, "__name__", "thread"))

        def carrier():
            baton.wait()
            try:
                function()
            finally:
                handle.done = True
                self.main.take()

        handle.ident = _thread.start_new_thread(carrier, ())
        self.started.append(handle)
        self.ready.append(baton)

    # --- the main thread

    def run(self, baton):
        self.current = baton
        baton.take()
        self.main.wait()
        self.current = self.main

    def wake(self):
        """Make ready those whose condition holds or whose time has come, the latter in order."""
        now = self.state.now
        due = [entry for entry in self.blocked
               if entry[1]() or entry[2] is not None and entry[2] <= now]
        if due:
            self.blocked = [entry for entry in self.blocked if entry not in due]
            due.sort(key=lambda entry: now if entry[2] is None else min(entry[2], now))
            self.ready.extend(entry[0] for entry in due)
        return bool(due)

    def drive(self, predicate, deadline):
        state = self.state
        while True:
            if self.ready:
                self.run(self.ready.popleft())
            elif self.wake():
                pass
            elif predicate():
                return True
            else:
                times = [entry[2] for entry in self.blocked if entry[2] is not None]
                if times and (deadline is None or min(times) <= deadline):
                    state.now = max(state.now, min(times))
                elif deadline is None:
                    return False
                else:
                    state.now = max(state.now, deadline)
                    return False

    def finish(self):
        """What the interpreter does at its end: executors first, then other threads."""
        while threading._threading_atexits:
            threading._threading_atexits.pop()()
        for handle in self.started:
            if not handle.daemon:
                self.drive(lambda: handle.done, None)


scheduler = None


class Lock:
    """Stands for threading.Lock: waiting for it lets the other threads run."""

    def __init__(self):
        self.taken = False

    def acquire(self, blocking=True, timeout=-1):
        if self.taken:
            if not blocking:
                return False
            deadline = None if timeout < 0 else scheduler.state.now + timeout
            while self.taken:
                if not scheduler.wait(lambda: not self.taken, deadline):
                    if deadline is None:
                        raise RuntimeError("deadlock: the main thread waits for ever")
                    return False
        self.taken = True
        return True

    __enter__ = acquire

    def release(self):
        if not self.taken:
            raise RuntimeError("release unlocked lock")
        self.taken = False

    def __exit__(self, kind, value, tb):
        self.release()

    def locked(self):
        return self.taken

    def _at_fork_reinit(self):
        self.taken = False

    def __repr__(self):
        return f"<{'locked' if self.taken else 'unlocked'} _thread.lock object at {id(self):#x}>"


class ThreadHandle:
    """Stands for _thread._ThreadHandle."""

    def __init__(self):
        self.ident = None
        self.done = False
        self.daemon = False

    def is_done(self):
        return self.done

    def _set_done(self):
        self.done = True

    def join(self, timeout=None):
        if timeout is not None and timeout < 0:
            timeout = None
        deadline = None if timeout is None else scheduler.state.now + timeout
        if not self.done and not scheduler.wait(lambda: self.done, deadline) and deadline is None:
            raise RuntimeError("deadlock: a thread is joined that never ends")


def start_joinable_thread(function, *, handle=None, daemon=True):
    handle.daemon = daemon
    scheduler.start(function, handle)
    function.__self__._started.set()        # it counts as started, but has not run


def install(state):
    global scheduler
    scheduler = state.threads = Scheduler(state)
    threading.Lock = threading._allocate_lock = Lock
    threading.RLock = threading._PyRLock
    threading._ThreadHandle = ThreadHandle
    threading._start_joinable_thread = start_joinable_thread
    import queue
    queue.SimpleQueue = queue._PySimpleQueue
