"""Processes on the cores of the simulated machine: begun by fork, with memory of their own."""
import sys

import _threads
from . import pool, process, queues
from .process import (AuthenticationError, BufferTooShort, Process, ProcessError, TimeoutError,
                      active_children, current_process, parent_process)
from .queues import (Array, BoundedSemaphore, Condition, Event, JoinableQueue, Lock, Pipe, Queue,
                     RLock, Semaphore, SimpleQueue, Value)

__all__ = ['Array', 'AuthenticationError', 'BoundedSemaphore', 'BufferTooShort', 'Condition',
           'Event', 'JoinableQueue', 'Lock', 'Manager', 'Pipe', 'Pool', 'Process', 'ProcessError',
           'Queue', 'RLock', 'RawArray', 'RawValue', 'Semaphore', 'SimpleQueue', 'TimeoutError',
           'Value', 'active_children', 'cpu_count', 'current_process', 'freeze_support',
           'get_all_start_methods', 'get_context', 'get_start_method', 'parent_process',
           'set_start_method']


def Pool(processes=None, initializer=None, initargs=(), maxtasksperchild=None):
    return pool.Pool(processes, initializer, initargs, maxtasksperchild)


def Manager():
    return queues.SyncManager()


def RawValue(typecode, *args):
    return Value(typecode, *args, lock=False)


def RawArray(typecode, size_or_initializer):
    return Array(typecode, size_or_initializer, lock=False)


def cpu_count():
    return _threads.cores()


def freeze_support():
    pass


def get_all_start_methods():
    return ['fork', 'spawn', 'forkserver']


_method_is_set = False


def _check_method(method):
    if method not in get_all_start_methods() and method is not None:
        raise ValueError(f'cannot find context for {method!r}')


def get_start_method(allow_none=False):
    return None if allow_none and not _method_is_set else process.start_method


def set_start_method(method, force=False):
    global _method_is_set
    if _method_is_set and not force:
        raise RuntimeError('context has already been set')
    _check_method(method)
    _method_is_set = method is not None
    process.start_method = method or 'fork'


class _Context:
    """What get_context() gives: the same, but for how its processes begin."""

    _shared_between_processes = True

    def __init__(self, method):
        self._method = method

    def get_start_method(self, allow_none=False):
        return self._method

    def set_start_method(self, method, force=False):
        raise ValueError('cannot set start method of concrete context')

    def get_context(self, method=None):
        return self if method is None else get_context(method)

    def Process(self, *args, **kwargs):
        made = Process(*args, **kwargs)
        made._method = self._method
        if made.name.startswith('Process-'):
            made.name = self._method.capitalize() + made.name
        return made

    def Pool(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        return pool.Pool(processes, initializer, initargs, maxtasksperchild, self)

    def __getattr__(self, name):
        return getattr(sys.modules[__name__], name)


def get_context(method=None):
    _check_method(method)
    return _Context(method or process.start_method)


def get_logger():
    import logging
    return logging.getLogger('multiprocessing')
