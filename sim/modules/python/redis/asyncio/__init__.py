"""redis.asyncio: the commands awaited, pipelines, messages, locks."""
from _service_client import operation

from .._store import COMMANDS, LATENCY, Base, decoded
from ..exceptions import ConnectionError, LockError, RedisError, ResponseError, TimeoutError


class ConnectionPool:
    def __init__(self, max_connections=None, **options):
        self.max_connections, self.options = max_connections, options

    @classmethod
    def from_url(cls, url, **options):
        return cls(url=url, **options)

    async def disconnect(self, *args):
        pass

    aclose = disconnect


BlockingConnectionPool = ConnectionPool


class Redis(Base):
    def __init__(self, *args, connection_pool=None, **options):
        if connection_pool is not None:
            options = {**connection_pool.options, **options}
        super().__init__(*args, **options)
        self.connection_pool = connection_pool

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

    def __await__(self):
        return self._self().__await__()

    async def _self(self):
        return self

    async def aclose(self, close_connection_pool=None):
        pass

    close = aclose

    async def _send(self, words):
        status, _ = await operation(self._address, 'redis', words, LATENCY)
        self._check(status)

    def pipeline(self, transaction=True, shard_hint=None):
        return Pipeline(self)

    def pubsub(self, **options):
        return PubSub(self)

    def lock(self, name, timeout=None, sleep=0.1, blocking=True, blocking_timeout=None, **options):
        return Lock(self, name, timeout, sleep, blocking, blocking_timeout)

    async def _blocking_pop(self, keys, timeout, pop):
        from asyncio import sleep
        from time import monotonic
        keys = [keys] if isinstance(keys, (str, bytes)) else list(keys)
        ends = monotonic() + timeout if timeout else None
        await self._send(f"B{pop.upper()} {' '.join(keys)}")
        while True:
            for key in keys:
                value = getattr(self._store, pop)(key)
                if value is not None:
                    pair = key.encode(), value
                    return decoded(list(pair)) if self._decode else pair
            if ends is not None and monotonic() >= ends:
                return None
            await sleep(LATENCY)

    async def blpop(self, keys, timeout=0):
        return await self._blocking_pop(keys, timeout, 'lpop')

    async def brpop(self, keys, timeout=0):
        return await self._blocking_pop(keys, timeout, 'rpop')

    async def scan_iter(self, match='*', count=None):
        for key in await self.keys(match or '*'):
            yield key


def _awaited(name):
    async def command(self, *args, **options):
        await self._send(self._words(name, args))
        return self._carry_out(name, args, options)
    command.__name__ = name
    return command


def _queued(name):
    def command(self, *args, **options):
        self._commands.append((name, args, options))
        return self
    command.__name__ = name
    return command


class Pipeline:
    """Commands that are sent together: one request for all of them."""

    def __init__(self, redis):
        self._redis, self._commands = redis, []

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self._commands.clear()

    def __len__(self):
        return len(self._commands)

    def multi(self):
        pass

    async def reset(self):
        self._commands.clear()

    async def execute(self, raise_on_error=True):
        commands, self._commands = self._commands, []
        if not commands:
            return []
        await self._redis._send(f'pipeline of {len(commands)}')
        return [self._redis._carry_out(*command) for command in commands]


for _name in COMMANDS:
    setattr(Redis, _name, _awaited(_name))
    setattr(Pipeline, _name, _queued(_name))
StrictRedis = Redis


class PubSub:
    def __init__(self, redis):
        from asyncio import Queue
        self._redis, self._queue, self._names = redis, Queue(), []

    def arrive(self, channel, data, kind='message'):
        message = {'type': kind, 'pattern': None, 'channel': channel.encode(), 'data': data}
        if self._redis._decode:
            message['channel'], message['data'] = channel, decoded(data)
        self._queue.put_nowait(message)

    async def subscribe(self, *channels):
        await self._redis._send(f"SUBSCRIBE {' '.join(channels)}")
        for channel in channels:
            self._redis._store.channels.setdefault(channel, []).append(self)
            self._names.append(channel)
            self.arrive(channel, len(self._names), 'subscribe')

    async def unsubscribe(self, *channels):
        for channel in channels or list(self._names):
            self._redis._store.channels[channel].remove(self)
            self._names.remove(channel)

    async def get_message(self, ignore_subscribe_messages=False, timeout=0.0):
        from asyncio import wait_for
        try:
            message = (self._queue.get_nowait() if not timeout and not self._queue.empty() else
                       await wait_for(self._queue.get(), timeout))
        except Exception:
            return None
        if ignore_subscribe_messages and message['type'] == 'subscribe':
            return None
        return message

    async def listen(self):
        while True:
            yield await self._queue.get()

    async def aclose(self):
        await self.unsubscribe()

    close = aclose

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await self.aclose()


class Lock:
    """A lock that all clients of the store share: it is asked for again and again."""

    def __init__(self, redis, name, timeout, sleep, blocking, blocking_timeout):
        self._redis, self.name, self.timeout, self.sleep = redis, name, timeout, sleep
        self.blocking, self.blocking_timeout = blocking, blocking_timeout
        self._held = False

    async def acquire(self, blocking=None, blocking_timeout=None):
        from asyncio import sleep
        from time import monotonic
        blocking = self.blocking if blocking is None else blocking
        limit = self.blocking_timeout if blocking_timeout is None else blocking_timeout
        ends = None if limit is None else monotonic() + limit
        while not await self._redis.set(self.name, 'held', nx=True, ex=self.timeout):
            if not blocking or ends is not None and monotonic() + self.sleep > ends:
                return False
            await sleep(self.sleep)
        self._held = True
        return True

    async def release(self):
        if not self._held:
            raise LockError('Cannot release an unlocked lock')
        self._held = False
        await self._redis.delete(self.name)

    async def __aenter__(self):
        if await self.acquire():
            return self
        raise LockError('Unable to acquire lock within the time specified')

    async def __aexit__(self, *error):
        await self.release()


def from_url(url, **options):
    return Redis.from_url(url, **options)
