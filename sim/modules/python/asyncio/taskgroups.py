"""asyncio.TaskGroup: tasks that end together."""
import _asyncio
from _asyncio import current_task, get_running_loop

from . import exceptions

__all__ = ('TaskGroup',)


class TaskGroup:
    """Asynchronous context manager for managing groups of tasks."""

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = set()
        self._errors = []
        self._base_error = None
        self._on_completed_fut = None
        self._group = None
        self._created = self._counted = 0

    def __repr__(self):
        words = ['']
        if self._tasks:
            words.append(f'tasks={len(self._tasks)}')
        if self._errors:
            words.append(f'errors={len(self._errors)}')
        if self._aborting:
            words.append('cancelling')
        elif self._entered:
            words.append('entered')
        return f"<TaskGroup{' '.join(words)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._entered = True
        return self

    async def __aexit__(self, exc_type, error, traceback):
        self._exiting = True
        if error is not None and self._is_base_error(error) and self._base_error is None:
            self._base_error = error
        if exc_type is not None and issubclass(exc_type, exceptions.CancelledError):
            cancellation = error
        else:
            cancellation = None
        if exc_type is not None and not self._aborting:
            self._abort()

        # The wait may be cancelled more than once, so it may begin again.
        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = self._recorded(self._loop.create_future())
            try:
                await self._on_completed_fut
            except exceptions.CancelledError as ex:
                if not self._aborting:
                    cancellation = ex
                    self._abort()
            self._on_completed_fut = None

        assert not self._tasks
        if self._base_error is not None:
            raise self._base_error
        if self._parent_cancel_requested:
            # The group itself asked for the cancellation of its parent: taken back here.
            if self._parent_task.uncancel() == 0:
                cancellation = None
        if cancellation is not None and not self._errors:
            raise cancellation
        if exc_type is not None and not issubclass(exc_type, exceptions.CancelledError):
            self._errors.append(error)
        if self._errors:
            # Somebody outside cancels the parent too: it stays cancelled as often as it was.
            if self._parent_task.cancelling():
                self._parent_task.uncancel()
                self._parent_task.cancel()
            try:
                # The name makes a cycle with the traceback, in CPython 3.13.0 too: what our callers'
                # frames hold lives until the collector comes.
                group = BaseExceptionGroup('unhandled errors in a TaskGroup', self._errors)
                raise group from None
            finally:
                self._errors = None

    def create_task(self, coro, *, name=None, context=None):
        """Create a new task in this group and return it."""
        if not self._entered:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} has not been entered')
        if self._exiting and not self._tasks:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} is finished')
        if self._aborting:
            coro.close()
            raise RuntimeError(f'TaskGroup {self!r} is shutting down')
        task = _asyncio._create_task_for(self._loop, coro, name, context, 'TaskGroup')
        self._created += 1
        if self._group is not None:
            _asyncio._group_member(self._group, task)
        if task.done():
            self._on_task_done(task)
        else:
            self._tasks.add(task)
            task.add_done_callback(self._on_task_done)
        return task

    def _recorded(self, future):
        """The group is written into the record when its parent begins to wait for it."""
        if self._group is None:
            self._group = _asyncio._group_new('TaskGroup', self._created)
            for task in self._tasks:
                _asyncio._group_member(self._group, task)
            if self._counted:
                _asyncio._group_counted(self._group, self._counted)
        return _asyncio._group_future(future, self._group, 'TaskGroup')

    def _is_base_error(self, error):
        assert isinstance(error, BaseException)
        return isinstance(error, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.discard(task)
        self._counted += 1
        if self._group is not None:
            _asyncio._group_counted(self._group, self._counted)
        if self._on_completed_fut is not None and not self._tasks:
            if not self._on_completed_fut.done():
                self._on_completed_fut.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if self._is_base_error(error) and self._base_error is None:
            self._base_error = error
        if self._parent_task.done():
            self._loop.call_exception_handler({
                'message': f'Task {task!r} has errored out but its parent task '
                           f'{self._parent_task} is already completed',
                'exception': error,
                'task': task,
            })
            return
        if not self._aborting and not self._parent_cancel_requested:
            # The parent is still at work in the block: it is cancelled, once, to get out of it.
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()
