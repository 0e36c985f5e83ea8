"""A small database in memory for the simulated clients of databases: tables, and the plain forms of
CREATE TABLE, DROP TABLE, INSERT, SELECT, UPDATE and DELETE. What it does not know it refuses."""
import re

_TOKEN = re.compile(r"""\s*(?:(?P<string>'(?:[^']|'')*')|(?P<number>\d+(?:\.\d+)?)|"""
                    r"""(?P<name>"[^"]+"|`[^`]+`|[A-Za-z_][A-Za-z_0-9.]*)|(?P<param>\$\d+|%s)|"""
                    r"""(?P<op><=|>=|<>|!=|\|\||[-+*/=<>(),;]))""")


class SQLError(Exception):
    """`kind` says which: 'syntax', 'table', 'column', 'unique', 'null', 'exists'."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class Table:
    def __init__(self, columns, unique, serial, defaults):
        self.columns, self.unique, self.serial = columns, unique, serial
        self.defaults = defaults
        self.rows, self.last = [], 0

    def copy(self):
        made = Table(self.columns, self.unique, self.serial, self.defaults)
        made.rows, made.last = [dict(row) for row in self.rows], self.last
        return made


class Database:
    def __init__(self):
        self.tables = {}
        self.last_id = 0

    def copy(self):
        made = Database()
        made.tables = {name: table.copy() for name, table in self.tables.items()}
        return made

    def run(self, sql, args=()):
        """(rows as dicts or None, number of rows touched, the word of the command)"""
        return _Statement(self, sql, args).run()


def _tokens(sql):
    sql = re.sub(r'--[^\n]*', '', sql).strip().rstrip(';').rstrip()
    tokens, at = [], 0
    while at < len(sql):
        match = _TOKEN.match(sql, at)
        if match is None:
            raise SQLError('syntax', f'syntax error at or near "{sql[at:].split()[0]}"')
        tokens.append((match.lastgroup, match.group(match.lastgroup)))
        at = match.end()
    return tokens


class _Statement:
    def __init__(self, database, sql, args):
        self.database, self.args = database, list(args)
        self.tokens, self.at, self.positional = _tokens(sql), 0, 0

    # --- reading

    def peek(self):
        kind, text = self.tokens[self.at] if self.at < len(self.tokens) else ('end', '')
        return text.upper() if kind in ('name', 'op') else text

    def next(self):
        if self.at >= len(self.tokens):
            raise SQLError('syntax', 'syntax error at end of input')
        self.at += 1
        return self.tokens[self.at - 1]

    def accept(self, *words):
        for i, word in enumerate(words):
            kind, text = (self.tokens[self.at + i] if self.at + i < len(self.tokens)
                          else ('end', ''))
            if kind not in ('name', 'op') or text.upper() != word:
                return False
        self.at += len(words)
        return True

    def expect(self, *words):
        if not self.accept(*words):
            raise SQLError('syntax', f'syntax error at or near "{self.peek() or "end"}"')

    def name(self):
        kind, text = self.next()
        if kind != 'name':
            raise SQLError('syntax', f'syntax error at or near "{text}"')
        return text.strip('"`') if text[0] in '"`' else text.lower().rpartition('.')[2]

    def names(self):
        made = [self.name()]
        while self.accept(','):
            made.append(self.name())
        return made

    def table(self):
        name = self.name()
        if name not in self.database.tables:
            raise SQLError('table', f'relation "{name}" does not exist')
        return self.database.tables[name]

    # --- expressions: functions of a row

    def expression(self):
        left = self.conjunction()
        while self.accept('OR'):
            left = _either(left, self.conjunction())
        return left

    def conjunction(self):
        left = self.condition()
        while self.accept('AND'):
            left = _both(left, self.condition())
        return left

    def condition(self):
        if self.accept('NOT'):
            inner = self.condition()
            return lambda row: not inner(row)
        left = self.sum()
        if self.accept('IS', 'NOT', 'NULL'):
            return lambda row: left(row) is not None
        if self.accept('IS', 'NULL'):
            return lambda row: left(row) is None
        if self.accept('IN'):
            self.expect('(')
            options = [self.sum()]
            while self.accept(','):
                options.append(self.sum())
            self.expect(')')
            return lambda row: left(row) in [option(row) for option in options]
        if self.accept('LIKE') or self.accept('ILIKE'):
            pattern = self.sum()
            return lambda row: _like(left(row), pattern(row))
        if self.accept('BETWEEN'):
            low = self.sum()
            self.expect('AND')
            high = self.sum()
            return lambda row: low(row) <= left(row) <= high(row)
        for word, function in _COMPARISONS.items():
            if self.accept(word):
                return _compared(function, left, self.sum())
        return left

    def sum(self):
        left = self.product()
        while self.peek() in ('+', '-', '||'):
            word = self.next()[1]
            left = _combined(word, left, self.product())
        return left

    def product(self):
        left = self.atom()
        while self.peek() in ('*', '/'):
            word = self.next()[1]
            left = _combined(word, left, self.atom())
        return left

    def atom(self):
        kind, text = self.next()
        if kind == 'number':
            value = float(text) if '.' in text else int(text)
        elif kind == 'string':
            value = text[1:-1].replace("''", "'")
        elif kind == 'param':
            value = self.argument(text)
        elif text == '(':
            inner = self.expression()
            self.expect(')')
            return inner
        elif text == '-':
            inner = self.atom()
            return lambda row: -inner(row)
        elif kind == 'name' and text.upper() in _CONSTANTS:
            value = _CONSTANTS[text.upper()]
        elif kind == 'name' and text.upper() == 'NOW' and self.accept('(', ')'):
            from datetime import datetime
            value = datetime.now()
        elif kind == 'name':
            self.at -= 1
            name = self.name()
            return lambda row: _column(row, name)
        else:
            raise SQLError('syntax', f'syntax error at or near "{text}"')
        return lambda row: value

    def argument(self, text):
        if text == '%s':
            self.positional += 1
            n = self.positional
        else:
            n = int(text[1:])
        if n > len(self.args):
            raise SQLError('syntax', f'there is no parameter ${n}')
        return self.args[n - 1]

    # --- statements

    def run(self):
        word = self.next()[1].upper()
        method = getattr(self, 'run_' + word.lower(), None)
        if method is None:
            raise SQLError('syntax', f'the simulated database does not know "{word}"')
        result = method()
        if self.at < len(self.tokens):
            raise SQLError('syntax', f'syntax error at or near "{self.tokens[self.at][1]}"')
        return result

    def run_create(self):
        if self.accept('UNIQUE') or self.peek() == 'INDEX':
            self.at = len(self.tokens)
            return None, 0, 'CREATE INDEX'
        self.accept('TEMPORARY') or self.accept('TEMP')
        self.expect('TABLE')
        lenient = self.accept('IF', 'NOT', 'EXISTS')
        name = self.name()
        self.expect('(')
        columns, unique, serial, defaults = [], [], None, {}
        while True:
            words, depth = [], 0
            while self.at < len(self.tokens) and (depth or self.peek() not in (',', ')')):
                kind, text = self.next()
                depth += (text == '(') - (text == ')')
                words.append(text)
            upper = [text.upper() for text in words]
            if upper[0] not in ('PRIMARY', 'UNIQUE', 'FOREIGN', 'CONSTRAINT', 'CHECK'):
                column = words[0].strip('"`').lower()
                columns.append(column)
                if 'PRIMARY' in upper or 'UNIQUE' in upper:
                    unique.append(column)
                if 'SERIAL' in upper or 'BIGSERIAL' in upper or 'AUTO_INCREMENT' in upper or (
                        'IDENTITY' in upper):
                    serial = column
                if 'DEFAULT' in upper:
                    text = words[upper.index('DEFAULT') + 1]
                    defaults[column] = _CONSTANTS.get(text.upper(), text.strip("'") if
                                                      text[0] == "'" else _number(text))
            if not self.accept(','):
                break
        self.expect(')')
        if name in self.database.tables:
            if not lenient:
                raise SQLError('exists', f'relation "{name}" already exists')
        else:
            self.database.tables[name] = Table(columns, unique, serial, defaults)
        self.at = len(self.tokens)
        return None, 0, 'CREATE TABLE'

    def run_drop(self):
        self.expect('TABLE')
        lenient = self.accept('IF', 'EXISTS')
        for name in self.names():
            if name not in self.database.tables and not lenient:
                raise SQLError('table', f'table "{name}" does not exist')
            self.database.tables.pop(name, None)
        return None, 0, 'DROP TABLE'

    def run_truncate(self):
        self.accept('TABLE')
        self.table().rows.clear()
        return None, 0, 'TRUNCATE TABLE'

    def run_insert(self):
        self.expect('INTO')
        table = self.table()
        columns = table.columns
        if self.accept('('):
            columns = self.names()
            self.expect(')')
        for column in columns:
            if column not in table.columns:
                raise SQLError('column', f'column "{column}" does not exist')
        self.expect('VALUES')
        made = []
        while True:
            self.expect('(')
            values = [self.expression()({})]
            while self.accept(','):
                values.append(self.expression()({}))
            self.expect(')')
            if len(values) != len(columns):
                raise SQLError('syntax', 'INSERT has more target columns than expressions'
                               if len(values) < len(columns) else
                               'INSERT has more expressions than target columns')
            made.append(dict(zip(columns, values)))
            if not self.accept(','):
                break
        lenient = False
        if self.accept('ON', 'CONFLICT'):
            while not self.accept('DO', 'NOTHING'):
                self.next()
            lenient = True
        added = [row for row in made if self.add(table, row, lenient)]
        return self.returning(added), len(added), 'INSERT'

    def add(self, table, row, lenient):
        if table.serial and row.get(table.serial) is None:
            row[table.serial] = table.last + 1
        whole = {name: row.get(name, table.defaults.get(name)) for name in table.columns}
        for column in table.unique:
            if any(other[column] == whole[column] for other in table.rows):
                if lenient:
                    return False
                raise SQLError('unique', 'duplicate key value violates unique constraint on '
                                         f'"{column}"')
        if table.serial:
            self.database.last_id = table.last = max(table.last, whole[table.serial])
        row.clear()
        row.update(whole)
        table.rows.append(row)
        return True

    def returning(self, rows):
        if not self.accept('RETURNING'):
            return None
        return [self.project(items, row) for items in [self.select_list()] for row in rows]

    def select_list(self):
        """[(name, function of a row or None for all columns, name of an aggregate or None)]"""
        items = []
        while True:
            if self.accept('*'):
                items.append(('*', None, None))
            else:
                items.append(self.select_item())
            if not self.accept(','):
                return items

    def select_item(self):
        begun = self.at
        text = self.tokens[self.at][1] if self.at < len(self.tokens) else ''
        aggregate = None
        if text.upper() in _AGGREGATES and self.tokens[self.at + 1:self.at + 2] == [('op', '(')]:
            aggregate = text.upper()
            self.at += 2
            value = (lambda row: 1) if self.accept('*') else self.expression()
            self.expect(')')
            name = aggregate.lower()
        else:
            value = self.expression()
            kind, text = self.tokens[begun]
            name = (text.strip('"`').rpartition('.')[2].lower()
                    if self.at == begun + 1 and kind == 'name' else '?column?')
        if self.accept('AS'):
            name = self.name()
        return name, value, aggregate

    def project(self, items, row):
        made = {}
        for name, value, _ in items:
            if value is None:
                made.update(row)
            else:
                made[name] = value(row)
        return made

    def run_select(self):
        if self.accept('PG_SLEEP') or self.accept('SLEEP'):
            raise SQLError('syntax', 'pg_sleep is the client\'s to simulate')
        distinct = self.accept('DISTINCT')
        items = self.select_list()
        rows = [{}]
        if self.accept('FROM'):
            table = self.table()
            for name in [n for n, v, a in items if n in table.columns]:
                pass
            rows = table.rows
            if self.accept('WHERE'):
                holds = self.expression()
                rows = [row for row in rows if holds(row)]
        group = self.names() if self.accept('GROUP', 'BY') else None
        order = []
        if self.accept('ORDER', 'BY'):
            while True:
                value = self.expression()
                order.append((value, self.accept('DESC')))
                self.accept('ASC')
                if not self.accept(','):
                    break
        if group is not None or any(item[2] for item in items):
            rows = self.aggregated(items, rows, group)
            for value, down in reversed(order):
                rows.sort(key=value, reverse=down)
        else:
            rows = list(rows)
            for value, down in reversed(order):
                rows.sort(key=value, reverse=down)
            rows = [self.project(items, row) for row in rows]
        if distinct:
            rows = list({tuple(row.items()): row for row in rows}.values())
        limit = self.expression()({}) if self.accept('LIMIT') else None
        offset = self.expression()({}) if self.accept('OFFSET') else 0
        if self.accept('FOR', 'UPDATE'):
            pass
        rows = rows[offset:] if limit is None else rows[offset:offset + limit]
        return rows, len(rows), 'SELECT'

    def aggregated(self, items, rows, group):
        groups = {}
        for row in rows:
            groups.setdefault(tuple(row[name] for name in group or ()), []).append(row)
        if group is None and not groups:
            groups[()] = []
        made = []
        for members in groups.values():
            made.append({name: _AGGREGATES[aggregate]([value(row) for row in members])
                         if aggregate else value(members[0]) for name, value, aggregate in items})
        return made

    def run_update(self):
        table = self.table()
        self.expect('SET')
        changes = []
        while True:
            column = self.name()
            if column not in table.columns:
                raise SQLError('column', f'column "{column}" does not exist')
            self.expect('=')
            changes.append((column, self.sum()))
            if not self.accept(','):
                break
        holds = self.expression() if self.accept('WHERE') else lambda row: True
        rows = [row for row in table.rows if holds(row)]
        for row in rows:
            row.update({column: value(row) for column, value in changes})
        return self.returning(rows), len(rows), 'UPDATE'

    def run_delete(self):
        self.expect('FROM')
        table = self.table()
        holds = self.expression() if self.accept('WHERE') else lambda row: True
        rows = [row for row in table.rows if holds(row)]
        table.rows[:] = [row for row in table.rows if not any(row is gone for gone in rows)]
        return self.returning(rows), len(rows), 'DELETE'


def _number(text):
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return None


def _column(row, name):
    try:
        return row[name]
    except KeyError:
        raise SQLError('column', f'column "{name}" does not exist') from None


def _both(a, b):
    return lambda row: a(row) and b(row)


def _either(a, b):
    return lambda row: a(row) or b(row)


def _compared(function, a, b):
    def compare(row):
        left, right = a(row), b(row)
        return left is not None and right is not None and function(left, right)
    return compare


def _combined(word, a, b):
    if word == '+':
        return lambda row: a(row) + b(row)
    if word == '-':
        return lambda row: a(row) - b(row)
    if word == '*':
        return lambda row: a(row) * b(row)
    if word == '||':
        return lambda row: str(a(row)) + str(b(row))
    return lambda row: a(row) / b(row)


def _like(text, pattern):
    parts = ''.join('.*' if c == '%' else '.' if c == '_' else re.escape(c) for c in pattern)
    return text is not None and re.fullmatch(parts, text, re.S) is not None


_COMPARISONS = {
    '<=': lambda a, b: a <= b, '>=': lambda a, b: a >= b, '<>': lambda a, b: a != b,
    '!=': lambda a, b: a != b, '=': lambda a, b: a == b, '<': lambda a, b: a < b,
    '>': lambda a, b: a > b,
}
_CONSTANTS = {'NULL': None, 'TRUE': True, 'FALSE': False}


def _present(values):
    return [value for value in values if value is not None]


_AGGREGATES = {
    'COUNT': lambda values: len(_present(values)),
    'SUM': lambda values: sum(_present(values)) if _present(values) else None,
    'MIN': lambda values: min(_present(values), default=None),
    'MAX': lambda values: max(_present(values), default=None),
    'AVG': lambda values: sum(_present(values)) / len(_present(values)) if _present(values) else None,
}
