# Calls everything there is with everything odd: each attribute of each value, each function of each
# module, with arguments that no program passes. Whatever comes of it is an exception or a value; the
# process must live. Deterministic. `ONLY` is put in front by whoever runs it: the names to try.
import builtins

LIMIT = 4  # items taken from what can be iterated


class Odd:
    """Dunder methods that return what they must not."""

    def __len__(self): return -1
    def __iter__(self): return 3
    def __next__(self): return self
    def __index__(self): return "x"
    def __int__(self): return None
    def __float__(self): return 1
    def __bool__(self): return 2
    def __hash__(self): return "h"
    def __eq__(self, other): return NotImplemented
    def __lt__(self, other): return 1 / 0
    def __repr__(self): return 1
    def __str__(self): return None
    def __format__(self, spec): return 5
    def __getitem__(self, key): raise IndexError
    def __contains__(self, item): return self
    def __call__(self, *args, **names): return self
    def __await__(self): return 1
    def __aiter__(self): return None
    def __enter__(self): return self
    def __exit__(self, *args): return "yes"
    def __get__(self, instance, owner): return owner
    def __length_hint__(self): return -5
    def __reversed__(self): return 1
    def __fspath__(self): return 1


class Raises:
    """Raises wherever it is asked anything."""

    def fail(self, *args, **names):
        raise ValueError("no")

    __len__ = __iter__ = __next__ = __index__ = __int__ = __float__ = __bool__ = __hash__ = fail
    __eq__ = __lt__ = __repr__ = __str__ = __format__ = __getitem__ = __contains__ = __call__ = fail
    __await__ = __enter__ = __exit__ = __get__ = __add__ = __radd__ = __mul__ = __setitem__ = fail
    __getattr__ = __delitem__ = __reversed__ = __length_hint__ = __complex__ = __round__ = fail


class Grows(list):
    """Changes while it is walked."""

    def __iter__(self):
        for item in list.__iter__(self):
            self.append(item)
            yield item
            self.clear()

    def __eq__(self, other):
        self.clear()
        return False

    def __lt__(self, other):
        self.clear()
        return True

    def __hash__(self):
        self.clear()
        return 1


class Clears(dict):
    def __missing__(self, key):
        self.clear()
        return self

    def __eq__(self, other):
        self.clear()
        return True

    def keys(self):
        self.clear()
        return [1, 2, 1]

    def __getitem__(self, key):
        self[key] = 1
        return self


victims = []


class Eraser:
    """Its comparison empties the containers of the others."""

    def __init__(self, n=0): self.n = n
    def __hash__(self): return 1

    def __eq__(self, other):
        for victim in victims:
            try:
                victim.clear()
            except Exception:
                pass
        return False

    __lt__ = __gt__ = __le__ = __ge__ = __eq__

    def __index__(self):
        self == 0
        return 1

    def __repr__(self):
        self == 0
        return "eraser"


class Text(str):
    def __hash__(self): return 0
    def __eq__(self, other): return True
    def __str__(self): return self


class Number(int):
    def __index__(self): return self
    def __add__(self, other): return None
    def __lt__(self, other): raise KeyError


class Meta(type):
    def __instancecheck__(cls, value): return "maybe"
    def __subclasscheck__(cls, value): raise ValueError
    def __getattribute__(cls, name): return type.__getattribute__(cls, name)
    def mro(cls): return [cls, object]


class Strange(metaclass=Meta):
    __slots__ = ("a", "__weakref__")


def many():
    for i in range(300):
        yield i


def few():
    yield 1
    yield "a"
    raise ValueError


async def coro():
    return 1


async def agen():
    yield 1


def build():
    """Fresh odd values; those that hold themselves, too."""
    loop = []
    loop.append(loop)
    ring = {}
    ring[1] = ring
    cycle = ([],)
    cycle[0].append(cycle)
    grows, clears = Grows([1, 2, 3]), Clears({1: 2, "a": 3})
    erased = [Eraser(i) for i in range(3)]
    erased_dict = {Eraser(): 1, 2: Eraser()}
    erased_set = {Eraser(), 3}
    victims[:] = [erased, erased_dict, erased_set, grows]
    return [
        None, True, -1, 0, 1, 2, 10**30, -10**30, 2**63 - 1, -2**63, 3.5, float("nan"), float("inf"),
        -0.0, 1j, "", "a", "%s", "{}", "\ud800", "é" * 3, b"", b"ab", bytearray(b"abc"),
        memoryview(b"abcd"), [], [1, 2], ["b", "a"], loop, (), (1,), cycle, {}, {"a": 1}, ring,
        set(), {1, 2}, frozenset([1]), range(3), range(5, -300, -1), slice(1, None, -1), Ellipsis,
        NotImplemented, int, str, type, object, list, ValueError, ValueError("x"), StopIteration(),
        Odd(), Raises(), grows, clears, erased, erased_dict, erased_set, Text("t"), Number(4),
        Strange, Meta, print, len, [].append, lambda *a, **k: a, few(), many(), coro, iter([1]),
        property(), staticmethod(len), object(), build, Exception, BaseExceptionGroup("g", [KeyError()]),
        list[int], int | None, {}.items(), zip([1]), map(int, ["x"]), reversed([1]), enumerate("ab"),
    ]


SKIP = {
    # these end the program, wait for a person, or are endless by their meaning
    "exit", "quit", "_exit", "abort", "input", "breakpoint", "help", "run_forever", "serve_forever",
    "setrecursionlimit", "__build_class__", "run_until_complete", "interact", "main_loop", "kill",
    "sleep", "pause", "sigwait", "raise_signal", "alarm", "settrace", "set_trace", "mainloop",
    "setswitchinterval", "set_int_max_str_digits", "_clear_type_cache", "run_coroutine_threadsafe",
}


def use(result):
    """Looks at what came back."""
    repr(result)
    hash(result)
    for count, _ in enumerate(result):
        if count >= LIMIT:
            break


def attempt(function, args, names={}):
    try:
        result = function(*args, **names)
    except BaseException as error:
        try:
            repr(error)
            str(error)
        except BaseException:
            pass
        return
    try:
        if hasattr(type(result), "close") and not isinstance(result, type):
            result.close()
    except BaseException:
        pass
    try:
        use(result)
    except BaseException:
        pass


def attack(function, values, self_value=None):
    attempt(function, ())
    for value in values:
        attempt(function, (value,))
    few_values = values[::STEP]
    for first in few_values:
        for second in few_values:
            attempt(function, (first, second))
    for value in few_values:
        attempt(function, (value, value, value))
        attempt(function, (1, value, "a", None))
        attempt(function, (value,), {"key": value})


def attack_all(owner, label):
    for name in dir(owner):
        if name in SKIP or name in ("__class__", "__init_subclass__", "__subclasshook__"):
            continue
        try:
            function = getattr(owner, name)
        except BaseException:
            continue
        try:
            if callable(function):
                attack(function, build())
        except BaseException as error:
            pass


def main():
    for name in ONLY:
        if name.startswith("value:"):
            index = int(name[6:])
            for part in range(2):
                owner = build()[index]
                attack_all(type(owner) if part else owner, name)
        else:
            try:
                module = __import__(name, fromlist=["x"])
            except ImportError:
                continue
            attack_all(module, name)
            for inner in list(vars(module).values()):
                if isinstance(inner, type) and getattr(inner, "__module__", "") == name:
                    try:
                        attack_all(inner, name)
                    except BaseException:
                        pass


main()
print("alive")
