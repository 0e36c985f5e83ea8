"""aiofiles.os on the disk in memory."""
from . import ospath as path
from ._disk import contents, folders, missing, path_of, touch


async def remove(path):
    path = path_of(path)
    await touch('remove', path)
    if contents.pop(path, None) is None:
        raise missing(path)


unlink = remove


async def rename(old, new):
    old, new = path_of(old), path_of(new)
    await touch('rename', old)
    if old not in contents:
        raise missing(old)
    contents[new] = contents.pop(old)


replace = rename


async def mkdir(path, mode=0o777):
    path = path_of(path)
    await touch('mkdir', path)
    if path in folders or path in contents:
        raise FileExistsError(17, 'File exists', path)
    folders.add(path)


async def makedirs(name, mode=0o777, exist_ok=False):
    name = path_of(name)
    await touch('mkdir', name)
    if name in folders and not exist_ok:
        raise FileExistsError(17, 'File exists', name)
    parts = name.split('/')
    for i in range(1, len(parts) + 1):
        folders.add('/'.join(parts[:i]))


async def rmdir(path):
    path = path_of(path)
    await touch('rmdir', path)
    if path not in folders:
        raise missing(path)
    folders.discard(path)


async def listdir(path='.'):
    path = path_of(path)
    await touch('list', path)
    inside = '' if path == '.' else path.rstrip('/') + '/'
    names = {name[len(inside):].partition('/')[0]: None for name in (*contents, *sorted(folders))
             if name.startswith(inside) and len(name) > len(inside) and name != '/'}
    return list(names)
