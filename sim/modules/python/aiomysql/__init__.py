"""aiomysql over a small database in memory: connections, cursors, pools, transactions, each with a
latency (`# sim: service mysql://* latency=...`; connecting 20 ms, a query 5 ms otherwise)."""
from _database_client import Failed, Pool as _Pool, Session, address_of, connect as _connect
from _small_sql import SQLError


class MySQLError(Exception):
    pass


class Error(MySQLError):
    pass


class InterfaceError(Error):
    pass


class DatabaseError(Error):
    pass


class OperationalError(DatabaseError):
    pass


class ProgrammingError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class Cursor:
    def __init__(self, connection):
        self.connection, self._rows, self._at = connection, [], 0
        self.rowcount, self.lastrowid, self.description = -1, 0, None

    async def execute(self, query, args=None):
        session = self.connection._session
        if args is not None and not isinstance(args, (tuple, list)):
            args = (args,)
        try:
            rows, count, _ = await session.run(query, args or ())
        except SQLError as error:
            kind = {'unique': IntegrityError}.get(error.kind, ProgrammingError)
            number = {'unique': 1062, 'table': 1146, 'column': 1054, 'exists': 1050}
            raise kind(number.get(error.kind, 1064), str(error)) from None
        except Failed:
            raise OperationalError(2013, 'Lost connection to MySQL server during query') from None
        self._rows, self._at, self.rowcount = rows or [], 0, count
        self.lastrowid = session.database.last_id
        self.description = tuple((name, None) for name in rows[0]) if rows else None
        return count

    async def executemany(self, query, args):
        total = 0
        for arguments in args:
            total += await self.execute(query, arguments)
        self.rowcount = total
        return total

    def _given(self, row):
        return tuple(row.values())

    async def fetchone(self):
        if self._at >= len(self._rows):
            return None
        self._at += 1
        return self._given(self._rows[self._at - 1])

    async def fetchmany(self, size=1):
        return [row for row in [await self.fetchone() for _ in range(size)] if row is not None]

    async def fetchall(self):
        rows, self._at = self._rows[self._at:], len(self._rows)
        return [self._given(row) for row in rows]

    async def close(self):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        pass

    def __aiter__(self):
        return self

    async def __anext__(self):
        row = await self.fetchone()
        if row is None:
            raise StopAsyncIteration
        return row


class DictCursor(Cursor):
    def _given(self, row):
        return dict(row)


SSCursor, SSDictCursor = Cursor, DictCursor


class _Entered:
    """Awaited it is the thing; entered it is let go of after."""

    def __init__(self, coroutine, leave):
        self._coroutine, self._leave = coroutine, leave

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._thing = await self._coroutine
        return self._thing

    async def __aexit__(self, *error):
        result = self._leave(self._thing)
        if result is not None:
            await result


class Connection:
    def __init__(self, address, autocommit, cursorclass):
        self._session, self._autocommit, self._class = Session(address), autocommit, cursorclass
        self.closed = False

    def cursor(self, *cursors):
        async def make():
            return (cursors[0] if cursors else self._class)(self)
        return _Entered(make(), lambda cursor: None)

    async def begin(self):
        await self._session.begin()

    async def commit(self):
        await self._session.commit()

    async def rollback(self):
        await self._session.rollback()

    async def ping(self, reconnect=True):
        await self._session.run('SELECT 1')

    async def autocommit(self, value):
        self._autocommit = value

    def close(self):
        self.closed = True

    async def ensure_closed(self):
        self.closed = True


async def _connected(address, autocommit, cursorclass):
    try:
        await _connect(address)
    except Failed:
        raise OperationalError(2003, "Can't connect to MySQL server") from None
    return Connection(address, autocommit, cursorclass)


def connect(host='localhost', user=None, password='', db=None, port=3306, autocommit=False,
            cursorclass=Cursor, database=None, **options):
    address = address_of('mysql', None, host, port, user, password, db or database)
    return _Entered(_connected(address, autocommit, cursorclass), Connection.ensure_closed)


class Pool:
    def __init__(self, address, least, most, autocommit, cursorclass):
        self._pool, self._arguments = _Pool(least, most), (address, autocommit, cursorclass)

    async def _make(self):
        return await _connected(*self._arguments)

    def acquire(self):
        return _Entered(self._pool.take(self._make), self._give)

    def _give(self, connection):
        self._pool.give(connection)

    async def release(self, connection):
        self._pool.give(connection)

    minsize = property(lambda self: self._pool.least)
    maxsize = property(lambda self: self._pool.most)
    size = property(lambda self: self._pool.made)
    freesize = property(lambda self: len(self._pool.free))

    def close(self):
        self._pool.closed = True

    terminate = close

    async def wait_closed(self):
        pass


async def _pooled(pool):
    await pool._pool.fill(pool._make)
    return pool


def create_pool(minsize=1, maxsize=10, host='localhost', user=None, password='', db=None, port=3306,
                autocommit=False, cursorclass=Cursor, database=None, **options):
    address = address_of('mysql', None, host, port, user, password, db or database)
    return _Entered(_pooled(Pool(address, minsize, maxsize, autocommit, cursorclass)), Pool.close)
