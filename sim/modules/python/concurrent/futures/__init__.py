"""Futures that threads settle, and the pool of threads."""
from ._base import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError,
                    Error, Executor, Future, InvalidStateError, TimeoutError, as_completed, wait)
from .thread import ThreadPoolExecutor

__all__ = ('FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError',
           'InvalidStateError', 'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed',
           'ThreadPoolExecutor', 'ProcessPoolExecutor')


def __getattr__(name):
    if name in ('ProcessPoolExecutor', 'process'):
        from . import process
        globals()['ProcessPoolExecutor'] = process.ProcessPoolExecutor
        return globals()[name]
    raise AttributeError(f"module 'concurrent.futures' has no attribute '{name}'")
