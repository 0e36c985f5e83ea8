"""Streams in memory, and by name the files of the simulated disk (_files.py)."""
from builtins import open

__all__ = ['StringIO', 'BytesIO', 'IOBase', 'RawIOBase', 'TextIOBase', 'BufferedIOBase',
           'UnsupportedOperation', 'open', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


open_code = open


def text_encoding(encoding, stacklevel=2, /):
    return 'utf-8' if encoding is None else encoding


def __getattr__(name):
    if name in ('FileIO', 'BufferedReader', 'BufferedWriter', 'BufferedRandom', 'TextIOWrapper'):
        import _files
        return getattr(_files, name)
    if name in ('BufferedRWPair', 'IncrementalNewlineDecoder'):
        raise AttributeError(f'loopglass does not offer io.{name}')
    raise AttributeError(f"module 'io' has no attribute {name!r}")


class IOBase:
    """What all streams can."""

    closed = False

    def close(self):
        self.closed = True

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def flush(self):
        self._check()

    def isatty(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def readable(self):
        return False

    writable = seekable = readable

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None


class _Memory:
    """The part that text and bytes share: a list of pieces, joined when it is read."""

    _empty = ''

    def _start(self, initial):
        self._pieces = [initial] if initial else []
        self._size = self._pos = len(initial) if initial else 0
        self._pos = 0

    def _all(self):
        if len(self._pieces) != 1:
            self._pieces = [self._empty.join(self._pieces)]
        return self._pieces[0]

    def _put(self, data):
        size = len(data)
        if self._pos == self._size:
            self._pieces.append(data)
            self._size += size
        else:
            whole = self._all()
            if self._pos > self._size:
                whole += (b'\0' if self._empty == b'' else '\0') * (self._pos - self._size)
            whole = whole[:self._pos] + data + whole[self._pos + size:]
            self._pieces, self._size = [whole], len(whole)
        self._pos += size
        return size

    def getvalue(self):
        """Everything that has been written."""
        self._check()
        return self._all()

    def read(self, size=-1, /):
        self._check()
        whole = self._all()
        end = len(whole) if size is None or size < 0 else self._pos + size
        piece = whole[self._pos:end]
        self._pos += len(piece)
        return piece

    def readline(self, size=-1, /):
        self._check()
        whole = self._all()
        end = whole.find('\n' if self._empty == '' else b'\n', self._pos)
        end = len(whole) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        piece = whole[self._pos:end]
        self._pos += len(piece)
        return piece

    def tell(self):
        self._check()
        return self._pos

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(f'Negative seek position {pos}' if self._empty == ''
                             else f'negative seek value {pos}')
        if whence == 1 and self._empty == '' and pos != 0 or (
                whence == 2 and self._empty == '' and pos != 0):
            raise OSError("Can't do nonzero cur-relative seeks")
        self._pos = max(0, pos + (0, self._pos, self._size)[whence])
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        size = self._pos if size is None else size
        whole = self._all()[:size]
        self._pieces, self._size = [whole], len(whole)
        return size

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def close(self):
        self.closed = True
        self._pieces = []


class StringIO(_Memory, TextIOBase):
    """Text in memory, written and read as a file is."""

    line_buffering = False

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError('initial_value must be str or None, not '
                            f'{type(initial_value).__name__}')
        self._start(initial_value or '')

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f'string argument expected, got {type(text).__name__!r}')
        self._check()
        return self._put(text)

    def __repr__(self):
        return f'<_io.StringIO object at 0x{id(self):x}>'


class BytesIO(_Memory, BufferedIOBase):
    """Bytes in memory, written and read as a file is."""

    _empty = b''

    def __init__(self, initial_bytes=b''):
        self._start(bytes(initial_bytes))

    def write(self, data, /):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._check()
        return self._put(bytes(data))

    def getbuffer(self):
        return memoryview(self.getvalue())

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        piece = self.read(len(buffer))
        buffer[:len(piece)] = piece
        return len(piece)

    def __repr__(self):
        return f'<_io.BytesIO object at 0x{id(self):x}>'

StringIO.__module__ = BytesIO.__module__ = '_io'
