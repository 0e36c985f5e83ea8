"""Copies of objects, shallow and deep."""
import sys

__all__ = ['Error', 'copy', 'deepcopy', 'replace']


class Error(Exception):
    pass


error = Error


def _f():
    pass


_SAME = frozenset([type(None), int, float, bool, complex, str, bytes, type, range, slice, property,
                   type(...), type(NotImplemented), type(_f), type(len)])


def _is_same(cls):
    return (cls in _SAME or issubclass(cls, type)
            or cls.__module__ in ('builtins', 'weakref', 'types', 're')
            and cls.__name__ in ('Pattern', 'Match', 'code', 'ReferenceType', 'UnionType', 'method-wrapper',
                                 'method_descriptor', 'wrapper_descriptor'))


def copy(x):
    """A new object with the same things inside."""
    cls = type(x)
    if _is_same(cls) or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    own = getattr(cls, '__copy__', None)
    if own is not None:
        return own(x)
    made = _reduced(x, cls)
    if isinstance(made, str):
        return x
    return _rebuild(x, made, None)


def _reduced(x, cls):
    """What __reduce_ex__ of the class says; for plain objects the same by hand."""
    copyreg = sys.modules.get('copyreg')
    if copyreg is not None and cls in copyreg.dispatch_table:
        return copyreg.dispatch_table[cls](x)
    if cls.__reduce_ex__ is not object.__reduce_ex__:
        return x.__reduce_ex__(4)
    if cls.__reduce__ is not object.__reduce__:
        return x.__reduce__()
    args = getattr(x, '__getnewargs__', None)
    extended = getattr(x, '__getnewargs_ex__', None)
    if cls.__name__ in ('generator', 'coroutine', 'async_generator', 'module', 'frame', 'Task',
                        'Future', 'Lock', 'TextIOWrapper') and not hasattr(cls, '__copy__'):
        if cls.__module__ in ('builtins', '_io', '_asyncio', '_thread'):
            raise TypeError(f'cannot pickle {cls.__name__!r} object')
    get_state = getattr(cls, '__getstate__', None)
    if get_state is not None and get_state is not getattr(object, '__getstate__', None):
        state = x.__getstate__()
    else:
        state = _state_of(x, cls)
    items = list(x) if isinstance(x, list) else None
    if cls is type(list[int]):
        return cls, (x.__origin__, x.__args__), None
    if _is_deque(x):
        return cls, ((), x.maxlen) if x.maxlen is not None else (), state, list(x), None
    pairs = list(x.items()) if isinstance(x, dict) else None
    if isinstance(x, BaseException):
        return cls, x.args, state
    if isinstance(x, bytearray):
        return cls, (bytes(x),), state
    if extended is not None:
        made, keywords = extended()
        return _new_with, (cls, made, keywords), state, items, pairs
    if args is not None:
        made = args()
    elif isinstance(x, (int, float, str, bytes, tuple, frozenset, set)):
        base = [kind for kind in (int, float, str, bytes, tuple, frozenset, set)
                if isinstance(x, kind)][0]
        made = (base(x),)
        if base is set:
            return cls, (list(x),), state
    else:
        made = ()
    return _new, (cls, *made), state, items, pairs


def _is_deque(x):
    collections = sys.modules.get('collections')
    return collections is not None and isinstance(x, collections.deque)


def _new_with(cls, args, keywords):
    return cls.__new__(cls, *args, **keywords)


def _new(cls, *args):
    return cls.__new__(cls, *args)


def _state_of(x, cls):
    """The attributes in the dict, and those in slots."""
    state = getattr(x, '__dict__', None)
    state = dict(state) if state else None
    slots = {}
    for base in cls.__mro__:
        names = base.__dict__.get('__slots__', ())
        for name in ([names] if isinstance(names, str) else names):
            if name in ('__dict__', '__weakref__'):
                continue
            if name.startswith('__') and not name.endswith('__'):
                name = f"_{base.__name__.lstrip('_')}{name}"
            if hasattr(x, name):
                slots[name] = getattr(x, name)
    return (state, slots) if slots else state


def _rebuild(x, reduced, memo):
    function, args, state, items, pairs = (tuple(reduced) + (None, None, None))[:5]
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = function(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, '__setstate__'):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            for name, item in (slots or {}).items():
                object.__setattr__(y, name, item)
    for item in items or ():
        y.append(deepcopy(item, memo) if deep else item)
    for key, item in pairs or ():
        if deep:
            y[deepcopy(key, memo)] = deepcopy(item, memo)
        else:
            y[key] = item
    return y


def _deep_list(x, memo):
    y = memo[id(x)] = []
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deep_dict(x, memo):
    y = memo[id(x)] = {}
    for key, item in x.items():
        y[deepcopy(key, memo)] = deepcopy(item, memo)
    return y


def _deep_tuple(x, memo):
    made = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        return memo[id(x)]
    for old, new in zip(x, made):
        if old is not new:
            return tuple(made)
    return x


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _HasMethod:
    def method(self):
        pass


_DEEP = {list: _deep_list, dict: _deep_dict, tuple: _deep_tuple,
         type(_HasMethod().method): _deep_method}


def deepcopy(x, memo=None, _nil=[]):
    """A new object with copies of everything inside; what is there twice is copied once."""
    cls = type(x)
    if _is_same(cls):
        return x
    if memo is None:
        memo = {}
    key = id(x)
    found = memo.get(key, _nil)
    if found is not _nil:
        return found
    copier = _DEEP.get(cls)
    if copier is not None:
        y = copier(x, memo)
    else:
        own = getattr(x, '__deepcopy__', None)
        if own is not None:
            y = own(memo)
        elif cls in (set, frozenset, bytearray):
            y = cls([deepcopy(item, memo) for item in x])
        else:
            made = _reduced(x, cls)
            y = x if isinstance(made, str) else _rebuild(x, made, memo)
    if y is not x:
        memo[key] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def replace(obj, /, **changes):
    """A copy with some attributes changed, by the object's __replace__."""
    function = getattr(obj.__class__, '__replace__', None)
    if function is None:
        raise TypeError(f'replace() does not support {obj.__class__.__name__} objects')
    return function(obj, **changes)
