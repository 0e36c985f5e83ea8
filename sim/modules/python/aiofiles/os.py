"""aiofiles.os on the simulated disk."""
import os as _os

from . import ospath as path
from ._disk import path_of, touch


def _operation(name, kind):
    async def operation(target='.', *args, **kwargs):
        await touch(kind, path_of(target))
        return getattr(_os, name)(target, *args, **kwargs)
    operation.__name__ = operation.__qualname__ = name
    return operation


for _name, _kind in (('remove', 'remove'), ('rename', 'rename'), ('mkdir', 'mkdir'),
                     ('makedirs', 'mkdir'), ('rmdir', 'rmdir'), ('removedirs', 'rmdir'),
                     ('listdir', 'list'), ('scandir', 'list'), ('stat', 'stat'),
                     ('access', 'stat'), ('getcwd', 'stat')):
    globals()[_name] = _operation(_name, _kind)
unlink, replace = remove, rename
