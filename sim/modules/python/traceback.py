"""Tracebacks as text."""
import sys

import _warnings

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only',
           'format_list', 'format_stack', 'format_tb', 'print_exc', 'format_exc',
           'print_exception', 'print_last', 'print_stack', 'print_tb', 'clear_frames',
           'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb',
           'print_list']

_absent = object()


class FrameSummary:
    """One entry of a traceback."""

    def __init__(self, filename, lineno, name, line=None):
        self.filename, self.lineno, self.name = filename, lineno, name
        self._line = line
        self.locals = None

    @property
    def line(self):
        if self._line is None:
            self._line = _warnings.source_line(self.filename, self.lineno) or ''
        return self._line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


def _limited(entries, limit):
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


class StackSummary(list):
    """The entries of a traceback or stack."""

    @classmethod
    def from_list(cls, entries):
        return cls([entry if isinstance(entry, FrameSummary) else FrameSummary(*entry)
                    for entry in entries])

    def format(self):
        result = []
        for frame in self:
            text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
            if frame.line:
                text += f'    {frame.line}\n'
            result.append(text)
        return result


def walk_stack(f):
    """Frames and lines from the inside out."""
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    return StackSummary(_limited([FrameSummary(*entry) for entry in _warnings.traceback_entries(tb)],
                                 limit))


def extract_stack(f=None, limit=None):
    """The entries of the frames that run."""
    if f is None:
        f = sys._getframe(1)
    entries = [FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name)
               for frame, line in walk_stack(f) if not _warnings.is_library(frame.f_code)]
    entries.reverse()
    if limit is not None:
        entries = entries[-limit:] if limit >= 0 else entries[:-limit]
    return StackSummary(entries)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    if limit is None:
        return _pieces(_warnings.format_traceback(tb))
    return _pieces(_warnings.format_traceback_part(tb, limit))


def _pieces(text):
    """One string for each entry."""
    result = []
    for line in text.splitlines(True):
        if line.startswith('  File ') or not result:
            result.append(line)
        else:
            result[-1] += line
    return result


def format_stack(f=None, limit=None):
    return extract_stack(f or sys._getframe(1), limit).format()


def _value_of(exc, value):
    return exc if value is _absent else value


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True, **kwargs):
    """What the interpreter would print, as a list of strings that end in newlines."""
    error = _value_of(exc, value)
    if not isinstance(error, BaseException):
        return ['NoneType: None\n']
    trace = error.__traceback__ if tb is _absent else tb
    if limit is None and chain and trace is error.__traceback__:
        text = _warnings.format_exception(error)
    else:
        text = ''
        if chain:
            before, words = error.__cause__, (
                '\nThe above exception was the direct cause of the following exception:\n\n')
            if before is None and not error.__suppress_context__:
                before, words = error.__context__, (
                    '\nDuring handling of the above exception, another exception occurred:\n\n')
            if before is not None:
                text = ''.join(format_exception(before, limit=limit)) + words
        if trace is not None:
            text += 'Traceback (most recent call last):\n' + ''.join(format_tb(trace, limit))
        text += _warnings.format_exception_only(error)
    return text.splitlines(True)


def format_exception_only(exc, /, value=_absent, *, show_group=False):
    """The last lines: class and message."""
    error = _value_of(exc, value)
    if not isinstance(error, BaseException):
        return ['NoneType: None\n']
    return _warnings.format_exception_only(error).splitlines(True)


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True,
                    **kwargs):
    text = ''.join(format_exception(exc, value, tb, limit, chain))
    (sys.stderr if file is None else file).write(text)


def format_exc(limit=None, chain=True):
    """The exception that is being handled, as one string."""
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    raise ValueError('no last exception')


def print_tb(tb, limit=None, file=None):
    (sys.stderr if file is None else file).write(''.join(format_tb(tb, limit)))


def print_list(extracted_list, file=None):
    (sys.stderr if file is None else file).write(''.join(format_list(extracted_list)))


def print_stack(f=None, limit=None, file=None):
    text = ''.join(format_stack(f or sys._getframe(1), limit))
    (sys.stderr if file is None else file).write(text)


def clear_frames(tb):
    pass


class TracebackException:
    """An exception made ready to be shown later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, _seen=None, **kwargs):
        self.exc_type, self._error, self._limit = exc_type, exc_value, limit
        self._lines = format_exception(exc_value, exc_value, exc_traceback, limit)
        self._alone = format_exception(exc_value, exc_value, exc_traceback, limit, False)
        self._only = format_exception_only(exc_value)
        self.stack = extract_tb(exc_traceback, limit)
        self._text = str(exc_value)
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__cause__ = self._of(exc_value.__cause__, limit)
        self.__context__ = (None if exc_value.__cause__ is not None
                            else self._of(exc_value.__context__, limit))
        self.exceptions = ([self._of(error, limit) for error in exc_value.exceptions]
                           if isinstance(exc_value, BaseExceptionGroup) else None)

    @staticmethod
    def _of(error, limit):
        return None if error is None else TracebackException.from_exception(error, limit=limit)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        cls = self.exc_type
        if cls.__module__ in ('builtins', '__main__'):
            return cls.__qualname__
        return f'{cls.__module__}.{cls.__qualname__}'

    def __str__(self):
        return self._text

    def format(self, *, chain=True, **kwargs):
        yield from self._lines if chain else self._alone

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from self._only

    def print(self, *, file=None, chain=True, **kwargs):
        (sys.stderr if file is None else file).write(''.join(self.format(chain=chain)))
