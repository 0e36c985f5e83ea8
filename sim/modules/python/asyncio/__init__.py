"""asyncio, as CPython 3.13 has it where one process and a simulated network are concerned."""
from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .protocols import *
from .queues import *
from .refused import *
from .runners import *
from .streams import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .transports import *
from .unix_events import *


def __getattr__(name):
    """The modules that few programs name are loaded when one does."""
    if name in ('base_futures', 'constants', 'format_helpers', 'staggered'):
        return getattr(__import__('asyncio.' + name), name)
    raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
