"""Random statements: gather, wait, as_completed, timeouts, task groups, shield."""
from random_core import ERRORS, Writer, statement, block


class Waiting(Writer):
    @block(2)
    def gather(self, depth, room):
        flag = self.one("", ", return_exceptions=True")
        things = self.random.choice([self.calls(), [self.awaitable() for _ in range(3)], []]
                                    if self.chance(0.4) else [self.calls()])
        if self.chance(0.3):
            things.append(f"asyncio.gather({', '.join(self.calls())}{self.one('', flag)})")
        if self.chance(0.1) and things:
            self.put(depth, f"twice = spawn({self.call()})")
            things += ["twice", "twice"]
        if self.chance(0.2):
            self.put(depth, f"""
                group = asyncio.gather({', '.join(things)}{flag if things else ''})
                asyncio.get_running_loop().call_later({self.delay()}, group.cancel)
                log({self.label()}, shown(await group))
                """)
        else:
            call = f"asyncio.gather({', '.join(things)}{flag if things else ''})"
            self.put(depth, f"log({self.label()}, shown(await {call}))")

    @block(1)
    def wait_for(self, depth, room):
        limit = self.one(*[self.delay()] * 4, "None", "-1")
        inner = self.awaitable()
        if self.chance(0.3):
            inner = f"asyncio.wait_for({inner}, {self.delay()})"
        self.put(depth, f"""
            try:
                log({self.label()}, shown(await asyncio.wait_for({inner}, {limit})))
            except TimeoutError as error:
                log({self.label()}, 'timeout', shown(error.__cause__))
            """)

    @block(2)
    def timeout(self, depth, room):
        limit = self.one(*[f"asyncio.timeout({self.delay()})"] * 4, "asyncio.timeout(None)",
                         f"asyncio.timeout_at(asyncio.get_running_loop().time() + {self.delay()})",
                         f"asyncio.timeout_at(asyncio.get_running_loop().time() - {self.delay()})")
        self.put(depth, "try:")
        self.put(depth + 1, f"async with {limit} as limit:")
        if self.chance(0.2):
            self.put(depth + 2, f"log({self.label()}, limit.when(), limit)")
        self.body(depth + 2, room)
        if self.chance(0.25):
            when = self.one(f"asyncio.get_running_loop().time() + {self.delay()}", "None",
                            f"asyncio.get_running_loop().time() - {self.delay()}")
            self.put(depth + 2, f"""
                try:
                    limit.reschedule({when})
                except RuntimeError as error:
                    log({self.label()}, error)
                await asyncio.sleep({self.delay()})
                """)
        self.put(depth, "except TimeoutError as error:")
        self.put(depth + 1, f"log({self.label()}, 'expired', limit.expired(), limit)")

    @block(1)
    def limits(self, depth, room):
        """One limit within another, both perhaps at the same moment."""
        self.put(depth, f"""
            try:
                async with asyncio.timeout({self.delay()}) as outside:
                    try:
                        async with asyncio.timeout({self.delay()}) as inside:
            """)
        self.body(depth + 4, room)
        self.put(depth + 2, f"""
            except TimeoutError:
                log({self.label()}, 'inside', inside.expired(), outside.expired())
            finally:
                await asyncio.sleep({self.delay()})
            """)
        self.put(depth, f"""
            except TimeoutError as error:
                log({self.label()}, 'outside', inside.expired(), repr(error.__cause__))
            """)

    @block(2)
    def group(self, depth, room):
        self.put(depth, "try:")
        self.put(depth + 1, "async with asyncio.TaskGroup() as tg:")
        for call in self.calls():
            options = self.one("", "", f", name='g{self.number()}'")
            self.put(depth + 2, f"tasks.append(tg.create_task({call}{options}))")
        if self.chance(0.15):
            self.put(depth + 2, f"tasks.append(tg.create_task(joins(tg, {self.call()}, {self.delay()})))")
        if self.chance(0.6):
            self.body(depth + 2, room)
        if self.chance(0.1):
            self.put(depth + 2, f"asyncio.get_running_loop().call_later({self.delay()}, "
                                "asyncio.current_task().cancel)")
        kind = self.one("Exception", "Exception", *ERRORS)
        self.put(depth, f"except* {kind} as error:")
        self.put(depth + 1, f"log({self.label()}, shown(error), asyncio.current_task().cancelling())")
        if self.chance(0.15):
            self.put(depth + 1, self.one("raise", f"raise {self.error()}"))
        if self.chance(0.2):
            self.put(depth, "finally:")
            self.put(depth + 1, f"log({self.label()}, tg)")

    @block(1)
    def shield(self, depth, room):
        self.put(depth, f"inner = spawn({self.call()})")
        self.put(depth, "try:")
        if self.chance(0.5):
            self.put(depth + 1, f"log({self.label()}, shown(await asyncio.wait_for("
                                f"asyncio.shield(inner), {self.delay()})))")
        else:
            self.put(depth + 1, f"log({self.label()}, shown(await asyncio.shield(inner)))")
        self.put(depth, "except (TimeoutError, asyncio.CancelledError) as error:")
        self.put(depth + 1, f"log({self.label()}, repr(error), inner.done())")
        if self.chance(0.5):
            self.put(depth + 1, "raise")

    @block(1)
    def shield_group(self, depth, room):
        flag = self.one("", ", return_exceptions=True")
        things = ", ".join(self.calls())
        self.put(depth, f"""
            try:
                log({self.label()}, shown(await asyncio.wait_for(
                    asyncio.shield(asyncio.gather({things}{flag})), {self.delay()})))
            except TimeoutError:
                log({self.label()}, 'left behind')
            """)

    @block(1)
    def wait(self, depth, room):
        mode = self.one("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION")
        limit = self.one("", f", timeout={self.delay()}")
        started = [f"spawn({call})" for call in self.calls()]
        started += self.one([], [], [f"future({self.number(4)})"], [f"pick({self.number()})"])
        self.put(depth, f"""
            done, pending = await asyncio.wait({{{', '.join(started)}}}, return_when=asyncio.{mode}{limit})
            log({self.label()}, [name_of(t) for t in done], [name_of(t) for t in pending])
            """)
        if self.chance(0.4):
            self.put(depth, """
                for task in pending:
                    task.cancel()
                """)
        if self.chance(0.3):
            self.put(depth, f"""
                for task in done:
                    log({self.label()}, shown(task.cancelled() or task.exception() or task.result()))
                """)

    @block(1)
    def completed(self, depth, room):
        limit = self.one("", f", timeout={self.delay()}")
        things = self.one(self.calls(), [self.awaitable(), self.awaitable()])
        self.put(depth, f"""
            for next_one in asyncio.as_completed([{', '.join(things)}]{limit}):
                try:
                    log({self.label()}, shown(await next_one))
                except Exception as error:
                    log({self.label()}, repr(error))
            """)
        if self.chance(0.2):
            self.put(depth + 2, "break")

    @block(1)
    def completed_async(self, depth, room):
        limit = self.one("", f", timeout={self.delay()}")
        started = ", ".join(self.one(f"spawn({call})", call) for call in self.calls())
        self.put(depth, f"""
            try:
                async for next_one in asyncio.as_completed([{started}]{limit}):
                    log({self.label()}, shown(next_one.cancelled() or next_one.exception() or next_one.result()))
            except TimeoutError as error:
                log({self.label()}, repr(error))
            """)

    @block(0.5)
    def staged(self, depth, room):
        """Tasks that are awaited one by one, cancelled in between."""
        self.put(depth, f"started = [spawn(c) for c in ({', '.join(self.calls())},)]")
        self.put(depth, f"await asyncio.sleep({self.delay()})")
        self.put(depth, f"started[{self.number()} % len(started)].cancel({self.one('', self.label())})")
        self.put(depth, f"""
            for task in started:
                try:
                    log({self.label()}, shown(await task))
                except (Exception, asyncio.CancelledError) as error:
                    log({self.label()}, shown(error))
            """)

    @statement(0.5)
    def nested_limits(self, depth):
        self.put(depth, f"""
            try:
                async with asyncio.timeout({self.delay()}):
                    log({self.label()}, shown(await asyncio.wait_for(asyncio.gather({self.call()},
                        asyncio.wait_for({self.call()}, {self.delay()})), {self.delay()})))
            except (TimeoutError, ValueError) as error:
                log({self.label()}, shown(error))
            """)
