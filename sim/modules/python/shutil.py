"""Copying, moving and removing on the simulated disk."""
import _disk
import os
import posixpath

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move',
           'rmtree', 'Error', 'SpecialFileError', 'get_terminal_size', 'which', 'disk_usage',
           'SameFileError', 'ignore_patterns', 'chown']


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=0):
    fdst.write(fsrc.read())


def copyfile(src, dst, *, follow_symlinks=True):
    source = _disk.get_file(src)
    if _disk.find(dst) is source:
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    with open(dst, 'wb') as file:
        file.write(source.data)
    return dst


def _target(src, dst):
    there = _disk.find(dst)
    if there is not None and there.data is None:
        return os.path.join(dst, posixpath.basename(_disk.text_of(src)))
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    _disk.get(dst).mode = _disk.get(src).mode


def copystat(src, dst, *, follow_symlinks=True):
    copymode(src, dst)
    _disk.get(dst).time = _disk.get(src).time


def copy(src, dst, *, follow_symlinks=True):
    return copyfile(src, _target(src, dst))


def copy2(src, dst, *, follow_symlinks=True):
    dst = copyfile(src, _target(src, dst))
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    from fnmatch import filter

    def ignored(path, names):
        return {name for pattern in patterns for name in filter(names, pattern)}
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = _disk.names_in(src)
    left_out = set(ignore(_disk.text_of(src), names)) if ignore else ()
    _disk.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in left_out:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        if _disk.get(source).data is None:
            copytree(source, target, symlinks, ignore, copy_function, dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(source, target)
    return dst


def move(src, dst, copy_function=copy2):
    target = _target(src, dst)
    if target is not dst and _disk.find(target) is not None:
        raise Error(f"Destination path '{target}' already exists")
    _disk.rename(src, target)
    return target


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    try:
        _disk.get_folder(path)
    except OSError:
        if ignore_errors:
            return
        raise
    place = _disk.place_of(path)
    for inner in [p for p in _disk.nodes if p == place or p.startswith(place + '/')]:
        del _disk.nodes[inner]


def get_terminal_size(fallback=(80, 24)):
    columns = int(os.environ.get('COLUMNS', 0) or 0) or fallback[0]
    lines = int(os.environ.get('LINES', 0) or 0) or fallback[1]
    return os.terminal_size((columns, lines))


def which(cmd, mode=1, path=None):
    return None


def disk_usage(path):
    from collections import namedtuple
    used = sum(len(node.data or b'') for node in _disk.nodes.values())
    return namedtuple('usage', 'total used free')(1 << 40, used, (1 << 40) - used)


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    _disk.get(path)


def __getattr__(name):
    if name in ('make_archive', 'unpack_archive', 'get_archive_formats', 'register_archive_format',
                'get_unpack_formats'):
        raise AttributeError(f'loopglass does not offer shutil.{name}')
    raise AttributeError(f"module 'shutil' has no attribute {name!r}")
