#!/usr/bin/env python3
"""Write a random asyncio program: random_program.py SEED > FILE.

The program depends on the seed alone, ends after a bounded number of steps, and prints what
happens with the time of the loop.  Delays come from a short list, so that many are equal: the
order of what happens at the same moment is what the two implementations may disagree about.
"""
import sys

from random_coroutines import Coroutines
from random_locks import Locks
from random_loops import Loops
from random_tasks import Tasks
from random_waiting import Waiting

PROLOGUE = '''\
import asyncio
import concurrent.futures
import contextlib
import contextvars
import gc
import inspect
import itertools
import sys
import time
import types

tasks, handles, kept, futures, counter = [], [], [], {}, itertools.count()
var = contextvars.ContextVar("var", default=0)
pool = concurrent.futures.ThreadPoolExecutor(2)


def log(*words):
    try:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
    except RuntimeError:
        print("- -:", *words)
        return
    name = task.get_name() if task else "-"
    print(f"{loop.time():.3f} {name}:", *words)


def enough():
    return next(counter) > 150


def pick(n):
    return tasks[n % len(tasks)] if tasks else asyncio.current_task()


def future(n=None):
    """One of a few that are shared, or a new one that is done soon."""
    loop = asyncio.get_running_loop()
    if n is None:
        new = loop.create_future()
        loop.call_later(0.1, lambda: new.done() or new.set_result("soon"))
        return new
    if n not in futures:
        futures[n] = loop.create_future()
        loop.call_later(1.5, lambda new=futures[n]: new.done() or new.set_result("late"))
    return futures[n]


def shown(result):
    if isinstance(result, BaseExceptionGroup):
        return f"{type(result).__name__}({result.message})[{', '.join(map(shown, result.exceptions))}]"
    if isinstance(result, (list, tuple)):
        return f"[{', '.join(map(shown, result))}]"
    return repr(result)


def name_of(future):
    return future.get_name() if isinstance(future, asyncio.Task) else "future"


def spawn(coro, **options):
    task = asyncio.create_task(coro, **options)
    tasks.append(task)
    return task


def over(label):
    def callback(future):
        log("over", label, future.cancelled(), var.get())
    return callback


def failing(label):
    def callback(future):
        raise LookupError(label)
    return callback


def handler(loop, context):
    print("handler:", context["message"], repr(context.get("exception")), sorted(context))


def failing_handler(loop, context):
    raise ZeroDivisionError(context["message"])


def sleeps_and_fails(seconds):
    time.sleep(seconds)
    raise ValueError("in a thread")


def driven(step):
    try:
        return type(step()).__name__
    except BaseException as error:
        return repr(error)


async def joins(group, coro, delay):
    """Adds a task to its own group after a while."""
    await asyncio.sleep(delay)
    try:
        return await group.create_task(coro)
    except RuntimeError as error:
        coro.close()
        log(error)


class Waits:
    """An awaitable that waits for a future of its own, which is done n steps of the loop later."""

    def __init__(self, n):
        self.n = n

    def __await__(self):
        future = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(self.n / 10, lambda: future.done() or future.set_result(self.n))
        try:
            return (yield from future)
        finally:
            log("waited", self.n)

    async def wait(self):
        return await self


class Yields:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            yield
        return "yielded"


class Bad:
    def __await__(self):
        return 3


@types.coroutine
def passing(n):
    for i in range(n):
        yield
    result = yield from asyncio.sleep(n / 10, "passed")
    return result


class Resource:
    def __init__(self, name, delay):
        self.name, self.delay = name, delay

    async def __aenter__(self):
        await asyncio.sleep(self.delay)
        log("open", self.name)

    async def __aexit__(self, kind, error, tb):
        log("close", self.name, shown(error))
        await asyncio.sleep(self.delay)
        log("closed", self.name)


@contextlib.asynccontextmanager
async def borrowed(name, delay):
    log("borrow", name)
    await asyncio.sleep(delay)
    try:
        yield name
    except ValueError as error:
        log("borrower failed", name, error)
    finally:
        await asyncio.sleep(delay)
        log("back", name)
'''


class Program(Tasks, Waiting, Locks, Coroutines, Loops):
    def program(self):
        self.put(0, PROLOGUE)
        for which in range(self.generators):
            self.generator_function(which)
        for self.level in range(self.functions):
            self.blank()
            self.put(0, f"async def w{self.level}(n):")
            self.put(1, "if enough():")
            self.put(2, "return 'enough'")
            self.body(1, 3, least=2)
            self.put(1, f"return {self.label()}")
        self.level = 0
        self.main()
        self.blank()
        self.ending()
        return "\n".join(self.lines) + "\n"

    def generator_function(self, which):
        self.blank()
        self.put(0, f"async def g{which}(n):")
        self.put(1, "try:")
        if which and self.chance(0.4):
            self.put(2, f"async for i in g{which - 1}(n):")
        else:
            self.put(2, "for i in range(n):")
            if self.chance(0.8):
                self.put(3, f"await asyncio.sleep({self.delay()})")
        self.put(3, self.one("yield i", "yield i", "sent = yield i\nif sent is not None:\n    log('sent', sent)"))
        if self.chance(0.2):
            self.put(1, "except ValueError as error:")
            self.put(2, f"yield {self.label()}")
        self.put(1, "finally:")
        self.put(2, f"log('generator {which} ends')")
        if self.chance(0.5):
            self.put(2, f"await asyncio.sleep({self.delay()})")
            self.put(2, f"log('generator {which} ended')")

    def main(self):
        kinds = [self.one("Queue", "Queue", "LifoQueue", "PriorityQueue") for _ in range(2)]
        self.blank()
        self.put(0, f"""
            async def main():
                global lock, lock2, semaphore, bounded, event, condition, barrier, queue, queue2
                lock, lock2, event = asyncio.Lock(), asyncio.Lock(), asyncio.Event()
                semaphore = asyncio.Semaphore({self.random.randint(1, 2)})
                bounded = asyncio.BoundedSemaphore({self.random.randint(1, 2)})
                queue, queue2 = asyncio.{kinds[0]}({self.number(2)}), asyncio.{kinds[1]}({self.number(2)})
                condition, barrier = asyncio.Condition({self.one('', 'lock')}), asyncio.Barrier({self.random.randint(2, 3)})
                n = 0
            """)
        if self.chance(0.15):
            self.put(1, "asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)")
        if self.chance(0.1):
            self.put(1, f"asyncio.get_running_loop().set_exception_handler({self.handler()})")
        for root in range(self.random.randint(2, 5)):
            self.put(1, f"spawn(w{self.number(min(2, self.functions - 1))}({root}), name='root{root}')")
        for _ in range(self.random.randint(1, 3)):
            self.guard(1, 3)
        if self.chance(0.8):
            self.put(1, """
                for task in tasks:
                    if not task.done() and task is not asyncio.current_task():
                        await asyncio.wait([task], timeout=3)
                """)
        self.put(1, "log('main ends')")


def program(seed):
    return Program(seed).program()


if __name__ == "__main__":
    sys.stdout.write(program(int(sys.argv[1])))
