"""functools: the part in Python; C has put partial, reduce, cmp_to_key and _lru_cache_wrapper here
already."""

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
           "cache", "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod",
           "singledispatch", "singledispatchmethod", "cached_property"]

from collections import namedtuple

GenericAlias = type(list[int])

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__",
                       "__type_params__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Update a wrapper function to look like the wrapped function."""
    for name in assigned:
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator factory to apply update_wrapper() to a wrapper function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- total_ordering

def _not(given):
    def method(self, other):
        answer = getattr(type(self), given)(self, other)
        return answer if answer is NotImplemented else not answer
    return method


def _given_and_differs(given):
    def method(self, other):
        answer = getattr(type(self), given)(self, other)
        return answer if answer is NotImplemented else answer and self != other
    return method


def _given_or_equal(given):
    def method(self, other):
        answer = getattr(type(self), given)(self, other)
        return answer if answer is NotImplemented else answer or self == other
    return method


def _not_given_and_differs(given):
    def method(self, other):
        answer = getattr(type(self), given)(self, other)
        return answer if answer is NotImplemented else not answer and self != other
    return method


def _not_given_or_equal(given):
    def method(self, other):
        answer = getattr(type(self), given)(self, other)
        return answer if answer is NotImplemented else not answer or self == other
    return method


_conversions = {
    "__lt__": (("__gt__", _not_given_and_differs), ("__le__", _given_or_equal), ("__ge__", _not)),
    "__le__": (("__ge__", _not_given_or_equal), ("__lt__", _given_and_differs), ("__gt__", _not)),
    "__gt__": (("__lt__", _not_given_and_differs), ("__ge__", _given_or_equal), ("__le__", _not)),
    "__ge__": (("__le__", _not_given_or_equal), ("__gt__", _given_and_differs), ("__lt__", _not)),
}


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods"""
    roots = {op for op in _conversions if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, make in _conversions[root]:
        if name not in roots:
            method = make(root)
            method.__name__ = name
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
    return cls


# --- caches

_CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator."""
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, function)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(function):
        wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, function)

    return decorating_function


def cache(user_function, /):
    'Simple lightweight unbounded cache.  Sometimes called "memoize".'
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property computed once for each instance and then kept in its __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to "
                            f"cache {self.attrname!r} property.") from None
        missing = cache  # a value that no property has
        found = cache.get(self.attrname, missing)
        if found is missing:
            found = self.func(instance)
            try:
                cache[self.attrname] = found
            except TypeError:
                raise TypeError(
                    f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                    f"support item assignment for caching {self.attrname!r} property.") from None
        return found

    __class_getitem__ = classmethod(GenericAlias)


# --- partialmethod

class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts += map(repr, self.args)
        parts += [f"{name}={item!r}" for name, item in self.keywords.items()]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


# --- singledispatch

def _nearest(cls, registry):
    """The registered class that stands nearest to cls: first along its mro, with abstract classes
    that it is registered with standing behind the classes that they belong to."""
    for base in cls.__mro__:
        if base in registry and base is not object:
            explicit = base
            break
    else:
        explicit = None
    abstract = [t for t in registry
                if t not in cls.__mro__ and isinstance(t, type) and issubclass(cls, t)]
    # Of abstract classes the most derived ones count.
    abstract = [t for t in abstract
                if not any(other is not t and issubclass(other, t) for other in abstract)]
    if explicit is not None:
        closer = [t for t in abstract if issubclass(t, explicit)]
        if not closer:
            return explicit
        abstract = closer
    if len(abstract) > 1:
        raise RuntimeError(f"Ambiguous dispatch: {abstract[0]} or {abstract[1]}")
    return abstract[0] if abstract else object


def _is_union(v):
    if type(v) is type(int | str):
        return True
    import sys
    typing = sys.modules.get('typing')
    return typing is not None and typing.get_origin(v) is typing.Union


def _is_union_of_types(v):
    return _is_union(v) and all(isinstance(t, type) for t in v.__args__)


def _annotations_of(func):
    """Of a function, or of what a class method or a static method wraps."""
    return getattr(func, "__annotations__", None) or getattr(
        getattr(func, "__func__", None), "__annotations__", {})


def singledispatch(func):
    """Single-dispatch generic function decorator."""
    registry = {}
    dispatch_cache = {}

    def dispatch(cls):
        """Runs the dispatch algorithm to return the best available implementation for cls."""
        try:
            return dispatch_cache[cls]
        except KeyError:
            found = registry.get(cls) or registry[_nearest(cls, registry)]
            dispatch_cache[cls] = found
            return found

    def register(cls, func=None):
        """Registers a new implementation for the given class on a generic function."""
        if isinstance(cls, type) and type(cls) is not GenericAlias or _is_union_of_types(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to `register()`. "
                                f"{cls!r} is not a class or union type.")
            annotations = _annotations_of(cls)
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. Use either "
                    "`@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            name, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                cls = eval(cls, getattr(func, "__func__", func).__globals__)
            if cls is None:
                cls = type(None)
            if not isinstance(cls, type) and not _is_union_of_types(cls):
                if _is_union(cls):
                    raise TypeError(f"Invalid annotation for {name!r}. {cls!r} not all arguments "
                                    "are classes.")
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        if _is_union_of_types(cls):
            for member in cls.__args__:
                registry[member] = func
        else:
            registry[cls] = func
        dispatch_cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    funcname = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = dispatch_cache.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Registers a new implementation for the given class on a generic method."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        funcname = getattr(self.func, "__name__", "singledispatchmethod method")

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f"{funcname} requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
