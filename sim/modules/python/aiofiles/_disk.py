"""The disk in memory and its files."""
import io

import _disk
from _disk import missing
from _service_client import operation

LATENCY = 0.001


def path_of(path):
    path = _disk.text_of(path)
    return path.removeprefix('./').rstrip('/') or '/'


async def touch(kind, path):
    """Takes the time of one operation; an answer other than 200 is an error of the disk."""
    status, _ = await operation(f'file:{path}', kind, path, LATENCY)
    if status != 200:
        raise OSError(5, 'Input/output error', path)


class open_file:
    """aiofiles.open(...): awaited or entered."""

    def __init__(self, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None,
                 closefd=True, opener=None, *, loop=None, executor=None):
        self._path, self._mode = path_of(file), mode
        self._encoding = encoding or 'utf-8'
        if set(mode) - set('rwxab+t') or sum(mode.count(c) for c in 'rwxa') != 1:
            raise ValueError(f'invalid mode: {mode!r}')
        self._file = None

    async def _open(self):
        path, mode = self._path, self._mode
        await touch('open', path)
        node = _disk.find(path)
        if 'x' in mode and node is not None:
            raise FileExistsError(17, 'File exists', path)
        if node is None and 'r' not in mode:
            _disk.create(path, bytearray())
        node = _disk.get_file(path)
        if 'w' in mode:
            node.data.clear()
        return AsyncFile(path, mode, self._encoding)

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        self._file = await self._open()
        return self._file

    async def __aexit__(self, kind=None, value=None, traceback=None):
        await self._file.close()


class AsyncFile:
    def __init__(self, path, mode, encoding):
        self.name, self.mode, self.encoding = path, mode, encoding
        self.closed = False
        self._binary, self._data = 'b' in mode, _disk.get_file(path).data
        self._at = len(self._data) if 'a' in mode else 0

    def _check(self, reads):
        if self.closed:
            raise ValueError('I/O operation on closed file.')
        if reads and not ('r' in self.mode or '+' in self.mode):
            raise io.UnsupportedOperation('not readable')
        if not reads and self.mode.strip('bt') == 'r':
            raise io.UnsupportedOperation('not writable')

    def _given(self, data):
        return bytes(data) if self._binary else data.decode(self.encoding)

    def _take(self, end):
        data, self._at = self._data[self._at:end], end
        return self._given(data)

    def _line_end(self):
        return self._data.find(b'\n', self._at) + 1 or len(self._data)

    async def read(self, size=-1):
        self._check(True)
        await touch('read', self.name)
        if size is None or size < 0:
            return self._take(len(self._data))
        if self._binary:
            return self._take(min(len(self._data), self._at + size))
        text = self._data[self._at:].decode(self.encoding)[:size]
        self._at += len(text.encode(self.encoding))
        return text

    async def readline(self, size=-1):
        self._check(True)
        await touch('read', self.name)
        return self._take(self._line_end())

    async def readlines(self, hint=-1):
        self._check(True)
        await touch('read', self.name)
        lines = []
        while self._at < len(self._data):
            lines.append(self._take(self._line_end()))
        return lines

    async def write(self, data):
        self._check(False)
        if isinstance(data, str) == self._binary:
            raise TypeError("a bytes-like object is required, not 'str'" if self._binary else
                            f'write() argument must be str, not {type(data).__name__}')
        await touch('write', self.name)
        if 'a' in self.mode:
            self._at = len(self._data)
        raw = data if self._binary else data.encode(self.encoding)
        self._data[self._at:self._at + len(raw)] = raw
        self._at += len(raw)
        return len(data)

    async def writelines(self, lines):
        for line in lines:
            await self.write(line)

    async def seek(self, offset, whence=0):
        self._check_open()
        self._at = offset + (0, self._at, len(self._data))[whence]
        return self._at

    async def tell(self):
        self._check_open()
        return self._at

    async def truncate(self, size=None):
        self._check(False)
        await touch('truncate', self.name)
        size = self._at if size is None else size
        del self._data[size:]
        return size

    async def flush(self):
        self._check_open()

    def _check_open(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.')

    async def close(self):
        if not self.closed:
            self.closed = True
            await touch('close', self.name)

    async def readable(self):
        return 'r' in self.mode or '+' in self.mode

    async def writable(self):
        return self.mode.strip('bt') != 'r'

    async def seekable(self):
        return True

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line:
            return line
        raise StopAsyncIteration

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind=None, value=None, traceback=None):
        await self.close()
