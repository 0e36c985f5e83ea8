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


def get_start_method(allow_none=False):
    return 'fork'


def set_start_method(method, force=False):
    if method not in get_all_start_methods() and method is not None:
        raise ValueError(f'cannot find context for {method!r}')


def get_context(method=None):
    set_start_method(method)
    return sys.modules[__name__]


def get_logger():
    import logging
    return logging.getLogger('multiprocessing')
