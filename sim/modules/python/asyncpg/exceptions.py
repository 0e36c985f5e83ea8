"""The errors of asyncpg."""


class PostgresError(Exception):
    sqlstate = None


class PostgresConnectionError(PostgresError):
    sqlstate = '08000'


class ConnectionDoesNotExistError(PostgresConnectionError):
    sqlstate = '08003'


class CannotConnectNowError(PostgresConnectionError):
    sqlstate = '57P03'


class PostgresSyntaxError(PostgresError):
    sqlstate = '42601'


class UndefinedTableError(PostgresError):
    sqlstate = '42P01'


class UndefinedColumnError(PostgresError):
    sqlstate = '42703'


class DuplicateTableError(PostgresError):
    sqlstate = '42P07'


class IntegrityConstraintViolationError(PostgresError):
    sqlstate = '23000'


class UniqueViolationError(IntegrityConstraintViolationError):
    sqlstate = '23505'


class InterfaceError(Exception):
    pass


class TooManyConnectionsError(PostgresError):
    sqlstate = '53300'


KINDS = {'syntax': PostgresSyntaxError, 'table': UndefinedTableError,
         'column': UndefinedColumnError, 'unique': UniqueViolationError,
         'exists': DuplicateTableError}
