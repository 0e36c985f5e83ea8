"""Weak references and the containers made of them."""
import sys

from _weakref import (CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs,
                      proxy, ref)

__all__ = ['ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType',
           'ProxyType', 'CallableProxyType', 'ProxyTypes', 'WeakValueDictionary', 'WeakSet',
           'WeakMethod', 'finalize']

ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A weak reference to a bound method: alive as long as object and function are."""

    __slots__ = '_function', '_type', '_alive', '__weakref__'

    def __new__(cls, meth, callback=None):
        try:
            obj, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None

        def gone(dead):
            self = itself()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, obj, gone)
        self._function, self._type = ref(function, gone), type(meth)
        self._alive = True
        itself = ref(self)
        return self

    def __call__(self):
        obj, function = ref.__call__(self), self._function()
        if obj is None or function is None:
            return None
        return self._type(function, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        same = self.__eq__(other)
        return same if same is NotImplemented else not same

    __hash__ = ref.__hash__


class WeakValueDictionary:
    """A dict whose entries go when their values die."""

    def __init__(self, other=(), /, **kw):
        self._data = {}
        self.update(other, **kw)

    def __setitem__(self, key, value):
        data = self._data

        def forget(dead):
            if data.get(key) is dead:
                del data[key]
        data[key] = ref(value, forget)

    def __getitem__(self, key):
        found = self._data[key]()
        if found is None:
            raise KeyError(key)
        return found

    def __delitem__(self, key):
        del self._data[key]

    def __contains__(self, key):
        found = self._data.get(key)
        return found is not None and found() is not None

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter([key for key, _ in self.items()])

    def get(self, key, default=None):
        found = self._data.get(key)
        found = None if found is None else found()
        return default if found is None else found

    def items(self):
        for key, reference in list(self._data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def keys(self):
        return iter(self)

    def values(self):
        for _, value in self.items():
            yield value

    def pop(self, key, *default):
        found = self.get(key)
        if found is None:
            if default:
                return default[0]
            raise KeyError(key)
        del self._data[key]
        return found

    def popitem(self):
        while True:
            key, reference = self._data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def setdefault(self, key, default=None):
        found = self.get(key)
        if found is None:
            self[key] = found = default
        return found

    def update(self, other=(), /, **kw):
        pairs = other.items() if hasattr(other, 'items') else other
        for key, value in pairs:
            self[key] = value
        for key, value in kw.items():
            self[key] = value

    def clear(self):
        self._data.clear()

    def copy(self):
        return self.__class__(self)

    def valuerefs(self):
        return list(self._data.values())

    def __repr__(self):
        return f'<{self.__class__.__name__} at 0x{id(self):x}>'


class WeakKeyDictionary:
    """A dict whose entries go when their keys die."""

    def __init__(self, dict=None):
        self._data = {}
        if dict is not None:
            self.update(dict)

    def __setitem__(self, key, value):
        data = self._data

        def forget(dead):
            data.pop(dead, None)
        data[ref(key, forget)] = value

    def __getitem__(self, key):
        return self._data[ref(key)]

    def __delitem__(self, key):
        del self._data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self._data
        except TypeError:
            return False

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter([key for key, _ in self.items()])

    def get(self, key, default=None):
        return self._data.get(ref(key), default)

    def items(self):
        for reference, value in list(self._data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def keys(self):
        return iter(self)

    def values(self):
        for _, value in self.items():
            yield value

    def pop(self, key, *default):
        return self._data.pop(ref(key), *default)

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **kw):
        for key, value in (other.items() if hasattr(other, 'items') else other):
            self[key] = value

    def clear(self):
        self._data.clear()

    def copy(self):
        return self.__class__(self)

    def keyrefs(self):
        return list(self._data)

    def __repr__(self):
        return f'<{self.__class__.__name__} at 0x{id(self):x}>'


class WeakSet:
    """A set whose items go when they die."""

    def __init__(self, data=None):
        self._data = {}
        for item in data or ():
            self.add(item)

    def add(self, item):
        data = self._data

        def forget(dead):
            data.pop(dead, None)
        reference = ref(item, forget)
        data.setdefault(reference)

    def discard(self, item):
        self._data.pop(ref(item), None)

    def remove(self, item):
        if item not in self:
            raise KeyError(item)
        self.discard(item)

    def pop(self):
        while self._data:
            item = self._data.popitem()[0]()
            if item is not None:
                return item
        raise KeyError('pop from empty WeakSet')

    def clear(self):
        self._data.clear()

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return self.__class__(self)

    def __contains__(self, item):
        try:
            return ref(item) in self._data
        except TypeError:
            return False

    def __iter__(self):
        for reference in list(self._data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self._data)

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def difference(self, other):
        return self.__class__([item for item in self if item not in other])

    __sub__ = difference

    def intersection(self, other):
        return self.__class__([item for item in self if item in other])

    __and__ = intersection

    def __eq__(self, other):
        return isinstance(other, WeakSet) and set(self._data) == set(other._data)

    def __repr__(self):
        return repr(set(self._data))


class finalize:
    """Calls a function when an object dies, or at the end of the program."""

    __slots__ = ()
    _registry = {}
    _shutdown = False
    _count = 0
    _at_end = False

    class _Info:
        __slots__ = 'weakref', 'func', 'args', 'kwargs', 'atexit', 'index'

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._at_end:
            import atexit
            atexit.register(self._exitfunc)
            finalize._at_end = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.atexit, info.index = True, finalize._count
        finalize._count += 1
        self._registry[self] = info

    def __call__(self, _=None):
        """Calls func(*args, **kwargs) if that has not been done."""
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        """Is it to be called at the end of the program?"""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        return (f'<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at '
                f'{id(obj):#x}>')

    @classmethod
    def _exitfunc(cls):
        """The newest first."""
        try:
            while True:
                left = [(f, i) for f, i in cls._registry.items() if i.atexit]
                if not left:
                    break
                chosen = max(left, key=lambda item: item[1].index)[0]
                try:
                    chosen()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True
