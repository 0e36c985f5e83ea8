"""What annotations name. Nothing is checked at run time; forms can be subscripted and shown."""
import sys

TYPE_CHECKING = False

_GenericAlias = type(list[int])
_UnionType = type(int | str)
_NoneType = type(None)

# What CPython takes from collections.abc and other modules: name here -> (module, name there,
# number of parameters; -1: any).
_BORROWED = {
    'Hashable': ('collections.abc', 'Hashable', 0), 'Sized': ('collections.abc', 'Sized', 0),
    'ByteString': ('collections.abc', 'ByteString', 0),
    'Awaitable': ('collections.abc', 'Awaitable', 1),
    'Coroutine': ('collections.abc', 'Coroutine', 3),
    'AsyncIterable': ('collections.abc', 'AsyncIterable', 1),
    'AsyncIterator': ('collections.abc', 'AsyncIterator', 1),
    'AsyncGenerator': ('collections.abc', 'AsyncGenerator', 2),
    'Iterable': ('collections.abc', 'Iterable', 1), 'Iterator': ('collections.abc', 'Iterator', 1),
    'Generator': ('collections.abc', 'Generator', 3),
    'Reversible': ('collections.abc', 'Reversible', 1),
    'Container': ('collections.abc', 'Container', 1),
    'Collection': ('collections.abc', 'Collection', 1),
    'AbstractSet': ('collections.abc', 'Set', 1), 'MutableSet': ('collections.abc', 'MutableSet', 1),
    'Mapping': ('collections.abc', 'Mapping', 2),
    'MutableMapping': ('collections.abc', 'MutableMapping', 2),
    'Sequence': ('collections.abc', 'Sequence', 1),
    'MutableSequence': ('collections.abc', 'MutableSequence', 1),
    'MappingView': ('collections.abc', 'MappingView', 1),
    'KeysView': ('collections.abc', 'KeysView', 1), 'ItemsView': ('collections.abc', 'ItemsView', 2),
    'ValuesView': ('collections.abc', 'ValuesView', 1),
    'ContextManager': ('contextlib', 'AbstractContextManager', 2),
    'AsyncContextManager': ('contextlib', 'AbstractAsyncContextManager', 2),
    'List': ('builtins', 'list', 1), 'Set': ('builtins', 'set', 1),
    'FrozenSet': ('builtins', 'frozenset', 1), 'Dict': ('builtins', 'dict', 2),
    'Type': ('builtins', 'type', 1), 'Tuple': ('builtins', 'tuple', -1),
    'Deque': ('collections', 'deque', 1), 'DefaultDict': ('collections', 'defaultdict', 2),
    'OrderedDict': ('collections', 'OrderedDict', 2), 'Counter': ('collections', 'Counter', 1),
    'ChainMap': ('collections', 'ChainMap', 2),
    'Pattern': ('re', 'Pattern', 1), 'Match': ('re', 'Match', 1),
}
_DEFAULTS = {'Generator': 2, 'AsyncGenerator': 1, 'ContextManager': 1, 'AsyncContextManager': 1}

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic',
    'Literal', 'Optional', 'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple',
    'Union', *_BORROWED, 'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat',
    'SupportsIndex', 'SupportsInt', 'SupportsRound', 'NamedTuple', 'TypedDict', 'AnyStr',
    'assert_type', 'assert_never', 'cast', 'clear_overloads', 'dataclass_transform', 'final',
    'get_args', 'get_origin', 'get_overloads', 'get_protocol_members', 'get_type_hints',
    'is_protocol', 'is_typeddict', 'LiteralString', 'Never', 'NewType', 'no_type_check',
    'NoDefault', 'NoReturn', 'NotRequired', 'overload', 'override', 'ParamSpecArgs',
    'ParamSpecKwargs', 'ReadOnly', 'Required', 'reveal_type', 'runtime_checkable', 'Self', 'Text',
    'TYPE_CHECKING', 'BinaryIO', 'IO', 'TextIO', 'TypeAlias', 'TypeGuard', 'TypeIs', 'TypeAliasType', 'Unpack']


# --- words

def _type_repr(thing):
    if isinstance(thing, type) and not isinstance(thing, _GenericAlias):
        if thing.__module__ == 'builtins':
            return thing.__qualname__
        return f'{thing.__module__}.{thing.__qualname__}'
    if thing is ...:
        return '...'
    if isinstance(thing, type(_type_repr)):
        return thing.__name__
    if isinstance(thing, list):
        return '[' + ', '.join([_type_repr(item) for item in thing]) + ']'
    return repr(thing)


def _caller(depth=2):
    try:
        return sys._getframe(depth).f_globals.get('__name__', '__main__')
    except ValueError:
        return None


def _convert(arg, what='Parameters to generic types must be types.', module=None):
    """An argument of a form, made a type: None and strings stand for types."""
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module)
    if isinstance(arg, (type, list, _UnionType, _GenericAlias)) or callable(arg) or arg is ...:
        return arg
    if hasattr(arg, '_typing_form'):
        return arg
    raise TypeError(f'{what} Got {arg!r:.100}.')


def _parameters_of(args):
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if hasattr(arg, '__typing_subst__'):
            if arg not in found:
                found.append(arg)
        elif isinstance(arg, (list, tuple)):
            for inner in _parameters_of(arg):
                if inner not in found:
                    found.append(inner)
        else:
            for inner in getattr(arg, '__parameters__', ()):
                if inner not in found:
                    found.append(inner)
    return tuple(found)


def _substitute(arg, table):
    if isinstance(arg, type) and not isinstance(arg, _GenericAlias):
        return arg
    if hasattr(arg, '__typing_subst__'):
        return table.get(arg, arg)
    if isinstance(arg, (list, tuple)):
        return type(arg)([_substitute(item, table) for item in arg])
    inner = getattr(arg, '__parameters__', ())
    if inner:
        return arg[tuple([table.get(item, item) for item in inner])]
    return arg


class _Form:
    """Whatever stands in annotations: can be united with |."""

    _typing_form = True

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ForwardRef(_Form):
    """A type named by a string."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        try:
            self.__forward_code__ = compile(arg, '<string>', 'eval')
        except SyntaxError:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}') from None

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = self.__forward_module__
        return (f'ForwardRef({self.__forward_arg__!r}'
                + ('' if module is None else f', module={module!r}') + ')')


# --- type variables

class _NoDefault:
    def __repr__(self):
        return 'typing.NoDefault'


NoDefault = _NoDefault()


class _Variable(_Form):
    _prefix = '~'

    def __init__(self, name, default):
        self.__name__ = name
        self._default = lambda: default
        module = _caller(3)
        if module != 'typing':
            self.__module__ = module

    def __typing_subst__(self, arg):
        return _convert(arg)

    @property
    def __default__(self):
        return self._default()

    def has_default(self):
        return self.__default__ is not NoDefault

    def __repr__(self):
        return self._prefix + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass an instance of {type(self).__name__}')


class TypeVar(_Variable):
    """A type that is left open."""

    __constraints__ = ()
    __bound__ = None

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False,
                 default=NoDefault, infer_variance=False):
        super().__init__(name, default)
        if covariant and contravariant:
            raise ValueError('Bivariant types are not supported.')
        if constraints and bound is not None:
            raise TypeError('Constraints cannot be combined with bound=...')
        if len(constraints) == 1:
            raise TypeError('A single constraint is not allowed')
        self.__constraints__ = tuple([_convert(item) for item in constraints])
        self.__bound__ = None if bound is None else _convert(bound)
        self.__covariant__, self.__contravariant__ = bool(covariant), bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._prefix = '+' if covariant else '-' if contravariant else '' if infer_variance else '~'


class _LazyTypeVar(TypeVar):
    """One of `class A[T: bound]`: its bound is computed when asked for, and then kept."""

    def __init__(self, name, compute, constrained):
        super().__init__(name, infer_variance=True)
        del self.__bound__, self.__constraints__
        self._compute, self._constrained = compute, constrained

    def _kept(self):
        bound = self._compute()
        self._compute = lambda: bound
        return bound

    @property
    def __bound__(self):
        return None if self._constrained else self._kept()

    @__bound__.setter
    def __bound__(self, value):
        pass

    @__bound__.deleter
    def __bound__(self):
        pass

    @property
    def __constraints__(self):
        return self._kept() if self._constrained else ()

    @__constraints__.setter
    def __constraints__(self, value):
        pass

    @__constraints__.deleter
    def __constraints__(self):
        pass


_LazyTypeVar.__name__ = _LazyTypeVar.__qualname__ = 'TypeVar'


class ParamSpecArgs(_Form):
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.args'


class ParamSpecKwargs(_Form):
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f'{self.__origin__.__name__}.kwargs'


class ParamSpec(_Variable):
    """The parameters of a callable, left open."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False,
                 default=NoDefault, infer_variance=False):
        super().__init__(name, default)
        self.__bound__ = bound
        self.__covariant__, self.__contravariant__ = bool(covariant), bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._prefix = '+' if covariant else '-' if contravariant else '' if infer_variance else '~'

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)


class TypeVarTuple(_Variable):
    """Any number of types, left open."""

    _prefix = ''

    def __init__(self, name, *, default=NoDefault):
        super().__init__(name, default)

    def __iter__(self):
        yield Unpack[self]


# What the evaluator calls for `def f[T: int, **P, *Ts]`, `class A[T]` and `type A[T] = ...`.

def _scoped_type_var(name):
    return TypeVar(name, infer_variance=True)


def _bounded_type_var(name, compute):
    return _LazyTypeVar(name, compute, False)


def _constrained_type_var(name, compute):
    return _LazyTypeVar(name, compute, True)


def _default_of_variable(variable, compute):
    variable._default = compute
    return variable


def _scoped_param_spec(name):
    return ParamSpec(name, infer_variance=True)


def _subscript_generic(parameters):
    return Generic[tuple([Unpack[item] if isinstance(item, TypeVarTuple) else item
                          for item in parameters])]


class TypeAliasType(_Form):
    """What `type A = ...` makes: its value is computed when asked for."""

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = self.__parameters__ = tuple(type_params)
        self.__module__ = _caller()
        self._compute = lambda: value

    @property
    def __value__(self):
        value = self._compute()
        self._compute = lambda: value
        return value

    def __getitem__(self, args):
        if not self.__type_params__:
            raise TypeError('Only generic type aliases are subscriptable')
        return _GenericAlias(self, args)

    def __repr__(self):
        return self.__name__


def _type_alias(name, type_params, compute):
    alias = TypeAliasType(name, None, type_params=type_params or ())
    alias._compute = compute
    return alias


# --- special forms

class _SpecialForm(_Form):
    """A form such as Union: what its subscription means is a function's matter."""

    def __init__(self, function):
        self._name = self.__name__ = self.__qualname__ = function.__name__
        self.__doc__ = function.__doc__
        self._function = function

    def __repr__(self):
        return 'typing.' + self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __reduce__(self):
        return self._name

    def __getitem__(self, parameters):
        return self._function(self, parameters)


class _Alias(_Form):
    """A form with arguments: List[int], Union[int, str]."""

    def __init__(self, form, args, name=None):
        self.__dict__['_form'] = form
        self.__dict__['_name'] = name
        self.__dict__['__args__'] = args
        self.__dict__['__parameters__'] = _parameters_of(args)

    @property
    def __origin__(self):
        form = self._form
        return form.__origin__ if isinstance(form, _Borrowed) else form

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __setattr__(self, name, value):
        if name.startswith('__'):
            self.__dict__[name] = value
        else:
            setattr(self.__origin__, name, value)

    def __call__(self, *args, **kwargs):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f'Cannot instantiate {origin!r}')
        if isinstance(self._form, _Borrowed) and self._form._module == 'builtins':
            raise TypeError(f'Type {self._form._name} cannot be instantiated; '
                            f'use {origin.__name__}() instead')
        made = origin(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            pass
        return made

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if isinstance(self._form, _Borrowed):
            return self._form.__mro_entries__(bases)
        if origin is Generic:
            if Protocol in bases:
                return ()
            at = bases.index(self)
            for base in bases[at + 1:]:
                if isinstance(base, _Alias) and base is not self:
                    return ()
        return (origin,)

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        wanted = self.__parameters__
        if len(args) != len(wanted) and not any(
                isinstance(item, (TypeVarTuple, ParamSpec)) for item in wanted):
            word = 'many' if len(args) > len(wanted) else 'few'
            raise TypeError(f'Too {word} arguments for {self}; actual {len(args)}, '
                            f'expected {len(wanted)}')
        table = dict(zip(wanted, [_convert(arg) for arg in args]))
        new = tuple([_substitute(arg, table) for arg in self.__args__])
        if self._form is Union:
            return Union[new]
        if self._form is Callable:
            return Callable[list(new[:-1]) if new[:-1] != (...,) else ..., new[-1]]
        return _Alias(self._form, new, self._name)

    def __eq__(self, other):
        if isinstance(other, _UnionType) and self._form is Union:
            return set(self.__args__) == set(other.__args__)
        if not isinstance(other, _Alias):
            return NotImplemented
        if self._form is Literal:
            return other._form is Literal and _with_types(self) == _with_types(other)
        if self._form is Union:
            return other._form is Union and set(self.__args__) == set(other.__args__)
        return self.__origin__ is other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self._form is Union:
            return hash(frozenset(self.__args__))
        if self._form is Literal:
            return hash(_with_types(self))
        return hash((self.__origin__, self.__args__))

    def __iter__(self):
        yield Unpack[self]

    def __instancecheck__(self, obj):
        if self._form is Union:
            return isinstance(obj, self.__args__)
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __subclasscheck__(self, cls):
        if self._form is Union:
            return issubclass(cls, self.__args__)
        raise TypeError('Subscripted generics cannot be used with class and instance checks')

    def __repr__(self):
        args = self.__args__
        form = self._form
        if form is Union and len(args) == 2 and _NoneType in args:
            return f'typing.Optional[{_type_repr(args[0] if args[1] is _NoneType else args[1])}]'
        if form is Literal:
            return f"typing.Literal[{', '.join([repr(arg) for arg in args])}]"
        if form is Unpack:
            return f'typing.Unpack[{_type_repr(args[0])}]'
        name = repr(form) if isinstance(form, _Form) else _type_repr(form)
        if form is Callable and args and args[0] is not ... and not _stands_for_list(args[0]):
            inside = ', '.join([_type_repr(arg) for arg in args[:-1]])
            return f'{name}[[{inside}], {_type_repr(args[-1])}]'
        if not args:
            return f'{name}[()]'
        return f"{name}[{', '.join([_type_repr(arg) for arg in args])}]"


def _stands_for_list(arg):
    """ParamSpec and Concatenate[...] in the place of a Callable's arguments."""
    return isinstance(arg, ParamSpec) or isinstance(arg, _Alias) and arg._form is Concatenate


def _with_types(literal):
    """Literal[0] is not Literal[False]."""
    return frozenset((arg, type(arg)) for arg in literal.__args__)


class _Borrowed(_Form):
    """List, Iterator and the like: another name for a class that can be subscripted."""

    def __init__(self, name):
        self._name = self.__name__ = self.__qualname__ = name
        self._module, self._class, self._count = _BORROWED[name]

    @property
    def __origin__(self):
        module = __import__(self._module, None, None, (self._class,))
        return getattr(module, self._class)

    def __repr__(self):
        return 'typing.' + self._name

    def __getitem__(self, args):
        if self._count == 0:
            raise TypeError(f'{self!r} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        if self._count > 0 and len(args) != self._count:
            least = _DEFAULTS.get(self._name)
            if least is None or not self._count - least <= len(args) <= self._count:
                word = 'many' if len(args) > self._count else 'few'
                raise TypeError(f'Too {word} arguments for {self!r}; actual {len(args)}, '
                                f'expected {self._count}')
            default = (bool | None) if 'ContextManager' in self._name else _NoneType
            args += (default,) * (self._count - len(args))
        return _Alias(self, tuple([_convert(arg) for arg in args]), self._name)

    def __call__(self, *args, **kwargs):
        if self._module in ('builtins', 'collections.abc'):
            raise TypeError(f'Type {self._name} cannot be instantiated; '
                            f'use {self.__origin__.__name__}() instead')
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        result = [] if origin in bases else [origin]
        later = bases[[base is self or getattr(base, '_form', None) is self
                       for base in bases].index(True) + 1:]
        if not any(isinstance(base, (_Alias, _Borrowed)) or base is Generic
                   or (isinstance(base, type) and issubclass(base, Generic)) for base in later):
            result.append(Generic)
        return tuple(result)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


for _name in ('List', 'Dict', 'Set', 'FrozenSet', 'Tuple', 'Type'):
    globals()[_name] = _Borrowed(_name)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        return 'typing.Any' if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _flatten(args):
    for arg in args:
        if isinstance(arg, _Alias) and arg._form is Union:
            yield from arg.__args__
        elif isinstance(arg, _UnionType):
            yield from arg.__args__
        else:
            yield arg


@_SpecialForm
def Union(self, parameters):
    """Union[int, str]: one or the other."""
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    args = []
    for arg in _flatten([_convert(item, 'Union[arg, ...]: each arg must be a type.')
                         for item in parameters]):
        if arg not in args:
            args.append(arg)
    if len(args) == 1:
        return args[0]
    return _Alias(self, tuple(args), 'Optional' if _NoneType in args and len(args) == 2 else None)


@_SpecialForm
def Optional(self, parameters):
    """Optional[int]: an int or None."""
    if isinstance(parameters, tuple):
        raise TypeError(f'{self} requires a single type. Got {parameters!r}.')
    return Union[_convert(parameters, f'{self} requires a single type.'), _NoneType]


@_SpecialForm
def Literal(self, parameters):
    """Literal['a', 1]: one of these values."""
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    args = []
    for item in parameters:
        inner = item.__args__ if isinstance(item, _Alias) and item._form is Literal else (item,)
        for one in inner:
            if not any(one == other and type(one) is type(other) for other in args):
                args.append(one)
    return _Alias(self, tuple(args))


@_SpecialForm
def Annotated(self, parameters):
    """Annotated[int, 'words']: a type with something said of it."""
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments '
                        '(a type and an annotation).')
    return _AnnotatedAlias(_convert(parameters[0]), parameters[1:])


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), 'Annotated')
        self.__dict__['__metadata__'] = metadata

    def __getitem__(self, args):
        inner = self.__origin__
        wanted = self.__parameters__
        if not isinstance(args, tuple):
            args = (args,)
        return _AnnotatedAlias(_substitute(inner, dict(zip(wanted, args))), self.__metadata__)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __repr__(self):
        words = ', '.join([repr(item) for item in self.__metadata__])
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {words}]'


@_SpecialForm
def Callable(self, parameters):
    """Callable[[int], str]: called with an int, gives a str."""
    if not isinstance(parameters, tuple) or len(parameters) != 2:
        raise TypeError('Callable must be used as Callable[[arg, ...], result].')
    args, result = parameters
    result = _convert(result, 'Callable[args, result]: result must be a type.')
    if isinstance(args, list):
        return _Alias(self, tuple([_convert(arg) for arg in args]) + (result,), 'Callable')
    return _Alias(self, (args, result), 'Callable')


def _one_argument(self, parameters):
    return _Alias(self, (_convert(parameters, f'{self} accepts only single type.'),))


def _no_argument(self, parameters):
    raise TypeError(f'{self} is not subscriptable')


def _make_form(name, function, doc):
    form = _SpecialForm(function)
    form._name = form.__name__ = form.__qualname__ = name
    form.__doc__ = doc
    return form


ClassVar = _make_form('ClassVar', _one_argument, 'A variable of the class, not of its instances.')
Final = _make_form('Final', _one_argument, 'A name that is bound once.')
Required = _make_form('Required', _one_argument, 'A key that a TypedDict must have.')
NotRequired = _make_form('NotRequired', _one_argument, 'A key that a TypedDict may have.')
ReadOnly = _make_form('ReadOnly', _one_argument, 'A key of a TypedDict that is not set.')
TypeGuard = _make_form('TypeGuard', _one_argument, 'True: the argument is of this type.')
TypeIs = _make_form('TypeIs', _one_argument, 'True exactly if the argument is of this type.')
Unpack = _make_form('Unpack', _one_argument, 'The types of a tuple, one by one.')
NoReturn = _make_form('NoReturn', _no_argument, 'What never returns gives this.')
Never = _make_form('Never', _no_argument, 'No value at all.')
Self = _make_form('Self', _no_argument, 'The class of self.')
LiteralString = _make_form('LiteralString', _no_argument, 'A string made of literals.')
TypeAlias = _make_form('TypeAlias', _no_argument, 'The name is another name of a type.')


@_SpecialForm
def Concatenate(self, parameters):
    """Concatenate[int, P]: parameters before those of a ParamSpec."""
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return _Alias(self, tuple([_convert(item) for item in parameters]))


# --- Generic and Protocol

def _check_class_parameters(params, whole):
    if not params:
        raise TypeError(f'Parameter list to {whole}[...] cannot be empty')
    for param in params:
        if not hasattr(param, '__typing_subst__') and not (
                isinstance(param, _Alias) and param._form is Unpack):
            raise TypeError(f'Parameters to {whole}[...] must all be type variables or parameter '
                            'specification variables.')
    if len(set(params)) != len(params):
        raise TypeError(f'Parameters to {whole}[...] must all be unique')


class Generic:
    """A base of classes that leave types open."""

    __slots__ = ()
    __parameters__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        if cls is Generic or cls is sys.modules['typing'].__dict__.get('Protocol'):
            _check_class_parameters(params, cls.__name__)
            return _Alias(cls, params, cls.__name__)
        params = tuple([_convert(item) for item in params])
        wanted = cls.__parameters__
        if not wanted:
            raise TypeError(f'{cls} is not a generic class')
        open_ended = any(isinstance(item, (ParamSpec, TypeVarTuple)) for item in wanted)
        if len(params) < len(wanted):
            params += tuple([item.__default__ for item in wanted[len(params):]
                             if item.has_default()])
        if len(params) != len(wanted) and not open_ended:
            word = 'many' if len(params) > len(wanted) else 'few'
            raise TypeError(f'Too {word} arguments for {cls}; actual {len(params)}, '
                            f'expected {len(wanted)}')
        return _Alias(cls, params, cls.__name__)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get('__orig_bases__')
        if bases is None:
            return
        explicit = None
        for base in bases:
            if isinstance(base, _Alias) and base.__origin__ in (Generic, Protocol):
                explicit = base.__parameters__
        cls.__parameters__ = explicit if explicit is not None else _parameters_of(bases)


from abc import ABCMeta, abstractmethod

_NOT_MEMBERS = frozenset([
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__', '__init__', '__module__',
    '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__',
    '__match_args__', '__static_attributes__', '__firstlineno__', '__parameters__',
    '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol',
    '__protocol_attrs__', '__non_callable_proto_members__', '__type_params__', '_abc_registry',
    '__qualname__', '__init_subclass__', '__classcell__'])


def _protocol_members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ('Protocol', 'Generic'):
            continue
        names.update(name for name in base.__dict__ if name not in _NOT_MEMBERS)
        names.update(base.__dict__.get('__annotations__', ()))
    return names


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not getattr(cls, '_is_protocol', False) or cls is Protocol:
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with '
                            '@runtime_checkable protocols')
        if super().__subclasscheck__(type(instance)):
            return True
        for name in _protocol_members(cls):
            value = _static(instance, name)
            if value is _Missing:
                return False
            if value is None and callable(getattr(cls, name, None)):
                return False
        return True

    def __subclasscheck__(cls, other):
        if not getattr(cls, '_is_protocol', False) or cls is Protocol:
            return super().__subclasscheck__(other)
        if not isinstance(other, type):
            raise TypeError('issubclass() arg 1 must be a class')
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with '
                            '@runtime_checkable protocols')
        members = _protocol_members(cls)
        data = sorted(name for name in members if not callable(getattr(cls, name, None)))
        if data:
            raise TypeError("Protocols with non-method members don't support issubclass(). "
                            f"Non-method members: {str(data)[1:-1]}.")
        if super().__subclasscheck__(other):
            return True
        return all(_has_method(other, name) for name in members)


class _Missing:
    pass


def _static(instance, name):
    """An attribute without calling what computes it."""
    own = getattr(type(instance), '__dict__', {}) and getattr(instance, '__dict__', None)
    if isinstance(own, dict) and name in own:
        return own[name]
    if isinstance(instance, type):
        for base in instance.__mro__:
            if name in base.__dict__:
                return base.__dict__[name]
    for base in type(instance).__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return getattr(instance, name, _Missing) if not isinstance(own, dict) else _Missing


def _has_method(cls, name):
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name] is not None
        annotations = base.__dict__.get('__annotations__', {})
        if name in annotations and getattr(base, '_is_protocol', False):
            return True
    return False


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol and type(self) is not Protocol:
        raise TypeError('Protocols cannot be instantiated')
    for base in type(self).__mro__:
        init = base.__dict__.get('__init__', _no_init)
        if init is not _no_init:
            return init(self, *args, **kwargs)


_ALLOWED = {
    'collections.abc': ('Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable',
                        'AsyncIterator', 'Hashable', 'Sized', 'Container', 'Collection',
                        'Reversible', 'Buffer'),
    'contextlib': ('AbstractContextManager', 'AbstractAsyncContextManager'),
}


class Protocol(Generic, metaclass=_ProtocolMeta):
    """A base of classes that only say what others must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if '_is_protocol' not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol:
            for base in cls.__bases__:
                if base not in (object, Generic) and not getattr(base, '_is_protocol', False) \
                        and base.__name__ not in _ALLOWED.get(base.__module__, ()):
                    raise TypeError('Protocols can only inherit from other protocols, got '
                                    f'{base!r}')
            cls.__protocol_attrs__ = _protocol_members(cls)
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


Protocol.__init__ = _no_init


def runtime_checkable(cls):
    """Let isinstance look whether an object has what a protocol names."""
    if not (isinstance(cls, type) and getattr(cls, '_is_protocol', False)):
        raise TypeError('@runtime_checkable can be only applied to protocol classes, '
                        f'got {cls!r}')
    cls._is_runtime_protocol = True
    return cls


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol


def get_protocol_members(tp, /):
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(_protocol_members(tp))


_SUPPORTS = {'SupportsInt': '__int__', 'SupportsFloat': '__float__', 'SupportsComplex': '__complex__',
             'SupportsBytes': '__bytes__', 'SupportsIndex': '__index__', 'SupportsAbs': '__abs__',
             'SupportsRound': '__round__'}


def _make_supports(name):
    @abstractmethod
    def method(self):
        pass
    method.__name__ = _SUPPORTS[name]
    return runtime_checkable(_ProtocolMeta(name, (Protocol,), {
        _SUPPORTS[name]: method, '__slots__': (), '__module__': 'typing', '_is_protocol': True}))


# --- classes that are made of annotations

def _named_tuple(typename, types, defaults, module):
    import collections
    names = [name for name, _ in types]
    made = collections.namedtuple(typename, names, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = {
        name: _convert(kind) for name, kind in types}
    return made


class _NamedTupleMeta(type):
    def __new__(mcls, typename, bases, space):
        kinds = space.get('__annotations__', {})
        defaults = []
        for name in kinds:
            if name in space:
                defaults.append(space[name])
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {name} cannot follow default '
                                f"field{'s' if len(defaults) > 1 else ''} "
                                + ', '.join([key for key in kinds if key in space]))
        made = _named_tuple(typename, list(kinds.items()), defaults,
                            space.get('__module__'))
        for base in bases:
            if base is Generic:
                made.__class_getitem__ = classmethod(_GenericAlias)
        for key, item in space.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields',
                       '_field_defaults', '_make', '_replace', '_asdict', '_source'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in ('__annotations__', '__module__', '__orig_bases__', '__classcell__',
                           '__dict__', '__weakref__') and key not in made._fields:
                setattr(made, key, item)
        return made


class _ClassForm:
    """NamedTuple and TypedDict: functions that can be bases too."""

    def __init__(self, name, make, base):
        self.__name__ = self.__qualname__ = name
        self.__module__ = 'typing'
        self._make, self._base = make, base

    def __call__(self, *args, **kwargs):
        return self._make(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self._base,)

    def __repr__(self):
        return f'<function {self.__name__} at 0x{id(self):x}>'


def _make_named_tuple(typename, fields=None, /, **kwargs):
    if fields is None:
        fields = list(kwargs.items())
    made = _named_tuple(typename, list(fields), (), _caller(3))
    made.__orig_bases__ = (NamedTuple,)
    return made


NamedTuple = _ClassForm('NamedTuple', _make_named_tuple,
                        type.__new__(_NamedTupleMeta, 'NamedTuple', (), {}))


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, space, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict '
                                'base class')
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(mcls, name, (*generic, dict), space)
        kinds, required, optional = {}, set(), set()
        for base in bases:
            kinds.update(base.__dict__.get('__annotations__', {}))
            required |= base.__dict__.get('__required_keys__', frozenset())
            optional |= base.__dict__.get('__optional_keys__', frozenset())
        for key, kind in space.get('__annotations__', {}).items():
            kind = _convert(kind, module=made.__module__)
            kinds[key] = kind
            form = getattr(kind, '_form', None)
            needed = total if form not in (Required, NotRequired) else form is Required
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
        made.__annotations__ = kinds
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset()
        made.__mutable_keys__ = frozenset(kinds)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')


def _make_typed_dict(typename, fields, /, *, total=True):
    return _TypedDictMeta(typename, (), {'__annotations__': dict(fields),
                                         '__module__': _caller(3)}, total=total)


TypedDict = _ClassForm('TypedDict', _make_typed_dict,
                       type.__new__(_TypedDictMeta, 'TypedDict', (), {}))


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


class NewType(_Form):
    """NewType('UserId', int): a name of its own for a type."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __call__(self, arg, /):
        return arg

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __mro_entries__(self, bases):
        raise TypeError('Cannot subclass an instance of NewType. Perhaps you were looking for: '
                        f'`{self.__name__} = NewType({self.__name__!r}, ...)`')


# --- functions

def cast(typ, val):
    """Say that a value is of a type; gives the value back."""
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    words = repr(arg)
    if len(words) > 100:
        words = words[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {words}')


def reveal_type(obj, /):
    print(f'Runtime type is {type(obj).__name__!r}', file=sys.stderr)
    return obj


_overloads = {}


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError(
        'You should not call an overloaded function. A series of @overload-decorated functions '
        'outside a stub module should always be followed by an implementation that is not '
        '@overload-ed.')


def overload(func):
    """One of several signatures of a function; the last definition is the one that runs."""
    real = getattr(func, '__func__', func)
    _overloads.setdefault((getattr(real, '__module__', None),
                           getattr(real, '__qualname__', None)), []).append(func)
    return _overload_dummy


def get_overloads(func):
    real = getattr(func, '__func__', func)
    return list(_overloads.get((real.__module__, real.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def final(f):
    """Not to be overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Overrides one of a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    arg.__no_type_check__ = True
    return arg


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default, 'order_default': order_default,
            'kw_only_default': kw_only_default, 'frozen_default': frozen_default,
            'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return cls_or_fn
    return decorator


def get_origin(tp):
    """get_origin(List[int]) is list."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if tp is Callable or isinstance(tp, _Alias) and tp._form is Callable:
        from collections import abc
        return abc.Callable
    if isinstance(tp, (_Alias, _Borrowed, _GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _UnionType):
        return _UnionType
    return None


def get_args(tp):
    """get_args(Dict[int, str]) is (int, str)."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, _Alias):
        args = tp.__args__
        if tp._form is Callable and args[0] is not ... and not _stands_for_list(args[0]):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, (_GenericAlias, _UnionType)):
        return tp.__args__
    return ()


def _resolve(hint, space, local, extras):
    if hint is None:
        return _NoneType
    if isinstance(hint, str):
        hint = ForwardRef(hint)
    if isinstance(hint, ForwardRef):
        return _resolve(eval(hint.__forward_code__, space, local), space, local, extras)
    if isinstance(hint, _AnnotatedAlias):
        inner = _resolve(hint.__origin__, space, local, extras)
        return _AnnotatedAlias(inner, hint.__metadata__) if extras else inner
    if isinstance(hint, _UnionType):
        args = [_resolve(arg, space, local, extras) for arg in hint.__args__]
        result = args[0]
        for arg in args[1:]:
            result = result | arg
        return result
    if isinstance(hint, _GenericAlias):
        return _GenericAlias(hint.__origin__, tuple([_resolve(arg, space, local, extras)
                                                     for arg in hint.__args__]))
    if isinstance(hint, _Alias) and hint._form is not Literal:
        if not extras and hint._form in (Required, NotRequired, ReadOnly):
            return _resolve(hint.__args__[0], space, local, extras)
        return _Alias(hint._form, tuple([arg if arg is ... or isinstance(arg, (list, tuple))
                                         else _resolve(arg, space, local, extras)
                                         for arg in hint.__args__]), hint._name)
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, function or module, strings made types."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            space = globalns if globalns is not None else getattr(module, '__dict__', {})
            local = localns if localns is not None else dict(vars(base))
            for name, hint in base.__dict__.get('__annotations__', {}).items():
                hints[name] = _resolve(hint, space, local, include_extras)
        return hints
    if globalns is None:
        inner = obj
        while hasattr(inner, '__wrapped__'):
            inner = inner.__wrapped__
        globalns = getattr(inner, '__globals__', getattr(obj, '__dict__', {}))
    if localns is None:
        localns = globalns
    hints = getattr(obj, '__annotations__', None)
    if hints is None:
        raise TypeError(f'{obj!r} is not a module, class, method, or function.')
    return {name: _resolve(hint, globalns, localns, include_extras)
            for name, hint in hints.items()}


Text = str
AnyStr = TypeVar('AnyStr', bytes, str)
AnyStr.__module__ = 'typing'


def __getattr__(name):
    """What few programs name is made when it is asked for."""
    if name in _BORROWED:
        made = _Borrowed(name)
    elif name in _SUPPORTS:
        made = _make_supports(name)
    elif name in ('IO', 'TextIO', 'BinaryIO'):
        from typing_io import BinaryIO, IO, TextIO
        made = {'IO': IO, 'TextIO': TextIO, 'BinaryIO': BinaryIO}[name]
    elif name in ('T', 'KT', 'VT'):
        made = TypeVar(name)
    elif name in ('T_co', 'V_co', 'VT_co'):
        made = TypeVar(name, covariant=True)
    elif name in ('T_contra',):
        made = TypeVar(name, contravariant=True)
    else:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    globals()[name] = made
    return made
