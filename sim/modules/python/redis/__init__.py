"""redis over a store in memory. The blocking client holds its thread; redis.asyncio awaits."""
from .exceptions import (ConnectionError, DataError, LockError, RedisError, ResponseError,
                         TimeoutError, WatchError)
from ._store import Redis, StrictRedis, from_url

__version__ = '5.2.0'
