"""The store of redis, its commands and the blocking client. A command is one request (1 ms, or what
`# sim: service redis://* latency=...` says)."""
import time

from _service_client import blocking_operation

from .exceptions import ConnectionError, ResponseError

LATENCY = 0.001
_stores = {}


class Store:
    """The commands, at once: keys are str, values bytes, list, set or dict of such."""

    def __init__(self):
        self.data, self.ends, self.channels = {}, {}, {}

    def live(self, key):
        if key in self.ends and self.ends[key] <= time.monotonic():
            self.data.pop(key, None)
            del self.ends[key]
        return self.data.get(key)

    def of_kind(self, key, kind, make=False):
        found = self.live(key)
        if found is None:
            found = kind()
            if make:
                self.data[key] = found
        if not isinstance(found, kind):
            raise ResponseError('WRONGTYPE Operation against a key holding the wrong kind of value')
        return found

    def tidy(self, key):
        if not self.data.get(key):
            self.data.pop(key, None)

    def ping(self):
        return True

    def get(self, name):
        value = self.live(name)
        if value is not None and not isinstance(value, bytes):
            raise ResponseError('WRONGTYPE Operation against a key holding the wrong kind of value')
        return value

    def set(self, name, value, ex=None, px=None, nx=False, xx=False, keepttl=False, get=False):
        before = self.live(name)
        if nx and before is not None or xx and before is None:
            return before if get else None
        self.data[name] = raw(value)
        if not keepttl:
            self.ends.pop(name, None)
        if ex is not None or px is not None:
            self.ends[name] = time.monotonic() + (seconds(ex) if ex is not None
                                                  else seconds(px) / 1000)
        return before if get else True

    def setex(self, name, time, value):
        return self.set(name, value, ex=time)

    def setnx(self, name, value):
        return bool(self.set(name, value, nx=True))

    def getset(self, name, value):
        before = self.get(name)
        self.set(name, value)
        return before

    def getdel(self, name):
        before = self.get(name)
        self.delete(name)
        return before

    def mget(self, keys, *args):
        keys = [keys] if isinstance(keys, str) else list(keys)
        return [self.get(key) for key in [*keys, *args]]

    def mset(self, mapping):
        for key, value in mapping.items():
            self.set(key, value)
        return True

    def delete(self, *names):
        return sum(self.live(name) is not None and self.data.pop(name, None) is not None
                   for name in names)

    def exists(self, *names):
        return sum(self.live(name) is not None for name in names)

    def keys(self, pattern='*'):
        return [key.encode() for key in list(self.data) if self.live(key) is not None and
                _matches(pattern, key)]

    def flushdb(self, asynchronous=False):
        self.data.clear()
        return True

    flushall = flushdb

    def expire(self, name, time_):
        if self.live(name) is None:
            return False
        self.ends[name] = time.monotonic() + seconds(time_)
        return True

    def ttl(self, name):
        if self.live(name) is None:
            return -2
        return round(self.ends[name] - time.monotonic()) if name in self.ends else -1

    def pttl(self, name):
        if self.live(name) is None:
            return -2
        return round((self.ends[name] - time.monotonic()) * 1000) if name in self.ends else -1

    def persist(self, name):
        return self.ends.pop(name, None) is not None

    def incr(self, name, amount=1):
        return self.incrby(name, amount)

    def incrby(self, name, amount=1):
        try:
            number = int(self.get(name) or b'0') + amount
        except ValueError:
            raise ResponseError('value is not an integer or out of range') from None
        self.data[name] = b'%d' % number
        return number

    def decr(self, name, amount=1):
        return self.incrby(name, -amount)

    decrby = decr

    def incrbyfloat(self, name, amount=1.0):
        number = float(self.get(name) or b'0') + amount
        self.data[name] = raw(number)
        return number

    def append(self, key, value):
        self.data[key] = (self.get(key) or b'') + raw(value)
        return len(self.data[key])

    def strlen(self, name):
        return len(self.get(name) or b'')

    # lists

    def lpush(self, name, *values):
        items = self.of_kind(name, list, True)
        for value in values:
            items.insert(0, raw(value))
        return len(items)

    def rpush(self, name, *values):
        items = self.of_kind(name, list, True)
        items.extend(raw(value) for value in values)
        return len(items)

    def _pop(self, name, count, index):
        items = self.of_kind(name, list)
        if not items:
            return None
        made = [items.pop(index) for _ in range(min(count or 1, len(items)))]
        self.tidy(name)
        return made if count is not None else made[0]

    def lpop(self, name, count=None):
        return self._pop(name, count, 0)

    def rpop(self, name, count=None):
        return self._pop(name, count, -1)

    def llen(self, name):
        return len(self.of_kind(name, list))

    def lrange(self, name, start, end):
        items = self.of_kind(name, list)
        return items[start:] if end == -1 else items[start:end + 1]

    def lindex(self, name, index):
        items = self.of_kind(name, list)
        return items[index] if -len(items) <= index < len(items) else None

    def ltrim(self, name, start, end):
        items = self.of_kind(name, list)
        items[:] = items[start:] if end == -1 else items[start:end + 1]
        return True

    # hashes

    def hset(self, name, key=None, value=None, mapping=None):
        fields = self.of_kind(name, dict, True)
        given = dict(mapping or {})
        if key is not None:
            given[key] = value
        new = sum(str(field) not in fields for field in given)
        fields.update({str(field): raw(item) for field, item in given.items()})
        return new

    def hget(self, name, key):
        return self.of_kind(name, dict).get(str(key))

    def hgetall(self, name):
        return {key.encode(): value for key, value in self.of_kind(name, dict).items()}

    def hmget(self, name, keys, *args):
        fields = self.of_kind(name, dict)
        return [fields.get(str(key)) for key in [*keys, *args]]

    def hdel(self, name, *keys):
        fields = self.of_kind(name, dict)
        return sum(fields.pop(str(key), None) is not None for key in keys)

    def hexists(self, name, key):
        return str(key) in self.of_kind(name, dict)

    def hkeys(self, name):
        return [key.encode() for key in self.of_kind(name, dict)]

    def hvals(self, name):
        return list(self.of_kind(name, dict).values())

    def hlen(self, name):
        return len(self.of_kind(name, dict))

    def hincrby(self, name, key, amount=1):
        fields = self.of_kind(name, dict, True)
        number = int(fields.get(str(key), b'0')) + amount
        fields[str(key)] = b'%d' % number
        return number

    # sets

    def sadd(self, name, *values):
        members = self.of_kind(name, set, True)
        before = len(members)
        members.update(raw(value) for value in values)
        return len(members) - before

    def srem(self, name, *values):
        members = self.of_kind(name, set)
        before = len(members)
        members.difference_update(raw(value) for value in values)
        return before - len(members)

    def smembers(self, name):
        return set(self.of_kind(name, set))

    def sismember(self, name, value):
        return int(raw(value) in self.of_kind(name, set))

    def scard(self, name):
        return len(self.of_kind(name, set))

    # channels

    def publish(self, channel, message):
        listeners = self.channels.get(channel, ())
        for listener in listeners:
            listener.arrive(channel, raw(message))
        return len(listeners)


COMMANDS = [name for name in vars(Store) if not name.startswith('_') and
            name not in ('live', 'of_kind', 'tidy')]


def _matches(pattern, text):
    import re
    parts = ''.join('.*' if c == '*' else '.' if c == '?' else re.escape(c) for c in pattern)
    return re.fullmatch(parts, text) is not None


def seconds(time_):
    return time_.total_seconds() if hasattr(time_, 'total_seconds') else time_


def raw(value):
    if isinstance(value, bytes):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        from .exceptions import DataError
        raise DataError(f"Invalid input of type: '{type(value).__name__}'. Convert to a bytes, string, "
                        'int or float first.')
    return (repr(value) if isinstance(value, float) else str(value)).encode()


def decoded(value):
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if isinstance(value, set):
        return {decoded(item) for item in value}
    if isinstance(value, dict):
        return {decoded(key): decoded(item) for key, item in value.items()}
    return value


def keyed(args):
    return tuple(arg.decode() if isinstance(arg, bytes) and i == 0 else arg
                 for i, arg in enumerate(args))


class Base:
    def __init__(self, host='localhost', port=6379, db=0, password=None, decode_responses=False,
                 url=None, socket_timeout=None, **options):
        self._address = url or f'redis://{host}:{port}/{db}'
        self._decode = decode_responses
        if self._address not in _stores:
            _stores[self._address] = Store()
        self._store = _stores[self._address]

    @classmethod
    def from_url(cls, url, **options):
        options = {name: value for name, value in options.items() if name != 'encoding'}
        return cls(url=url, **options)

    def _carry_out(self, name, args, options):
        result = getattr(self._store, name)(*keyed(args), **options)
        return decoded(result) if self._decode else result

    def _check(self, status):
        if status != 200:
            raise ConnectionError(f'Error 111 connecting to {self._address}. Connection refused.'
                                  if not status else 'Connection closed by server.')

    def _words(self, name, args):
        return f"{name.upper()} {' '.join(str(arg) for arg in args)}"


class Redis(Base):
    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


def _blocking(name):
    def command(self, *args, **options):
        status, _ = blocking_operation(self._address, 'redis', self._words(name, args), LATENCY)
        self._check(status)
        return self._carry_out(name, args, options)
    command.__name__ = name
    return command


for _name in COMMANDS:
    setattr(Redis, _name, _blocking(_name))
StrictRedis = Redis


def from_url(url, **options):
    return Redis.from_url(url, **options)
