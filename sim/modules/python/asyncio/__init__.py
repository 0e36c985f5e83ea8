"""asyncio, as CPython 3.13 has it where one process and no sockets are concerned."""
from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .queues import *
from .refused import *
from .runners import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .unix_events import *


def __getattr__(name):
    """The modules that few programs name are loaded when one does."""
    if name in ('base_futures', 'constants', 'format_helpers', 'staggered'):
        return getattr(__import__('asyncio.' + name), name)
    raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
