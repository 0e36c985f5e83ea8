"""Virtual time for CPython's own asyncio: what run_virtual.py installs before a program runs."""
import atexit
import gc
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import sysconfig
import time
import traceback
import types
import warnings
import weakref
import _weakrefset

import ordered
import threads

HERE = os.path.dirname(os.path.abspath(__file__)) + os.sep
LIBRARY = (sysconfig.get_path("stdlib") + os.sep, HERE, "<frozen ")


class State:
    """The virtual clock and the step log of this process."""

    now = 0.0
    start = 0.0             # what time.time() shows at clock 0
    steps = None            # the open step log, or None
    iterations_left = 0
    slow = None             # slow_callback_duration that the header asks for
    loops = 0
    threads = None          # the scheduler of the simulated threads
    signals = bytearray()   # that have come since a loop last looked


state = State()


def is_library(filename):
    return filename.startswith(LIBRARY)


# --- the clock

class Builtin:
    """A function that looks like one written in C: it has no source to be named."""

    def __init__(self, name, function):
        self.__name__ = self.__qualname__ = name
        self.__module__ = "time"
        self.function = function

    def __call__(self, *args):
        return self.function(*args)

    def __repr__(self):
        return f"<built-in function {self.__name__}>"


def sleep(seconds, /):
    if not hasattr(seconds, "__index__") and not isinstance(seconds, float):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    state.threads.sleep(seconds)


def install_clock():
    def put(name, function):
        setattr(time, name, Builtin(name, function))

    def now_unless_given(name, function):
        put(name, lambda when=None, /: function(time.time() if when is None else when))

    for name in ("monotonic", "perf_counter"):
        put(name, lambda: state.now)
        put(name + "_ns", lambda: round(state.now * 1e9))
    put("time", lambda: state.start + state.now)
    put("time_ns", lambda: round((state.start + state.now) * 1e9))
    for name in ("process_time", "thread_time"):
        put(name, lambda: 0.0)
        put(name + "_ns", lambda: 0)
    put("sleep", sleep)
    sys.modules["_datetime"] = None     # so that datetime is the one that asks time.time()
    sys.modules["_zoneinfo"] = None     # which needs the other one
    for name in ("localtime", "gmtime", "ctime"):
        now_unless_given(name, getattr(time, name))
    strftime = time.strftime
    put("strftime", lambda form, when=None, /: strftime(
        form, time.localtime() if when is None else when))


# --- order

class OrderedLoader(importlib.machinery.SourceFileLoader):
    """Loads a library module so that the sets it makes keep the order of insertion."""

    def exec_module(self, module):
        code = ordered.compile_ordered(self.get_source(self.name), self.path)
        module.__dict__["set"] = module.__dict__[ordered.DISPLAY] = ordered.OrderedSet
        exec(code, module.__dict__)


class OrderedFinder(importlib.abc.MetaPathFinder):
    names = ("asyncio.tasks", "asyncio.taskgroups")

    def find_spec(self, name, path, target=None):
        if name not in self.names:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        spec.loader = OrderedLoader(name, spec.origin)
        return spec


def install_order():
    """Order sets in asyncio and everything in weak sets.  Before asyncio is imported."""
    assert "asyncio" not in sys.modules
    _weakrefset.set = ordered.AlwaysOrderedSet
    sys.meta_path.insert(0, OrderedFinder())


def make_timer_handle(base):
    """A TimerHandle that knows its age, so that equal deadlines keep the order of setting."""
    counter = iter(range(1 << 62))

    class TimerHandle(base):
        __slots__ = ("_age",)

        def __init__(self, when, callback, args, loop, context=None):
            super().__init__(when, callback, args, loop, context)
            self._age = next(counter)

        __hash__ = base.__hash__

        def __lt__(self, other):
            if self._when == other._when:
                return self._age < other._age
            return self._when < other._when

    TimerHandle.__module__ = base.__module__
    TimerHandle.__qualname__ = "TimerHandle"
    return TimerHandle


# --- the loop

class EpollSelector:
    """Stands where the loop expects its selector: advances the clock instead of waiting."""

    def __init__(self, loop):
        self.loop = weakref.ref(loop)       # no cycle: loops die when CPython's do
        self.iteration = 0
        self.keys = {}

    def register(self, fileobj, events, data=None):
        import selectors
        self.keys[fileobj] = key = selectors.SelectorKey(fileobj, fileobj, events, data)
        return key

    def unregister(self, fileobj):
        return self.keys.pop(fileobj)

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    def get_key(self, fileobj):
        return self.keys[fileobj]

    def get_map(self):
        return self.keys

    def close(self):
        self.keys.clear()

    def select(self, timeout=None):
        self.iteration += 1
        state.iterations_left -= 1
        if state.iterations_left < 0:
            give_up("too many iterations of the loop")
        loop = self.loop()
        if state.signals:       # what the loop's own pipe would have woken it for
            numbers, state.signals = bytes(state.signals), bytearray()
            loop._ready.append(events.Handle(loop._process_self_data, (numbers,), loop, None))
            return []
        deadline = self.deadline() if timeout is None or timeout > 0 else state.now
        state.threads.poll(loop, deadline)
        if deadline is None and not loop._ready:
            raise RuntimeError("deadlock: " + describe_deadlock(loop))
        return []

    def deadline(self):
        """When the earliest timer is due: exactly, however far; None when none ever will be."""
        timers = self.loop()._scheduled
        if not timers or timers[0]._when == float("inf"):
            return None
        return timers[0]._when


def describe_deadlock(loop):
    import asyncio
    names = [task.get_name() for task in asyncio.all_tasks(loop)]
    return ("nothing is ready, no timer is set and nothing outside is under way; waiting: "
            + (", ".join(names) or "no task"))


def give_up(why):
    sys.stdout.flush()
    sys.stderr.write(f"run_virtual.py: {why}\n")
    sys.stderr.flush()
    os._exit(3)


class SignalPipe:
    """Stands where a loop keeps the end of its pipe that signals are written to."""

    def fileno(self):
        return -1


def install_signals():
    """A handler that a loop has put in place notes the signal for that loop, as the C part of
    CPython would write its number into the loop's pipe."""
    from asyncio import unix_events
    unix_events._sighandler_noop = lambda number, frame: state.signals.append(number)


def install_loop():
    import asyncio
    from asyncio import base_events, selector_events
    global events
    from asyncio import events

    def init(self, selector=None, init=selector_events.BaseSelectorEventLoop.__init__):
        init(self, EpollSelector(self))
        self._clock_resolution = 1e-9
        if state.slow is not None:
            self.slow_callback_duration = state.slow

    def run(self, run=events.Handle._run):
        if state.steps is not None:
            log_step(self)
        run(self)
        self = None

    selector_events.BaseSelectorEventLoop.__init__ = init
    selector_events.BaseSelectorEventLoop._make_self_pipe = lambda self: None
    selector_events.BaseSelectorEventLoop._csock = SignalPipe()
    selector_events.BaseSelectorEventLoop._close_self_pipe = lambda self: None
    selector_events.BaseSelectorEventLoop._write_to_self = lambda self: None
    base_events.BaseEventLoop.time = lambda self: state.now
    events.Handle._run = run
    events.TimerHandle = asyncio.TimerHandle = make_timer_handle(events.TimerHandle)


def is_step(callback):
    """Whether a handle's callback is a task's __step or __wakeup, of a C task or a Python one."""
    import asyncio
    if not isinstance(getattr(callback, "__self__", None),
                      (asyncio.tasks._CTask, asyncio.tasks._PyTask)):
        return False
    return (type(callback).__name__ == "TaskStepMethWrapper"
            or getattr(callback, "__name__", "") in ("task_wakeup", "__step", "__wakeup"))


def log_step(handle):
    if not is_step(handle._callback):
        return
    name = handle._callback.__self__.get_name()
    name = name.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    state.steps.write(f"{handle._loop._selector.iteration}\t{state.now:.6f}\t{name}\n")


# --- what is printed about the program: its own frames only

class SourceTraceback(traceback.StackSummary):
    """Where a task or handle was made, in debug mode: the last entry is the program's."""

    def __getitem__(self, index):
        if index == -1:
            for entry in reversed(list(self)):
                if not is_library(entry.filename):
                    return entry
        return super().__getitem__(index)


def extract_full(f=None, limit=None):
    """A stack with the library's frames: asyncio drops the innermost of them by number."""
    frames = traceback.walk_stack(sys._getframe().f_back if f is None else f)
    entries = ((frame, (line, None, None, None)) for frame, line in frames
               if not frame.f_code.co_filename.startswith(HERE))
    stack = extract_all(SourceTraceback, entries, limit=limit, lookup_lines=False)
    stack.reverse()
    return stack


extract_all = traceback.StackSummary._extract_from_extended_frame_gen.__func__


def install_tracebacks():
    summary = traceback.StackSummary
    own_stack = traceback.extract_stack
    traceback.extract_stack = extract_full      # which C tasks fetch when asyncio is imported
    from asyncio import base_tasks, constants, format_helpers
    traceback.extract_stack = own_stack

    def extract_own(klass, frames, **options):
        own = [entry for entry in frames if not is_library(entry[0].f_code.co_filename)]
        return extract_all(klass, own, **options)

    def extract_stack(f=None, limit=None):
        if f is None:
            f = sys._getframe().f_back
        return extract_full(f, constants.DEBUG_STACK_DEPTH if limit is None else limit)

    def format_list(entries):
        own = [entry for entry in entries if not is_library(entry[0])]
        return summary.from_list(own).format()

    def get_stack(task, limit, get_stack=base_tasks._task_get_stack):
        return [frame for frame in get_stack(task, limit)
                if not is_library(frame.f_code.co_filename)]

    summary._extract_from_extended_frame_gen = classmethod(extract_own)
    traceback.format_list = format_list
    format_helpers.extract_stack = extract_stack
    base_tasks._task_get_stack = get_stack


def install_warnings():
    """A warning stands at the program's line that was running, never at a library's."""
    warn, explicit = warnings._warn_unawaited_coroutine, warnings.warn_explicit

    def at_program_line(message, category=None, stacklevel=1, source=None, **options):
        frame = sys._getframe(1)
        while frame is not None and is_library(frame.f_code.co_filename):
            frame = frame.f_back
        if frame is None:       # while the interpreter comes to its end
            sys.stderr.write(f"<sys>:0: {category.__name__}: {message}\n")
            return
        names = frame.f_globals
        return explicit(message, category, frame.f_code.co_filename, frame.f_lineno,
                        names.get("__name__"), names.setdefault("__warningregistry__", {}),
                        source=source)

    warnings._warn_unawaited_coroutine = types.FunctionType(
        warn.__code__, vars(warnings) | {"warn": at_program_line})


# --- the program

def read_header(source):
    """The `# sim:` lines as a list of (key, rest)."""
    lines = (line[6:].strip() for line in source.splitlines() if line.startswith("# sim:"))
    return [(key, rest.strip()) for key, _, rest in (line.partition(" ") for line in lines)]


def seconds(text):
    for unit, factor in (("us", 1e-6), ("ms", 1e-3), ("s", 1.0)):
        if text.endswith(unit):
            return float(text[:-len(unit)]) * factor
    raise ValueError(f"not a duration: {text}")


def apply_header(header):
    values = dict(header)
    seed = int(values.get("seed", 0))
    random.seed(seed)
    os.urandom = random._urandom = random.Random(random.Random(seed).getrandbits(64)).randbytes
    cores = int(values.get("cores", 4))
    os.cpu_count = os.process_cpu_count = lambda: cores
    sys.path.append(HERE + "stubs")
    for key, rest in header:
        if key == "service":
            import simulated_services
            simulated_services.parse(rest, seconds)
    if "slow" in values:
        state.slow = seconds(values["slow"])
    if "start" in values:
        import datetime
        moment = datetime.datetime.fromisoformat(values["start"])
        state.start = moment.replace(tzinfo=datetime.timezone.utc).timestamp()
    if "statement" in values:
        give_up("# sim: statement has no meaning in CPython")


def shift_recursion_limit(depth):
    """The limit counts the program's frames, not those of this runner below them."""
    get, put = sys.getrecursionlimit, sys.setrecursionlimit
    put(get() + depth)
    sys.getrecursionlimit = lambda: get() - depth
    sys.setrecursionlimit = lambda limit, /: put(limit + depth)


def exit_status(error):
    if not isinstance(error, SystemExit):
        return 130 if isinstance(error, KeyboardInterrupt) else 1
    if error.code is None:
        return 0
    return error.code & 0xff if isinstance(error.code, int) else 1


def report(error):
    """What the interpreter prints about an exception that leaves the program."""
    if not isinstance(error, SystemExit):
        sys.last_exc = error
        sys.excepthook(type(error), error, error.__traceback__)
    elif error.code is not None and not isinstance(error.code, int):
        print(error.code, file=sys.stderr)


def finish(status):
    """The interpreter's end, while logging still works: CPython itself prints only half of what
    the destructors have to say, mixed with errors about its own shutdown."""
    state.threads.finish()
    atexit._run_exitfuncs()
    if state.steps is not None:
        state.steps.write(f"end\t{state.now:.6f}\t{status}\n")
        state.steps.close()
        state.steps = None
    gc.collect()
    sys.last_exc = None
    sys.modules["__main__"] = types.ModuleType("__main__")
    gc.collect()


def make_module(path):
    builtins = types.ModuleType("builtins")
    builtins.__dict__.update(sys.modules["builtins"].__dict__)
    builtins.set = builtins.__dict__[ordered.DISPLAY] = ordered.OrderedSet
    module = types.ModuleType("__main__")
    module.__annotations__ = {}
    module.__builtins__ = builtins
    module.__file__ = path
    module.__cached__ = None
    return module


def install(iterations):
    state.iterations_left = iterations
    install_clock()
    threads.install(state)
    install_order()
    install_tracebacks()
    install_loop()
    install_signals()
    install_warnings()


def run(given, arguments=(), steps=None, timeout=0):
    """Run the program as __main__ and exit with its status."""
    path = os.path.abspath(given)        # as CPython shows the main program
    with open(path, encoding="utf-8") as file:
        source = file.read()
    if steps:
        state.steps = open(steps, "w", encoding="utf-8", errors="surrogateescape")
    signal.alarm(timeout)
    apply_header(read_header(source))
    sys.argv = [given, *arguments]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    gc.collect()
    gc.set_threshold(0)     # cycles are collected when the program asks, and at its end
    status = 0
    try:
        execute(source, path)
    except BaseException as error:
        status = exit_status(error)
        report(error)
    finish(status)
    sys.exit(status)


def execute(source, path):
    code = ordered.compile_ordered(source, path)
    sys.modules["__main__"] = module = make_module(path)
    shift_recursion_limit(len(list(traceback.walk_stack(sys._getframe()))))
    names = module.__dict__
    module = None
    exec(code, names)
