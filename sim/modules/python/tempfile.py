"""Temporary files and folders on the simulated disk."""
import _disk
import random as _random_module

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory',
           'mkstemp', 'mkdtemp', 'mktemp', 'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir',
           'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
template = 'tmp'
tempdir = None
_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789_'
_chooser = _random_module.Random(0)


def gettempdir():
    return tempdir or '/tmp'


def gettempdirb():
    return gettempdir().encode()


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def mktemp(suffix='', prefix=template, dir=None):
    folder = gettempdir() if dir is None else _disk.text_of(dir)
    while True:
        name = ''.join(_chooser.choices(_LETTERS, k=8))
        path = f'{folder}/{prefix}{name}{suffix}'
        if _disk.find(path) is None:
            return path


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = mktemp(suffix or '', prefix or template, dir)
    _disk.mkdir(path)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    raise PermissionError('loopglass does not offer tempfile.mkstemp(): a scenario has no file '
                          'descriptors; use NamedTemporaryFile()')


class TemporaryDirectory:
    """A folder that is removed, with all that is in it, when it is left."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *,
                 delete=True):
        self.name, self._delete = mkdtemp(suffix, prefix, dir), delete

    def __enter__(self):
        return self.name

    def __exit__(self, *exc_info):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        from shutil import rmtree
        if _disk.find(self.name) is not None:
            rmtree(self.name)

    def __repr__(self):
        return f'<{type(self).__name__} {self.name!r}>'


class _Temporary:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        yield from self.file

    def close(self):
        self.file.close()
        if self.delete and _disk.find(self.name) is not None:
            _disk.remove(self.name)


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None, delete_on_close=True):
    path = mktemp(suffix or '', prefix or template, dir)
    return _Temporary(open(path, mode, buffering, encoding, errors, newline), path, delete)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    path = mktemp(suffix or '', prefix or template, dir)
    file = open(path, mode, buffering, encoding, errors, newline)
    _disk.remove(path)
    return file


def SpooledTemporaryFile(max_size=0, mode='w+b', *args, **kwargs):
    return TemporaryFile(mode, *args, **kwargs)
