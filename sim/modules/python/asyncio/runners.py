"""asyncio.run and Runner: a loop from its making to its closing."""
import _asyncio
from contextvars import copy_context

from . import base_tasks, coroutines, events, exceptions, tasks

__all__ = ('Runner', 'run')

_CREATED, _INITIALIZED, _CLOSED = 'created', 'initialized', 'closed'
_THREAD_JOIN_TIMEOUT = 300
_interruptible = []     # the runners whose main task SIGINT cancels; the innermost is the last


class Runner:
    """A context manager that controls event loop life cycle."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = _CREATED
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._set_event_loop = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Shutdown and close event loop."""
        if self._state is not _INITIALIZED:
            return
        try:
            loop = self._loop
            _asyncio._loop_closing(loop)
            _cancel_all_tasks(loop)
            _run_closing(loop, loop.shutdown_asyncgens())
            _run_closing(loop, loop.shutdown_default_executor(_THREAD_JOIN_TIMEOUT))
        finally:
            if self._set_event_loop:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = _CLOSED

    def get_loop(self):
        """Return embedded event loop."""
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        """Run a coroutine inside the embedded event loop."""
        if not coroutines.iscoroutine(coro):
            raise ValueError(f'a coroutine was expected, got {coro!r}')
        if events._get_running_loop() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._lazy_init()
        if context is None:
            context = self._context
        task = _asyncio._create_task_for(self._loop, coro, ..., context, 'asyncio.run')
        self._main_task, self._interrupt_count = task, 0
        _interruptible.append(self)
        try:
            return self._loop.run_until_complete(task)
        except exceptions.CancelledError:
            if self._interrupt_count > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            _interruptible.pop()

    def _on_sigint(self, signum, frame):
        """What SIGINT does while this runs: first it cancels, then it interrupts."""
        self._interrupt_count += 1
        if self._interrupt_count == 1 and not self._main_task.done():
            self._main_task.cancel()
            self._loop.call_soon_threadsafe(lambda: None)
            return
        raise KeyboardInterrupt()

    def _lazy_init(self):
        if self._state is _CLOSED:
            raise RuntimeError('Runner is closed')
        if self._state is _INITIALIZED:
            return
        if self._loop_factory is None:
            self._loop = events.new_event_loop()
            if not self._set_event_loop:
                events.set_event_loop(self._loop)
                self._set_event_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = copy_context()
        self._state = _INITIALIZED


def run(main, *, debug=None, loop_factory=None):
    """Execute the coroutine and return the result."""
    if events._get_running_loop() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _run_closing(loop, coro):
    """run_until_complete(), with a word in the record for who makes the task."""
    if loop.get_task_factory() is None:
        task = _asyncio._create_task_for(loop, coro, ..., None, 'asyncio.run')
        task._log_destroy_pending = False
        return loop.run_until_complete(task)
    return loop.run_until_complete(coro)


def _cancel_all_tasks(loop):
    to_cancel = tasks.all_tasks(loop)
    if not to_cancel:
        return
    for task in to_cancel:
        task.cancel()
    loop.run_until_complete(_asyncio.gather(*to_cancel, return_exceptions=True))
    for task in to_cancel:
        # CPython's traceback leads from the task's frame out to ours: a cycle for the collector.
        _asyncio._hold(task, to_cancel)
        if task.cancelled():
            continue
        if task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown',
                'exception': task.exception(),
                'task': task,
            })
