"""Pretty printing of nested data."""
import collections as _collections
import re
import sys as _sys
from io import StringIO as _StringIO

__all__ = ['pprint', 'pformat', 'isreadable', 'isrecursive', 'saferepr', 'PrettyPrinter', 'pp']


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SafeKey:
    """Sorts anything: by value where that works, else by type and address."""

    __slots__ = ['obj']

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _pair_key(pair):
    return _SafeKey(pair[0]), _SafeKey(pair[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write('\n')

    def pformat(self, object):
        stream = _StringIO()
        self._format(object, stream, 0, 0, {}, 0)
        return stream.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            return
        rep = self._repr(object, context, level)
        if len(rep) > self._width - indent - allowance:
            write = _writers.get(type(object).__repr__)
            if write is None and _is_plain_dataclass(object):
                write = PrettyPrinter._write_dataclass
            if write is not None:
                context[key] = 1
                write(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(rep)

    # --- by kind

    def _write_dict(self, object, stream, indent, allowance, context, level):
        stream.write('{')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        if object:
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            self._write_pairs(items, stream, indent, allowance + 1, context, level)
        stream.write('}')

    def _write_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context,
                     level)
        stream.write(')')

    def _write_view(self, object, stream, indent, allowance, context, level):
        key = _pair_key if type(object) is type({}.items()) else _SafeKey
        items = sorted(object, key=key) if self._sort_dicts else object
        name = type(object).__name__
        stream.write(name + '([')
        indent += self._indent_per_level + len(name) + 1
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        self._write_items(items, stream, indent - self._indent_per_level + 1, allowance + 2,
                          context, level)
        stream.write('])')

    def _write_list(self, object, stream, indent, allowance, context, level):
        stream.write('[')
        self._write_items(object, stream, indent, allowance + 1, context, level)
        stream.write(']')

    def _write_tuple(self, object, stream, indent, allowance, context, level):
        stream.write('(')
        end = ',)' if len(object) == 1 else ')'
        self._write_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _write_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        kind = object.__class__
        if kind is set:
            stream.write('{')
            end = '}'
        else:
            stream.write(kind.__name__ + '({')
            end = '})'
            indent += len(kind.__name__) + 1
        self._write_items(sorted(object, key=_SafeKey), stream, indent, allowance + len(end),
                          context, level)
        stream.write(end)

    def _write_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = []
        max_width1 = max_width = self._width - indent
        lines = object.splitlines(True)
        rep = ''
        for i, line in enumerate(lines):
            rep = repr(line)
            if i == len(lines) - 1:
                max_width1 -= allowance
            if len(rep) <= max_width1:
                chunks.append(rep)
                continue
            parts = re.findall(r'\S*\s*', line)
            parts.pop()     # an empty match at the end
            max_width2 = max_width
            current = ''
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    max_width2 -= allowance
                if len(repr(candidate)) > max_width2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            stream.write(rep)
            return
        if level == 1:
            stream.write('(')
        for i, chunk in enumerate(chunks):
            if i > 0:
                stream.write('\n' + ' ' * indent)
            stream.write(chunk)
        if level == 1:
            stream.write(')')

    def _write_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        parens = level == 1
        if parens:
            indent += 1
            allowance += 1
            stream.write('(')
        delimiter = ''
        for rep in _wrap_bytes(object, self._width - indent, allowance):
            stream.write(delimiter)
            stream.write(rep)
            if not delimiter:
                delimiter = '\n' + ' ' * indent
        if parens:
            stream.write(')')

    def _write_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write('bytearray(')
        self._write_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(')')

    def _write_mapping_proxy(self, object, stream, indent, allowance, context, level):
        stream.write('mappingproxy(')
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(')')

    def _write_namespace(self, object, stream, indent, allowance, context, level):
        name = 'namespace' if type(object).__name__ == 'SimpleNamespace' \
            else object.__class__.__name__
        stream.write(name + '(')
        self._write_fields(list(object.__dict__.items()), stream, indent + len(name) + 1,
                           allowance, context, level)
        stream.write(')')

    def _write_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields
        name = object.__class__.__name__
        items = [(f.name, getattr(object, f.name)) for f in fields(object) if f.repr]
        stream.write(name + '(')
        self._write_fields(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(')')

    def _write_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        rdf = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write(f'{name}({rdf},\n{" " * indent}')
        self._write_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(')')

    def _write_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '({')
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        self._write_pairs(object.most_common(), stream, indent + len(name) + 1, allowance + 2,
                          context, level)
        stream.write('})')

    def _write_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        indent += len(name) + 1
        for i, m in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(m, stream, indent, allowance + 1, context, level)
                stream.write(')')
            else:
                self._format(m, stream, indent, 1, context, level)
                stream.write(',\n' + ' ' * indent)

    def _write_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + '(')
        indent += len(name) + 1
        stream.write('[')
        if object.maxlen is None:
            self._write_items(object, stream, indent, allowance + 2, context, level)
            stream.write('])')
        else:
            self._write_items(object, stream, indent, 2, context, level)
            rml = self._repr(object.maxlen, context, level)
            stream.write(f'],\n{" " * indent}maxlen={rml})')

    def _write_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # --- parts

    def _write_pairs(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        delimiter = ',\n' + ' ' * indent
        items = list(items)
        for i, (key, value) in enumerate(items):
            rep = self._repr(key, context, level)
            stream.write(rep + ': ')
            last = i == len(items) - 1
            self._format(value, stream, indent + len(rep) + 2, allowance if last else 1, context,
                         level)
            if not last:
                stream.write(delimiter)

    def _write_fields(self, items, stream, indent, allowance, context, level):
        delimiter = ',\n' + ' ' * indent
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            stream.write(key + '=')
            if id(value) in context:
                stream.write('...')
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if last else 1,
                             context, level)
            if not last:
                stream.write(delimiter)

    def _write_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * ' ')
        newline = ',\n' + ' ' * indent
        delimiter = ''
        width = max_width = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                rep = self._repr(item, context, level)
                w = len(rep) + 2
                if width < w:
                    width = max_width
                    if delimiter:
                        delimiter = newline
                if width >= w:
                    width -= w
                    stream.write(delimiter)
                    delimiter = ', '
                    stream.write(rep)
                    continue
            stream.write(delimiter)
            delimiter = newline
            self._format(item, stream, indent, allowance if last else 1, context, level)

    # --- on one line

    def _safe_repr(self, object, context, maxlevels, level):
        """(text, can it be read back, is it recursive)"""
        kind = type(object)
        if kind in _simple:
            return repr(object), True, False
        r = getattr(kind, '__repr__', None)
        if issubclass(kind, int) and r is int.__repr__:
            return (f'{object:_d}' if self._underscore_numbers else repr(object)), True, False
        if issubclass(kind, dict) and r is dict.__repr__:
            return self._inside(object, context, maxlevels, level, '{}', '{%s}', '{...}')
        if (issubclass(kind, list) and r is list.__repr__) or \
                (issubclass(kind, tuple) and r is tuple.__repr__):
            if issubclass(kind, list):
                form, empty = '[%s]', '[]'
            else:
                form, empty = ('(%s,)' if len(object) == 1 else '(%s)'), '()'
            return self._inside(object, context, maxlevels, level, empty, form, form % '...')
        rep = repr(object)
        return rep, bool(rep) and not rep.startswith('<'), False

    def _inside(self, object, context, maxlevels, level, empty, form, cut):
        if not object:
            return empty, True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return cut, False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive, parts = True, False, []
        level += 1

        def text(item):
            nonlocal readable, recursive
            rep, can_read, is_recursive = self.format(item, context, maxlevels, level)
            readable = readable and can_read
            recursive = recursive or is_recursive
            return rep
        if isinstance(object, dict):
            items = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            for k, v in items:
                key_text = text(k)
                parts.append(f'{key_text}: {text(v)}')
        else:
            parts = [text(item) for item in object]
        del context[key]
        return form % ', '.join(parts), readable, recursive


_simple = {str, bytes, bytearray, float, complex, bool, type(None)}


def _recursion(object):
    return f'<Recursion on {type(object).__name__} with id={id(object)}>'


def _is_plain_dataclass(object):
    module = _sys.modules.get('dataclasses')
    if module is None or isinstance(object, type) or not module.is_dataclass(object):
        return False
    method = type(object).__repr__
    return object.__dataclass_params__.repr and hasattr(method, '__wrapped__') \
        and method.__wrapped__.__code__.co_filename == '<string>'


def _wrap_bytes(object, width, allowance):
    current = b''
    last = len(object) // 4 * 4
    for i in range(0, len(object), 4):
        part = object[i:i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


def _make_writers():
    from types import MappingProxyType, SimpleNamespace
    p, c = PrettyPrinter, _collections
    pairs = [(dict, p._write_dict), (c.OrderedDict, p._write_ordered_dict),
             (list, p._write_list), (tuple, p._write_tuple), (set, p._write_set),
             (frozenset, p._write_set), (str, p._write_str), (bytes, p._write_bytes),
             (bytearray, p._write_bytearray), (MappingProxyType, p._write_mapping_proxy),
             (SimpleNamespace, p._write_namespace), (c.defaultdict, p._write_default_dict),
             (c.Counter, p._write_counter), (c.ChainMap, p._write_chain_map),
             (c.deque, p._write_deque), (c.UserDict, p._write_user), (c.UserList, p._write_user),
             (c.UserString, p._write_user)]
    return {kind.__repr__: write for kind, write in pairs}


_writers = _make_writers()
