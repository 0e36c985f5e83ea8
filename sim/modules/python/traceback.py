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

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line',
                 'locals', '_text')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **kwargs):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno, self.end_colno = colno, end_colno
        self._line = line
        self.locals = None if locals is None else {
            name: _safe_repr(value) for name, value in locals.items()}
        self._text = None       # as the interpreter prints it, with its markers

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _warnings.source_line(self.filename, self.lineno) or ''
        return self._line.strip()

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


def _safe_repr(value):
    try:
        return repr(value)
    except Exception:
        return '<local repr() failed>'


def _limited(entries, limit):
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


class StackSummary(list):
    """The entries of a traceback or stack."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        entries = klass()
        for frame, line in _limited(list(frame_gen), limit):
            code = frame.f_code
            if not _warnings.is_library(code):
                entries.append(FrameSummary(code.co_filename, line, code.co_name,
                                            locals=frame.f_locals if capture_locals else None))
        return entries

    @classmethod
    def from_list(cls, a_list):
        made = cls()
        for entry in a_list:
            if isinstance(entry, FrameSummary):
                made.append(entry)
            else:
                filename, lineno, name, line = entry
                made.append(FrameSummary(filename, lineno, name, line=line))
        return made

    def format_frame_summary(self, frame_summary, **kwargs):
        text = frame_summary._text
        if text is None:
            text = (f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in '
                    f'{frame_summary.name}\n')
            if frame_summary.line:
                text += f'    {frame_summary.line}\n'
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += f'    {name} = {value}\n'
        return text

    def format(self, **kwargs):
        result, last, count = [], None, 0

        def say_repeated():
            if count > 3:
                more = count - 3
                result.append(f'  [Previous line repeated {more} more '
                              f'time{"s" if more > 1 else ""}]\n')
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            key = frame.filename, frame.lineno, frame.name
            if key != last:
                say_repeated()
                last, count = key, 0
            count += 1
            if count <= 3:
                result.append(text)
        say_repeated()
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
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    """The entries of a traceback."""
    made = []
    for name, lineno, function, end_lineno, colno, end_colno, text in _limited(
            _warnings.traceback_entries(tb), limit):
        entry = FrameSummary(name, lineno, function, end_lineno=end_lineno, colno=colno,
                             end_colno=end_colno)
        entry._text = text
        made.append(entry)
    return StackSummary(made)


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
    return extract_tb(tb, limit).format()


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
    if isinstance(error, BaseExceptionGroup) and limit is None and chain \
            and trace is error.__traceback__:
        return _warnings.format_exception(error).splitlines(True)
    chain_of = [(error, trace, '')]
    seen = {id(error)}
    while chain:
        error = chain_of[-1][0]
        before, words = error.__cause__, (
            '\nThe above exception was the direct cause of the following exception:\n\n')
        if before is None and not error.__suppress_context__:
            before, words = error.__context__, (
                '\nDuring handling of the above exception, another exception occurred:\n\n')
        if before is None or id(before) in seen:
            break
        seen.add(id(before))
        chain_of.append((before, before.__traceback__, words))
    made, words = [], ''
    for error, trace, after in reversed(chain_of):
        if isinstance(error, BaseExceptionGroup) and limit is None and trace is not None \
                and error is not chain_of[0][0]:
            made.extend(_warnings.format_exception(error).splitlines(True))
        else:
            entries = format_tb(trace, limit)
            if entries:
                made.append('Traceback (most recent call last):\n')
                made.extend(entries)
            made.extend(format_exception_only(error))
        if after:
            made.append(after)
    return made


def format_exception_only(exc, /, value=_absent, *, show_group=False):
    """The last lines: class and message, then the notes."""
    error = _value_of(exc, value)
    if not isinstance(error, BaseException):
        return ['NoneType: None\n']
    lines = _own_lines(error)
    if show_group:
        lines += _members(error, 1)
    return lines


def _members(error, depth):
    """The last lines of the exceptions in a group, and of those in them."""
    lines = []
    for one in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        indent = 3 * depth * ' '
        for text in _own_lines(one):
            lines.extend(indent + line for line in text.splitlines(True))
        lines.extend(_members(one, depth + 1))
    return lines


def _own_lines(error):
    text = _warnings.format_exception_only(error)
    if isinstance(error, SyntaxError):
        return text.splitlines(True)
    notes = getattr(error, '__notes__', None)
    lines = []
    if isinstance(notes, (list, tuple)):
        for note in notes:
            lines.extend(line + '\n' for line in str(note).split('\n'))
    tail = ''.join(lines)
    if tail and text.endswith(tail):
        return [text[:-len(tail)], *lines]
    return [text] if not notes else text.splitlines(True)


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
    """Forgets the local variables of all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception made ready to be shown later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        seen = _seen if _seen is not None else set()
        seen.add(id(exc_value))
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = extract_tb(exc_traceback, limit)
        if capture_locals:
            self._add_locals(exc_traceback, limit)
        self._exc_type = exc_type if save_exc_type else None
        self.exc_type_str = _name_of(exc_type)
        self._lines = format_exception_only(exc_value)
        self._members = _members(exc_value, 1)
        self._group = None
        if isinstance(exc_value, BaseExceptionGroup):
            self._group = _warnings.format_exception(exc_value).splitlines(True)
        try:
            self._str = str(exc_value)
        except Exception:
            self._str = '<exception str() failed>'
        self.__notes__ = getattr(exc_value, '__notes__', None)
        if isinstance(exc_value, SyntaxError):
            self.filename, self.text, self.msg = (exc_value.filename, exc_value.text,
                                                  exc_value.msg)
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.offset, self.end_offset = exc_value.offset, exc_value.end_offset
        self.__suppress_context__ = exc_value.__suppress_context__

        def made(error):
            if error is None or id(error) in seen:
                return None
            return TracebackException(type(error), error, error.__traceback__, limit=limit,
                                      capture_locals=capture_locals, _seen=seen)
        self.__cause__ = made(exc_value.__cause__)
        hidden = compact and (self.__cause__ is not None or self.__suppress_context__)
        self.__context__ = None if hidden else made(exc_value.__context__)
        self.exceptions = ([made(error) for error in exc_value.exceptions]
                           if isinstance(exc_value, BaseExceptionGroup) else None)

    def _add_locals(self, tb, limit):
        frames = [frame for frame, _ in walk_tb(tb) if not _warnings.is_library(frame.f_code)]
        for entry, frame in zip(self.stack, _limited(frames, limit)):
            entry.locals = {name: _safe_repr(value) for name, value in frame.f_locals.items()}

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning,
                      stacklevel=2)
        return self._exc_type

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        yield from self._lines
        if show_group:
            yield from self._members

    def format(self, *, chain=True, _ctx=None, **kwargs):
        chain_of = [(self, '')]
        while chain:
            last = chain_of[-1][0]
            if last.__cause__ is not None:
                chain_of.append((last.__cause__, '\nThe above exception was the direct cause of the '
                                                 'following exception:\n\n'))
            elif last.__context__ is not None and not last.__suppress_context__:
                chain_of.append((last.__context__, '\nDuring handling of the above exception, '
                                                   'another exception occurred:\n\n'))
            else:
                break
        if self._group is not None and len(chain_of) == 1:
            yield from self._group
            return
        for one, after in reversed(chain_of):
            if one.stack:
                yield 'Traceback (most recent call last):\n'
                yield from one.stack.format()
            yield from one._lines
            if after:
                yield after

    def print(self, *, file=None, chain=True, **kwargs):
        (sys.stderr if file is None else file).write(''.join(self.format(chain=chain)))


def _name_of(cls):
    if cls is None:
        return None
    if cls.__module__ in ('builtins', '__main__'):
        return cls.__qualname__
    return f'{cls.__module__}.{cls.__qualname__}'
