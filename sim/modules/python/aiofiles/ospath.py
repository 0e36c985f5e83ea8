"""aiofiles.os.path on the simulated disk."""
from posixpath import exists as _exists, isfile as _isfile, isdir as _isdir, getsize as _getsize
from posixpath import getmtime as _getmtime, abspath as _abspath

from ._disk import path_of, touch


def _operation(function):
    async def operation(path):
        await touch('stat', path_of(path))
        return function(path)
    operation.__name__ = operation.__qualname__ = function.__name__
    return operation


exists, isfile, isdir = map(_operation, (_exists, _isfile, _isdir))
getsize, getmtime, abspath = map(_operation, (_getsize, _getmtime, _abspath))
