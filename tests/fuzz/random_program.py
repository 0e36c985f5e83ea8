#!/usr/bin/env python3
"""Write a random asyncio program: random_program.py SEED > FILE.

The program depends on the seed alone, ends after a bounded number of steps, and prints what
happens with the time of the loop.  Delays come from a short list, so that many are equal: the
order of what happens at the same moment is what the two implementations may disagree about.
"""
import random
import sys

DELAYS = ["0", "0", "0.1", "0.1", "0.1", "0.2", "0.2", "0.25", "0.3", "0.5"]
ERRORS = ["ValueError", "KeyError", "OSError", "RuntimeError"]

PROLOGUE = '''\
import asyncio
import contextlib
import contextvars
import itertools
import time

tasks, handles, counter = [], [], itertools.count()
var = contextvars.ContextVar("var", default=0)


def log(*words):
    try:
        task = asyncio.current_task()
    except RuntimeError:
        task = None
    name = task.get_name() if task else "-"
    print(f"{asyncio.get_running_loop().time():.3f} {name}:", *words)


def enough():
    return next(counter) > 150


def pick(n):
    return tasks[n % len(tasks)] if tasks else asyncio.current_task()


def shown(result):
    if isinstance(result, BaseExceptionGroup):
        return f"{type(result).__name__}[{', '.join(map(shown, result.exceptions))}]"
    if isinstance(result, list):
        return f"[{', '.join(map(shown, result))}]"
    return repr(result)


def spawn(coro, **options):
    task = asyncio.create_task(coro, **options)
    tasks.append(task)
    return task


def over(label):
    def callback(future):
        log("over", label, future.cancelled())
    return callback

'''


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.labels = 0
        self.functions = self.random.randint(3, 6)
        self.generators = self.random.randint(1, 2)

    # --- helpers

    def put(self, depth, line):
        self.lines.append("    " * depth + line)

    def label(self):
        self.labels += 1
        return f'"{self.labels}"'

    def delay(self):
        return self.random.choice(DELAYS)

    def call(self, level):
        """A coroutine to be awaited: a deeper function, or a sleep."""
        if level + 1 < self.functions and self.random.random() < 0.8:
            return f"w{self.random.randint(level + 1, self.functions - 1)}({self.random.randint(0, 3)})"
        return f"asyncio.sleep({self.delay()}, {self.label()})"

    def calls(self, level):
        return [self.call(level) for _ in range(self.random.randint(1, 4))]

    def number(self):
        return self.random.randint(0, 9)

    # --- statements, each with its body `room` levels deep at most

    def body(self, depth, level, room, least=1):
        for _ in range(self.random.randint(least, 3)):
            self.statement(depth, level, room)

    def statement(self, depth, level, room):
        simple = [self.say, self.pause, self.await_call, self.spawn_task, self.cancel_task,
                  self.raise_error, self.soon, self.touch_event, self.nowait, self.await_task,
                  self.callback, self.variable, self.await_future, self.future_by_timer,
                  self.stop_handle, self.leave, self.thread, self.eager, self.by_hand,
                  self.release_by_timer, self.shut_down, self.uncancel, self.take_back]
        nested = [self.guard, self.guard, self.gather, self.gather, self.wait_for, self.timeout,
                  self.timeout, self.group, self.group, self.lock, self.semaphore, self.condition,
                  self.shield, self.wait, self.completed, self.queue, self.event, self.loop,
                  self.generator, self.cleanup, self.cleanup, self.barrier, self.stack,
                  self.completed_async, self.limits, self.predicate, self.generator_by_hand,
                  self.exit_stack, self.shield_group, self.context]
        weights = [4, 5, 3, 4, 2, 1, 2, 2, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.3, 0.5, 0.5]
        if room > 0 and self.random.random() < 0.6:
            self.random.choice(nested)(depth, level, room - 1)
        else:
            self.random.choices(simple, weights)[0](depth, level)

    def say(self, depth, level):
        self.put(depth, f"log({self.label()}, n)")

    def pause(self, depth, level):
        self.put(depth, f"await asyncio.sleep({self.delay()})")

    def await_call(self, depth, level):
        self.put(depth, f"log({self.label()}, shown(await {self.call(level)}))")

    def spawn_task(self, depth, level):
        named = f", name='t{self.number()}'" if self.random.random() < 0.3 else ""
        self.put(depth, f"spawn({self.call(level)}{named})")

    def cancel_task(self, depth, level):
        message = self.random.choice(["", "", self.label()])
        target = self.random.choice([f"pick({self.number()})", "tasks[-1]"])
        if self.random.random() < 0.15:
            target = "asyncio.current_task()"
        if target == "tasks[-1]":
            target = "pick(-1)"
        self.put(depth, f"log({self.label()}, {target}.cancel({message}))")

    def raise_error(self, depth, level):
        self.put(depth, f"if n % 2 == {self.random.randint(0, 1)}:")
        self.put(depth + 1, f"raise {self.random.choice(ERRORS)}({self.label()})")

    def leave(self, depth, level):
        self.put(depth, f"if n == {self.random.randint(0, 3)}:")
        self.put(depth + 1, f"return {self.label()}")

    def soon(self, depth, level):
        action = self.random.choice([f"log, {self.label()}", "event.set", f"over({self.label()}), pick(0)",
                                     f"lambda: pick({self.number()}).cancel()"])
        if self.random.random() < 0.5:
            self.put(depth, f"handles.append(asyncio.get_running_loop().call_soon({action}))")
        else:
            self.put(depth, f"handles.append(asyncio.get_running_loop().call_later({self.delay()}, {action}))")

    def stop_handle(self, depth, level):
        self.put(depth, "if handles:")
        self.put(depth + 1, f"handles[{self.number()} % len(handles)].cancel()")

    def touch_event(self, depth, level):
        self.put(depth, self.random.choice(["event.set()", "event.set()", "event.clear()"]))

    def nowait(self, depth, level):
        self.put(depth, "try:")
        self.put(depth + 1, self.random.choice([f"queue.put_nowait({self.label()})",
                                                f"log({self.label()}, queue.get_nowait())"]))
        self.put(depth, "except (asyncio.QueueFull, asyncio.QueueEmpty) as error:")
        self.put(depth + 1, "log(repr(error))")

    def await_task(self, depth, level):
        self.put(depth, f"other = pick({self.number()})")
        self.put(depth, "if other is not asyncio.current_task() and other.done():")
        self.put(depth + 1, f"log({self.label()}, shown(await other))")

    def callback(self, depth, level):
        self.put(depth, f"pick({self.number()}).add_done_callback(over({self.label()}))")

    def variable(self, depth, level):
        self.put(depth, f"log({self.label()}, var.get())")
        self.put(depth, f"var.set({self.number()})")

    def await_future(self, depth, level):
        self.put(depth, "future = asyncio.get_running_loop().create_future()")
        result = self.random.choice([f"set_result, {self.label()}", f"set_exception, OSError({self.label()})", "cancel"])
        self.put(depth, f"asyncio.get_running_loop().call_soon(future.{result})")
        self.put(depth, f"log({self.label()}, shown(await future))")

    def future_by_timer(self, depth, level):
        self.put(depth, "future = asyncio.get_running_loop().create_future()")
        self.put(depth, f"asyncio.get_running_loop().call_later({self.delay()}, "
                        f"lambda future=future: future.done() or future.set_result({self.label()}))")
        self.put(depth, f"log({self.label()}, shown(await future))")

    def thread(self, depth, level):
        if self.random.random() < 0.5:
            self.put(depth, f"log({self.label()}, await asyncio.to_thread(time.sleep, {self.delay()}))")
        else:
            self.put(depth, "log(" + self.label() + ", await asyncio.get_running_loop().run_in_executor("
                            f"None, lambda: var.get() + {self.number()}))")

    def eager(self, depth, level):
        self.put(depth, f"tasks.append(asyncio.Task({self.call(level)}, eager_start=True, "
                        "loop=asyncio.get_running_loop()))")

    def by_hand(self, depth, level):
        """A coroutine begun by hand as far as it goes without waiting."""
        self.put(depth, f"coro = {self.call(level)}")
        self.put(depth, self.random.choice(["coro.close()", "await coro",
                                            "log('awaits', coro.cr_await is None); await coro"]
                                           if self.random.random() < 0.5 else ["coro.close()"]))

    def release_by_timer(self, depth, level):
        at = f"asyncio.get_running_loop().time() + {self.delay()}"
        thing = self.random.choice(["event.set", f"log, {self.label()}",
                                    "lambda: log('tasks', sum(not t.done() for t in tasks))"])
        self.put(depth, f"handles.append(asyncio.get_running_loop().call_at({at}, {thing}))")

    def shut_down(self, depth, level):
        self.put(depth, f"queue.shutdown({self.random.choice(['', 'immediate=True'])})")

    def uncancel(self, depth, level):
        self.put(depth, f"log({self.label()}, asyncio.current_task().uncancel())")

    def take_back(self, depth, level):
        """The other way round: a callback that is removed again."""
        self.put(depth, f"callback = over({self.label()})")
        self.put(depth, f"pick({self.number()}).add_done_callback(callback)")
        self.put(depth, f"log({self.label()}, pick({self.number()}).remove_done_callback(callback))")

    def completed_async(self, depth, level, room):
        limit = self.random.choice(["", f", timeout={self.delay()}"])
        self.put(depth, "try:")
        started = ", ".join(f"spawn({call})" for call in self.calls(level))
        self.put(depth + 1, f"async for next_one in asyncio.as_completed([{started}]{limit}):")
        self.put(depth + 2, f"log({self.label()}, next_one.get_name(), next_one.cancelled())")
        self.put(depth, "except TimeoutError as error:")
        self.put(depth + 1, f"log({self.label()}, repr(error))")

    def limits(self, depth, level, room):
        """One limit within another, both perhaps at the same moment."""
        self.put(depth, "try:")
        self.put(depth + 1, f"async with asyncio.timeout({self.delay()}) as outside:")
        self.put(depth + 2, "try:")
        self.put(depth + 3, f"async with asyncio.timeout({self.delay()}) as inside:")
        self.body(depth + 4, level, room)
        self.put(depth + 2, "except TimeoutError:")
        self.put(depth + 3, f"log({self.label()}, 'inside', inside.expired(), outside.expired())")
        self.put(depth + 2, "finally:")
        self.put(depth + 3, f"await asyncio.sleep({self.delay()})")
        self.put(depth, "except TimeoutError as error:")
        self.put(depth + 1, f"log({self.label()}, 'outside', inside.expired(), repr(error.__cause__))")

    def predicate(self, depth, level, room):
        self.put(depth, "try:")
        self.put(depth + 1, "async with condition:")
        self.put(depth + 2, f"log({self.label()}, await asyncio.wait_for(condition.wait_for("
                            f"lambda: event.is_set()), {self.delay()}))")
        self.put(depth, "except TimeoutError:")
        self.put(depth + 1, f"log({self.label()}, 'not so', condition.locked())")

    def generator_by_hand(self, depth, level, room):
        self.put(depth, f"items = g{self.random.randrange(self.generators)}({self.number()})")
        self.put(depth, "try:")
        for _ in range(self.random.randint(1, 3)):
            step = self.random.choice(["items.asend(None)", "items.asend(None)", "anext(items)",
                                       "items.athrow(ValueError('g'))", "items.aclose()",
                                       "anext(items, 'default')"])
            self.put(depth + 1, f"log({self.label()}, await {step})")
        self.put(depth, "except (StopAsyncIteration, ValueError) as error:")
        self.put(depth + 1, f"log({self.label()}, repr(error))")

    def exit_stack(self, depth, level, room):
        self.put(depth, "async with contextlib.AsyncExitStack() as stack:")
        self.put(depth + 1, f"await stack.enter_async_context(Resource({self.label()}, {self.delay()}))")
        self.put(depth + 1, f"stack.push_async_callback({self.random.choice(['lock.acquire', 'asyncio.sleep, 0.1'])})"
                            if self.random.random() < 0.3 else f"stack.callback(log, {self.label()})")
        self.body(depth + 1, level, room)

    def shield_group(self, depth, level, room):
        flag = self.random.choice(["", ", return_exceptions=True"])
        things = ", ".join(self.calls(level))
        self.put(depth, "try:")
        self.put(depth + 1, f"log({self.label()}, shown(await asyncio.wait_for(asyncio.shield("
                            f"asyncio.gather({things}{flag})), {self.delay()})))")
        self.put(depth, "except TimeoutError:")
        self.put(depth + 1, f"log({self.label()}, 'left behind')")

    def context(self, depth, level, room):
        self.put(depth, "context = contextvars.copy_context()")
        self.put(depth, f"context.run(var.set, {self.number()})")
        self.put(depth, f"log({self.label()}, shown(await spawn({self.call(level)}, context=context)))")
        self.put(depth, f"log({self.label()}, var.get(), context[var])")

    def guard(self, depth, level, room):
        self.put(depth, "try:")
        self.body(depth + 1, level, room)
        kind = self.random.choice(["Exception", "Exception", "asyncio.CancelledError", "(Exception, asyncio.CancelledError)",
                                   "TimeoutError", "ValueError"])
        self.put(depth, f"except {kind} as error:")
        self.put(depth + 1, f"log({self.label()}, shown(error))")
        if "Cancelled" in kind:
            if self.random.random() < 0.4:
                self.put(depth + 1, "asyncio.current_task().uncancel()")
            if self.random.random() < 0.5:
                self.put(depth + 1, "raise")
        if self.random.random() < 0.2:
            self.put(depth, "else:")
            self.put(depth + 1, f"log({self.label()})")

    def cleanup(self, depth, level, room):
        self.put(depth, "try:")
        self.body(depth + 1, level, room)
        self.put(depth, "finally:")
        self.put(depth + 1, f"log({self.label()}, 'cleanup', asyncio.current_task().cancelling())")
        if self.random.random() < 0.6:
            self.put(depth + 1, f"await asyncio.sleep({self.delay()})")
            self.put(depth + 1, f"log({self.label()}, 'clean')")

    def gather(self, depth, level, room):
        flag = self.random.choice(["", ", return_exceptions=True"])
        things = self.calls(level)
        if self.random.random() < 0.3:
            things.append(f"asyncio.gather({', '.join(self.calls(level))}{self.random.choice(['', flag])})")
        if self.random.random() < 0.2:
            self.put(depth, f"group = asyncio.gather({', '.join(things)}{flag})")
            self.put(depth, f"asyncio.get_running_loop().call_later({self.delay()}, group.cancel)")
            self.put(depth, f"log({self.label()}, shown(await group))")
        else:
            self.put(depth, f"log({self.label()}, shown(await asyncio.gather({', '.join(things)}{flag})))")

    def wait_for(self, depth, level, room):
        self.put(depth, "try:")
        self.put(depth + 1, f"log({self.label()}, shown(await asyncio.wait_for({self.call(level)}, {self.delay()})))")
        self.put(depth, "except TimeoutError as error:")
        self.put(depth + 1, f"log({self.label()}, 'timeout')")

    def timeout(self, depth, level, room):
        self.put(depth, "try:")
        self.put(depth + 1, f"async with asyncio.timeout({self.delay()}) as limit:")
        self.body(depth + 2, level, room)
        if self.random.random() < 0.2:
            self.put(depth + 2, f"limit.reschedule(asyncio.get_running_loop().time() + {self.delay()})")
            self.put(depth + 2, f"await asyncio.sleep({self.delay()})")
        self.put(depth, "except TimeoutError:")
        self.put(depth + 1, f"log({self.label()}, 'expired', limit.expired())")

    def group(self, depth, level, room):
        self.put(depth, "try:")
        self.put(depth + 1, "async with asyncio.TaskGroup() as tg:")
        for call in self.calls(level):
            self.put(depth + 2, f"tasks.append(tg.create_task({call}))")
        if self.random.random() < 0.6:
            self.body(depth + 2, level, room)
        if self.random.random() < 0.5:
            self.put(depth, "except* Exception as error:")
        else:
            self.put(depth, f"except* {self.random.choice(ERRORS)} as error:")
        self.put(depth + 1, f"log({self.label()}, shown(error))")

    def lock(self, depth, level, room):
        self.put(depth, f"async with {self.random.choice(['lock', 'lock', 'lock2'])}:")
        self.put(depth + 1, f"log({self.label()}, 'locked')")
        self.body(depth + 1, level, room)

    def semaphore(self, depth, level, room):
        self.put(depth, "async with semaphore:")
        self.body(depth + 1, level, room)

    def condition(self, depth, level, room):
        if self.random.random() < 0.5:
            self.put(depth, "async with condition:")
            self.put(depth + 1, self.random.choice(["condition.notify()", "condition.notify_all()", "condition.notify(2)"]))
            return
        self.put(depth, "try:")
        self.put(depth + 1, f"async with asyncio.timeout({self.delay()}), condition:")
        self.put(depth + 2, f"log({self.label()}, await condition.wait())")
        self.put(depth, "except TimeoutError:")
        self.put(depth + 1, f"log({self.label()}, 'nobody notified')")

    def event(self, depth, level, room):
        self.put(depth, "try:")
        self.put(depth + 1, f"log({self.label()}, await asyncio.wait_for(event.wait(), {self.delay()}))")
        self.put(depth, "except TimeoutError:")
        self.put(depth + 1, f"log({self.label()}, 'no event')")

    def queue(self, depth, level, room):
        thing = self.random.choice(["queue.get()", f"queue.put({self.label()})"])
        self.put(depth, "try:")
        if self.random.random() < 0.5:
            self.put(depth + 1, f"log({self.label()}, await asyncio.wait_for({thing}, {self.delay()}))")
        else:
            self.put(depth + 1, f"async with asyncio.timeout({self.delay()}):")
            self.put(depth + 2, f"log({self.label()}, await {thing})")
        self.put(depth, "except TimeoutError:")
        self.put(depth + 1, f"log({self.label()}, queue.qsize())")

    def barrier(self, depth, level, room):
        self.put(depth, "try:")
        self.put(depth + 1, f"async with asyncio.timeout({self.delay()}):")
        self.put(depth + 2, f"log({self.label()}, await barrier.wait())")
        self.put(depth, "except (TimeoutError, asyncio.BrokenBarrierError) as error:")
        self.put(depth + 1, f"log({self.label()}, type(error).__name__, barrier.n_waiting)")
        if self.random.random() < 0.3:
            self.put(depth + 1, "await barrier.reset()")

    def shield(self, depth, level, room):
        self.put(depth, f"inner = spawn({self.call(level)})")
        self.put(depth, "try:")
        if self.random.random() < 0.5:
            self.put(depth + 1, f"log({self.label()}, shown(await asyncio.wait_for(asyncio.shield(inner), {self.delay()})))")
        else:
            self.put(depth + 1, f"log({self.label()}, shown(await asyncio.shield(inner)))")
        self.put(depth, "except (TimeoutError, asyncio.CancelledError) as error:")
        self.put(depth + 1, f"log({self.label()}, repr(error), inner.done())")
        if self.random.random() < 0.5:
            self.put(depth + 1, "raise")

    def wait(self, depth, level, room):
        mode = self.random.choice(["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"])
        limit = self.random.choice(["", f", timeout={self.delay()}"])
        started = ", ".join(f"spawn({call})" for call in self.calls(level))
        self.put(depth, f"done, pending = await asyncio.wait({{{started}}}, return_when=asyncio.{mode}{limit})")
        self.put(depth, f"log({self.label()}, [t.get_name() for t in done], [t.get_name() for t in pending])")
        if self.random.random() < 0.4:
            self.put(depth, "for task in pending:")
            self.put(depth + 1, "task.cancel()")

    def completed(self, depth, level, room):
        limit = self.random.choice(["", f", timeout={self.delay()}"])
        self.put(depth, f"for next_one in asyncio.as_completed([{', '.join(self.calls(level))}]{limit}):")
        self.put(depth + 1, "try:")
        self.put(depth + 2, f"log({self.label()}, shown(await next_one))")
        self.put(depth + 1, "except Exception as error:")
        self.put(depth + 2, f"log({self.label()}, repr(error))")

    def loop(self, depth, level, room):
        self.put(depth, f"for i in range({self.random.randint(1, 3)}):")
        self.body(depth + 1, level, room)

    def generator(self, depth, level, room):
        which = self.random.randrange(self.generators)
        self.put(depth, f"async for item in g{which}({self.random.randint(1, 4)}):")
        self.put(depth + 1, f"log({self.label()}, item)")
        if self.random.random() < 0.4:
            self.put(depth + 1, f"if item == {self.random.randint(0, 2)}:")
            self.put(depth + 2, "break")

    def stack(self, depth, level, room):
        self.put(depth, f"async with Resource({self.label()}, {self.delay()}):")
        self.body(depth + 1, level, room)

    # --- the whole

    def program(self):
        self.put(0, PROLOGUE)
        self.put(0, "class Resource:")
        self.put(1, "def __init__(self, name, delay):")
        self.put(2, "self.name, self.delay = name, delay")
        self.put(0, "")
        self.put(1, "async def __aenter__(self):")
        self.put(2, "await asyncio.sleep(self.delay)")
        self.put(2, "log('open', self.name)")
        self.put(0, "")
        self.put(1, "async def __aexit__(self, kind, value, tb):")
        self.put(2, "log('close', self.name, repr(value) if not isinstance(value, BaseExceptionGroup) else 'group')")
        self.put(2, "await asyncio.sleep(self.delay)")
        self.put(2, f"log('closed', self.name)")
        for which in range(self.generators):
            self.put(0, f"\n\nasync def g{which}(n):")
            self.put(1, "try:")
            self.put(2, "for i in range(n):")
            self.put(3, f"await asyncio.sleep({self.delay()})")
            self.put(3, "yield i")
            self.put(1, "finally:")
            self.put(2, f"log('generator {which} ends')")
            if self.random.random() < 0.5:
                self.put(2, f"await asyncio.sleep({self.delay()})")
                self.put(2, f"log('generator {which} ended')")
        for level in range(self.functions):
            self.put(0, f"\n\nasync def w{level}(n):")
            self.put(1, "if enough():")
            self.put(2, "return 'enough'")
            self.body(1, level, 3, least=2)
            self.put(1, f"return {self.label()}")
        self.put(0, "\n\nasync def main():")
        self.put(1, "global lock, lock2, semaphore, event, queue, condition, barrier")
        self.put(1, f"lock, lock2, semaphore = asyncio.Lock(), asyncio.Lock(), asyncio.Semaphore({self.random.randint(1, 2)})")
        kind = self.random.choice(["Queue", "Queue", "LifoQueue", "PriorityQueue"])
        self.put(1, f"event, queue = asyncio.Event(), asyncio.{kind}({self.random.randint(0, 2)})")
        self.put(1, f"condition, barrier = asyncio.Condition(), asyncio.Barrier({self.random.randint(2, 3)})")
        if self.random.random() < 0.1:
            self.put(1, "asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)")
        self.put(1, "n = 0")
        for root in range(self.random.randint(2, 5)):
            self.put(1, f"spawn(w{self.random.randint(0, min(2, self.functions - 1))}({root}), name='root{root}')")
        for _ in range(self.random.randint(1, 3)):
            self.guard(1, 0, 3)
        if self.random.random() < 0.8:
            self.put(1, "for task in tasks:")
            self.put(2, "if not task.done():")
            self.put(3, "await asyncio.wait([task])")
        self.put(1, "log('main ends')")
        self.put(0, "\n\ntry:")
        self.put(1, self.random.choice(["asyncio.run(main())"] * 3 + [
            "with asyncio.Runner() as runner:\n        runner.run(main())\n        runner.run(asyncio.sleep(0.1))",
            "asyncio.new_event_loop().run_until_complete(main())"]))
        self.put(0, "except BaseException as error:")
        self.put(1, "print('run raised', type(error).__name__)")
        return "\n".join(self.lines) + "\n"


def program(seed):
    return Writer(seed).program()


if __name__ == "__main__":
    sys.stdout.write(program(int(sys.argv[1])))
