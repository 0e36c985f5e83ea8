"""Signals. None ever comes from outside; a program can send one to itself (raise_signal, os.kill),
and its handler runs at once."""
import enum as _enum

_numbers = {
    'SIGABRT': 6, 'SIGALRM': 14, 'SIGBUS': 7, 'SIGCHLD': 17, 'SIGCLD': 17, 'SIGCONT': 18,
    'SIGFPE': 8, 'SIGHUP': 1, 'SIGILL': 4, 'SIGINT': 2, 'SIGIO': 29, 'SIGIOT': 6, 'SIGKILL': 9,
    'SIGPIPE': 13, 'SIGPOLL': 29, 'SIGPROF': 27, 'SIGPWR': 30, 'SIGQUIT': 3, 'SIGRTMAX': 64,
    'SIGRTMIN': 34, 'SIGSEGV': 11, 'SIGSTKFLT': 16, 'SIGSTOP': 19, 'SIGSYS': 31, 'SIGTERM': 15,
    'SIGTRAP': 5, 'SIGTSTP': 20, 'SIGTTIN': 21, 'SIGTTOU': 22, 'SIGURG': 23, 'SIGUSR1': 10,
    'SIGUSR2': 12, 'SIGVTALRM': 26, 'SIGWINCH': 28, 'SIGXCPU': 24, 'SIGXFSZ': 25,
}
Signals = _enum.IntEnum('Signals', _numbers, module=__name__)
Handlers = _enum.IntEnum('Handlers', {'SIG_DFL': 0, 'SIG_IGN': 1}, module=__name__)
Sigmasks = _enum.IntEnum('Sigmasks', {'SIG_BLOCK': 0, 'SIG_UNBLOCK': 1, 'SIG_SETMASK': 2},
                         module=__name__)
for _kind in (Signals, Handlers, Sigmasks):
    globals().update(_kind.__members__)
NSIG = 65
ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF = 0, 1, 2

_IGNORED = {SIGCHLD, SIGCONT, SIGURG, SIGWINCH}
_TEXTS = {
    1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 4: 'Illegal instruction', 5: 'Trace/breakpoint trap',
    6: 'Aborted', 7: 'Bus error', 8: 'Floating point exception', 9: 'Killed',
    10: 'User defined signal 1', 11: 'Segmentation fault', 12: 'User defined signal 2',
    13: 'Broken pipe', 14: 'Alarm clock', 15: 'Terminated', 16: 'Stack fault',
    17: 'Child exited', 18: 'Continued', 19: 'Stopped (signal)', 20: 'Stopped',
    21: 'Stopped (tty input)', 22: 'Stopped (tty output)', 23: 'Urgent I/O condition',
    24: 'CPU time limit exceeded', 25: 'File size limit exceeded', 26: 'Virtual timer expired',
    27: 'Profiling timer expired', 28: 'Window changed', 29: 'I/O possible', 30: 'Power failure',
    31: 'Bad system call', 34: 'Real-time signal 0', 64: 'Real-time signal 30',
}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler, SIGPIPE: SIG_IGN, SIGXFSZ: SIG_IGN}
_wakeup = None      # called with the number of each signal: the loop's


def _number(signalnum):
    number = int(signalnum)
    if not 1 <= number < NSIG:
        raise ValueError('signal number out of range')
    return number


def _as_enum(number, kind):
    try:
        return kind(number)
    except ValueError:
        return number


def getsignal(signalnum, /):
    number = _number(signalnum)
    handler = _handlers.get(number, SIG_DFL)
    if handler is default_int_handler:
        # asyncio.run() would have put its own handler in this place.
        from asyncio import runners
        if runners._interruptible:
            return runners._interruptible[-1]._on_sigint
    return handler


def signal(signalnum, handler, /):
    import threading
    if threading.current_thread() is not threading.main_thread():
        raise ValueError('signal only works in main thread of the main interpreter')
    number = int(signalnum)
    if not callable(handler):
        if handler not in (SIG_DFL, SIG_IGN):
            raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable '
                            'object')
        handler = Handlers(handler)
    _number(number)
    if number in (SIGKILL, SIGSTOP):
        raise OSError(22, 'Invalid argument')
    before = getsignal(number)
    _handlers[number] = handler
    return before


def raise_signal(signalnum, /):
    number = _number(signalnum)
    handler = getsignal(number)
    if _wakeup is not None and callable(handler):
        _wakeup(number)
    if callable(handler):
        import sys
        handler(number, sys._getframe(1))
    elif handler == SIG_DFL and number not in _IGNORED:
        raise NotImplementedError(f'loopglass does not offer the death of a process by '
                                  f'{Signals(number).name}: install a handler first')


def strsignal(signalnum, /):
    number = _number(signalnum)
    return _TEXTS.get(number, f'Real-time signal {number - 34}' if number > 34 else None)


def valid_signals():
    return {_as_enum(number, Signals) for number in range(1, NSIG) if number not in (32, 33)}


def siginterrupt(signalnum, flag, /):
    _number(signalnum)


def pthread_sigmask(how, mask, /):
    return set()


def set_wakeup_fd(fd, /, *, warn_on_full_buffer=True):
    return -1


def _refused(name, instead):
    def function(*args, **kwargs):
        raise NotImplementedError(f'loopglass does not offer signal.{name}(): {instead}')
    function.__name__ = function.__qualname__ = name
    return function


for _name in ('alarm', 'setitimer', 'getitimer'):
    globals()[_name] = _refused(_name, 'no signal comes from outside; use loop.call_later')
for _name in ('pause', 'sigwait', 'sigwaitinfo', 'sigtimedwait', 'sigpending'):
    globals()[_name] = _refused(_name, 'no signal comes from outside; await an asyncio.Event')
pthread_kill = lambda thread_id, signalnum, /: raise_signal(signalnum)
pthread_kill.__name__ = 'pthread_kill'
del _kind, _name
