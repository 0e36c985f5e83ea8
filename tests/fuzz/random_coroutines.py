"""Random statements: coroutines by hand, custom awaitables, async generators, context managers."""
from random_core import Writer, statement, block


class Coroutines(Writer):
    @statement(0.5)
    def by_hand(self, depth):
        """A coroutine begun by hand: it may wait for a future, which nobody then does."""
        steps = [self.one("send(None)", "send(None)", "throw(ValueError('by hand'))", "close()",
                          f"send({self.number()})", "throw(asyncio.CancelledError)")
                 for _ in range(self.random.randint(1, 3))]
        self.put(depth, f"coro = {self.call()}")
        for step in steps:
            self.put(depth, f"log({self.label()}, driven(lambda: coro.{step}))")
        self.put(depth, self.one("coro.close()", f"log({self.label()}, inspect.getcoroutinestate(coro))\ncoro.close()"))

    @statement(0.5)
    def custom(self, depth):
        self.put(depth, f"log({self.label()}, await {self.one('Waits', 'Yields', 'passing')}({self.number(4)}))")

    @statement(0.3)
    def bad_await(self, depth):
        self.put(depth, f"""
            try:
                log({self.label()}, await {self.one('3', 'Bad()', 'asyncio', 'asyncio.sleep')})
            except TypeError as error:
                log({self.label()}, error)
            """)

    @statement(0.3)
    def already_awaited(self, depth):
        self.put(depth, f"""
            coro = {self.call()}
            await coro
            try:
                await coro
            except RuntimeError as error:
                log({self.label()}, error)
            """)

    @block(1)
    def generator(self, depth, room):
        which = self.number(self.generators - 1)
        self.put(depth, f"async for item in g{which}({self.random.randint(1, 4)}):")
        self.put(depth + 1, f"log({self.label()}, item)")
        if self.chance(0.4):
            self.put(depth + 1, f"if item == {self.number(2)}:")
            self.put(depth + 2, self.one("break", "break", f"raise {self.error()}", f"return {self.label()}"))
        elif self.chance(0.3):
            self.body(depth + 1, room)

    @block(0.3)
    def comprehension(self, depth, room):
        which, n = self.number(self.generators - 1), self.random.randint(1, 4)
        self.put(depth, f"log({self.label()}, " + self.one(
            f"[item async for item in g{which}({n})]", f"{{item: 0 async for item in g{which}({n})}}",
            f"[await asyncio.sleep({self.delay()}, i) for i in range({n})]",
            f"[item async for item in (x async for x in g{which}({n}) if x != 1)]") + ")")

    @block(1)
    def generator_by_hand(self, depth, room):
        self.put(depth, f"items = g{self.number(self.generators - 1)}({self.number()})")
        if self.chance(0.3):
            self.put(depth, "kept.append(items)")
        self.put(depth, "try:")
        for _ in range(self.random.randint(1, 3)):
            step = self.one("items.asend(None)", "items.asend(None)", "anext(items)",
                            "items.athrow(ValueError('g'))", "items.aclose()", f"items.asend({self.number()})",
                            "anext(items, 'default')", "asyncio.gather(anext(items, 1), anext(items, 2))",
                            f"asyncio.wait_for(anext(items), {self.delay()})", "spawn(items.asend(None))")
            self.put(depth + 1, f"log({self.label()}, await {step})")
        self.put(depth, "except (StopAsyncIteration, ValueError, TypeError, RuntimeError, TimeoutError) as error:")
        self.put(depth + 1, f"log({self.label()}, repr(error), items.ag_running)")

    @block(0.5)
    def closing(self, depth, room):
        which = self.number(self.generators - 1)
        self.put(depth, f"async with contextlib.aclosing(g{which}({self.random.randint(1, 4)})) as items:")
        self.put(depth + 1, "async for item in items:")
        self.body(depth + 2, room)
        if self.chance(0.4):
            self.put(depth + 2, "break")

    @block(1)
    def resource(self, depth, room):
        kind = self.one("Resource", "Resource", "borrowed")
        self.put(depth, f"async with {kind}({self.label()}, {self.delay()}):")
        self.body(depth + 1, room)

    @block(0.7)
    def exit_stack(self, depth, room):
        self.put(depth, "async with contextlib.AsyncExitStack() as stack:")
        self.put(depth + 1, f"await stack.enter_async_context({self.one('Resource', 'borrowed')}({self.label()}, {self.delay()}))")
        for _ in range(self.number(2)):
            self.put(depth + 1, self.one(
                f"stack.push_async_callback({self.one('event.wait', 'asyncio.sleep, 0.1')})",
                f"stack.callback(log, {self.label()})",
                f"stack.push(lambda *error: log({self.label()}, repr(error[1])))",
                f"stack.enter_context(contextlib.suppress({self.one('ValueError', 'KeyError')}))",
                f"await stack.enter_async_context(asyncio.timeout({self.delay()}))"))
        self.body(depth + 1, room)

    @block(0.3)
    def suppress(self, depth, room):
        self.put(depth, f"with contextlib.suppress({self.one('Exception', 'ValueError', 'asyncio.CancelledError', 'TimeoutError')}):")
        self.body(depth + 1, room)
