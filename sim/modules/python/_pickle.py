"""What processes send each other is copied here, by the rules of pickle and with its refusals."""
import sys
import types


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    """What cannot be copied to another process."""


class UnpicklingError(PickleError):
    pass


def _f():
    pass


_SAME = frozenset([type(None), bool, int, float, complex, str, bytes, type(...),
                   type(NotImplemented), range, slice])
_BY_NAME = (type(_f), type(len), type)
# kinds of objects that hold on to what is of one process only, and how pickle names them
_REFUSED = {
    'generator': 'generator', 'coroutine': 'coroutine', 'async_generator': 'async_generator',
    'module': 'module', 'frame': 'frame', 'traceback': 'traceback', 'dict_keys': 'dict_keys',
    'dict_values': 'dict_values', 'dict_items': 'dict_items', 'Lock': '_thread.lock',
    'RLock': '_thread.RLock', 'Condition': '_thread.RLock', 'Semaphore': '_thread.lock',
    'BoundedSemaphore': '_thread.lock', 'Barrier': '_thread.lock', 'Thread': '_thread._ThreadHandle',
    'lock': '_thread.lock', '_local': '_thread._local', 'SimpleQueue': '_queue.SimpleQueue',
    'Queue': '_thread.lock', 'LifoQueue': '_thread.lock',
    'PriorityQueue': '_thread.lock', 'ThreadPoolExecutor': '_thread.lock',
    'ProcessPoolExecutor': '_thread.lock', 'Event': '_thread.lock',
    'Future': '_asyncio.Future', 'Task': '_asyncio.Task', 'ContextVar': '_contextvars.ContextVar',
    'Context': '_contextvars.Context', 'SimulatedThread': '_thread._ThreadHandle',
    'mappingproxy': 'mappingproxy', 'weakref': 'weakref.ReferenceType',
}
_REFUSED_OF = ('builtins', 'types', 'threading', 'queue', 'asyncio', '_asyncio', 'asyncio.locks',
               'asyncio.queues', 'concurrent.futures.thread', 'concurrent.futures._base',
               'concurrent.futures.process', '_contextvars', 'contextvars', '_threads', '_thread',
               '_queue', '_weakref', 'weakref')


def _check_by_name(x):
    """Functions and classes go as their names; the other side must find the same thing there."""
    name = getattr(x, '__qualname__', None) or x.__name__
    if '<locals>' in name:
        raise AttributeError(f"Can't get local object {name!r}")
    module = getattr(x, '__module__', None) or 'builtins'
    owner = getattr(x, '__self__', None)
    if owner is not None and not isinstance(owner, types.ModuleType):
        copied(owner, {})
        return
    found = sys.modules.get(module)
    for part in name.split('.'):
        try:
            found = getattr(found, part)
        except AttributeError:
            if not hasattr(sys.modules.get(module), '__file__'):   # one of ours, in C
                return
            raise PicklingError(
                f"Can't pickle {x!r}: attribute lookup {name} on {module} failed") from None
    if found is not x and not module.startswith('_thread'):
        if module not in sys.modules or hasattr(sys.modules[module], '__file__'):
            raise PicklingError(f"Can't pickle {x!r}: it's not the same object as {module}.{name}")


def _refuse(x, cls):
    if cls.__module__ in _REFUSED_OF and cls.__name__ in _REFUSED:
        raise TypeError(f"cannot pickle '{_REFUSED[cls.__name__]}' object")
    if cls.__name__ == 'code':
        raise TypeError('cannot pickle code objects')
    if cls.__name__ == 'TextIOWrapper':
        raise TypeError("cannot pickle 'TextIOWrapper' instances")


def copied(x, memo=None):
    """What arrives in the other process."""
    cls = type(x)
    if cls in _SAME:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key][0]
    if isinstance(x, _BY_NAME):
        if _found_in is not None and x.__module__ in ('__main__', '__mp_main__'):
            return _found_by_name(x)
        _check_by_name(x)
        return x
    if getattr(cls, '_shared_between_processes', False):
        return x
    made = _copied(x, cls, memo)
    memo[key] = made, x         # x is kept, so that its id stays its own
    return made


# --- spawn: the child has run the main module itself, and has functions and classes of its own

_found_in = None    # its namespace, while things are made for it


def _found_by_name(x):
    found = _found_in
    for name in x.__qualname__.split('.'):
        try:
            found = found[name] if found is _found_in else getattr(found, name)
        except (KeyError, AttributeError):
            raise AttributeError(f"Can't get attribute {x.__qualname__!r} on <module '__main__' from "
                                 f"{_found_in.get('__file__')!r}>") from None
    return found


def for_child(x, namespace):
    global _found_in
    _found_in = namespace
    try:
        return copied(x)
    finally:
        _found_in = None


def spawned_namespaces():
    """The main module's is empty, until the child runs its source; other modules are as with fork."""
    pairs = forked_namespaces({})
    main = sys.modules['__main__'].__dict__
    for i, (names, copy) in enumerate(pairs):
        if names is main:
            kept = {name: names[name] for name in names if name in _OF_A_MODULE}
            pairs[i] = names, kept | {'__name__': '__mp_main__'}
    return pairs


_OF_A_MODULE = {'__builtins__', '__file__', '__cached__', '__doc__', '__package__', '__spec__',
                '__loader__', '__annotations__'}


def _copied(x, cls, memo):
    if cls is list:
        made = []
        memo[id(x)] = made, x
        made.extend([copied(item, memo) for item in x])
        return made
    if cls is dict:
        made = {}
        memo[id(x)] = made, x
        for key, item in x.items():
            made[copied(key, memo)] = copied(item, memo)
        return made
    if cls in (tuple, set, frozenset):
        return cls([copied(item, memo) for item in x])
    if cls is bytearray:
        return bytearray(x)
    if cls is types.MethodType:
        return types.MethodType(x.__func__, copied(x.__self__, memo))
    _refuse(x, cls)
    if _found_in is None:
        _check_by_name(cls)
    return _rebuilt(x, _reduced(x, cls), memo)


def _reduced(x, cls):
    import copy
    import enum
    import functools
    if isinstance(x, enum.Enum):
        return repr(x)
    if isinstance(x, functools.partial):
        return _partial, (cls, x.func, x.args, x.keywords), x.__dict__ or None
    return copy._reduced(x, cls)


def _partial(cls, function, args, keywords):
    return cls(function, *args, **keywords)


def _rebuilt(x, reduced, memo):
    if isinstance(reduced, str):
        return x
    function, args, state, items, pairs = (tuple(reduced) + (None, None, None))[:5]
    args = [copied(arg, memo) for arg in args]
    made = function(*args)
    memo[id(x)] = made, x
    if state is not None:
        _set_state(made, copied(state, memo))
    for item in items or ():
        made.append(copied(item, memo))
    for key, item in pairs or ():
        made[copied(key, memo)] = copied(item, memo)
    return made


def _set_state(made, state):
    if hasattr(made, '__setstate__'):
        made.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        made.__dict__.update(state)
    for name, item in (slots or {}).items():
        object.__setattr__(made, name, item)


# --- fork: everything is there twice, whatever it is

_FORKED_MODULES = ('collections', 'threading', 'queue', 'random')


def forked(x, memo):
    """The same in the child: data of the program is copied, code and types are not."""
    cls = type(x)
    if cls in _SAME or isinstance(x, _BY_NAME) or isinstance(x, types.ModuleType):
        return x
    key = id(x)
    if key in memo:
        return memo[key][0]
    made = _forked(x, cls, memo)
    memo[key] = made, x
    return made


def _forked(x, cls, memo):
    if cls is list:
        made = []
        memo[id(x)] = made, x
        made.extend([forked(item, memo) for item in x])
        return made
    if cls is dict:
        made = {}
        memo[id(x)] = made, x
        for key, item in x.items():
            made[forked(key, memo)] = forked(item, memo)
        return made
    if cls in (tuple, set, frozenset):
        return cls([forked(item, memo) for item in x])
    if cls is bytearray:
        return bytearray(x)
    if cls is types.MethodType:
        return types.MethodType(x.__func__, forked(x.__self__, memo))
    if getattr(cls, '_shared_between_processes', False) or not _is_of_the_program(cls):
        return x
    return _forked_instance(x, cls, memo)


def _is_of_the_program(cls):
    module = sys.modules.get(cls.__module__)
    return hasattr(module, '__file__') or cls.__module__ in _FORKED_MODULES


def _forked_instance(x, cls, memo):
    try:
        reduced = _reduced(x, cls)
        if isinstance(reduced, str):
            return x
        function, args, state, items, pairs = (tuple(reduced) + (None, None, None))[:5]
        made = function(*args)
    except Exception:
        return x
    memo[id(x)] = made, x
    if state is not None:
        _set_state(made, forked(state, memo))
    for item in items or ():
        made.append(forked(item, memo))
    for key, item in pairs or ():
        made[forked(key, memo)] = forked(item, memo)
    return made


def forked_namespaces(memo):
    """(namespace, its copy in the child) of every module of the program."""
    pairs = []
    for module in list(sys.modules.values()):
        names = getattr(module, '__dict__', None)
        if names is not None and '__file__' in names and id(names) not in memo:
            copy = {}
            memo[id(names)] = names, names
            for name, item in names.items():
                copy[name] = forked(item, memo)
            pairs.append((names, copy))
    return pairs
