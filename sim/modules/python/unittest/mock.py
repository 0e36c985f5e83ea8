"""Objects that stand for others in a test and record how they are used."""
import asyncio
import inspect
import sys
from types import CodeType, FunctionType, MethodType, ModuleType

from ._calls import ANY, DEFAULT, Call, CallList, call, format_call, sentinel
from ._patch import patch

__all__ = ('Mock', 'MagicMock', 'patch', 'sentinel', 'DEFAULT', 'ANY', 'call',
           'create_autospec', 'AsyncMock', 'ThreadingMock', 'FILTER_DIR', 'NonCallableMock',
           'NonCallableMagicMock', 'mock_open', 'PropertyMock', 'seal')

FILTER_DIR = True

_missing = sentinel.MISSING
_deleted = sentinel.DELETED
_ASSERT_PREFIXES = ('assert', 'assret', 'asert', 'aseert', 'assrt')

_numeric = ['add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'lshift', 'rshift', 'and',
            'xor', 'or', 'pow', 'divmod']
_supported = ({f'__{name}__' for name in
               ['lt', 'gt', 'le', 'ge', 'int', 'contains', 'len', 'enter', 'exit', 'index', 'hash',
                'str', 'sizeof', 'getitem', 'setitem', 'delitem', 'iter', 'neg', 'pos', 'abs',
                'invert', 'complex', 'float', 'bool', 'next', 'round', 'trunc', 'floor', 'ceil',
                'fspath', 'aenter', 'aexit', 'aiter', 'anext', 'eq', 'ne', 'repr', 'call', 'get',
                'set', 'delete', 'reversed', 'missing', 'format', 'dir', 'subclasses']}
              | {f'__{side}{name}__' for name in _numeric for side in ('', 'i', 'r')})
_made_by_default = sorted(_supported - {'__eq__', '__ne__', '__repr__', '__call__', '__get__',
                                        '__set__', '__delete__', '__reversed__', '__missing__',
                                        '__format__', '__dir__', '__subclasses__', '__hash__',
                                        '__str__', '__sizeof__', '__next__'}
                          - {f'__r{name}__' for name in _numeric})
_defaults = {'__lt__': NotImplemented, '__gt__': NotImplemented, '__le__': NotImplemented,
             '__ge__': NotImplemented, '__int__': 1, '__contains__': False, '__len__': 0,
             '__exit__': False, '__complex__': 1j, '__float__': 1.0, '__bool__': True,
             '__index__': 1, '__aexit__': False}
_async_magics = {'__aenter__', '__aexit__', '__anext__'}


class InvalidSpecError(Exception):
    """Indicates that an invalid value was used as a mock spec."""


def _is_exception(thing):
    return (isinstance(thing, BaseException)
            or isinstance(thing, type) and issubclass(thing, BaseException))


def _is_async(thing):
    if _is_mock(thing) and not isinstance(thing, AsyncMockMixin):
        return False
    if hasattr(thing, '__func__'):
        thing = thing.__func__
    return inspect.iscoroutinefunction(thing) or inspect.isawaitable(thing)


def _static(thing, name):
    """An attribute as it stands in the object or its classes, or None."""
    classes = thing.__mro__ if isinstance(thing, type) else type(thing).__mro__
    for place in (thing, *classes):
        names = getattr(place, '__dict__', {})
        if name in names:
            return names[name]
    return None


def _is_mock(thing):
    return issubclass(type(thing), NonCallableMock)


def _signature_of(spec):
    """(signature, without self) of what a mock stands for, or None."""
    if isinstance(spec, type):
        thing, skip = spec.__init__, True
    elif isinstance(spec, (FunctionType, MethodType)):
        thing, skip = spec, False
    else:
        return None
    try:
        signature = inspect.signature(thing)
    except (TypeError, ValueError):
        return None
    if skip:
        signature = signature.replace(parameters=list(signature.parameters.values())[1:])
    return signature


class _Delegating:
    """A property kept in the delegate when the mock has one (functions made by autospec)."""

    def __init__(self, name, default=None):
        self.name, self.default = '_mock_' + name, default

    def __get__(self, mock, cls):
        if mock is None:
            return self
        return mock.__dict__.get(self.name, self.default)

    def __set__(self, mock, value):
        mock.__dict__[self.name] = value


class Base:
    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


class NonCallableMock(Base):
    """A non-callable version of Mock."""

    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, parent=None,
                _spec_state=None, _new_name='', _new_parent=None, _spec_as_instance=False,
                _eat_self=None, unsafe=False, **kwargs):
        # A class for each, so that magic methods can be set on one mock alone.
        bases = (cls,)
        if not issubclass(cls, AsyncMockMixin):
            thing = spec_set if spec_set is not None else spec
            if thing is not None and _is_async(thing) and not isinstance(thing, type):
                bases = (AsyncMockMixin, cls)
        return object.__new__(type(cls.__name__, bases, {'__doc__': cls.__doc__,
                                                         '__module__': cls.__module__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name='', _new_parent=None, _spec_as_instance=False,
                 _eat_self=None, unsafe=False, **kwargs):
        own = self.__dict__
        own['_mock_parent'] = parent
        own['_mock_name'] = name
        own['_mock_new_name'] = _new_name
        own['_mock_new_parent'] = parent if _new_parent is None else _new_parent
        own['_mock_sealed'] = False
        if spec_set is not None:
            spec, spec_set = spec_set, True
        own['_mock_children'] = {}
        own['_mock_wraps'] = wraps
        own['_mock_unsafe'] = unsafe
        own['_mock_delegate'] = None
        self._mock_add_spec(spec, spec_set, _spec_as_instance)
        self._forget_calls()
        if kwargs:
            self.configure_mock(**kwargs)
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state)

    def _forget_calls(self):
        own = self.__dict__
        own['_mock_called'], own['_mock_call_args'], own['_mock_call_count'] = False, None, 0
        own['_mock_call_args_list'] = CallList()
        own['_mock_mock_calls'] = CallList()
        own['method_calls'] = CallList()

    called = _Delegating('called', False)
    call_count = _Delegating('call_count', 0)
    call_args = _Delegating('call_args')
    call_args_list = _Delegating('call_args_list')
    mock_calls = _Delegating('mock_calls')

    # --- the spec

    def mock_add_spec(self, spec, spec_set=False):
        """Only attributes of the spec can be fetched as attributes from the mock."""
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False):
        cls, names, signature = None, None, None
        asyncs = []
        if _is_mock(spec):
            raise InvalidSpecError(f'Cannot spec a Mock object. [object={spec!r}]')
        if spec is not None:
            if isinstance(spec, (list, tuple)):
                names = list(spec)
            else:
                names = dir(spec)
                cls = spec if isinstance(spec, type) else type(spec)
                signature = _signature_of(spec)
                for name in names:
                    if inspect.iscoroutinefunction(_static(spec, name)):
                        asyncs.append(name)
        own = self.__dict__
        own['_spec_class'], own['_spec_set'] = cls, spec_set
        own['_spec_signature'], own['_mock_methods'] = signature, names
        own['_spec_asyncs'] = asyncs

    @property
    def __class__(self):
        cls = self.__dict__.get('_spec_class')
        return type(self) if cls is None else cls

    # --- attributes

    def __getattr__(self, name):
        if name in ('_mock_methods', '_mock_unsafe', '_mock_children'):
            raise AttributeError(name)
        names = self._mock_methods
        if names is not None:
            if name not in names or name in _supported:
                raise AttributeError(f'Mock object has no attribute {name!r}')
        elif name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        if not self._mock_unsafe and (not names or name not in names):
            if name.startswith(_ASSERT_PREFIXES):
                raise AttributeError(f'{name!r} is not a valid assertion. Use a spec for the mock '
                                     f'if {name!r} is meant to be an attribute.')
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = None
            if self._mock_wraps is not None:
                wraps = getattr(self._mock_wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name,
                                         _new_parent=self)
            self._mock_children[name] = child
        return child

    def __setattr__(self, name, value):
        if isinstance(getattr(type(self), name, None), (property, _Delegating)) \
                or name in ('_mock_wraps', '_mock_sealed'):
            object.__setattr__(self, name, value)
            return
        if name in self.__dict__ and (name.startswith('_mock_') or name == 'method_calls'):
            self.__dict__[name] = value
            return
        if (self._spec_set and self._mock_methods is not None
                and name not in self._mock_methods and name not in self.__dict__):
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _supported:
            self._set_magic(name, value)
            return
        if _attach(self, value, None, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f'Cannot set {self._full_name()}.{name}')
        object.__setattr__(self, name, value)

    def _set_magic(self, name, value):
        if self._mock_methods is not None and name not in self._mock_methods:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if not _is_mock(value):
            method = value
            setattr(type(self), name,
                    lambda self, /, *args, **kwargs: method(self, *args, **kwargs))
            self._mock_children[name] = value
            return
        _attach(self, value, None, name)
        setattr(type(self), name, value)
        self._mock_children[name] = value

    def __delattr__(self, name):
        if name in _supported and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        if child is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    def __dir__(self):
        extra = self._mock_methods or []
        children = [name for name, child in self._mock_children.items() if child is not _deleted]
        return sorted(set(extra) | {name for name in dir(type(self)) if not name.startswith('_')}
                      | {name for name in self.__dict__ if not name.startswith('_')}
                      | set(children))

    def _get_child_mock(self, /, **kwargs):
        """The mock that stands for an attribute or for what a call returns."""
        if self._mock_sealed:
            name = kwargs.get('name')
            words = f'.{name}' if name else '()'
            raise AttributeError(self._full_name() + words)
        kind = type(self).__mro__[1]
        if kind is AsyncMockMixin:
            kind = type(self).__mro__[2]
        if kwargs.get('_new_name') in self.__dict__.get('_spec_asyncs', ()):
            return AsyncMock(**kwargs)
        if issubclass(kind, AsyncMock):
            if kwargs.get('_new_name') in _supported - _async_magics \
                    or self._mock_methods and kwargs.get('_new_name') in self._mock_methods:
                return MagicMock(**kwargs)
        elif not issubclass(kind, CallableMixin):
            kind = MagicMock if issubclass(kind, MagicMixin) else Mock
        return kind(**kwargs)

    def attach_mock(self, mock, attribute):
        """Attach a mock as an attribute: its calls are recorded here too."""
        if not _is_mock(mock):
            raise TypeError(f'cannot attach {mock!r}, it is no mock')
        mock._mock_parent = mock._mock_new_parent = None
        mock._mock_name, mock._mock_new_name = None, ''
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        """Set attributes on the mock through keyword arguments."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count('.')):
            *parts, last = path.split('.')
            thing = self
            for part in parts:
                thing = getattr(thing, part)
            setattr(thing, last, value)

    # --- what it returns

    @property
    def return_value(self):
        value = self._mock_return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name='()')
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        self.__dict__['_mock_return_value'] = value
        _attach(self, value, '()', '()')

    @property
    def side_effect(self):
        return self._mock_side_effect

    @side_effect.setter
    def side_effect(self, value):
        if value is not None and not callable(value) and not _is_exception(value):
            value = _Results(value)
        self.__dict__['_mock_side_effect'] = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Restore the mock object to its initial state."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self._forget_calls()
        if return_value:
            self.__dict__['_mock_return_value'] = DEFAULT
        if side_effect:
            self.__dict__['_mock_side_effect'] = None
        for child in self._mock_children.values():
            if _is_mock(child):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        result = self._mock_return_value
        if _is_mock(result) and result is not self:
            result.reset_mock(visited)

    # --- names

    def _full_name(self):
        names, thing, dot = [], self, ''
        name = self._mock_new_name
        if name == '()':
            dot = ''
        parts = []
        while thing is not None:
            new_name = thing._mock_new_name
            if new_name:
                parts.append(new_name)
            last, thing = thing, thing._mock_new_parent
        parts.append(last._mock_name or 'mock')
        text = ''
        for part in reversed(parts):
            text += part if not text or part == '()' else '.' + part
        return text

    def __repr__(self):
        name = '' if self._mock_name is None and self._mock_new_parent is None \
            else f' name={self._full_name()!r}'
        spec = ''
        if self._spec_class is not None:
            words = 'spec_set' if self._spec_set else 'spec'
            spec = f' {words}={self._spec_class.__name__!r}'
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    # --- assertions

    def _name_of(self):
        return self._mock_name or 'mock'

    def assert_not_called(self):
        """Assert that the mock was never called."""
        if self.call_count:
            raise AssertionError(f"Expected '{self._name_of()}' to not have been called. Called "
                                 f'{self.call_count} times.{self._calls_repr()}')

    def assert_called(self):
        """Assert that the mock was called at least once."""
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._name_of()}' to have been called.")

    def assert_called_once(self):
        """Assert that the mock was called only once."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name_of()}' to have been called once. Called "
                                 f'{self.call_count} times.{self._calls_repr()}')

    def _calls_repr(self, prefix='Calls'):
        if not self.mock_calls:
            return ''
        return f'\n{prefix}: {CallList(self.mock_calls)!r}.'

    def _matcher(self, recorded):
        """A call with its arguments bound to the names of the spec, if there is one."""
        signature = self.__dict__.get('_spec_signature')
        if signature is None or not isinstance(recorded, tuple) or len(recorded) < 2:
            return recorded
        args, kwargs = recorded[-2:]
        try:
            bound = signature.bind(*args, **kwargs)
            return Call((recorded[0] if len(recorded) == 3 else '', bound.args, bound.kwargs))
        except TypeError as error:
            return error.with_traceback(None)

    def assert_called_with(self, /, *args, **kwargs):
        """Assert that the last call was made with these arguments."""
        if self.call_args is None:
            raise AssertionError('expected call not found.\nExpected: '
                                 f"{format_call(self._name_of(), args, kwargs)}\n"
                                 '  Actual: not called.')
        expected = self._matcher(Call((args, kwargs), two=True))
        actual = self._matcher(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(
                'expected call not found.\n'
                f'Expected: {format_call(self._name_of(), args, kwargs)}\n'
                f'  Actual: {format_call(self._name_of(), *self.call_args)}') from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        """Assert that there was one call, with these arguments."""
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name_of()}' to be called once. Called "
                                 f'{self.call_count} times.{self._calls_repr()}')
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Assert that there was a call with these arguments."""
        expected = self._matcher(Call((args, kwargs), two=True))
        if expected not in CallList(self._matcher(one) for one in self.call_args_list):
            raise AssertionError(f'{format_call(self._name_of(), args, kwargs)} call not found')

    def assert_has_calls(self, calls, any_order=False):
        """Assert that the mock was called with these calls, in this order."""
        expected = [self._matcher(one) for one in calls]
        actual = CallList(self._matcher(one) for one in self.mock_calls)
        if not any_order:
            if expected not in actual:
                raise AssertionError(f'Calls not found.\nExpected: {CallList(calls)}'
                                     f"{self._calls_repr(prefix='  Actual')}")
            return
        rest, missing = list(actual), []
        for one in expected:
            try:
                rest.remove(one)
            except ValueError:
                missing.append(one)
        if missing:
            raise AssertionError(f'{self._name_of()!r} does not contain all of {tuple(missing)!r} '
                                 f'in its call list, found {rest!r} instead')


class _Results:
    """The results of one call after the other."""

    def __init__(self, values):
        self._values = iter(values)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._values)


def _attach(parent, value, name, new_name):
    """A mock without a name becomes a child of the one it is set on."""
    if not _is_mock(value):
        return False
    if (value._mock_name or value._mock_new_name or value._mock_parent is not None
            or value._mock_new_parent is not None):
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = above._mock_new_parent
    if new_name:
        value._mock_new_parent, value._mock_new_name = parent, new_name
    if name is None or name != '()':
        value._mock_parent, value._mock_name = parent, name if name else new_name
    return True


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
                 spec_set=None, parent=None, _spec_state=None, _new_name='', _new_parent=None,
                 **kwargs):
        self.__dict__['_mock_return_value'] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent,
                         **kwargs)
        if return_value is not DEFAULT:
            _attach(self, return_value, '()', '()')
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        signature = self.__dict__.get('_spec_signature')
        if signature is not None and self.__dict__.get('_mock_checks_signature'):
            signature.bind(*args, **kwargs)
        self._record_call(args, kwargs)
        return self._execute_mock_call(*args, **kwargs)

    def _record_call(self, args, kwargs):
        self.called = True
        self.call_count += 1
        recorded = Call((args, kwargs), two=True)
        self.call_args = recorded
        self.call_args_list.append(recorded)
        self.mock_calls.append(Call(('', args, kwargs)))
        as_method = self._mock_parent is not None
        method_name, call_name = self._mock_name, ''
        name = self._mock_new_name
        is_call = name == '()'
        call_name = name
        above = self._mock_new_parent
        while above is not None:
            if as_method:
                above.method_calls.append(Call((method_name, args, kwargs)))
                as_method = above._mock_parent is not None
                if as_method:
                    method_name = f'{above._mock_name}.{method_name}'
            above.mock_calls.append(Call((call_name, args, kwargs)))
            if above._mock_new_name:
                dot = '' if is_call else '.'
                is_call = above._mock_new_name == '()'
                call_name = above._mock_new_name + dot + call_name
            above = above._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """Create a new `Mock` object."""


class _MagicMethod:
    """A magic method of MagicMock, made when it is first used."""

    def __init__(self, name):
        self.name = name

    def __get__(self, mock, cls=None):
        if mock is None:
            return self
        if self.name not in mock._mock_children:
            name = self.name
            kind = AsyncMock if name in _async_magics else MagicMock
            child = kind(parent=mock, name=name, _new_name=name, _new_parent=mock)
            _give_default(mock, child, name)
            mock._mock_children[name] = child
        return mock._mock_children[self.name]


class _AsyncIterator:
    def __init__(self, values):
        self._values = values

    def __aiter__(self):
        return self

    async def __anext__(self):
        for value in self._values:
            return value
        raise StopAsyncIteration


def _give_default(mock, child, name):
    if name in _defaults:
        child.return_value = _defaults[name]
    elif name in ('__iter__', '__aiter__'):
        def start():
            given = child.__dict__.get('_mock_return_value', DEFAULT)
            found = iter([] if given is DEFAULT else given)
            return found if name == '__iter__' else _AsyncIterator(found)
        child.side_effect = start
    elif name == '__fspath__':
        child.side_effect = lambda: f'{type(mock).__name__}/{mock._full_name()}/{id(mock)}'


class MagicMixin(Base):
    def __init__(self, /, *args, **kwargs):
        self._set_up_magics(kwargs)
        super().__init__(*args, **kwargs)

    def _set_up_magics(self, kwargs):
        spec = kwargs.get('spec_set') or kwargs.get('spec')
        names = None
        if spec is not None:
            names = set(spec) if isinstance(spec, (list, tuple)) else set(dir(spec))
        for name in _made_by_default:
            if names is None or name in names:
                setattr(type(self), name, _MagicMethod(name))


class MagicMock(MagicMixin, Mock):
    """A Mock with default implementations of most of the magic methods."""


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A version of MagicMock that isn't callable."""


class AsyncMockMixin(Base):
    await_count = _Delegating('await_count', 0)
    await_args = _Delegating('await_args')
    await_args_list = _Delegating('await_args_list')

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__['_is_coroutine'] = asyncio.coroutines._is_coroutine
        code = NonCallableMock(spec_set=['co_flags', 'co_name'])
        code.__dict__['co_flags'] = inspect.CO_COROUTINE
        self.__dict__['__code__'] = code
        self.__dict__['__name__'] = 'AsyncMock'

    def _forget_calls(self):
        super()._forget_calls()
        own = self.__dict__
        own['_mock_await_count'], own['_mock_await_args'] = 0, None
        own['_mock_await_args_list'] = CallList()

    async def _execute_mock_call(self, /, *args, **kwargs):
        awaited = Call((args, kwargs), two=True)

        def note():
            self.await_count += 1
            self.await_args = awaited
            self.await_args_list.append(awaited)

        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                note()
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    # A coroutine cannot raise it.
                    note()
                    raise StopAsyncIteration
                if _is_exception(result):
                    note()
                    raise result
            elif inspect.iscoroutinefunction(effect):
                note()
                result = await effect(*args, **kwargs)
            else:
                note()
                result = effect(*args, **kwargs)
                if result is not DEFAULT:
                    return result
            if result is not DEFAULT:
                if not callable(effect):
                    note()
                return result
        else:
            note()
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            if inspect.iscoroutinefunction(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        """Assert that the mock was awaited at least once."""
        if self.await_count == 0:
            raise AssertionError(f'Expected {self._name_of()} to have been awaited.')

    def assert_awaited_once(self):
        """Assert that the mock was awaited exactly once."""
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._name_of()} to have been awaited once. '
                                 f'Awaited {self.await_count} times.')

    def assert_awaited_with(self, /, *args, **kwargs):
        """Assert that the last await was with these arguments."""
        words = format_call(self._name_of(), args, kwargs)
        if self.await_args is None:
            raise AssertionError(f'Expected await: {words}\nNot awaited')
        if self._matcher(self.await_args) != self._matcher(Call((args, kwargs), two=True)):
            raise AssertionError(f'expected await not found.\nExpected: {words}\n  Actual: '
                                 f'{format_call(self._name_of(), *self.await_args)}')

    def assert_awaited_once_with(self, /, *args, **kwargs):
        """Assert that the mock was awaited once, with these arguments."""
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._name_of()} to have been awaited once. '
                                 f'Awaited {self.await_count} times.')
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Assert that the mock was ever awaited with these arguments."""
        if Call((args, kwargs), two=True) not in self.await_args_list:
            raise AssertionError(f'{format_call(self._name_of(), args, kwargs)} await not found')

    def assert_has_awaits(self, calls, any_order=False):
        """Assert that the mock was awaited with these calls."""
        if not any_order:
            if list(calls) not in self.await_args_list:
                raise AssertionError(f'Awaits not found.\nExpected: {CallList(calls)}\n'
                                     f'Actual: {self.await_args_list}')
            return
        rest, missing = list(self.await_args_list), []
        for one in calls:
            if one in rest:
                rest.remove(one)
            else:
                missing.append(one)
        if missing:
            raise AssertionError(f'{tuple(missing)!r} not all found in await list')

    def assert_not_awaited(self):
        """Assert that the mock was never awaited."""
        if self.await_count != 0:
            raise AssertionError(f'Expected {self._name_of()} to not have been awaited. '
                                 f'Awaited {self.await_count} times.')


class AsyncMagicMixin(MagicMixin):
    """Magic methods of an AsyncMock; those that await are mocks that are awaited."""


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """Enhance Mock with features allowing to mock an async function."""


class PropertyMock(Mock):
    """A mock intended to be used as a property, or other descriptor, on a class."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class ThreadingMock(MagicMock):
    """A mock that can be waited for from another thread."""

    def __init__(self, /, *args, timeout=None, **kwargs):
        raise NotImplementedError('unittest.mock.ThreadingMock cannot be simulated yet; wait for '
                                  'a threading.Event that the side_effect sets')


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *,
                    unsafe=False, **kwargs):
    """Create a mock that has the attributes of another object, and checks arguments."""
    if isinstance(spec, (list, tuple)):
        spec = type(spec)
    options = {'spec_set' if spec_set else 'spec': spec, 'unsafe': unsafe}
    is_function = isinstance(spec, (FunctionType, MethodType))
    if is_function and inspect.iscoroutinefunction(spec):
        kind = AsyncMock
    elif not callable(spec) or instance and not callable(getattr(spec, '__call__', None)):
        kind = NonCallableMagicMock
    else:
        kind = MagicMock
    options.update(kwargs)
    name = _name or getattr(spec, '__name__', None)
    mock = kind(name=name, **options)
    mock.__dict__['_mock_checks_signature'] = is_function or isinstance(spec, type)
    if is_function:
        mock.__dict__['__name__'] = spec.__name__
        return mock
    if isinstance(spec, type) and not instance and 'return_value' not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name='()')
    for entry in dir(spec):
        if entry.startswith('__'):
            continue
        original = _static(spec, entry)
        if isinstance(original, FunctionType):
            child_kind = AsyncMock if inspect.iscoroutinefunction(original) else MagicMock
            child = child_kind(parent=mock, name=entry, _new_name=entry, _new_parent=mock)
            signature = inspect.signature(original)
            if instance or isinstance(spec, type):
                signature = signature.replace(parameters=list(signature.parameters.values())[1:])
            child.__dict__['_spec_signature'] = signature
            child.__dict__['_mock_checks_signature'] = True
            mock._mock_children[entry] = child
    return mock


def mock_open(mock=None, read_data=''):
    """A helper function to create a mock to replace the use of `open`."""
    handle = MagicMock(name='open')
    handle.__enter__.return_value = handle
    lines = read_data.splitlines(True)
    handle.read.side_effect = lambda *args: read_data
    handle.readlines.side_effect = lambda *args: list(lines)
    rest = iter(lines)
    handle.readline.side_effect = lambda *args: next(rest, read_data[:0])
    handle.__iter__.return_value = lines
    mock = MagicMock(name='open') if mock is None else mock
    mock.return_value = handle
    return mock


def seal(mock):
    """Disable the automatic generation of child mocks."""
    mock._mock_sealed = True
    for child in list(mock._mock_children.values()):
        if _is_mock(child) and child._mock_new_parent is mock:
            seal(child)
    result = mock._mock_return_value
    if _is_mock(result):
        seal(result)
