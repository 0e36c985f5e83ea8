"""The names of threading's C part that programs reach for."""
from threading import Lock as LockType, RLock, TIMEOUT_MAX, get_ident, get_native_id
from threading import local as _local

allocate_lock = LockType
lock = LockType
error = RuntimeError


def start_new_thread(function, args, kwargs={}, /):
    from threading import Thread
    thread = Thread(target=function, args=args, kwargs=kwargs, daemon=True)
    thread.start()
    return thread.ident


def interrupt_main(signum=2, /):
    from signal import raise_signal
    raise_signal(signum)
