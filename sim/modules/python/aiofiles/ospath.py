"""aiofiles.os.path on the disk in memory."""
from ._disk import contents, folders, missing, path_of, touch


async def exists(path):
    path = path_of(path)
    await touch('stat', path)
    return path in contents or path in folders


async def isfile(path):
    path = path_of(path)
    await touch('stat', path)
    return path in contents


async def isdir(path):
    path = path_of(path)
    await touch('stat', path)
    return path in folders


async def getsize(path):
    path = path_of(path)
    await touch('stat', path)
    if path not in contents:
        raise missing(path)
    return len(contents[path])
