"""The operating system as far as a scenario has one: names, paths as text, an environment of its
own, numbers that are always the same. What would touch the machine is refused by name."""
import posixpath as path
import sys
from collections.abc import MutableMapping
from posixpath import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull

import _threads

sys.modules['os.path'] = path

name = 'posix'
linesep = '\n'
error = OSError
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK, EX_USAGE, EX_SOFTWARE = 0, 64, 70
WNOHANG = 1
supports_bytes_environ = True

_NO_FILES = 'a scenario has no file descriptors and no links; use open()'
_NO_PROCESSES = 'a scenario starts no processes of the machine'
_NO_TERMINAL = 'a scenario has no terminal; use the number that it would answer'
_PID = 4242


class _Environ(MutableMapping):
    """Empty at first: a run is the same on every machine."""

    def __init__(self):
        self._data = {}

    def __getitem__(self, key):
        _check_text(key)
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        _check_text(key)
        _check_text(value)
        self._data[key] = value

    def __delitem__(self, key):
        _check_text(key)
        try:
            del self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        inside = ', '.join(f'{key!r}: {value!r}' for key, value in self._data.items())
        return f'environ({{{inside}}})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __or__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        return dict(self) | dict(other)

    def __ror__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        return dict(other) | dict(self)

    def __ior__(self, other):
        self.update(other)
        return self


def _is_mapping(value):
    from collections.abc import Mapping
    return isinstance(value, Mapping)


def _check_text(text):
    if not isinstance(text, str):
        raise TypeError(f'str expected, not {type(text).__name__}')


environ = _Environ()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    _check_text(name)
    _check_text(value)


def unsetenv(name, /):
    _check_text(name)


def fspath(path, /):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    result = method(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f'expected {type(path).__name__}.__fspath__() to return str or bytes, not '
                    f'{type(result).__name__}')


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


def getcwd():
    import _disk
    return _disk.here()


def getcwdb():
    return getcwd().encode()


def getpid():
    return _PID + _threads.process()


def getppid():
    return _PID if _threads.process() else 1


def getpgrp():
    return _PID


def getuid():
    return 1000


geteuid = getgid = getegid = getuid


def cpu_count():
    return _threads.cores()


process_cpu_count = cpu_count


def getloadavg():
    return (0.0, 0.0, 0.0)


def sched_getaffinity(pid, /):
    return set(range(_threads.cores()))


def sched_yield():
    from time import sleep
    sleep(0)


def _named_tuple(title, fields):
    """A tuple whose items have names, as CPython's structures in C have."""
    def show(self):
        words = ', '.join(f'{name}={value!r}' for name, value in zip(fields, self))
        return f'os.{title}({words})'
    names = {name: property(lambda self, i=i: self[i]) for i, name in enumerate(fields)}
    names.update(__repr__=show, __module__='os', n_fields=len(fields), n_unnamed_fields=0,
                 n_sequence_fields=len(fields))
    return type(title, (tuple,), names)


terminal_size = _named_tuple('terminal_size', ('columns', 'lines'))
stat_result = _named_tuple('stat_result', (
    'st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', 'st_atime',
    'st_mtime', 'st_ctime'))
for _name in ('st_atime', 'st_mtime', 'st_ctime'):      # with fractions, which the items have not
    delattr(stat_result, _name)


def get_terminal_size(fd=1, /):
    raise OSError(25, 'Inappropriate ioctl for device')


def isatty(fd, /):
    return False


def strerror(code, /):
    from errno import _texts
    return _texts.get(code, f'Unknown error {code}')


def _source():
    """The generator behind urandom: apart from random's, so that neither disturbs the other."""
    global _bytes
    from random import Random
    _bytes = Random(Random().getrandbits(64)).randbytes
    return _bytes


_bytes = None


def urandom(size, /):
    if size < 0:
        raise ValueError('negative argument not allowed')
    return (_bytes or _source())(size)


def getrandom(size, flags=0):
    return urandom(size)


class PathLike:
    """What has a path: anything with __fspath__."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any('__fspath__' in vars(base) for base in subclass.__mro__)
        return NotImplemented


def _make_abstract():
    global PathLike
    from abc import ABC, abstractmethod
    names = {'__doc__': PathLike.__doc__, '__module__': __name__,
             '__fspath__': abstractmethod(vars(PathLike)['__fspath__']),
             '__subclasshook__': vars(PathLike)['__subclasshook__'],
             '__class_getitem__': classmethod(_generic)}
    PathLike = type(ABC)('PathLike', (ABC,), names)


def _generic(cls, item):
    from types import GenericAlias
    return GenericAlias(cls, item)


_make_abstract()


def kill(pid, sig, /):
    if pid not in (_PID, 0):
        raise ProcessLookupError(3, 'No such process')
    from signal import raise_signal
    raise_signal(sig)


def killpg(pgid, sig, /):
    kill(pgid, sig)


def getpgid(pid, /):
    return _PID


def _exit(status):
    raise NotImplementedError('loopglass does not offer os._exit(): use sys.exit()')


def abort():
    raise NotImplementedError('loopglass does not offer os.abort(): use sys.exit()')


def get_exec_path(env=None):
    return defpath.split(pathsep)


def _on_disk(name):
    def function(*args, **kwargs):
        import _disk
        return getattr(_disk, name)(*args, **kwargs)
    function.__name__ = function.__qualname__ = name
    return function


for _name in ('mkdir', 'makedirs', 'remove', 'rmdir', 'rename', 'chdir', 'stat'):
    globals()[_name] = _on_disk(_name)
unlink, replace, lstat = remove, rename, stat


def listdir(path='.'):
    import _disk
    return _disk.names_in(path)


class DirEntry:
    """A name in a folder, and what it is."""

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_symlink(self):
        return False

    is_junction = is_symlink

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return stat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'


class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path='.'):
    return _Scan([DirEntry(fspath(path), name) for name in listdir(path)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = [name for name in names if path.isdir(path.join(top, name))]
    files = [name for name in names if name not in folders]
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def removedirs(name):
    rmdir(name)
    parent = path.dirname(fspath(name))
    while parent and parent != '/':
        try:
            rmdir(parent)
        except OSError:
            break
        parent = path.dirname(parent)


def renames(old, new):
    makedirs(path.dirname(new) or '.', exist_ok=True)
    rename(old, new)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    import _disk
    return _disk.find(path) is not None


def truncate(path, length):
    with open(path, 'r+b') as file:
        file.truncate(length)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    import _disk
    from time import time
    node = _disk.get(path)
    node.time = ns[1] / 1000000000 if ns else times[1] if times else time()


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    import _disk
    node = _disk.get(path)
    node.mode = node.mode & ~0o7777 | mode


_refusals = {
    'a scenario has no file descriptors; use the builtin open()': ('open',),
    _NO_FILES: ('close', 'read', 'write', 'fdopen', 'fstat', 'chown', 'link', 'symlink', 'readlink',
                'ftruncate', 'fchdir', 'chroot', 'umask', 'fsync', 'lseek', 'dup', 'dup2',
                'mkfifo', 'mknod', 'statvfs', 'sendfile', 'fwalk', 'set_blocking', 'get_blocking', 'get_inheritable', 'set_inheritable',
                'memfd_create', 'eventfd', 'copy_file_range'),
    _NO_PROCESSES: ('system', 'popen', 'fork', 'forkpty', 'execv', 'execve', 'execl', 'execle',
                    'execlp', 'execvp', 'execvpe', 'spawnl', 'spawnv', 'spawnve', 'posix_spawn',
                    'posix_spawnp', 'wait', 'waitpid', 'wait3', 'wait4', 'waitid', 'pipe', 'pipe2',
                    'nice', 'setsid', 'setuid', 'setgid', 'setpgid', 'startfile', 'times',
                    'register_at_fork', 'pidfd_open', 'WIFEXITED', 'WEXITSTATUS',
                    'waitstatus_to_exitcode'),
    _NO_TERMINAL: ('openpty', 'ttyname', 'ctermid', 'getlogin', 'uname', 'sysconf', 'confstr',
                   'getgroups', 'getresuid', 'getrlimit', 'sched_setaffinity', 'getpriority',
                   'setpriority', 'sched_getscheduler'),
}


def __getattr__(name):
    for why, names in _refusals.items():
        if name in names:
            def function(*args, **kwargs):
                raise PermissionError(f'loopglass does not offer os.{name}(): {why}')
            function.__name__ = function.__qualname__ = name
            return function
    raise AttributeError(f"module 'os' has no attribute {name!r}")
