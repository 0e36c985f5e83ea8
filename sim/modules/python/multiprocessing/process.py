"""Processes of the simulated machine: each has its own memory and its own interpreter lock."""
import _pickle
import _threads

_FIRST_PID = 4242
_number = 0
_children = []      # that have been started and not been joined
_by_number = {}     # process object by the number of the process
_at_end_is_set = False


def current_process():
    return _by_number.get(_threads.process(), _main_process)


def parent_process():
    me = current_process()
    return None if me is _main_process else me._parent


def active_children():
    me = current_process()
    return [child for child in _children if child._parent is me and child.is_alive()]


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


class _Stopped(BaseException):
    """Ends a process from outside."""


_NOT_YET = """
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the "Safe importing of main module"
        section in https://docs.python.org/3/library/multiprocessing.html
        """

start_method = 'fork'


def _source_of_main():
    import linecache
    import sys
    file = sys.modules['__main__'].__file__
    return compile(''.join(linecache.getlines(file)), file, 'exec')


def _run_main_again(code):
    """What spawn does in the child: the main module's source, with another __name__."""
    import sys
    main = sys.modules['__mp_main__'] = sys.modules['__main__']
    exec(code, main.__dict__)
    return main.__dict__


class BaseProcess:
    _shared_between_processes = True
    _method = None              # another start method than the module's
    _inherits = False           # its main module is being run

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        global _number
        assert group is None, 'group argument must be None for now'
        _number += 1
        self._target, self._args, self._kwargs = target, tuple(args), dict(kwargs)
        self._parent = current_process()
        self._order = _number
        self.name = name or f'{type(self).__name__}-{_number}'
        self.daemon = self._parent.daemon if daemon is None else daemon
        self._thread = None
        self._exitcode = None
        self._signal = None
        self._closed = False

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        assert self._thread is None, 'cannot start a process twice'
        assert not self._parent.daemon or self._parent is _main_process, (
            'daemonic processes are not allowed to have children')
        if self._parent._inherits:
            raise RuntimeError(_NOT_YET)
        mine = [self._target, self._args, self._kwargs]
        self._spawns = (self._method or start_method) != 'fork'
        if self._spawns:
            self._child_side = _pickle.copied(mine)     # or it cannot be pickled
            namespaces = _pickle.spawned_namespaces()
            self._main_code = _source_of_main()
        else:
            memo = {id(self): (self, self)}
            namespaces = _pickle.forked_namespaces(memo)
            self._child_side = _pickle.forked(mine, memo)
        self._thread = _threads.start_process(self._bootstrap, self.name, namespaces)
        self._number = self._thread.process
        _by_number[self._number] = self
        _children.append(self)
        _register()

    def _bootstrap(self):
        import sys
        try:
            if self._spawns:
                self._inherits = True
                names = _run_main_again(self._main_code)
                self._inherits = False
                self._child_side = _pickle.for_child(self._child_side, names)
            self._target, self._args, self._kwargs = self._child_side
            if self._signal is None:
                self.run()
            self._exitcode = 0
        except SystemExit as error:
            code = error.code
            if code is None:
                self._exitcode = 0
            elif isinstance(code, int):
                self._exitcode = code
            else:
                sys.stderr.write(str(code) + '\n')
                self._exitcode = 1
        except BaseException as error:
            self._exitcode = 1
            sys.stderr.write(f'Process {self.name}:\n')
            sys.excepthook(type(error), error, error.__traceback__)
        finally:
            if self._signal is not None:
                self._exitcode = -self._signal
            self._target = self._args = self._kwargs = self._child_side = None

    def _check_closed(self):
        if self._closed:
            raise ValueError('process object is closed')

    def join(self, timeout=None):
        self._check_closed()
        assert self._thread is not None, 'can only join a started process'
        if self._signal is None or timeout is None:
            self._wait(timeout)
        if not self.is_alive() and self in _children:
            _children.remove(self)

    def _wait(self, timeout):
        if not self._is_over():
            _threads.wait(self._is_over, timeout and max(timeout, 0))

    def _is_over(self):
        return self._thread.ended or self._signal is not None

    def is_alive(self):
        self._check_closed()
        if self is current_process():
            return True
        return self._thread is not None and not self._is_over()

    def terminate(self):
        self._end_by(15)

    def kill(self):
        self._end_by(9)

    def _end_by(self, number):
        self._check_closed()
        if self._thread is not None and not self._thread.ended:
            self._signal = number
            _threads.abandon(self._thread)

    def close(self):
        if self._thread is not None and self.is_alive():
            raise ValueError('Cannot close a process while it is still running. You should first '
                             'call join() or terminate().')
        self._closed = True

    @property
    def exitcode(self):
        self._check_closed()
        if self._thread is None or self is current_process():
            return None
        if self._signal is not None:
            return -self._signal
        return self._exitcode if self._thread.ended else None

    @property
    def pid(self):
        self._check_closed()
        return None if self._thread is None else _FIRST_PID + self._number

    ident = pid

    @property
    def sentinel(self):
        raise NotImplementedError('processes are waited for with join()')

    @property
    def authkey(self):
        return b'loopglass'

    def __repr__(self):
        words = [f'name={self.name!r}']
        if self._closed:
            return f'<{type(self).__name__} {words[0]} closed>'
        if self._thread is not None:
            words.append(f'pid={self.pid}')
        words.append(f'parent={self._parent.pid}')
        if self._thread is None:
            words.append('initial')
        elif self.is_alive():
            words.append('started')
        else:
            words.append('stopped')
            code = self.exitcode
            if code:
                names = {-15: '-SIGTERM', -9: '-SIGKILL'}
                words.append(f'exitcode={names.get(code, code)}')
            else:
                words.append('exitcode=0')
        if self.daemon:
            words.append('daemon')
        return f"<{type(self).__name__} {' '.join(words)}>"


class Process(BaseProcess):
    pass


class _MainProcess(BaseProcess):
    def __init__(self):
        self.name, self.daemon, self._thread, self._closed = 'MainProcess', False, None, False
        self._parent = None

    @property
    def pid(self):
        return _FIRST_PID

    ident = pid
    exitcode = None

    def is_alive(self):
        return True

    def __repr__(self):
        return "<_MainProcess name='MainProcess' parent=None started>"


_main_process = _MainProcess()


def _register():
    """At its end a program lets go of daemons and waits for its other children."""
    global _at_end_is_set
    if not _at_end_is_set:
        _at_end_is_set = True
        import threading
        threading._register_atexit(_wait_for_children)


def _wait_for_children():
    for child in list(_children):
        if child.daemon:
            child.terminate()
    for child in list(_children):
        if not child.daemon:
            child.join()
