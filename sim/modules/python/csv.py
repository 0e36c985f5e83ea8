"""Comma separated values, over any lines of text."""

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS',
           'QUOTE_NOTNULL', 'Error', 'Dialect', 'excel', 'excel_tab', 'field_size_limit',
           'reader', 'writer', 'register_dialect', 'get_dialect', 'list_dialects',
           'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


Error.__module__ = '_csv'
_limit = 131072


def field_size_limit(new_limit=None):
    global _limit
    old = _limit
    if new_limit is not None:
        if not isinstance(new_limit, int):
            raise TypeError('limit must be an integer')
        _limit = new_limit
    return old


class Dialect:
    delimiter = ','
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(Dialect):
    quoting = QUOTE_ALL
    lineterminator = '\n'


_dialects = {'excel': excel, 'excel-tab': excel_tab, 'unix': unix_dialect}
_NAMES = ('delimiter', 'quotechar', 'escapechar', 'doublequote', 'skipinitialspace',
          'lineterminator', 'quoting', 'strict')


class _Settings:
    def __init__(self, dialect, options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in _NAMES:
            setattr(self, name, options.pop(name, getattr(dialect, name, getattr(Dialect, name))))
        if options:
            name = next(iter(options))
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        for name in ('delimiter', 'quotechar', 'escapechar'):
            value = getattr(self, name)
            if value is None and name != 'delimiter':
                continue
            if not isinstance(value, str):
                raise TypeError(f'"{name}" must be a unicode character'
                                + (' or None' if name != 'delimiter' else '')
                                + f', not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a unicode character'
                                + (' or None' if name != 'delimiter' else '')
                                + f', not a string of length {len(value)}')
        if self.quoting not in range(6):
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and self.quoting != QUOTE_NONE:
            raise TypeError('quotechar must be set if quoting enabled')


def register_dialect(name, dialect=excel, **fmtparams):
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Settings(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    try:
        return _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None


def list_dialects():
    return list(_dialects)


class reader:
    def __init__(self, iterable, dialect='excel', **fmtparams):
        self._lines = iter(iterable)
        self.dialect = _Settings(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields, self._field, self._state = [], [], 'start'
        self._numeric = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._state in ('quoted', 'escape in quoted') or self._field:
                    if self.dialect.strict:
                        raise Error('unexpected end of data') from None
                    self._save()
                    return self._fields
                raise
            if not isinstance(line, str):
                raise Error('iterator should return strings, not '
                            f'{type(line).__name__} (the file should be opened in text mode)')
            self.line_num += 1
            self._read(line)
            if self._state not in ('quoted', 'escape in quoted', 'escape'):
                return self._fields

    def _save(self):
        text = ''.join(self._field)
        if self._numeric:
            text = float(text) if text else text
        self._fields.append(text)
        self._field, self._numeric = [], False

    def _read(self, line):
        d = self.dialect
        for c in line:
            state = self._state
            if state == 'quoted':
                if c == d.escapechar:
                    self._state = 'escape in quoted'
                elif c == d.quotechar and d.quoting != QUOTE_NONE:
                    self._state = 'quote in quoted' if d.doublequote else 'in field'
                else:
                    self._field.append(c)
            elif state == 'escape in quoted':
                self._field.append(c)
                self._state = 'quoted'
            elif state == 'escape':
                self._field.append(c)
                self._state = 'in field'
            elif state == 'end of line':
                if c not in '\r\n':
                    raise Error('new-line character seen in unquoted field - do you need to open '
                                'the file with newline=\'\'?')
            elif state == 'quote in quoted' and c == d.quotechar:
                self._field.append(c)
                self._state = 'quoted'
            elif c in '\r\n':
                if state != 'start' or self._fields:
                    self._save()
                self._state = 'end of line'
            elif c == d.delimiter:
                self._save()
                self._state = 'start field'
            elif state == 'quote in quoted':
                if d.strict:
                    raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                self._field.append(c)
                self._state = 'in field'
            elif c == d.escapechar:
                self._state = 'escape'
            elif state in ('start', 'start field'):
                if c == d.quotechar and d.quoting != QUOTE_NONE:
                    self._state = 'quoted'
                elif c == ' ' and d.skipinitialspace:
                    self._state = 'start field'
                else:
                    self._numeric = d.quoting == QUOTE_NONNUMERIC
                    self._field.append(c)
                    self._state = 'in field'
            else:
                self._field.append(c)
        if self._state in ('quoted', 'escape in quoted'):
            return
        if self._state == 'escape':
            self._field.append('\n')
        elif self._state != 'end of line' and (self._state != 'start' or self._fields):
            self._save()
            self._state = 'end of line'


class writer:
    def __init__(self, fileobj, dialect='excel', **fmtparams):
        if not hasattr(fileobj, 'write'):
            raise TypeError('argument 1 must have a "write" method')
        self._write = fileobj.write
        self.dialect = _Settings(dialect, fmtparams)

    def writerow(self, row, /):
        try:
            row = list(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        d = self.dialect
        if len(row) == 1 and (row[0] is None or row[0] == ''):
            if d.quoting == QUOTE_NONE:
                raise Error('single empty field record must be quoted')
            text = '' if row[0] is None and d.quoting in (QUOTE_NOTNULL, QUOTE_STRINGS) \
                else d.quotechar * 2
        else:
            text = d.delimiter.join(map(self._field, row))
        return self._write(text + d.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)

    def _field(self, value):
        d = self.dialect
        text = '' if value is None else repr(value) if isinstance(value, float) else str(value)
        quoted = (d.quoting == QUOTE_ALL
                  or d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
                  or d.quoting == QUOTE_STRINGS and isinstance(value, str)
                  or d.quoting == QUOTE_NOTNULL and value is not None)
        special = {d.delimiter, d.quotechar, d.escapechar, '\r', '\n', *d.lineterminator}
        made = []
        for c in text:
            if c in special:
                escape = False
                if d.quoting == QUOTE_NONE:
                    escape = True
                elif c == d.quotechar:
                    if d.doublequote:
                        made.append(c)
                        quoted = True
                    else:
                        escape = True
                elif c == d.escapechar:
                    escape = True
                else:
                    quoted = True
                if escape:
                    if d.escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    made.append(d.escapechar)
            made.append(c)
        text = ''.join(made)
        if not text and d.delimiter == ' ' and d.skipinitialspace:
            quoted = True
        return f'{d.quotechar}{text}{d.quotechar}' if quoted else text


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args,
                 **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        made = dict(zip(self.fieldnames, row))
        names, size = len(self.fieldnames), len(row)
        if names < size:
            made[self.restkey] = row[names:]
        elif names > size:
            for key in self.fieldnames[size:]:
                made[key] = self.restval
        return made


class DictWriter:
    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args,
                 **kwds):
        if iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError('extrasaction (%s) must be \'raise\' or \'ignore\'' % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == 'raise':
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: '
                                 + ', '.join(repr(x) for x in wrong))
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    def __init__(self):
        raise NotImplementedError('loopglass does not offer csv.Sniffer: name the dialect')

reader.__module__ = writer.__module__ = '_csv'
