"""Where in the source a thing is defined: the part of inspect that reads text."""
import linecache
import sys

import inspect as _inspect


def _after_string(text, at):
    """Behind the string literal whose quote stands at `at`; its end must be in the text."""
    quote = text[at] * 3 if text.startswith(text[at] * 3, at) else text[at]
    at += len(quote)
    while at < len(text) and not text.startswith(quote, at):
        at += 2 if text[at] == '\\' else 1
    return at + len(quote)


def _logical_lines(lines):
    """(first row, last row, column, text) of each, rows from 0; text is '' for blank lines and
    begins with '#' for those that hold a comment only."""
    text = ''.join(lines)
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line)
    row = 0
    while row < len(lines):
        first, at, depth = row, starts[row], 0
        while at < len(text):
            c = text[at]
            if c in '\'"':
                at = _after_string(text, at)
                continue
            if c == '#':
                at = text.find('\n', at)
                at = len(text) if at < 0 else at
                continue
            if c == '\\':
                at += 2
                continue
            depth += (c in '([{') - (c in ')]}')
            if c == '\n' and depth <= 0:
                break
            at += 1
        while row + 1 < len(lines) and starts[row + 1] <= at:
            row += 1
        line = lines[first]
        words = line.strip()
        yield first, row, len(line.expandtabs()) - len(line.expandtabs().lstrip()), words
        row += 1


def getblock(lines):
    """The lines of the class, function or lambda that begins with the first of them."""
    last = column = body = None
    for first, end, at, words in _logical_lines(lines):
        if column is None:
            if not words or words[0] in '#@':
                last = end
                continue
            column, last = at, end
            opens = words.removeprefix('async ').split('(')[0].split(':')[0].split()
            if not opens or opens[0] not in ('def', 'class'):
                break
        elif not words:
            continue
        elif words[0] == '#':
            if body is not None and at >= body:
                last = end
        elif at <= column:
            break
        else:
            body = at if body is None else body
            last = end
    return lines[:1 if last is None else last + 1]


def findsource(object):
    """All lines of its file, and the number of its first one, from 0."""
    file = _inspect.getsourcefile(object)
    lines = linecache.getlines(file) if file else []
    if not lines:
        raise OSError('could not get source code')
    if _inspect.ismodule(object):
        return lines, 0
    if _inspect.isclass(object):
        try:
            return lines, vars(object)['__firstlineno__'] - 1
        except (TypeError, KeyError):
            raise OSError('source code not available') from None
    if _inspect.ismethod(object):
        object = object.__func__
    if _inspect.isfunction(object):
        object = object.__code__
    if _inspect.istraceback(object):
        object = object.tb_frame
    if _inspect.isframe(object):
        object = object.f_code
    if _inspect.iscode(object):
        number = object.co_firstlineno - 1
        if number >= len(lines):
            raise OSError('lineno is out of bounds')
        return lines, number
    raise OSError('could not find code object')


def getsourcelines(object):
    """The lines of a thing and the number of the first, from 1 (0 for a whole file)."""
    object = _inspect.unwrap(object)
    lines, number = findsource(object)
    if _inspect.istraceback(object):
        object = object.tb_frame
    if _inspect.ismodule(object) or (_inspect.isframe(object)
                                     and object.f_code.co_name == '<module>'):
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    return ''.join(getsourcelines(object)[0])


def _comment_block(lines, end, indent):
    """The comments with this indentation right before line `end`."""
    found = []
    while end > 0:
        line = lines[end - 1].expandtabs()
        if not line.lstrip().startswith('#') or len(line) - len(line.lstrip()) != indent:
            break
        found.insert(0, line.lstrip())
        end -= 1
    return ''.join(found) or None


def getcomments(object):
    """The comments before a thing, or at the beginning of a module."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if not _inspect.ismodule(object):
        line = lines[number].expandtabs()
        return _comment_block(lines, number, len(line) - len(line.lstrip()))
    start = 1 if lines and lines[0][:2] == '#!' else 0
    while start < len(lines) and lines[start].strip() in ('', '#'):
        start += 1
    end = start
    while end < len(lines) and lines[end][:1] == '#':
        end += 1
    return ''.join(line.expandtabs() for line in lines[start:end]) or None
