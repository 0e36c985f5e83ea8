#!/usr/bin/env python3
"""Record a real asyncio program on its real loop, for loopglass to step through.

    python3 loopglass_record.py [-o TRACE] [--last N] [--hold SECONDS] PROGRAM [ARGUMENT...]

The program runs as it always does, on the real clock, with its real sockets and threads; what its
event loop does is written to TRACE (PROGRAM with .trace at its end, unless -o says otherwise) as it
happens, in whole lines, so that the file can be opened whatever ends the program:

    loopglass TRACE

--last N keeps only the last N events in memory and writes them when the program ends, is
interrupted or terminated.  --hold says from how long on (0.2 s) a loop that is held by one step is
noted with the place where it stands.  Needs CPython 3.11 or newer and nothing else: one file that can
be copied to where the program is.
"""
import argparse
import asyncio
import collections
import functools
import itertools
import json
import math
import os
import signal
import sys
import threading
import time
import weakref
from asyncio import base_events, events, locks, queues, runners, tasks

VERSION = "loopglass_record 1"
STEP, WAKEUP, CALLBACK = 1, 2, 3
NOTHING, SLEEP, TASK, FUTURE, GROUP, RESOURCE = 1, 2, 3, 4, 5, 6
RETURNED, RAISED, CANCELLED = 1, 2, 3
WAITED, BLOCKED, COMPUTED = 1, 2, 3
LOCK, EVENT, CONDITION, SEMAPHORE, BARRIER, QUEUE = 1, 2, 3, 4, 5, 6
SLOW_CALLBACK = 4
RESOLUTION = 0.001          # seconds: shorter waits are not told
COMPUTING = 0.02            # nor shorter stretches of computing
LATENESS = 0.005            # a timer served within this after its moment was on time
FOUNDATION = {"loop_created", "text", "place", "task_created", "group_created", "group_member",
              "resource_created"}
LIBRARY = os.path.dirname(asyncio.__file__) + os.sep


# --- the file

encode = json.JSONEncoder().encode


def line_of(tick, event, fields):
    """The JSON of an event.  Most fields are small numbers, which need no encoder."""
    parts = [f'{{"tick":{tick},"event":"{event}"']
    for name, value in fields.items():
        kind = type(value)
        number = kind is int or kind is float and math.isfinite(value)
        parts.append(f',"{name}":{value!r}' if number else f',"{name}":{encode(value)}')
    return "".join(parts) + "}"


class Trace:
    """Lines of JSON.  What is not written yet is written in one piece, so that no line is cut."""

    def __init__(self, path, program, text, last):
        self.path, self.tick, self.lock = path, 0, threading.Lock()
        self.ended = False
        self.lines, self.kept = [], collections.deque(maxlen=last) if last else None
        header = {"format": "loopglass trace", "version": 1, "loopglass": VERSION, "path": program,
                  "seed": 0, "options": "", "text": text}
        self.header = json.dumps(header, separators=(",", ":"))
        self.file = None if last else os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        if not last:
            self.lines.append(self.header)

    def emit(self, event, **fields):
        with self.lock:
            if self.ended:
                return
            self.ended = event == "program_ended"
            self.tick += 1
            line = line_of(self.tick, event, fields)
            if self.kept is None or event in FOUNDATION:
                self.lines.append(line)
            else:
                self.kept.append((self.tick, line))

    def flush(self):
        if self.file is None:
            return
        with self.lock:
            lines, self.lines = self.lines, []
        if lines:
            os.write(self.file, ("\n".join(lines) + "\n").encode("utf-8", "replace"))

    def close(self):
        self.flush()
        if self.kept is not None:
            self.write_last()

    def write_last(self):
        """What everything else refers to, and the last events, in order; beside first, then there."""
        with self.lock:
            known = [(json.loads(line)["tick"], line) for line in self.lines]
            chosen = [line for _, line in sorted(known + list(self.kept))]
        beside = f"{self.path}.{os.getpid()}"
        with open(beside, "w", encoding="utf-8", errors="replace") as file:
            file.write("\n".join([self.header, *chosen]) + "\n")
        os.replace(beside, self.path)


# --- the recorder: numbers for things, and the clock

def number_of(table, thing, counter):
    """The number of a thing, and whether it is new.  Kept as long as the thing lives."""
    number = table.get(thing)
    if number is not None:
        return number, False
    table[thing] = number = next(counter)
    return number, True


class Recorder:
    def __init__(self, trace):
        self.trace, self.start, self.now = trace, time.monotonic(), 0.0
        self.texts, self.places = {"": 0}, {}
        self.tables = collections.defaultdict(weakref.WeakKeyDictionary)
        self.counters = collections.defaultdict(lambda: itertools.count(1))
        self.names, self.cancels, self.steps_timers = {}, {}, {}
        self.iterations = collections.Counter()
        self.current = {}       # loop number: (task, since, thread)
        self.idle = set()       # loops that had nothing ready when they last looked

    def text(self, words):
        number = self.texts.get(words)
        if number is None:
            self.texts[words] = number = len(self.texts)
            self.trace.emit("text", id=number, text=words)
        return number

    def number(self, kind, thing):
        return number_of(self.tables[kind], thing, self.counters[kind])

    def clock(self, cause, at_least, due=None):
        """Tells how late it is, if that has changed by so much; of a wait that ended with a timer,
        the timer's moment, unless it was served noticeably late."""
        now = round(time.monotonic() - self.start, 3)
        if due is not None and due <= now < due + LATENESS:
            now = due
        if now - self.now >= at_least:
            self.now = now
            self.trace.emit("clock", cause=cause, line=0, time=now)

    def moment(self, when):
        return round(when - self.start, 3)

    def loop(self, loop):
        number, new = self.number("loop", loop)
        if new:
            self.trace.emit("loop_created", loop=number)
        return number

    def task(self, task):
        """The number of a task; tells of it when it is seen first."""
        number, new = self.number("task", task)
        if new:
            self.tell_of_task(task, number)
        elif self.names.get(number) != task.get_name():
            self.names[number] = task.get_name()
            self.trace.emit("task_renamed", task=number, name=task.get_name())
        return number

    def tell_of_task(self, task, number):
        owner, file, line = caller()
        parent = current_task(task.get_loop())
        self.names[number] = task.get_name()
        self.trace.emit(
            "task_created", task=number, parent=self.task(parent) if parent else 0,
            loop=self.loop(task.get_loop()), owner=self.text(owner), file=self.text(file), line=line,
            eager=0, name=task.get_name(), call=call_of(task.get_coro()))

    def place(self, coroutine, outer=0):
        """The chain of awaits from the task's coroutine inwards: the innermost place."""
        for function, file, line in chain(coroutine):
            key = (outer, function, file, line)
            number = self.places.get(key)
            if number is None:
                native = file.startswith(LIBRARY)
                self.places[key] = number = len(self.places) + 1
                self.trace.emit("place", id=number, outer=outer, function=self.text(function),
                                file=self.text(file), line=0 if native else line, native=int(native))
            outer = number
        return outer

    def resource(self, thing):
        number, new = self.number("resource", thing)
        if new:
            kind, limit = kind_of(thing)
            self.trace.emit("resource_created", resource=number, kind=kind, limit=limit, name="")
        return number

    def resource_changed(self, thing, task=None):
        self.trace.emit("resource_changed", resource=self.resource(thing), count=count_of(thing),
                        holder=self.task(task) if task else 0)


def current_task(loop):
    try:
        return asyncio.current_task(loop)
    except RuntimeError:
        return None


def caller():
    """What in asyncio made a task (gather, TaskGroup, asyncio.run), and the program's line."""
    owners = {"gather": "gather", "run": "asyncio.run", "wait_for": "wait_for",
              "as_completed": "as_completed"}
    frame, owner = sys._getframe(1), ""
    while frame and frame.f_code.co_filename.startswith((LIBRARY, __file__)):
        name = frame.f_code.co_name
        if name == "_run_once":     # a callback of asyncio's own made it: nobody's line
            return owner, "", 0
        if name == "create_task" and "taskgroups" in frame.f_code.co_filename:
            owner = "TaskGroup"
        owner = owners.get(name, owner)
        frame = frame.f_back
    return (owner, frame.f_code.co_filename, frame.f_lineno) if frame else (owner, "", 0)


def call_of(coroutine):
    """fetch('bob', 0.1): the name and the arguments as they were when it was called."""
    name = getattr(coroutine, "__qualname__", type(coroutine).__name__)
    frame = getattr(coroutine, "cr_frame", None)
    if frame is None:
        return name + "()"
    code = frame.f_code
    arguments = code.co_varnames[:code.co_argcount + code.co_kwonlyargcount]
    words = ", ".join(short(frame.f_locals.get(word)) for word in arguments)
    return f"{name}({words if len(words) <= 60 else '...'})"


def short(thing):
    """A repr that runs none of the program's code."""
    if isinstance(thing, (int, float, str, bytes, bool, type(None))):
        text = repr(thing)
        return text if len(text) <= 40 else text[:36] + "..."
    return type(thing).__name__ + "(...)"


def chain(coroutine):
    """Function, file and line of each coroutine that awaits the next, outermost first."""
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "gi_frame", None) \
            or getattr(coroutine, "ag_frame", None)
        if frame is None:
            return
        yield frame.f_code.co_qualname, frame.f_code.co_filename, frame.f_lineno
        coroutine = getattr(coroutine, "cr_await", None) or getattr(coroutine, "gi_yieldfrom", None) \
            or getattr(coroutine, "ag_await", None)


def innermost_self(coroutine):
    """The lock, queue or the like in whose method the innermost await stands, and the method."""
    found = None, ""
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None)
        if frame is not None:
            thing = frame.f_locals.get("self")
            if kind_of(thing)[0]:
                return thing, frame.f_code.co_name
        coroutine = getattr(coroutine, "cr_await", None)
    return found


def kind_of(thing):
    if isinstance(thing, locks.Lock):
        return LOCK, 1
    if isinstance(thing, locks.Event):
        return EVENT, 0
    if isinstance(thing, locks.Condition):
        return CONDITION, 0
    if isinstance(thing, locks.Semaphore):
        return SEMAPHORE, max(0, thing._value)
    if isinstance(thing, locks.Barrier):
        return BARRIER, thing.parties
    if isinstance(thing, queues.Queue):
        return QUEUE, max(0, thing.maxsize)
    return 0, 0


def count_of(thing):
    if isinstance(thing, locks.Lock):
        return int(thing.locked())
    if isinstance(thing, locks.Event):
        return int(thing.is_set())
    if isinstance(thing, locks.Semaphore):
        return max(0, thing._value)
    if isinstance(thing, locks.Barrier):
        return thing.n_waiting
    return thing.qsize() if isinstance(thing, queues.Queue) else 0


# --- steps

def task_of(callback):
    """The task whose step a handle's callback is, and what kind of handle that makes it."""
    owner = getattr(callback, "__self__", None)
    if not isinstance(owner, (tasks.Task, tasks._PyTask)):
        return None, CALLBACK
    if type(callback).__name__ == "TaskStepMethWrapper" or callback.__name__.endswith("step"):
        return owner, STEP
    if callback.__name__.endswith("wakeup"):
        return owner, WAKEUP
    return None, CALLBACK


def label_of(callback):
    callback = getattr(callback, "func", callback)
    name = getattr(callback, "__qualname__", type(callback).__name__)
    labels = {"gather.<locals>._done_callback": "gather counts", "_run_until_complete_cb":
              "stops the loop", "_set_result_unless_cancelled": "sleep"}
    return labels.get(name, name)


def begin_step(recorder, task, handle):
    number = recorder.task(task)
    recorder.trace.emit("step_begun", task=number)
    recorder.steps_timers.pop(number, None)
    waited = handle._args[0] if handle._args else None
    if waited is not None and asyncio.isfuture(waited) and waited.done():
        if waited.cancelled():
            recorder.trace.emit("step_threw", task=number, exception="CancelledError()")
        elif waited._exception is not None:
            recorder.trace.emit("step_threw", task=number,
                                exception=f"{type(waited._exception).__name__}(...)")
    elif task.cancelling() and getattr(task, "_must_cancel", False):
        recorder.trace.emit("step_threw", task=number, exception="CancelledError()")


def end_step(recorder, task):
    number = recorder.task(task)
    recorder.clock(BLOCKED, COMPUTING)
    if task.done():
        outcome, result = RETURNED, ""
        if task.cancelled():
            outcome = CANCELLED
        elif task._exception is not None:
            outcome, result = RAISED, f"{type(task._exception).__name__}({task._exception})"
        else:
            result = short(task._result) if hasattr(task, "_result") else ""
        recorder.trace.emit("step_ended", task=number, outcome=outcome, line=0, result=result)
        return
    coroutine = task.get_coro()
    place = recorder.place(coroutine)
    wait, what, label = wait_of(recorder, task, number, coroutine)
    recorder.trace.emit("step_waits", task=number, place=place, wait=wait, what=what,
                        label=recorder.text(label))


# What asyncio's own coroutines wait for, in words that go before "was done", too.
IN_WORDS = {
    "BaseSelectorEventLoop.sock_connect": "the opening of a connection",
    "BaseEventLoop._create_connection_transport": "the set-up of a connection",
    "BaseSelectorEventLoop._accept_connection2": "the set-up of a connection",
    "StreamReader._wait_for_data": "a read from a connection",
    "FlowControlMixin._drain_helper": "a write to a connection",
    "StreamWriter.wait_closed": "the closing of a connection",
    "Server.serve_forever": "the end of the server",
    "Server.wait_closed": "the closing of the server",
    "to_thread": "the work of a thread",
    "Process.wait": "the end of a process",
}


def wait_of(recorder, task, number, coroutine):
    future = task._fut_waiter
    if future is None:
        return NOTHING, 0, ""
    if isinstance(future, (tasks.Task, tasks._PyTask)):
        return TASK, recorder.task(future), ""
    if isinstance(future, tasks._GatheringFuture):
        group, new = recorder.number("group", future)
        if new:
            tell_of_group(recorder, group, future)
        return GROUP, group, "gather"
    timer = recorder.steps_timers.get(number)
    if timer and timer[1]() is future:
        return SLEEP, timer[0], timer[2]
    thing, method = innermost_self(coroutine)
    waited, _ = recorder.number("future", future)
    if thing is not None:
        role = {"acquire": 1, "get": 2, "put": 3, "join": 4}.get(method, 5)
        resource = recorder.resource(thing)
        recorder.trace.emit("resource_waits", resource=resource, task=number, future=waited,
                            role=role)
        future.add_done_callback(functools.partial(leave, recorder, resource, number, waited))
        return RESOURCE, resource, f"{type(thing).__name__}.{method}"
    names = [function for function, _, _ in chain(coroutine)]
    name = names[-1] if len(names) > 1 else "a future"
    return FUTURE, waited, IN_WORDS.get(name, name)


def leave(recorder, resource, task, future, _):
    recorder.trace.emit("resource_left", resource=resource, task=task, future=future)


def tell_of_group(recorder, group, future):
    children = future._children
    recorder.trace.emit("group_created", group=group, kind=recorder.text("gather"),
                        total=len(children), future=0)
    for child in children:
        if isinstance(child, (tasks.Task, tasks._PyTask)):
            recorder.trace.emit("group_member", group=group, task=recorder.task(child))


def count_groups(recorder):
    for future, group in list(recorder.tables["group"].items()):
        done = sum(child.done() for child in future._children)
        if recorder.names.get(("group", group)) != done:
            recorder.names["group", group] = done
            recorder.trace.emit("group_counted", group=group, done=done)


def notice_cancel(recorder, task):
    """A task that has been asked to cancel more often than was known: the running one did it."""
    asked = task.cancelling()
    if asked <= recorder.cancels.get(recorder.task(task), 0):
        return
    recorder.cancels[recorder.task(task)] = asked
    by = current_task(task.get_loop())
    _, file, line = caller()
    recorder.trace.emit("cancel_asked", task=recorder.task(task), by=recorder.task(by) if by else 0,
                        file=recorder.text(file), line=line, accepted=1, message="")


# --- what is put in asyncio's way

def wrap(owner, name, make):
    original = getattr(owner, name)
    setattr(owner, name, functools.wraps(original)(make(original)))


def install_handles(recorder):
    def call_soon(original):
        def wrapper(loop, callback, *rest):
            handle = original(loop, callback, *rest)
            tell_of_handle(recorder, handle)
            return handle
        return wrapper

    def call_at(original):
        def wrapper(loop, when, callback, *args, context=None):
            handle = original(loop, when, callback, *args, context=context)
            tell_of_timer(recorder, loop, handle, callback, args)
            return handle
        return wrapper

    def run(original):
        def wrapper(handle):
            return run_handle(recorder, handle, original)
        return wrapper

    def cancel(original):
        def wrapper(handle):
            if not handle._cancelled:
                timer = recorder.tables["timer"].get(handle)
                if timer and handle._scheduled:
                    recorder.trace.emit("timer_cancelled", timer=timer)
                elif handle in recorder.tables["handle"]:
                    recorder.trace.emit("handle_cancelled",
                                        handle=recorder.tables["handle"][handle])
            return original(handle)
        return wrapper

    wrap(base_events.BaseEventLoop, "_call_soon", call_soon)
    wrap(base_events.BaseEventLoop, "call_at", call_at)
    wrap(events.Handle, "_run", run)
    wrap(events.TimerHandle, "cancel", cancel)


def tell_of_handle(recorder, handle, timer=0):
    task, kind = task_of(handle._callback)
    if task is not None:
        notice_cancel(recorder, task)
    number, _ = recorder.number("handle", handle)
    child = handle._args[0] if kind == CALLBACK and handle._args else None
    if isinstance(child, (tasks.Task, tasks._PyTask)):
        task = child
    recorder.trace.emit("handle_queued", handle=number, kind=kind,
                        task=recorder.task(task) if task else 0,
                        label=recorder.text(label_of(handle._callback)) if kind == CALLBACK else 0,
                        timer=timer)


def tell_of_timer(recorder, loop, handle, callback, args):
    number, _ = recorder.number("timer", handle)
    task, purpose = current_task(loop), label_of(callback)
    owner = 0
    if purpose == "sleep" and task is not None:
        purpose, owner = f"sleep({delay_asked(handle, loop)})", recorder.task(task)
        recorder.steps_timers[owner] = number, weakref.ref(args[0]), purpose
    elif purpose.endswith("_on_timeout") and task is not None:
        purpose, owner = "timeout", recorder.task(task)
    recorder.trace.emit("timer_set", timer=number, when=recorder.moment(handle._when), task=owner,
                        purpose=recorder.text(purpose), loop=recorder.loop(loop))


def delay_asked(handle, loop):
    """As the program wrote it, where call_later still knows."""
    frame = sys._getframe(1)
    while frame and frame.f_code.co_filename.startswith((LIBRARY, __file__)):
        if frame.f_code.co_name == "call_later":
            return short(frame.f_locals.get("delay"))
        frame = frame.f_back
    return f"{max(0.0, handle._when - loop.time()):.3g}"


def tell_of_due(recorder, handle):
    timer = recorder.tables["timer"].get(handle)
    if timer and handle not in recorder.tables["handle"]:
        recorder.trace.emit("timer_due", timer=timer)
        tell_of_handle(recorder, handle, timer)


def run_handle(recorder, handle, original):
    loop, (task, kind) = handle._loop, task_of(handle._callback)
    tell_of_due(recorder, handle)
    if handle not in recorder.tables["handle"]:
        tell_of_handle(recorder, handle)
    number = recorder.tables["handle"][handle]
    callback = handle._callback
    recorder.trace.emit("handle_begun", handle=number)
    if task is not None:
        begin_step(recorder, task, handle)
    recorder.current[recorder.loop(loop)] = (task, time.monotonic(), threading.get_ident())
    try:
        original(handle)
    finally:
        recorder.current.pop(recorder.loop(loop), None)
        if task is not None:
            end_step(recorder, task)
        elif label_of(callback) == "gather counts":
            count_groups(recorder)
        recorder.trace.emit("handle_ended", handle=number)


def install_loop(recorder):
    def run_once(original):
        def wrapper(loop):
            number = recorder.loop(loop)
            recorder.iterations[number] += 1
            recorder.trace.emit("iteration", loop=number, number=recorder.iterations[number])
            recorder.trace.flush()
            recorder.idle.discard(number)
            if not loop._ready:
                recorder.idle.add(number)
            original(loop)
        return wrapper

    def after_select(original):
        def wrapper(loop, ready):
            end = loop.time() + loop._clock_resolution
            due = [handle for handle in sorted(loop._scheduled)
                   if handle._when < end and not handle._cancelled]
            idle = recorder.loop(loop) in recorder.idle
            recorder.clock(WAITED if idle else COMPUTED, RESOLUTION if idle else COMPUTING,
                           due=recorder.moment(due[0]._when) if due and idle else None)
            original(loop, ready)
            for handle in due:
                tell_of_due(recorder, handle)
        return wrapper

    def run_forever(original):
        def wrapper(loop):
            recorder.trace.emit("loop_run", loop=recorder.loop(loop))
            try:
                original(loop)
            finally:
                recorder.trace.emit("loop_stopped", loop=recorder.loop(loop))
        return wrapper

    def close_runner(original):
        def wrapper(runner):
            if getattr(runner, "_loop", None) is not None:
                recorder.trace.emit("loop_closing", loop=recorder.loop(runner._loop))
            return original(runner)
        return wrapper

    wrap(base_events.BaseEventLoop, "_run_once", run_once)
    wrap(base_events.BaseEventLoop, "run_forever", run_forever)
    wrap(runners.Runner, "close", close_runner)
    from asyncio import selector_events
    wrap(selector_events.BaseSelectorEventLoop, "_process_events", after_select)


def install_things(recorder):
    """Locks, events, semaphores and queues tell of it when they change."""
    def changing(holder=False):
        def make(original):
            def wrapper(thing, *args, **options):
                result = original(thing, *args, **options)
                recorder.resource_changed(thing)
                return result
            return wrapper
        return make

    def acquire(original):
        async def wrapper(thing):
            result = await original(thing)
            holder = asyncio.current_task() if isinstance(thing, locks.Lock) else None
            recorder.resource_changed(thing, holder)
            return result
        return wrapper

    def item(change):
        def make(original):
            def wrapper(queue, *args):
                result = original(queue, *args)
                recorder.trace.emit("resource_item", resource=recorder.resource(queue),
                                    change=change, item=short(args[0] if args else result))
                recorder.resource_changed(queue)
                return result
            return wrapper
        return make

    for owner, names in ((locks.Lock, ["release"]), (locks.Event, ["set", "clear"]),
                         (locks.Semaphore, ["release"])):
        for name in names:
            wrap(owner, name, changing())
    wrap(locks.Lock, "acquire", acquire)
    wrap(locks.Semaphore, "acquire", acquire)
    wrap(queues.Queue, "put_nowait", item(1))
    wrap(queues.Queue, "get_nowait", item(2))


class Tee:
    """Standard output or error, told of as well."""

    def __init__(self, recorder, stream, number):
        self.recorder, self.stream, self.number, self.kept = recorder, stream, number, ""

    def write(self, text):
        self.kept += text
        if "\n" in text:
            self.tell()
        return self.stream.write(text)

    def tell(self):
        if self.kept:
            self.recorder.trace.emit("output", stream=self.number, text=self.kept)
        self.kept = ""

    def __getattr__(self, name):
        return getattr(self.stream, name)


def watch(recorder, hold):
    """A thread that looks whether a step holds the loop, and notes where it stands."""
    noted = None
    while True:
        time.sleep(hold / 4)
        for task, since, thread in list(recorder.current.values()):
            held = time.monotonic() - since
            frame = sys._current_frames().get(thread)
            if held < hold or since == noted or frame is None:
                continue
            noted = since
            while frame and frame.f_code.co_filename.startswith(LIBRARY):
                frame = frame.f_back
            if frame is not None:
                file, line = frame.f_code.co_filename, frame.f_lineno
                words = (f"{file}:{line}: held the loop for {held:.1f} s and longer, "
                         f"in {frame.f_code.co_qualname}")
                recorder.trace.emit("warned", kind=SLOW_CALLBACK,
                                    task=recorder.task(task) if task else 0,
                                    file=recorder.text(file), line=line, text=words)
                recorder.trace.flush()


# --- the program

def exit_status(error):
    if not isinstance(error, SystemExit):
        return 130 if isinstance(error, KeyboardInterrupt) else 1
    return 0 if error.code is None else error.code & 0xff if isinstance(error.code, int) else 1


def end_by_signal(trace, number, _):
    """The program dies as it would without us, but the trace is whole.  An exception raised here
    could be lost (in a weak reference's callback), and the main thread may hold the trace's lock:
    so another thread writes the end."""
    signal.signal(number, signal.SIG_DFL)

    def end():
        trace.emit("program_ended", status=128 + number)
        trace.close()
        os.kill(os.getpid(), number)
    threading.Thread(target=end, daemon=True).start()


def run_program(path, arguments, text):
    import types
    sys.argv = [path, *arguments]
    sys.path[0] = os.path.dirname(os.path.abspath(path))
    sys.modules["__main__"] = module = types.ModuleType("__main__")
    module.__file__ = path
    exec(compile(text, path, "exec"), module.__dict__)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", metavar="TRACE")
    parser.add_argument("--last", type=int, metavar="N", help="keep only the last N events")
    parser.add_argument("--hold", type=float, default=0.2, metavar="SECONDS",
                        help="note a loop that is held for so long (default 0.2)")
    parser.add_argument("program")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    path = os.path.abspath(options.program)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    output = options.output or os.path.splitext(options.program)[0] + ".trace"
    trace = Trace(output, path, text, options.last)
    recorder = Recorder(trace)
    for install in (install_handles, install_loop, install_things):
        install(recorder)
    sys.stdout, sys.stderr = Tee(recorder, sys.stdout, 1), Tee(recorder, sys.stderr, 2)
    threading.Thread(target=watch, args=(recorder, options.hold), daemon=True).start()
    signal.signal(signal.SIGTERM, functools.partial(end_by_signal, trace))
    status = 0
    try:
        run_program(path, options.arguments, text)
    except BaseException as error:
        status = exit_status(error)
        if not isinstance(error, SystemExit):
            error = error.with_traceback(error.__traceback__.tb_next.tb_next)
        raise error
    finally:
        trace.emit("program_ended", status=status)
        trace.close()


if __name__ == "__main__":
    main()
