"""The simulated disk: files in memory. It is empty at first and forgotten at the end; open(), os,
pathlib, shutil, tempfile and aiofiles work on it."""
import posixpath

_shared_between_processes = True


class Node:
    """A file, with its bytes, or a folder, which has none."""

    __slots__ = ('data', 'time', 'mode', 'number')
    count = 0

    def __init__(self, data=None):
        from time import time
        Node.count += 1
        self.data, self.time, self.number = data, time(), Node.count
        self.mode = 0o40755 if data is None else 0o100644


nodes = {path: Node() for path in ('/', '/tmp', '/home', '/home/user')}
_here = ['/home/user']


def text_of(path):
    from os import fspath
    path = fspath(path)
    return path.decode() if isinstance(path, bytes) else path


def place_of(path):
    """The absolute place of a path, without dots and doubled slashes."""
    place = posixpath.normpath(posixpath.join(_here[0], text_of(path)))
    return place[1:] if place.startswith('//') else place


def missing(path):
    return FileNotFoundError(2, 'No such file or directory', path)


def find(path):
    """The node there, or None."""
    if text_of(path) == '':
        return None
    return nodes.get(place_of(path))


def get(path):
    """The node there; FileNotFoundError or NotADirectoryError."""
    node = find(path)
    if node is None:
        _check_parent(path)
        raise missing(path)
    return node


def get_file(path):
    node = get(path)
    if node.data is None:
        raise IsADirectoryError(21, 'Is a directory', path)
    return node


def get_folder(path):
    node = get(path)
    if node.data is not None:
        raise NotADirectoryError(20, 'Not a directory', path)
    return node


def _check_parent(path):
    parent = nodes.get(posixpath.dirname(place_of(path)))
    if parent is None or text_of(path) == '':
        raise missing(path)
    if parent.data is not None:
        raise NotADirectoryError(20, 'Not a directory', path)


def create(path, data=None):
    """A new file, or a folder if there is no data."""
    if find(path) is not None:
        raise FileExistsError(17, 'File exists', path)
    _check_parent(path)
    node = nodes[place_of(path)] = Node(data)
    return node


def names_in(path):
    get_folder(path)
    lead = place_of(path).rstrip('/') + '/'
    return [place[len(lead):] for place in nodes
            if place.startswith(lead) and '/' not in place[len(lead):] and place != lead]


def mkdir(path, mode=0o777, *, dir_fd=None):
    create(path)


def makedirs(path, mode=0o777, exist_ok=False):
    node = find(path)
    if node is not None:
        if not exist_ok or node.data is not None:
            raise FileExistsError(17, 'File exists', path)
        return
    parent = posixpath.dirname(place_of(path))
    if parent not in nodes:
        makedirs(parent)
    mkdir(path)


def remove(path, *, dir_fd=None):
    get_file(path)
    del nodes[place_of(path)]


def rmdir(path, *, dir_fd=None):
    get_folder(path)
    if names_in(path):
        raise OSError(39, 'Directory not empty', path)
    del nodes[place_of(path)]


def rename(old, new, *, src_dir_fd=None, dst_dir_fd=None):
    node, there = find(old), find(new)
    if node is None:
        raise FileNotFoundError(2, 'No such file or directory', old, None, new)
    if there is not None and there.data is None and node.data is not None:
        raise IsADirectoryError(21, 'Is a directory', old, None, new)
    if there is not None and there.data is not None and node.data is None:
        raise NotADirectoryError(20, 'Not a directory', old, None, new)
    if there is not None and there.data is None and names_in(new):
        raise OSError(39, 'Directory not empty', old, None, new)
    try:
        _check_parent(new)
    except FileNotFoundError:
        raise FileNotFoundError(2, 'No such file or directory', old, None, new) from None
    source, target = place_of(old), place_of(new)
    for place in [p for p in nodes if p == source or p.startswith(source + '/')]:
        nodes[target + place[len(source):]] = nodes.pop(place)


def chdir(path):
    get_folder(path)
    _here[0] = place_of(path)


def here():
    return _here[0]


def stat(path, *, dir_fd=None, follow_symlinks=True):
    from os import stat_result
    node = get(path)
    size = 4096 if node.data is None else len(node.data)
    when = int(node.time)
    made = stat_result((node.mode, node.number, 1, 1, 1000, 1000, size, when, when, when))
    made.st_atime = made.st_mtime = made.st_ctime = node.time
    made.st_atime_ns = made.st_mtime_ns = made.st_ctime_ns = int(node.time * 1000000000)
    return made
