"""Classes made of their annotated fields. CPython 3.13 Lib/dataclasses.py is what it behaves like."""
import sys

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING',
           'fields', 'asdict', 'astuple', 'make_dataclass', 'replace', 'is_dataclass']

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_ALIAS = type(list[int])
_PROXY = type(type.__dict__)


class FrozenInstanceError(AttributeError):
    pass


class _Word:
    def __init__(self, word):
        self._word = word

    def __repr__(self):
        return self._word


class _MISSING_TYPE:
    def __repr__(self):
        return f'<dataclasses._MISSING_TYPE object at 0x{id(self):x}>'


class _FACTORY_TYPE:
    def __repr__(self):
        return '<factory>'


class _KW_ONLY_TYPE:
    pass


MISSING = _MISSING_TYPE()
_FACTORY = _FACTORY_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_PLAIN, _CLASSVAR, _INITVAR = _Word('_FIELD'), _Word('_FIELD_CLASSVAR'), _Word('_FIELD_INITVAR')


class InitVar:
    """InitVar[int]: handed to __init__ and __post_init__, not kept."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """One field of a dataclass."""

    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare',
                 'metadata', 'kw_only', '_field_type')

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = self._field_type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = _PROXY({} if metadata is None else metadata)
        self.kw_only = kw_only

    def __repr__(self):
        names = ('name', 'type', 'default', 'default_factory', 'init', 'repr', 'hash', 'compare',
                 'metadata', 'kw_only', '_field_type')
        words = ','.join([f'{name}={getattr(self, name)!r}' for name in names])
        return f'Field({words})'

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), '__set_name__', None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(_ALIAS)


class _Params:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only',
                 'slots', 'weakref_slot')

    def __init__(self, **options):
        for name, value in options.items():
            setattr(self, name, value)

    def __repr__(self):
        words = ','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])
        return f'_DataclassParams({words})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """Say more of a field than its type."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- what an annotation says

def _named_in_text(text, cls):
    """What a string annotation such as 'ClassVar[int]' or 't.ClassVar' begins with, as the module
    of the class knows it."""
    prefix, dot, name = text.split('[', 1)[0].strip().rpartition('.')
    module = sys.modules.get(cls.__module__)
    space = module.__dict__ if module is not None else {}
    if dot:
        space = getattr(space.get(prefix.strip()), '__dict__', {})
    return space.get(name.strip(), MISSING)


def _is_classvar(annotation):
    typing = sys.modules.get('typing')
    if typing is None:
        return False
    return annotation is typing.ClassVar or getattr(annotation, '_form', None) is typing.ClassVar


def _kind_of(annotation, cls):
    if isinstance(annotation, str):
        annotation = _named_in_text(annotation, cls)
        if annotation is MISSING:
            return _PLAIN
    if _is_classvar(annotation):
        return _CLASSVAR
    if annotation is InitVar or type(annotation) is InitVar:
        return _INITVAR
    return _PLAIN


def _is_kw_only(annotation, cls):
    if isinstance(annotation, str):
        annotation = _named_in_text(annotation, cls)
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default) is type(Field.name):
            default = MISSING
        f = field(default=default)
    f.name, f.type, f._field_type = name, annotation, _kind_of(annotation, cls)
    if f._field_type is not _PLAIN and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type is _CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
        return f
    if f.kw_only is MISSING:
        f.kw_only = kw_only
    if f._field_type is _PLAIN and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field {f.name} is not allowed: '
                         'use default_factory')
    return f


def _collect(cls, kw_only):
    """The fields of the class itself, in order; leaves the plain defaults on the class."""
    own = []
    kw_only_seen = False
    for name, annotation in cls.__dict__.get('__annotations__', {}).items():
        if _is_kw_only(annotation, cls):
            if kw_only_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            kw_only_seen = kw_only = True
            continue
        own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get('__annotations__', {}):
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return own


# --- the text of the methods

class _Writer:
    """Gathers the text of functions and runs it once."""

    def __init__(self):
        self.parts, self.names, self.space = [], [], {}

    def add(self, name, args, body, locals=None, returns=None, decorator=None):
        if decorator is not None:
            self.parts.append(f' @{decorator}')
        arrow = '' if returns is None else f'->{returns}'
        self.parts.append(f" def {name}({','.join(args)}){arrow}:")
        self.parts.extend([f'  {line}' for line in body])
        self.names.append(name)
        if locals:
            self.space.update(locals)

    def make(self, cls):
        if not self.names:
            return {}
        args = ','.join(self.space)
        text = '\n'.join([f'def __create_fn__({args}):', *self.parts,
                          f" return {','.join(self.names)},"])
        scope = {}
        module = sys.modules.get(cls.__module__)
        exec(text, module.__dict__ if module is not None else {}, scope)
        made = dict(zip(self.names, scope['__create_fn__'](**self.space)))
        for name, function in made.items():
            inner = getattr(function, '__wrapped__', function)
            function.__qualname__ = f'{cls.__qualname__}.{name}'
            if inner is not function:
                inner.__qualname__ = function.__qualname__
        return made


def _init_parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        default = ''
    elif f.default is not MISSING:
        default = f'=__dataclass_dflt_{f.name}__'
    else:
        default = '=__dataclass_HAS_DEFAULT_FACTORY__'
    return f'{f.name}:__dataclass_type_{f.name}__{default}'


def _init_line(f, frozen, space, self_name, slots):
    factory = f'__dataclass_dflt_{f.name}__'
    if f.default_factory is not MISSING:
        space[factory] = f.default_factory
        value = (f'{factory}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}'
                 if f.init else f'{factory}()')
    elif f.init:
        if f.default is not MISSING:
            space[factory] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        space[factory] = f.default
        value = factory
    else:
        return None
    if f._field_type is _INITVAR:
        return None
    if frozen:
        return f'__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})'
    return f'{self_name}.{f.name}={value}'


def _add_init(writer, fields, frozen, has_post_init, self_name, slots):
    std = [f for f in fields if f.init and not f.kw_only]
    kw = [f for f in fields if f.init and f.kw_only]
    seen = None
    for f in std:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen = f
        elif seen:
            raise TypeError(f'non-default argument {f.name!r} follows default argument '
                            f'{seen.name!r}')
    space = {f'__dataclass_type_{f.name}__': f.type for f in fields}
    space['__dataclass_HAS_DEFAULT_FACTORY__'] = _FACTORY
    space['__dataclass_builtins_object__'] = object
    body = []
    for f in fields:
        line = _init_line(f, frozen, space, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        args = ','.join([f.name for f in fields if f._field_type is _INITVAR])
        body.append(f'{self_name}.__post_init__({args})')
    params = [self_name, *[_init_parameter(f) for f in std]]
    if kw:
        params += ['*', *[_init_parameter(f) for f in kw]]
    writer.add('__init__', params, body or ['pass'], space, 'None')


def _recursive_repr(function):
    running = set()

    def wrapper(self):
        key = id(self)
        if key in running:
            return '...'
        running.add(key)
        try:
            return function(self)
        finally:
            running.discard(key)
    wrapper.__wrapped__ = function
    wrapper.__name__ = '__repr__'
    wrapper.__module__ = function.__module__
    return wrapper


def _tuple_of(name, fields):
    if not fields:
        return '()'
    return f"({','.join([f'{name}.{f.name}' for f in fields])},)"


def _add_compare(writer, cls, fields):
    for name, sign in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
        if name in cls.__dict__:
            raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__} Consider '
                            'using functools.total_ordering')
        writer.add(name, ['self', 'other'], [
            'if other.__class__ is self.__class__:',
            f" return {_tuple_of('self', fields)}{sign}{_tuple_of('other', fields)}",
            'return NotImplemented'])


def _add_frozen(writer, cls, fields):
    names = '{' + ', '.join([repr(f.name) for f in fields]) + '}' if fields else '()'
    space = {'cls': cls, 'FrozenInstanceError': FrozenInstanceError}
    condition = f'type(self) is cls or name in {names}' if fields else 'type(self) is cls'
    for name, args, word in (('__setattr__', ['self', 'name', 'value'], 'assign to'),
                             ('__delattr__', ['self', 'name'], 'delete')):
        if name in cls.__dict__:
            raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
        writer.add(name, args, [
            f'if {condition}:',
            f' raise FrozenInstanceError(f"cannot {word} field {{name!r}}")',
            f"super(cls, self).{name}({','.join(args[1:])})"], space)


def _fields_of_bases(cls):
    fields, any_frozen, all_frozen, has_dataclass = {}, False, None, False
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is None:
            continue
        has_dataclass = True
        fields.update(inherited)
        if _PARAMS in base.__dict__:
            all_frozen = (True if all_frozen is None else all_frozen) and base.__dict__[
                _PARAMS].frozen
        any_frozen = any_frozen or getattr(base, _PARAMS).frozen
    return fields, has_dataclass, any_frozen, all_frozen


def _decide_hash(cls, params, fields, writer):
    """What becomes of __hash__: by unsafe_hash, eq, frozen and whether the class has its own."""
    own = cls.__dict__.get('__hash__', MISSING)
    explicit = not (own is MISSING or (own is None and '__eq__' in cls.__dict__))
    if params.unsafe_hash:
        if explicit:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
    elif not params.eq or (explicit and params.frozen):
        return
    elif not params.frozen:
        if not explicit:
            cls.__hash__ = None
        return
    used = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    writer.add('__hash__', ['self'], [f"return hash({_tuple_of('self', used)})"])


def _process(cls, params):
    fields, has_bases, any_frozen, all_frozen = _fields_of_bases(cls)
    for f in _collect(cls, params.kw_only):
        fields[f.name] = f
    if has_bases:
        if any_frozen and not params.frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen is False and params.frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)
    setattr(cls, _PARAMS, params)
    if params.order and not params.eq:
        raise ValueError('eq must be true if order is true')
    everything = list(fields.values())
    plain = [f for f in everything if f._field_type is _PLAIN]
    in_init = [f for f in everything if f._field_type is not _CLASSVAR]
    writer = _Writer()
    if params.init:
        _add_init(writer, in_init, params.frozen, hasattr(cls, '__post_init__'),
                  '__dataclass_self__' if 'self' in fields else 'self', params.slots)
    if params.repr:
        words = ', '.join([f'{f.name}={{self.{f.name}!r}}' for f in plain if f.repr])
        writer.add('__repr__', ['self'], [
            f'return f"{{self.__class__.__qualname__}}({words})"'],
            {'__dataclass_recursive_repr': _recursive_repr}, None, '__dataclass_recursive_repr')
    if params.eq:
        pairs = ' and '.join([f'self.{f.name}==other.{f.name}' for f in plain if f.compare])
        writer.add('__eq__', ['self', 'other'], [
            'if self is other:', ' return True', 'if other.__class__ is self.__class__:',
            f" return {pairs or 'True'}", 'return NotImplemented'])
    if params.order:
        _add_compare(writer, cls, [f for f in plain if f.compare])
    if params.frozen:
        _add_frozen(writer, cls, plain)
    _decide_hash(cls, params, plain, writer)
    for name, function in writer.make(cls).items():
        always = name in ('__setattr__', '__delattr__', '__hash__') or name in (
            '__lt__', '__le__', '__gt__', '__ge__')
        if always or name not in cls.__dict__:
            setattr(cls, name, function)
    if '__replace__' not in cls.__dict__:
        cls.__replace__ = _replace
    if not cls.__dict__.get('__doc__'):
        cls.__doc__ = _signature_text(cls, in_init)
    if params.match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in in_init if f.init and not f.kw_only])
    if params.weakref_slot and not params.slots:
        raise TypeError('weakref_slot is True but slots is False')
    if params.slots:
        cls = _with_slots(cls, params, plain)
    if getattr(cls, '__abstractmethods__', None):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _type_text(kind):
    """A type as signatures show it."""
    if isinstance(kind, type) and not hasattr(kind, '__origin__'):
        module = kind.__module__
        return kind.__qualname__ if module == 'builtins' else f'{module}.{kind.__qualname__}'
    text = repr(kind)
    return text.replace('typing.', '') if getattr(kind, '__module__', None) == 'typing' else text


def _signature_text(cls, fields):
    words = []
    ordered = [f for f in fields if f.init and not f.kw_only]
    kw = [f for f in fields if f.init and f.kw_only]
    for f in [*ordered, *(['*'] if kw else []), *kw]:
        if f == '*':
            words.append('*')
            continue
        kind = _type_text(f.type)
        if f.default is not MISSING:
            kind += f' = {f.default!r}'
        elif f.default_factory is not MISSING:
            kind += ' = <factory>'
        words.append(f'{f.name}: {kind}')
    return f"{cls.__name__}({', '.join(words)})"


def _with_slots(cls, params, fields):
    """The class made anew, with __slots__."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = set()
    for base in cls.__mro__[1:-1]:
        slots = base.__dict__.get('__slots__', ())
        inherited.update([slots] if isinstance(slots, str) else slots)
    space = dict(cls.__dict__)
    names = [f.name for f in fields if f.name not in inherited]
    if params.weakref_slot and '__weakref__' not in inherited:
        names.append('__weakref__')
    space['__slots__'] = tuple(names)
    for name in names:
        space.pop(name, None)
    space.pop('__dict__', None)
    space.pop('__weakref__', None)
    qualname = cls.__qualname__
    new = type(cls)(cls.__name__, cls.__bases__, space)
    new.__qualname__ = qualname
    _move_cells(cls, new)
    if params.frozen and '__getstate__' not in space:
        new.__getstate__ = _get_state
        new.__setstate__ = _set_state
    return new


def _move_cells(old, new):
    """Functions that name __class__ (super() does) shall mean the new class."""
    for item in list(new.__dict__.values()):
        function = getattr(item, '__func__', item)
        function = getattr(function, '__wrapped__', function)
        for part in (function, getattr(item, 'fget', None), getattr(item, 'fset', None)):
            for cell in getattr(part, '__closure__', None) or ():
                try:
                    if cell.cell_contents is old:
                        cell.cell_contents = new
                except ValueError:
                    pass


def _get_state(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add __init__, __repr__, __eq__ and more to a class, by its annotations."""
    def wrap(cls):
        return _process(cls, _Params(
            init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
            match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot))
    return wrap if cls is None else wrap(cls)


# --- functions over dataclasses

def fields(class_or_instance):
    """The fields, as a tuple of Field objects."""
    found = getattr(class_or_instance, _FIELDS, None)
    if found is None:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._field_type is _PLAIN])


def is_dataclass(obj):
    """Is it a dataclass or an instance of one?"""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


_ATOMIC = frozenset([type(None), bool, int, float, str, complex, bytes, type(...),
                     type(NotImplemented), type(is_dataclass), type(len), type, range, property])


def _inner(obj, make):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        return make(obj)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[_inner(item, make) for item in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_inner(item, make) for item in obj])
    if isinstance(obj, dict):
        pairs = [(_inner(key, make), _inner(value, make)) for key, value in obj.items()]
        if hasattr(kind, 'default_factory'):
            result = kind(obj.default_factory)
            result.update(pairs)
            return result
        return kind(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, dataclasses inside too."""
    if not _is_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')

    def make(one):
        return dict_factory([(f.name, _inner(getattr(one, f.name), make)) for f in fields(one)])
    return make(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, dataclasses inside too."""
    if not _is_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')

    def make(one):
        return tuple_factory([_inner(getattr(one, f.name), make) for f in fields(one)])
    return make(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True,
                   order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
                   slots=False, weakref_slot=False, module=None):
    """A dataclass from names, (name, type) and (name, type, default)."""
    space = dict(namespace or {})
    kinds = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, 'typing.Any'
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, space[item[0]] = item
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in kinds:
            raise TypeError(f'Field name duplicated: {name!r}')
        kinds[name] = kind
    space['__annotations__'] = kinds
    if module is None:
        module = sys._getframe(1).f_globals.get('__name__', '__main__')
    space['__module__'] = module
    from types import new_class
    cls = new_class(cls_name, bases, {}, lambda given: given.update(space))
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash,
                     frozen=frozen, match_args=match_args, kw_only=kw_only, slots=slots,
                     weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A copy with some fields changed."""
    if not _is_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be '
                                'specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
