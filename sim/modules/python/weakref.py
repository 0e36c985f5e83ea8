"""Weak references and the containers made of them."""
from _weakref import ReferenceType, getweakrefcount

__all__ = ['ref', 'proxy', 'WeakKeyDictionary', 'ReferenceType', 'WeakValueDictionary', 'WeakSet',
           'WeakMethod', 'finalize', 'getweakrefcount']

ref = ReferenceType


class _Proxy:
    """Stands for its object as long as that lives."""

    __slots__ = ('__ref', '__weakref__')

    def __init__(self, referent, callback=None):
        object.__setattr__(self, '_Proxy__ref', ref(referent, callback))

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        return repr(_referent(self))

    def __str__(self):
        return str(_referent(self))

    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)

    def __len__(self):
        return len(_referent(self))

    def __bool__(self):
        return bool(_referent(self))

    def __getitem__(self, key):
        return _referent(self)[key]

    def __setitem__(self, key, value):
        _referent(self)[key] = value

    def __delitem__(self, key):
        del _referent(self)[key]

    def __contains__(self, item):
        return item in _referent(self)

    def __iter__(self):
        return iter(_referent(self))

    def __next__(self):
        return next(_referent(self))

    def __eq__(self, other):
        return _referent(self) == other

    def __lt__(self, other):
        return _referent(self) < other

    def __add__(self, other):
        return _referent(self) + other

    __hash__ = None


def _referent(proxy):
    found = object.__getattribute__(proxy, '_Proxy__ref')()
    if found is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return found


def proxy(object, callback=None, /):
    """Something that can be used as the object itself, but does not keep it alive."""
    return _Proxy(object, callback)




class WeakMethod:
    """A weak reference to a bound method."""

    def __init__(self, meth, callback=None):
        self._object = ref(meth.__self__)
        self._function = ref(meth.__func__)
        self._type = type(meth)

    def __call__(self):
        obj, function = self._object(), self._function()
        if obj is None or function is None:
            return None
        return self._type(function, obj)


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
        return repr(set(self))


class finalize:
    """Calls a function when an object dies, or at the end of the program."""

    _alive = {}
    atexit = True

    def __init__(self, obj, func, /, *args, **kwargs):
        self._call = func, args, kwargs
        self._ref = ref(obj, self)
        finalize._alive[id(self)] = self

    def __call__(self, _=None):
        if finalize._alive.pop(id(self), None) is None:
            return None
        func, args, kwargs = self._call
        return func(*args, **kwargs)

    def detach(self):
        obj = self._ref()
        if obj is None or finalize._alive.pop(id(self), None) is None:
            return None
        return (obj, *self._call)

    def peek(self):
        obj = self._ref()
        return None if obj is None or not self.alive else (obj, *self._call)

    @property
    def alive(self):
        return id(self) in finalize._alive

    def __repr__(self):
        return f"<finalize object at 0x{id(self):x}; {'for' if self.alive else 'dead'}>"
