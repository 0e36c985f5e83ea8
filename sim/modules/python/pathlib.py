"""Paths as values. What would look at a disk is refused by name: a scenario has no files."""
import posixpath

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path',
           'PosixPath', 'WindowsPath']



class UnsupportedOperation(NotImplementedError):
    pass


class _Parents:
    def __init__(self, path):
        self._path = path
        count = len(path._tail)
        self._all = [path._of(path._root, path._tail[:i]) for i in range(count - 1, -1, -1)]

    def __len__(self):
        return len(self._all)

    def __getitem__(self, i):
        return tuple(self._all[i]) if isinstance(i, slice) else self._all[i]

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'


class PurePath:
    __slots__ = ('_root', '_tail')

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        pieces = []
        for arg in args:
            if isinstance(arg, PurePath):
                pieces.append(str(arg))
                continue
            method = getattr(type(arg), '__fspath__', None)
            if method is not None:
                arg = method(arg)
            if not isinstance(arg, str):
                raise TypeError('argument should be a str or an os.PathLike object where '
                                "__fspath__ returns a str, not " + repr(type(arg).__name__))
            pieces.append(arg)
        text = posixpath.join(*pieces) if pieces else ''
        _, self._root, rest = posixpath.splitroot(text)
        self._tail = [x for x in rest.split('/') if x and x != '.']

    def _of(self, root, tail):
        made = object.__new__(type(self))
        made._root = root
        made._tail = list(tail)
        return made

    def with_segments(self, *pathsegments):
        return type(self)(*pathsegments)

    # --- text

    def __str__(self):
        return self._root + '/'.join(self._tail) or '.'

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return str(self).encode()

    def __repr__(self):
        return f'{type(self).__name__}({self.as_posix()!r})'

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        return 'file://' + quote_from_bytes(bytes(self))

    # --- comparing

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts <= other.parts

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts > other.parts

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts >= other.parts

    def __reduce__(self):
        return type(self), self.parts

    # --- parts

    @property
    def drive(self):
        return ''

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def parts(self):
        return tuple(([self._root] if self._root else []) + self._tail)

    @property
    def name(self):
        return self._tail[-1] if self._tail else ''

    @property
    def suffix(self):
        name = self.name
        at = name.rfind('.')
        return name[at:] if 0 < at < len(name) - 1 else ''

    @property
    def suffixes(self):
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + part for part in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        name = self.name
        at = name.rfind('.')
        return name[:at] if 0 < at < len(name) - 1 else name

    @property
    def parent(self):
        return self._of(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not name or '/' in name or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        if not self._tail:
            raise ValueError(f'{self!r} has an empty name')
        return self._of(self._root, [*self._tail[:-1], name])

    def with_stem(self, stem):
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        stem = self.stem
        if not stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(stem + suffix)

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def is_relative_to(self, other, *_deprecated):
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def relative_to(self, other, *_deprecated, walk_up=False):
        other = self.with_segments(other, *_deprecated)
        for step, path in enumerate([other, *other.parents]):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
            if path.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
        return self._of('', ['..'] * step + self._tail[len(path._tail):])

    def match(self, path_pattern, *, case_sensitive=None):
        from fnmatch import fnmatchcase
        pattern = self.with_segments(path_pattern)
        if not pattern.parts:
            raise ValueError('empty pattern')
        own, wanted = self.parts[::-1], pattern.parts[::-1]
        if len(own) < len(wanted) or (len(own) > len(wanted) and pattern._root):
            return False
        return all(fnmatchcase(a, '*' if b == '**' else b) for a, b in zip(own, wanted))

    def full_match(self, pattern, *, case_sensitive=None):
        from fnmatch import fnmatchcase
        wanted = list(self.with_segments(pattern).parts)

        def fits(parts, wanted):
            if not wanted:
                return not parts
            if wanted[0] == '**':
                return any(fits(parts[i:], wanted[1:]) for i in range(len(parts) + 1))
            return bool(parts) and fnmatchcase(parts[0], wanted[0]) and fits(parts[1:], wanted[1:])
        return fits(list(self.parts), wanted)


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    __slots__ = ()

    def __init__(self, *args):
        raise NotImplementedError('loopglass does not offer pathlib.PureWindowsPath: '
                                  'use PurePosixPath')


class Path(PurePath):
    """A path of the simulated disk."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls(_os.environ.get('HOME', '/'))

    def exists(self, *, follow_symlinks=True):
        return posixpath.exists(self)

    def is_file(self, *, follow_symlinks=True):
        return posixpath.isfile(self)

    def is_dir(self, *, follow_symlinks=True):
        return posixpath.isdir(self)

    def is_symlink(self):
        return False

    is_socket = is_fifo = is_block_device = is_char_device = is_junction = is_symlink

    def is_mount(self):
        return posixpath.ismount(str(self))

    def absolute(self):
        return self if self.is_absolute() else self.with_segments(_os.getcwd(), self)

    def resolve(self, strict=False):
        if strict:
            self.stat()
        return self.with_segments(posixpath.normpath(str(self.absolute())))

    def expanduser(self):
        return self.with_segments(posixpath.expanduser(str(self)))

    def iterdir(self):
        for name in _os.listdir(str(self)):
            yield self / name

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        if not str(pattern):
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        from glob import iglob
        seen = set()
        for name in iglob(str(pattern), root_dir=str(self), recursive=True, include_hidden=True):
            path = self / name
            if path not in seen:
                seen.add(path)
                yield path

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return self.glob(posixpath.join('**', str(pattern)))

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for folder, folders, files in _os.walk(str(self), top_down, on_error):
            yield self.with_segments(folder), folders, files

    def stat(self, *, follow_symlinks=True):
        return _os.stat(str(self))

    lstat = stat

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return open(str(self), mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None, newline=None):
        with self.open(encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def read_bytes(self):
        with self.open('rb') as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open('w', encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open('wb') as file:
            return file.write(memoryview(data))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            _os.mkdir(str(self), mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        _os.rmdir(str(self))

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, 'File exists', str(self))
            _os.utime(str(self))
        else:
            self.open('w').close()

    def unlink(self, missing_ok=False):
        try:
            _os.unlink(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        _os.rename(str(self), _os.fspath(target))
        return self.with_segments(target)

    replace = rename

    def samefile(self, other_path):
        return posixpath.samefile(self, other_path)

    def chmod(self, mode, *, follow_symlinks=True):
        _os.chmod(str(self), mode)

    def owner(self, *, follow_symlinks=True):
        return 'user'

    group = owner


def _refuse(name):
    def method(self, *args, **kwargs):
        raise PermissionError(f'loopglass does not offer Path.{name}(): the simulated disk has no '
                              'links')
    method.__name__ = name
    method.__qualname__ = f'Path.{name}'
    setattr(Path, name, method)


for _name in ('symlink_to', 'hardlink_to', 'readlink', 'lchmod'):
    _refuse(_name)
del _name


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    __slots__ = ()


import os as _os
_os.PathLike.register(PurePath)
