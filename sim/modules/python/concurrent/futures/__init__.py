"""Futures that threads settle, and the pool of threads."""
from ._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError,
                    Error, Executor, Future, InvalidStateError, TimeoutError, as_completed, wait)
from .thread import ThreadPoolExecutor

__all__ = ('FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError',
           'InvalidStateError', 'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed',
           'ThreadPoolExecutor')


def __getattr__(name):
    if name in ('ProcessPoolExecutor', 'process'):
        raise ImportError('loopglass does not simulate processes yet: use ThreadPoolExecutor; '
                          'threads take turns, and statements cost no virtual time')
    raise AttributeError(f"module 'concurrent.futures' has no attribute '{name}'")
