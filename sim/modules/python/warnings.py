"""Warnings: filters, and how they are shown. CPython 3.13 Lib/warnings.py is what it behaves like.

What the interpreter itself warns of comes through _issue once this module is imported."""
import sys

import _warnings

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings',
           'simplefilter', 'resetwarnings', 'catch_warnings', 'deprecated']

# Each: (action, pattern of the message or None, category, pattern of the module or None, line).
# The interpreter shows its own kinds of warnings by default as CPython does outside of debug mode;
# ResourceWarning is among those that it does not show.
filters = [
    ('default', None, DeprecationWarning, '__main__', 0),
    ('ignore', None, DeprecationWarning, None, 0),
    ('ignore', None, PendingDeprecationWarning, None, 0),
    ('ignore', None, ImportWarning, None, 0),
    ('ignore', None, ResourceWarning, None, 0),
]
defaultaction = _defaultaction = 'default'
onceregistry = {}
_version = 0


class WarningMessage:
    """One warning, with where it stands."""

    _WARNING_DETAILS = ('message', 'category', 'filename', 'lineno', 'file', 'line', 'source')

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f'{{message : {self.message!r}, category : {self._category_name!r}, filename : '
                f'{self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}')


def _format(msg):
    text = f'{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n'
    line = msg.line
    if line is None:
        line = _warnings.source_line(msg.filename, msg.lineno)
    if line:
        text += f'  {line.strip()}\n'
    if msg.source is not None:
        text += (f'{msg.category.__name__}: Enable tracemalloc to get the object allocation '
                 'traceback\n')
    return text


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning."""
    return _format(WarningMessage(message, category, filename, lineno, None, line))


def _write(msg):
    file = msg.file if msg.file is not None else sys.stderr
    if file is None:
        return
    if formatwarning is not _own_format:
        text = formatwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    else:
        text = _format(msg)
    try:
        file.write(text)
    except OSError:
        pass


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a stream; programs may put their own function in this place."""
    _write(WarningMessage(message, category, filename, lineno, file, line))


_own_show, _own_format = showwarning, formatwarning
_recorder = None


def _show(msg):
    if _recorder is not None and showwarning is _own_show:
        _recorder.append(msg)
    elif showwarning is not _own_show:
        if not callable(showwarning):
            raise TypeError('warnings.showwarning() must be set to a function or method')
        showwarning(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)
    else:
        _write(msg)


# --- filters

def _changed():
    global _version
    _version += 1


def _add(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _changed()


_ACTIONS = ('default', 'error', 'ignore', 'always', 'all', 'module', 'once')


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Say what becomes of the warnings that fit; the filter added last is asked first."""
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(message, str):
        raise TypeError('message must be a string')
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')
    if message or module:
        import re
        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    else:
        message = module = None
    _add((action, message, category, module, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Say what becomes of a category of warnings."""
    if action not in _ACTIONS:
        raise ValueError(f'invalid action: {action!r}')
    if not isinstance(lineno, int):
        raise TypeError('lineno must be an int')
    if lineno < 0:
        raise ValueError('lineno must be an int >= 0')
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    """Take away all filters."""
    filters[:] = []
    _changed()


def _fits(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else pattern.match(text) is not None


def _action_for(text, category, module, lineno):
    for action, message, kind, where, line in filters:
        if (_fits(message, text) and issubclass(category, kind) and _fits(where, module)
                and (line == 0 or lineno == line)):
            return action
    return defaultaction


# --- warning

def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    """Issue a warning that stands at a given place."""
    lineno = int(lineno)
    if module is None:
        module = filename or '<unknown>'
        if module[-3:].lower() == '.py':
            module = module[:-3]
    if registry is None:
        registry = {}
    if registry.get('version', 0) != _version:
        registry.clear()
        registry['version'] = _version
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text = message
        message = category(message)
    key = (text, category, lineno)
    if registry.get(key):
        return
    action = _action_for(text, category, module, lineno)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    if action == 'once':
        registry[key] = 1
        if onceregistry.get((text, category)):
            return
        onceregistry[text, category] = 1
    elif action in ('always', 'all'):
        pass
    elif action == 'module':
        registry[key] = 1
        if registry.get((text, category, 0)):
            return
        registry[text, category, 0] = 1
    elif action == 'default':
        registry[key] = 1
    else:
        raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n'
                           f' {_first_filter(text, category, module, lineno)}')
    _show(WarningMessage(message, category, filename, lineno, source=source))


def _first_filter(text, category, module, lineno):
    for item in filters:
        if (_fits(item[1], text) and issubclass(category, item[2]) and _fits(item[3], module)
                and (item[4] == 0 or lineno == item[4])):
            return item
    return None


def _is_library(frame):
    return _warnings.is_library(frame.f_code)


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning at the line that calls, or stacklevel - 1 calls above it."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '"
                        f"{type(category).__name__}'")
    try:
        frame = sys._getframe(1)
        if skip_file_prefixes:
            stacklevel = max(2, stacklevel)
        for _ in range(stacklevel - 1):
            frame = frame.f_back
            while (frame is not None and skip_file_prefixes
                   and frame.f_code.co_filename.startswith(tuple(skip_file_prefixes))):
                frame = frame.f_back
            if frame is None:
                raise ValueError
    except ValueError:
        space, filename, lineno = sys.__dict__, '<sys>', 0
    else:
        space, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = space.setdefault('__warningregistry__', {})
    warn_explicit(message, category, filename, lineno, space.get('__name__', '<string>'),
                  registry, None, source)


def _issue(text, category, filename, lineno, source):
    """A warning of the interpreter itself."""
    main = sys.modules.get('__main__')
    space = main.__dict__ if main is not None else {}
    registry = space.setdefault('__warningregistry__', {})
    warn_explicit(text, category, filename, lineno, '__main__', registry, None, source)


class catch_warnings:
    """Puts filters and showwarning back at the end; with record=True gathers what is issued."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record, self._entered = record, False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        return 'catch_warnings(record=True)' if self._record else 'catch_warnings()'

    def __enter__(self):
        global showwarning, _recorder
        if self._entered:
            raise RuntimeError(f'Cannot enter {self!r} twice')
        self._entered = True
        self._saved = filters[:], showwarning, _recorder
        _changed()
        if self._record:
            log = _recorder = []
            showwarning = _own_show
        else:
            log = None
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global showwarning, _recorder
        if not self._entered:
            raise RuntimeError(f'Cannot exit {self!r} without entering first')
        filters[:], showwarning, _recorder = self._saved
        _changed()


class deprecated:
    """Mark a function or class as one not to be used any more."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError('Expected an object of type str for \'message\', not '
                            f'{type(message).__name__!r}')
        self.message, self.category, self.stacklevel = message, category, stacklevel

    def __call__(self, arg, /):
        message, category, level = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            original = arg.__new__

            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=level + 1)
                if original is not object.__new__:
                    return original(cls, *args, **kwargs)
                return original(cls)
            arg.__new__ = staticmethod(__new__)
            arg.__deprecated__ = message
            return arg

        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level + 1)
            return arg(*args, **kwargs)
        for name in ('__module__', '__name__', '__qualname__', '__doc__'):
            setattr(wrapper, name, getattr(arg, name))
        wrapper.__wrapped__ = arg
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper
