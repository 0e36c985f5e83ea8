"""Paths as text. What would look at a disk finds nothing there: a scenario has no files."""

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename',
           'dirname', 'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink',
           'exists', 'lexists', 'isdir', 'isfile', 'ismount', 'expanduser', 'expandvars',
           'normpath', 'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir',
           'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction', 'isdevdrive',
           'isreserved']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False


def _text(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    return method(path)


def _separator(path):
    return b'/' if isinstance(path, bytes) else '/'


def normcase(s):
    return _text(s)


def isabs(s):
    s = _text(s)
    return s.startswith(_separator(s))


def _check_same(name, *paths):
    kinds = set()
    for path in paths:
        if not isinstance(path, (str, bytes)):
            raise TypeError(f'{name}() argument must be str, bytes, or os.PathLike object, not '
                            f'{type(path).__name__!r}') from None
        kinds.add(type(path))
    if len(kinds) > 1:
        raise TypeError("Can't mix strings and bytes in path components") from None


def join(a, *p):
    path = _text(a)
    slash = _separator(path)
    try:
        for piece in map(_text, p):
            if piece.startswith(slash) or not path:
                path = piece
            elif path.endswith(slash):
                path += piece
            else:
                path += slash + piece
    except (TypeError, AttributeError):
        _check_same('join', a, *p)
        raise
    return path


def split(p):
    p = _text(p)
    slash = _separator(p)
    cut = p.rfind(slash) + 1
    head, tail = p[:cut], p[cut:]
    return head.rstrip(slash) or head, tail


def splitext(p):
    p = _text(p)
    dot = b'.' if isinstance(p, bytes) else '.'
    name_at = p.rfind(_separator(p)) + 1
    at = p.rfind(dot)
    if at <= name_at or not p[name_at:at].strip(dot):
        return p, p[:0]
    return p[:at], p[at:]


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def splitroot(p):
    p = _text(p)
    slash = _separator(p)
    count = len(p) - len(p.lstrip(slash))
    root = 2 if count == 2 else min(count, 1)
    return p[:0], p[:root], p[root:]


def basename(p):
    p = _text(p)
    return p[p.rfind(_separator(p)) + 1:]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_text, m))
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def _node(path):
    """What the simulated disk has there, or None."""
    _text(path)
    import _disk
    return _disk.find(path)


def exists(path):
    return _node(path) is not None


def lexists(path):
    return exists(path)


def isfile(path):
    node = _node(path)
    return node is not None and node.data is not None


def isdir(s):
    node = _node(s)
    return node is not None and node.data is None


def islink(path):
    _text(path)
    return False


def ismount(path):
    return _text(path) in ('/', b'/')


isjunction = isdevdrive = islink


def getsize(filename):
    import _disk
    return _disk.stat(filename).st_size


def getmtime(filename):
    import _disk
    return _disk.get(filename).time


getatime = getctime = getmtime


def samefile(f1, f2):
    import _disk
    return _disk.get(f1) is _disk.get(f2)


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino


def expanduser(path):
    path = _text(path)
    if isinstance(path, str) and (path == '~' or path.startswith('~/')):
        from os import environ
        home = environ.get('HOME')
        if home is not None:
            return (home.rstrip('/') + path[1:]) or '/'
    return path


def expandvars(path):
    import re
    from os import environ
    path = _text(path)

    def replace(match):
        return environ.get(match[1].strip('{}'), match[0])
    return re.sub(r'\$(\w+|\{[^}]*\})', replace, path, flags=re.ASCII)


def normpath(path):
    path = _text(path)
    slash = _separator(path)
    dot = b'.' if slash == b'/' else '.'
    if not path:
        return dot
    _, root, rest = splitroot(path)
    kept = []
    for piece in rest.split(slash):
        if not piece or piece == dot:
            continue
        if piece != dot * 2 or (not root and not kept) or (kept and kept[-1] == dot * 2):
            kept.append(piece)
        elif kept:
            kept.pop()
    return root + slash.join(kept) or dot


def abspath(path):
    path = _text(path)
    if not isabs(path):
        import _disk
        here = _disk.here()
        path = join(here.encode() if isinstance(path, bytes) else here, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    if not path:
        raise ValueError('no path specified')
    path = _text(path)
    slash = _separator(path)
    dots = b'..' if slash == b'/' else '..'
    there = [x for x in abspath(path).split(slash) if x]
    here = [x for x in abspath(start if start is not None else dots[:1]).split(slash) if x]
    shared = len(commonprefix([there, here]))
    pieces = [dots] * (len(here) - shared) + there[shared:]
    return slash.join(pieces) if pieces else dots[:1]


def commonpath(paths):
    paths = tuple(map(_text, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    slash = _separator(paths[0])
    rooted = {p.startswith(slash) for p in paths}
    if len(rooted) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    dot = b'.' if slash == b'/' else '.'
    pieces = [[x for x in p.split(slash) if x and x != dot] for p in paths]
    return (slash if rooted.pop() else slash[:0]) + slash.join(commonprefix(pieces))
