"""Looking at live objects: what they are, in which state, how they are called."""
import sys

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE = 16, 32, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512


def _function():
    pass


def _generator():
    yield


async def _async_generator():
    yield


async def _coroutine():
    pass


class _Class:
    def method(self):
        pass


_FunctionType, _CodeType = type(_function), type(_function.__code__)
_GeneratorType, _AsyncGeneratorType = type(_generator()), type(_async_generator())
_made = _coroutine()
_CoroutineType = type(_made)
_made.close()
_MethodType, _BuiltinType = type(_Class().method), type(len)
_MethodDescriptorType, _WrapperType = type(str.join), type(object.__init__)
_BoundWrapperType = type(object().__str__)
_ModuleType, _FrameType = type(sys), type(sys._getframe())
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = (
    'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED')
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = (
    'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED')
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = (
    'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED')
del _made


# --- what is it?

def ismodule(object):
    return isinstance(object, _ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _MethodType)


def isfunction(object):
    return isinstance(object, _FunctionType)


def isbuiltin(object):
    return isinstance(object, _BuiltinType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__')


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), '__set__') or hasattr(type(object), '__delete__')


def iscode(object):
    return isinstance(object, _CodeType)


def isframe(object):
    return isinstance(object, _FrameType)


def istraceback(object):
    return type(object).__name__ == 'traceback'


def isgenerator(object):
    return isinstance(object, _GeneratorType)


def iscoroutine(object):
    return isinstance(object, _CoroutineType) or type(object) is _native_coroutine()


def _native_coroutine():
    """The class of coroutines that the library makes: asyncio.sleep(1) is one."""
    asyncio = sys.modules.get('_asyncio')
    return getattr(asyncio, '_NativeCoroutine', None)


def isasyncgen(object):
    return isinstance(object, _AsyncGeneratorType)


def isawaitable(object):
    """Can it stand after await?"""
    return iscoroutine(object) or hasattr(type(object), '__await__')


def isabstract(object):
    return isclass(object) and bool(getattr(object, '__abstractmethods__', None))


def _inner(f):
    while True:
        if ismethod(f):
            f = f.__func__
        elif type(f).__name__ == 'partial' and hasattr(f, 'func'):
            f = f.func
        else:
            return f


def _has_flag(f, flag):
    f = _inner(f)
    if not isfunction(f) and not hasattr(f, '__code__'):
        return False
    return bool(getattr(f.__code__, 'co_flags', 0) & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def markcoroutinefunction(func):
    """Say that what a function returns can be awaited."""
    getattr(func, '__func__', func)._is_coroutine_mark = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    if _has_flag(obj, CO_COROUTINE):
        return True
    inner = _inner(obj)
    if getattr(inner, '_is_coroutine_mark', None) is _is_coroutine_mark:
        return True
    if isbuiltin(inner):
        asyncio = sys.modules.get('asyncio')
        return asyncio is not None and asyncio.iscoroutinefunction(inner)
    return False


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


# --- in which state?

def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    if coroutine.cr_frame is None and getattr(coroutine, '_cr_closed', True):
        return CORO_CLOSED
    return CORO_CREATED


def getasyncgenstate(agen):
    """AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def getgeneratorlocals(generator):
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    frame = coroutine.cr_frame
    return {} if frame is None else frame.f_locals


def getasyncgenlocals(agen):
    frame = agen.ag_frame
    return {} if frame is None else frame.f_locals


def currentframe():
    """The frame of whoever calls."""
    return sys._getframe(1)


class FrameInfo(tuple):
    """A frame with where it is."""

    _names = ('frame', 'filename', 'lineno', 'function', 'code_context', 'index')

    def __repr__(self):
        words = ', '.join(f'{name}={item!r}' for name, item in zip(self._names, self))
        return f'FrameInfo({words})'

    def __getattr__(self, name):
        try:
            return self[self._names.index(name)]
        except ValueError:
            raise AttributeError(name) from None


def stack(context=1):
    """The frames that run, the innermost first."""
    from _inspect_seldom import getouterframes
    return getouterframes(sys._getframe(1), context)


# --- documentation and members

def getdoc(object):
    """The docstring, its indentation taken away."""
    doc = getattr(object, '__doc__', None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(thing):
    """Of a class from its bases, of a method from the method that it overrides."""
    if isclass(thing):
        owner, name = thing, None
    else:
        function = thing
        if ismethod(function):
            function = function.__func__
        elif isinstance(function, property):
            function = function.fget
        path = getattr(function, '__qualname__', '').split('.')
        owner = sys.modules.get(getattr(function, '__module__', None))
        name = path.pop()
        for part in path:
            owner = getattr(owner, part, None)
        if not path or not isclass(owner):
            return None
    for base in owner.__mro__[1:]:
        if base is object:
            continue
        found = base if name is None else base.__dict__.get(name)
        if found is not None and getattr(found, '__doc__', None) is not None:
            return found.__doc__
    return None


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = min([len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.strip(' ')],
                 default=0)
    lines = [lines[0].lstrip(' ')] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getmembers(object, predicate=None):
    """Names and values of the attributes, sorted by name."""
    result = []
    for name in dir(object):
        try:
            item = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(item):
            result.append((name, item))
    return sorted(result, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def getmodule(object, _filename=None):
    return sys.modules.get(getattr(object, '__module__', None))


def unwrap(func, *, stop=None):
    """What stands behind decorators."""
    seen = {id(func)}
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f'wrapper loop when unwrapping {func!r}')
        seen.add(id(func))
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    found = obj.__dict__.get('__annotations__', {}) if isclass(obj) else getattr(
        obj, '__annotations__', None) or {}
    return dict(found)


# --- signatures

class _empty:
    pass


class _Kind(int):
    def __new__(cls, number, name, words):
        self = int.__new__(cls, number)
        self.name, self.description = name, words
        return self

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'

    def __str__(self):
        return self.name


_PO = _Kind(0, 'POSITIONAL_ONLY', 'positional-only')
_PK = _Kind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
_VP = _Kind(2, 'VAR_POSITIONAL', 'variadic positional')
_KO = _Kind(3, 'KEYWORD_ONLY', 'keyword-only')
_VK = _Kind(4, 'VAR_KEYWORD', 'variadic keyword')


def formatannotation(annotation, base_module=None, **kwargs):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type(list[int])):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter of a callable."""

    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL = _PO, _PK, _VP
    KEYWORD_ONLY, VAR_KEYWORD = _KO, _VK

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if default is not _empty and kind in (2, 4):
            raise ValueError(f'{kind.description} parameters cannot have default values')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        if not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, **changes):
        given = {'name': self.name, 'kind': self.kind, 'default': self.default,
                 'annotation': self.annotation, **changes}
        return type(self)(given.pop('name'), given.pop('kind'), **given)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += f': {formatannotation(self.annotation)}'
        if self.default is not _empty:
            text += (' = ' if self.annotation is not _empty else '=') + repr(self.default)
        return {2: '*', 4: '**'}.get(int(self.kind), '') + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        return isinstance(other, Parameter) and (
            self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, int(self.kind)))


class BoundArguments:
    """What each parameter gets in a call."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        result = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind > _VP or name not in self.arguments:
                break
            item = self.arguments[name]
            result.extend(item) if parameter.kind == _VP else result.append(item)
        return tuple(result)

    @property
    def kwargs(self):
        result = {}
        for name, parameter in self.signature.parameters.items():
            if parameter.kind == _VK:
                result.update(self.arguments.get(name, {}))
            elif parameter.kind == _KO and name in self.arguments:
                result[name] = self.arguments[name]
        return result

    def apply_defaults(self):
        made = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                made[name] = self.arguments[name]
            elif parameter.default is not _empty:
                made[name] = parameter.default
            elif parameter.kind == _VP:
                made[name] = ()
            elif parameter.kind == _VK:
                made[name] = {}
        self.arguments = made

    def __repr__(self):
        words = ', '.join([f'{name}={item!r}' for name, item in self.arguments.items()])
        return f'<BoundArguments ({words})>'


def _check_order(parameters):
    """Positional-only ones first, none without a default behind one with it, no name twice."""
    last, names, has_default = _PO, set(), False
    for parameter in parameters:
        kind, name = parameter.kind, parameter.name
        if kind < last:
            raise ValueError(f'wrong parameter order: {last.description} parameter before '
                             f'{kind.description} parameter')
        last = kind
        if kind < _VP:
            if parameter.default is not _empty:
                has_default = True
            elif has_default:
                raise ValueError('non-default argument follows default argument')
        if name in names:
            raise ValueError(f'duplicate parameter name: {name!r}')
        names.add(name)


class Signature:
    """The parameters of a callable and what it says that it returns."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        parameters = list(parameters or ())
        _check_order(parameters)
        self.parameters = type(type.__dict__)({item.name: item for item in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **kwargs):
        return signature(obj, **kwargs)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(self.parameters.values() if parameters is None else parameters,
                         return_annotation=self.return_annotation if return_annotation is None
                         else return_annotation)

    def format(self, *, max_width=None):
        words, positional_only, keyword_mark = [], False, True
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind == _PO:
                positional_only = True
            elif positional_only:
                words.append('/')
                positional_only = False
            if kind == _VP:
                keyword_mark = False
            elif kind == _KO and keyword_mark:
                words.append('*')
                keyword_mark = False
            words.append(str(parameter))
        if positional_only:
            words.append('/')
        text = f"({', '.join(words)})"
        if self.return_annotation is not _empty:
            text += f' -> {formatannotation(self.return_annotation)}'
        return text

    def __str__(self):
        return self.format()

    def __repr__(self):
        return f'<Signature {self}>'

    def __eq__(self, other):
        return (isinstance(other, Signature)
                and list(self.parameters.values()) == list(other.parameters.values())
                and self.return_annotation == other.return_annotation)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        given, arguments = list(args), {}
        seen_star = False
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind == _VP:
                seen_star = True
                if given:
                    arguments[name] = tuple(given)
                    given = []
            elif kind == _VK:
                continue
            elif given and kind != _KO:
                if name in kwargs and kind != _PO:
                    raise TypeError(f'multiple values for argument {name!r}')
                arguments[name] = given.pop(0)
            elif kind != _PO and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                word = ' keyword-only' if kind == _KO and not seen_star else ''
                raise TypeError(f'missing a required{word} argument: {name!r}')
        if given:
            raise TypeError('too many positional arguments') from None
        for name, parameter in self.parameters.items():
            if parameter.kind == _VK and kwargs:
                arguments[name], kwargs = kwargs, {}
        if kwargs:
            raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return BoundArguments(self, arguments)


def _of_function(f):
    code, notes = f.__code__, f.__annotations__
    names = code.co_varnames
    positional, only = code.co_argcount, code.co_posonlyargcount
    defaults = f.__defaults__ or ()
    result = []

    def add(name, kind, default=_empty):
        result.append(Parameter(name, kind, default=default, annotation=notes.get(name, _empty)))
    for i in range(positional):
        at = i - (positional - len(defaults))
        add(names[i], _PO if i < only else _PK, defaults[at] if at >= 0 else _empty)
    last = positional + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[last], _VP)
    for name in names[positional:last]:
        add(name, _KO, (f.__kwdefaults__ or {}).get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[last + (1 if code.co_flags & CO_VARARGS else 0)], _VK)
    return Signature(result, return_annotation=notes.get('return', _empty))


def _of_native(obj):
    """From the text that a native carries."""
    text = getattr(obj, '__text_signature__', None)
    if not text or '=...' in text:
        return None
    if obj is print:
        text = text.replace('sep=None, end=None', r"sep=' ', end='\n'")
    space = {}
    exec(f'def function{text}: pass', space)
    found = _of_function(space['function'])
    if text.startswith(('(self', '(type', '(cls')) and isbuiltin(obj):
        return _without_first(found)
    return found


# Of types made in C that say how they are called.
_TYPES = {bool: 'object=False, /', enumerate: 'iterable, start=0', zip: '*iterables, strict=False',
          map: 'function, iterable, /, *iterables', filter: 'function, iterable, /',
          reversed: 'sequence, /', property: 'fget=None, fset=None, fdel=None, doc=None',
          staticmethod: 'function, /', classmethod: 'function, /', memoryview: 'object',
          complex: 'real=0, imag=0', frozenset: 'iterable=(), /', float: 'x=0, /',
          list: 'iterable=(), /', tuple: 'iterable=(), /', set: 'iterable=(), /'}


def _without_first(found):
    parameters = list(found.parameters.values())
    if parameters and parameters[0].kind < _VP:
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, **kwargs):
    """How a callable is called."""
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if ismethod(obj):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__'))
    own = getattr(obj, '__signature__', None)
    if isinstance(own, Signature):
        return own
    if isfunction(obj):
        return _of_function(obj)
    if type(obj).__name__ == 'partial' and hasattr(obj, 'func'):
        whole = signature(obj.func)
        bound = whole.bind_partial(*obj.args, **obj.keywords).arguments
        count = len(obj.args)
        result, keyword = [], False
        for at, parameter in enumerate(whole.parameters.values()):
            if at < count and parameter.kind < _VP:
                continue
            if parameter.name in obj.keywords:
                keyword = True
                parameter = parameter.replace(default=bound[parameter.name], kind=_KO)
            elif keyword and parameter.kind == _PK:
                parameter = parameter.replace(kind=_KO)
            result.append(parameter)
        return whole.replace(parameters=result)
    if not isclass(obj):
        native = _of_native(obj)
        if native is not None:
            return native
    if isclass(obj) and obj in _TYPES:
        space = {}
        exec(f'def function({_TYPES[obj]}): pass', space)
        return _of_function(space['function'])
    if isclass(obj):
        call = type(obj).__dict__.get('__call__') if type(obj) is not type else None
        if isfunction(call) and type(obj).__name__ != 'EnumType':
            return _without_first(_of_function(call))
        for name in ('__new__', '__init__'):
            for base in obj.__mro__:
                if name in base.__dict__:
                    found = base.__dict__[name]
                    found = getattr(found, '__func__', found)
                    if isfunction(found):
                        return _without_first(_of_function(found))
                    break
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return Signature()
    elif isfunction(getattr(type(obj), '__call__', None)):
        return _without_first(_of_function(type(obj).__call__))
    word = 'builtin type' if isclass(obj) and obj is not type else 'builtin'
    raise ValueError(f'no signature found for {word} {obj!r}')


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    import _inspect_seldom
    try:
        return _inspect_seldom.__dict__[name]
    except KeyError:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}') from None
