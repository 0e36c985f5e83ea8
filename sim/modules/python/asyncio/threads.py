"""asyncio.to_thread."""
from . import events

__all__ = 'to_thread',


async def to_thread(func, /, *args, **kwargs):
    """Run a function in a thread of the default executor, with the caller's context."""
    from contextvars import copy_context
    from functools import partial
    loop = events.get_running_loop()
    call = partial(copy_context().run, func, *args, **kwargs)
    return await loop.run_in_executor(None, call)
