"""aiofiles over a disk in memory: every operation takes the latency of the disk, 1 ms, or what a line
`# sim: service file:* latency=...` says. The disk is empty at first and forgotten at the end."""
from . import os
from ._disk import open_file as open

__all__ = ('open', 'os', 'tempfile', 'stdin', 'stdout', 'stderr')


def __getattr__(name):
    if name in ('stdin', 'stdout', 'stderr', 'tempfile'):
        raise NotImplementedError(f'aiofiles.{name} is not simulated: use aiofiles.open')
    raise AttributeError(f"module 'aiofiles' has no attribute {name!r}")
