"""What the simulated clients of databases share: one database in memory for each address, latencies,
answers that the scenario's header gives, transactions, pools."""
from _service_client import operation
from _small_sql import Database, SQLError

CONNECT_LATENCY = 0.02
QUERY_LATENCY = 0.005

_databases = {}


def database_at(address):
    if address not in _databases:
        _databases[address] = Database()
    return _databases[address]


class Failed(Exception):
    """The service failed; `refused`: it took no connection."""

    def __init__(self, refused):
        self.refused = refused


async def connect(address):
    status, _ = await operation(address, 'connect', address, CONNECT_LATENCY)
    if not status:
        raise Failed(True)


class Session:
    """One connection: runs statements, one at a time, and keeps what a rollback needs."""

    def __init__(self, address):
        self.address, self.database = address, database_at(address)
        self.saved = []
        self.busy = False

    async def run(self, sql, args=(), timeout=None):
        """As Database.run(); rows that a service line gives as json=[...] come first."""
        words = ' '.join(sql.split())
        self.busy = True
        try:
            status, text = await operation(f'{self.address}#{words}', 'query', words, QUERY_LATENCY,
                                           timeout)
        finally:
            self.busy = False
        if status != 200:
            raise Failed(False)
        if text is not None:
            from json import loads
            rows = loads(text)
            if isinstance(rows, list):
                return rows, len(rows), 'SELECT'
        return self.database.run(sql, args)

    async def begin(self):
        await operation(self.address, 'query', 'BEGIN', QUERY_LATENCY)
        self.saved.append(self.database.copy())

    async def commit(self):
        await operation(self.address, 'query', 'COMMIT', QUERY_LATENCY)
        if self.saved:
            self.saved.pop()

    async def rollback(self):
        await operation(self.address, 'query', 'ROLLBACK', QUERY_LATENCY)
        if self.saved:
            self.database.tables = self.saved.pop().tables


class Pool:
    """Connections that are made when needed, `most` at the same time, and waited for in order."""

    def __init__(self, least, most):
        from collections import deque
        self.least, self.most, self.made = least, most, 0
        self.free, self.waiters = [], deque()
        self.closed = False

    async def fill(self, make):
        from asyncio import gather
        self.made = self.least
        self.free.extend(await gather(*(make() for _ in range(self.least))))

    async def take(self, make):
        if self.free:
            return self.free.pop(0)
        if self.made < self.most:
            self.made += 1
            try:
                return await make()
            except BaseException:
                self.made -= 1
                raise
        from asyncio import get_running_loop
        waiter = get_running_loop().create_future()
        self.waiters.append(waiter)
        try:
            return await waiter
        except BaseException:
            if waiter.done() and not waiter.cancelled():
                self.give(waiter.result())
            raise

    def give(self, connection):
        while self.waiters:
            waiter = self.waiters.popleft()
            if not waiter.done():
                waiter.set_result(connection)
                return
        self.free.append(connection)


def address_of(kind, dsn, host, port, user, password, database):
    if dsn:
        return dsn
    who = f'{user}@' if user else ''
    return f"{kind}://{who}{host or 'localhost'}{f':{port}' if port else ''}/{database or ''}"
