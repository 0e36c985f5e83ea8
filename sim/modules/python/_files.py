"""open() and the files that it gives, on the simulated disk."""
import _disk
from io import BufferedIOBase, TextIOBase, UnsupportedOperation


class _Raw(BufferedIOBase):
    """The bytes of a file on the disk."""

    def __init__(self, node, name, mode):
        self._node, self.name, self.mode = node, name, mode.replace('t', '')
        self._reads, self._writes = 'r' in mode or '+' in mode, mode.strip('bt') != 'r'
        self._appends, self._at = 'a' in mode, len(node.data) if 'a' in mode else 0

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    def _check_reads(self):
        self._check()
        if not self._reads:
            raise UnsupportedOperation('read')

    def _check_writes(self):
        self._check()
        if not self._writes:
            raise UnsupportedOperation('write')

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return True

    def read(self, size=-1, /):
        self._check_reads()
        data = self._node.data
        end = len(data) if size is None or size < 0 else min(len(data), self._at + size)
        piece = bytes(data[self._at:end])
        self._at += len(piece)
        return piece

    read1 = read

    def peek(self, size=0, /):
        self._check_reads()
        return bytes(self._node.data[self._at:])

    def readinto(self, buffer, /):
        piece = self.read(len(buffer))
        buffer[:len(piece)] = piece
        return len(piece)

    readinto1 = readinto

    def readline(self, size=-1, /):
        self._check_reads()
        data = self._node.data
        end = data.find(b'\n', self._at) + 1 or len(data)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        return self.read(max(0, end - self._at))

    def write(self, data, /):
        self._check_writes()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = bytes(data)
        node = self._node
        if self._appends:
            self._at = len(node.data)
        if self._at > len(node.data):
            node.data.extend(bytes(self._at - len(node.data)))
        node.data[self._at:self._at + len(data)] = data
        self._at += len(data)
        from time import time
        node.time = time()
        return len(data)

    def seek(self, offset, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f'whence value {whence} unsupported')
        at = offset + (0, self._at, len(self._node.data))[whence]
        if at < 0:
            raise OSError(22, 'Invalid argument')
        self._at = at
        return at

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None, /):
        self._check_writes()
        size = self._at if size is None else size
        del self._node.data[size:]
        self._node.data.extend(bytes(size - len(self._node.data)))
        return size

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__qualname__} name={self.name!r}>'


class FileIO(_Raw):
    pass


class BufferedReader(_Raw):
    def __new__(cls, *args):
        if len(args) == 1:
            raise NotImplementedError('loopglass does not offer io.BufferedReader over a stream: '
                                      'use io.BytesIO')
        return object.__new__(cls)


class BufferedWriter(BufferedReader):
    pass


class BufferedRandom(BufferedReader):
    pass


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes."""

    line_buffering = write_through = False

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline}')
        self.buffer, self.errors = buffer, errors or 'strict'
        self.encoding = 'utf-8' if encoding in (None, 'locale') else encoding
        ''.encode(self.encoding)
        self._newline, self._text, self._at, self._iterates = newline, None, 0, False
        if line_buffering:
            self.line_buffering = True

    name = property(lambda self: self.buffer.name)
    closed = property(lambda self: self.buffer.closed)

    def _check(self):
        if self.buffer.closed:
            raise ValueError('I/O operation on closed file.')

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def _load(self):
        """The text from here to the end."""
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation('not readable')
        if self._text is None or self._at == len(self._text):
            text = str(self.buffer.read(), self.encoding, self.errors)
            if self._newline is None:
                text = text.replace('\r\n', '\n').replace('\r', '\n')
            self._text, self._at = text, 0
        return self._text

    def read(self, size=-1, /):
        text = self._load()
        end = len(text) if size is None or size < 0 else self._at + size
        piece = text[self._at:end]
        self._at += len(piece)
        return piece

    def _line_end(self, text):
        if self._newline == '':
            ends = [at for at in (text.find('\n', self._at), text.find('\r', self._at)) if at >= 0]
            if not ends:
                return len(text)
            end = min(ends)
            return end + (2 if text[end:end + 2] == '\r\n' else 1)
        mark = self._newline or '\n'
        end = text.find(mark, self._at)
        return len(text) if end < 0 else end + len(mark)

    def readline(self, size=-1, /):
        text = self._load()
        end = self._line_end(text)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        piece = text[self._at:end]
        self._at += len(piece)
        return piece

    def __next__(self):
        self._iterates = True
        line = self.readline()
        if not line:
            self._iterates = False
            raise StopIteration
        return line

    def write(self, text, /):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        if not self.buffer.writable():
            raise UnsupportedOperation('not writable')
        if self._text is not None:
            self.buffer.seek(self.tell())
            self._text = None
        raw = text
        if self._newline not in (None, '', '\n'):
            raw = raw.replace('\n', self._newline)
        self.buffer.write(raw.encode(self.encoding, self.errors))
        return len(text)

    def tell(self):
        self._check()
        if self._iterates:
            raise OSError('telling position disabled by next() call')
        left = '' if self._text is None else self._text[self._at:]
        return self.buffer.tell() - len(left.encode(self.encoding, self.errors))

    def seek(self, cookie, whence=0, /):
        self._check()
        if whence == 1 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero cur-relative seeks")
        if whence == 2 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        if whence == 0 and cookie < 0:
            raise ValueError(f'negative seek position {cookie}')
        at = self.tell() if whence == 1 else cookie
        self._text, self._iterates = None, False
        return self.buffer.seek(at, 2 if whence == 2 else 0)

    def truncate(self, size=None, /):
        self._check()
        return self.buffer.truncate(self.tell() if size is None else size)

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None,
                    write_through=None):
        self.encoding = encoding or self.encoding
        self.errors = errors or self.errors

    def detach(self):
        return self.buffer

    def flush(self):
        self._check()
        self.buffer.flush()

    def close(self):
        self.buffer.close()

    def __repr__(self):
        words = ''.join(f' {name}={getattr(self, name)!r}' for name in ('name', 'mode')
                        if hasattr(self, name))
        return f'<_io.TextIOWrapper{words} encoding={self.encoding!r}>'


for _class in (FileIO, BufferedReader, BufferedWriter, BufferedRandom, TextIOWrapper):
    _class.__module__ = '_io'
del _class


def _check_mode(mode, encoding, errors, newline):
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    letters = set(mode)
    if letters - set('axrwb+t') or len(mode) > len(letters):
        raise ValueError(f'invalid mode: {mode!r}')
    if 't' in letters and 'b' in letters:
        raise ValueError("can't have text and binary mode at once")
    if len(letters & set('axrw')) != 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    if 'b' in letters:
        for what, given in (('n encoding', encoding), ('n errors', errors), (' newline', newline)):
            if given is not None:
                raise ValueError(f"binary mode doesn't take a{what} argument")


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
         opener=None):
    """A file of the simulated disk."""
    if isinstance(file, int):
        raise OSError(9, 'Bad file descriptor')
    name = file if isinstance(file, (str, bytes)) else _disk.text_of(file)
    _check_mode(mode, encoding, errors, newline)
    if buffering == 0 and 'b' not in mode:
        raise ValueError("can't have unbuffered text I/O")
    node = _disk.find(name)
    if 'x' in mode and node is not None:
        raise FileExistsError(17, 'File exists', name)
    if node is None and 'r' not in mode:
        node = _disk.create(name, bytearray())
    node = _disk.get_file(name)
    if 'w' in mode:
        node.data.clear()
    if buffering == 0:
        cls = FileIO
    elif '+' in mode:
        cls = BufferedRandom
    else:
        cls = BufferedReader if 'r' in mode else BufferedWriter
    raw = cls(node, name, mode)
    if 'b' in mode:
        if '+' in mode:
            raw.mode = {'r': 'rb+', 'w': 'rb+', 'x': 'xb+', 'a': 'ab+'}[raw.mode.strip('b+')]
        return raw
    text = TextIOWrapper(raw, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text
