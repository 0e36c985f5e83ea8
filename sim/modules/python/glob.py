"""Names on the simulated disk that fit a pattern."""
import os
from fnmatch import fnmatchcase

__all__ = ['escape', 'glob', 'iglob', 'translate']


def has_magic(text):
    return any(letter in text for letter in '*?[')


def escape(pathname):
    return ''.join(f'[{letter}]' if letter in '*?[' else letter for letter in pathname)


def _names(folder, hidden):
    import _disk
    node = _disk.find(folder or '.')
    if node is None or node.data is not None:
        return []
    return [name for name in _disk.names_in(folder or '.') if hidden or not name.startswith('.')]


def _is_folder(path):
    import _disk
    node = _disk.find(path or '.')
    return node is not None and node.data is None


def _below(folder, hidden):
    yield folder
    for name in _names(folder, hidden):
        path = os.path.join(folder, name)
        if _is_folder(path):
            yield from _below(path, hidden)


def _found(folder, parts, recursive, hidden):
    if not parts:
        yield folder
        return
    first, rest = parts[0], parts[1:]
    if first == '**' and recursive:
        for inner in _below(folder, hidden):
            if rest:
                yield from _found(inner, rest, recursive, hidden)
            else:
                yield os.path.join(inner, '')
                yield from (os.path.join(inner, name) for name in _names(inner, hidden)
                            if not _is_folder(os.path.join(inner, name)))
    elif has_magic(first):
        for name in _names(folder, hidden or first.startswith('.')):
            path = os.path.join(folder, name)
            if fnmatchcase(name, first) and (not rest or _is_folder(path)):
                yield from _found(path, rest, recursive, hidden)
    elif os.path.exists(os.path.join(folder, first)):
        yield from _found(os.path.join(folder, first), rest, recursive, hidden)


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    start = '/' if pathname.startswith('/') else ''
    parts = [part for part in pathname.split('/') if part]
    base = start or (os.fspath(root_dir) if root_dir else '')
    lead = os.path.join(base, '') if root_dir and not start else ''
    for path in _found(base, parts, recursive, include_hidden):
        if path:
            yield path[len(lead):]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive,
                      include_hidden=include_hidden))


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    from fnmatch import translate as translate_one
    return translate_one(pat)
