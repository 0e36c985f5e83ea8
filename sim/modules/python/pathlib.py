"""Paths as values. What would look at a disk is refused by name: a scenario has no files."""
import posixpath

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path',
           'PosixPath', 'WindowsPath']

_NO_FILES = 'a scenario has no files; keep the data in the program'


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
    """A path of a disk on which there is nothing."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        return cls('/')

    @classmethod
    def home(cls):
        from os import environ
        return cls(environ.get('HOME', '/'))

    def exists(self, *, follow_symlinks=True):
        return False

    is_file = is_dir = exists

    def is_symlink(self):
        return False

    is_mount = is_socket = is_fifo = is_block_device = is_char_device = is_junction = is_symlink

    def absolute(self):
        return self if self.is_absolute() else self.with_segments('/', self)

    def resolve(self, strict=False):
        return self.with_segments(posixpath.normpath(str(self.absolute())))

    def expanduser(self):
        return self.with_segments(posixpath.expanduser(str(self)))

    def iterdir(self):
        raise FileNotFoundError(2, 'No such file or directory', str(self))

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        return iter(())

    rglob = glob

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        return iter(())

    def stat(self, *, follow_symlinks=True):
        raise FileNotFoundError(2, 'No such file or directory', str(self))

    lstat = stat


def _refuse(name):
    def method(self, *args, **kwargs):
        raise PermissionError(f'loopglass does not offer Path.{name}(): {_NO_FILES}')
    method.__name__ = name
    method.__qualname__ = f'Path.{name}'
    setattr(Path, name, method)


for _name in ('open', 'read_text', 'read_bytes', 'write_text', 'write_bytes', 'mkdir', 'rmdir',
              'touch', 'unlink', 'rename', 'replace', 'symlink_to', 'hardlink_to', 'readlink',
              'chmod', 'lchmod', 'owner', 'group', 'samefile'):
    _refuse(_name)
del _name


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    __slots__ = ()


import os as _os
_os.PathLike.register(PurePath)
