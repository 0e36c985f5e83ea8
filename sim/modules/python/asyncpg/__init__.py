"""asyncpg over a small database in memory: connections, pools, queries, transactions, each with a
latency (`# sim: service postgresql://* latency=...`; connecting 20 ms, a query 5 ms otherwise)."""
from _database_client import Failed, Pool as _Pool, Session, address_of, connect as _connect
from _small_sql import SQLError

from . import exceptions
from .exceptions import (InterfaceError, PostgresConnectionError, PostgresError,
                         TooManyConnectionsError, UndefinedTableError, UniqueViolationError)

__version__ = '0.30.0'


class Record:
    """A row: by position, by name, as a mapping."""

    def __init__(self, row):
        self._row = row

    def __getitem__(self, key):
        if isinstance(key, str):
            return self._row[key]
        return tuple(self._row.values())[key]

    def get(self, key, default=None):
        return self._row.get(key, default)

    def keys(self):
        return self._row.keys()

    def values(self):
        return self._row.values()

    def items(self):
        return self._row.items()

    def __iter__(self):
        return iter(self._row.values())

    def __len__(self):
        return len(self._row)

    def __contains__(self, key):
        return key in self._row

    def __eq__(self, other):
        return isinstance(other, Record) and self._row == other._row or (
            isinstance(other, tuple) and tuple(self._row.values()) == other)

    def __hash__(self):
        return hash(tuple(self._row.values()))

    def __repr__(self):
        return f"<Record {' '.join(f'{key}={value!r}' for key, value in self._row.items())}>"


class Transaction:
    def __init__(self, connection):
        self._connection = connection

    async def start(self):
        await self._connection._session.begin()
        self._connection._depth += 1

    async def commit(self):
        self._connection._depth -= 1
        await self._connection._session.commit()

    async def rollback(self):
        self._connection._depth -= 1
        await self._connection._session.rollback()

    async def __aenter__(self):
        await self.start()

    async def __aexit__(self, kind, value, traceback):
        if kind is None:
            await self.commit()
        else:
            await self.rollback()


class Connection:
    def __init__(self, address):
        self._session, self._closed, self._depth = Session(address), False, 0

    async def _run(self, query, args, timeout=None):
        if self._closed:
            raise InterfaceError('connection is closed')
        if self._session.busy:
            raise InterfaceError('cannot perform operation: another operation is in progress')
        try:
            return await self._session.run(query, args, timeout)
        except SQLError as error:
            raise exceptions.KINDS[error.kind](str(error)) from None
        except Failed:
            raise PostgresConnectionError('the service failed') from None

    async def execute(self, query, *args, timeout=None):
        _, count, word = await self._run(query, args, timeout)
        if word == 'INSERT':
            return f'INSERT 0 {count}'
        return f'{word} {count}' if word in ('SELECT', 'UPDATE', 'DELETE') else word

    async def executemany(self, command, args, *, timeout=None):
        for arguments in args:
            await self._run(command, arguments, timeout)

    async def fetch(self, query, *args, timeout=None, record_class=None):
        rows, _, _ = await self._run(query, args, timeout)
        return [Record(row) for row in rows or ()]

    async def fetchrow(self, query, *args, timeout=None, record_class=None):
        rows, _, _ = await self._run(query, args, timeout)
        return Record(rows[0]) if rows else None

    async def fetchval(self, query, *args, column=0, timeout=None):
        rows, _, _ = await self._run(query, args, timeout)
        return Record(rows[0])[column] if rows else None

    async def prepare(self, query, **options):
        return PreparedStatement(self, query)

    def transaction(self, *, isolation=None, readonly=False, deferrable=False):
        return Transaction(self)

    async def cursor(self, query, *args, **options):
        for row in await self.fetch(query, *args):
            yield row

    def is_closed(self):
        return self._closed

    def is_in_transaction(self):
        return self._depth > 0

    async def close(self, *, timeout=None):
        self._closed = True

    def terminate(self):
        self._closed = True


class PreparedStatement:
    def __init__(self, connection, query):
        self._connection, self._query = connection, query

    async def fetch(self, *args, timeout=None):
        return await self._connection.fetch(self._query, *args)

    async def fetchrow(self, *args, timeout=None):
        return await self._connection.fetchrow(self._query, *args)

    async def fetchval(self, *args, column=0, timeout=None):
        return await self._connection.fetchval(self._query, *args, column=column)


async def connect(dsn=None, *, host=None, port=None, user=None, password=None, database=None,
                  timeout=60, **options):
    address = address_of('postgresql', dsn, host, port, user, password, database)
    return await _connected(address)


async def _connected(address):
    try:
        await _connect(address)
    except Failed:
        raise ConnectionRefusedError(111, 'Connect call failed') from None
    return Connection(address)


class Pool:
    def __init__(self, address, least, most):
        self._address, self._pool, self._opened = address, _Pool(least, most), False
        if least > most:
            raise ValueError('max_size is less than min_size' if most else 'max_size is 0')

    async def _open(self):
        if not self._opened:
            self._opened = True
            await self._pool.fill(self._make)
        return self

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        return await self._open()

    async def __aexit__(self, *error):
        await self.close()

    async def _make(self):
        return await _connected(self._address)

    def acquire(self, *, timeout=None):
        return _Acquired(self, timeout)

    async def _acquire(self, timeout):
        if self._pool.closed:
            raise InterfaceError('pool is closed')
        if timeout is None:
            return await self._pool.take(self._make)
        from asyncio import wait_for
        return await wait_for(self._pool.take(self._make), timeout)

    async def release(self, connection, *, timeout=None):
        self._pool.give(connection)

    async def _with(self, method, *args, **options):
        async with self.acquire() as connection:
            return await getattr(connection, method)(*args, **options)

    async def execute(self, query, *args, **options):
        return await self._with('execute', query, *args, **options)

    async def executemany(self, command, args, **options):
        return await self._with('executemany', command, args, **options)

    async def fetch(self, query, *args, **options):
        return await self._with('fetch', query, *args, **options)

    async def fetchrow(self, query, *args, **options):
        return await self._with('fetchrow', query, *args, **options)

    async def fetchval(self, query, *args, **options):
        return await self._with('fetchval', query, *args, **options)

    def get_size(self):
        return self._pool.made

    def get_idle_size(self):
        return len(self._pool.free)

    def get_min_size(self):
        return self._pool.least

    def get_max_size(self):
        return self._pool.most

    async def close(self):
        self._pool.closed = True

    def terminate(self):
        self._pool.closed = True


class _Acquired:
    """pool.acquire(): awaited it is the connection; entered it is given back after."""

    def __init__(self, pool, timeout):
        self._pool, self._timeout = pool, timeout

    def __await__(self):
        return self._pool._acquire(self._timeout).__await__()

    async def __aenter__(self):
        self._connection = await self._pool._acquire(self._timeout)
        return self._connection

    async def __aexit__(self, *error):
        await self._pool.release(self._connection)


def create_pool(dsn=None, *, min_size=10, max_size=10, host=None, port=None, user=None,
                password=None, database=None, **options):
    address = address_of('postgresql', dsn, host, port, user, password, database)
    return Pool(address, min_size, max_size)
