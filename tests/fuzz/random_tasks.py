"""Random statements: tasks, futures and their callbacks."""
from random_core import Writer, statement, block


class Tasks(Writer):
    @statement(4)
    def say(self, depth):
        self.put(depth, f"log({self.label()}, n)")

    @statement(5)
    def pause(self, depth):
        self.put(depth, f"await asyncio.sleep({self.delay()})")

    @statement(3)
    def await_call(self, depth):
        self.put(depth, f"log({self.label()}, shown(await {self.call()}))")

    @statement(4)
    def spawn_task(self, depth):
        options = self.one("", "", "", f", name='t{self.number()}'", ", context=contextvars.Context()")
        self.put(depth, f"spawn({self.call()}{options})")

    @statement(2)
    def cancel_task(self, depth):
        message = self.one("", "", self.label())
        target = self.one(*[f"pick({self.number()})"] * 3, *["pick(-1)"] * 3, "asyncio.current_task()")
        self.put(depth, f"log({self.label()}, {target}.cancel({message}))")

    @statement(0.5)
    def cancel_soon(self, depth):
        self.put(depth, f"""
            victim = pick({self.number()})
            asyncio.get_running_loop().call_later({self.delay()}, victim.cancel{self.one('', ', ' + self.label())})
            """)

    @statement(1)
    def raise_error(self, depth):
        self.put(depth, f"if n % 2 == {self.number(1)}:")
        kind = self.one("plain", "plain", "plain", "group", "from", "noted", "cancelled")
        if kind == "plain":
            self.put(depth + 1, f"raise {self.error()}")
        elif kind == "group":
            self.put(depth + 1, f"raise ExceptionGroup({self.label()}, [{self.error()}, {self.error()}])")
        elif kind == "from":
            self.put(depth + 1, f"raise {self.error()} from {self.one('None', self.error())}")
        elif kind == "cancelled":
            self.put(depth + 1, f"raise asyncio.CancelledError({self.one('', self.label())})")
        else:
            self.put(depth + 1, f"""
                noted = {self.error()}
                noted.add_note({self.label()})
                raise noted
                """)

    @statement(1)
    def leave(self, depth):
        self.put(depth, f"if n == {self.number(3)}:")
        self.put(depth + 1, f"return {self.label()}")

    @statement(1)
    def await_task(self, depth):
        self.put(depth, f"""
            other = pick({self.number()})
            if other is not asyncio.current_task() and {self.one('other.done()', 'not other.done()')}:
                log({self.label()}, shown(await other))
            """)

    @statement(1)
    def callback(self, depth):
        options = self.one("", "", ", context=contextvars.copy_context()")
        self.put(depth, f"pick({self.number()}).add_done_callback(over({self.label()}){options})")

    @statement(0.5)
    def take_back(self, depth):
        """The other way round: a callback that is removed again, perhaps several times there."""
        times = self.random.randint(1, 3)
        self.put(depth, f"callback, other = over({self.label()}), pick({self.number()})")
        for _ in range(times):
            self.put(depth, "other.add_done_callback(callback)")
            if self.chance(0.3):
                self.put(depth, f"other.add_done_callback(over({self.label()}))")
        self.put(depth, f"log({self.label()}, other.remove_done_callback(callback))")

    @statement(0.5)
    def failing_callback(self, depth):
        self.put(depth, f"pick({self.number()}).add_done_callback(failing({self.label()}))")

    @statement(1)
    def ask_task(self, depth):
        what = self.one("result()", "exception()", "done(), other.cancelled(), other.cancelling()",
                        "get_name(), other.get_loop() is asyncio.get_running_loop()",
                        "get_coro().__name__", f"set_name('n{self.number()}')",
                        "get_context().get(var)")
        self.put(depth, f"""
            other = pick({self.number()})
            try:
                log({self.label()}, shown(other.{what}))
            except (Exception, asyncio.CancelledError) as error:
                log({self.label()}, shown(error))
            """ if "," not in what else f"""
            other = pick({self.number()})
            log({self.label()}, other.{what})
            """)

    @statement(0.7)
    def show_task(self, depth):
        self.put(depth, f"log({self.label()}, repr(pick({self.number()})))")

    @statement(0.5)
    def all_tasks(self, depth):
        self.put(depth, f"log({self.label()}, sorted(t.get_name() for t in asyncio.all_tasks()))")

    @statement(1)
    def variable(self, depth):
        self.put(depth, self.one(f"log({self.label()}, var.get())", f"var.set({self.number()})", f"""
            token = var.set({self.number()})
            await asyncio.sleep({self.delay()})
            var.reset(token)
            log({self.label()}, var.get(), token.old_value is token.MISSING)
            """))

    @statement(1)
    def await_future(self, depth):
        result = self.one(f"set_result, {self.label()}", f"set_exception, {self.error()}", "cancel")
        self.put(depth, f"""
            waited = asyncio.get_running_loop().create_future()
            asyncio.get_running_loop().call_soon(waited.{result})
            log({self.label()}, shown(await waited))
            """)

    @statement(1)
    def await_shared_future(self, depth):
        self.put(depth, f"""
            try:
                log({self.label()}, await asyncio.wait_for(future({self.number(4)}), {self.delay()}))
            except (OSError, TimeoutError) as error:
                log({self.label()}, repr(error))
            """)

    @statement(2)
    def settle_future(self, depth):
        """Futures that several tasks may wait for."""
        how = self.one(f"set_result({self.label()})", f"set_exception({self.error()})", "cancel()",
                       f"set_result({self.label()})", f"cancel({self.label()})")
        self.put(depth, f"""
            try:
                log({self.label()}, future({self.number(4)}).{how})
            except asyncio.InvalidStateError as error:
                log({self.label()}, repr(error))
            """)

    @statement(0.7)
    def show_future(self, depth):
        self.put(depth, f"log({self.label()}, repr(future({self.number(4)})))")

    @statement(1)
    def future_by_timer(self, depth):
        how = self.one(f"set_result({self.label()})", f"set_exception({self.error()})", "cancel()")
        self.put(depth, f"""
            waited = future({self.number(4)})
            asyncio.get_running_loop().call_later(
                {self.delay()}, lambda waited=waited: waited.done() or waited.{how})
            log({self.label()}, shown(await waited))
            """)

    @statement(0.5)
    def eager(self, depth):
        self.put(depth, f"""
            tasks.append(asyncio.Task({self.call()}, eager_start=True,
                                      loop=asyncio.get_running_loop()))
            log({self.label()}, tasks[-1].done())
            """)

    @statement(0.5)
    def uncancel(self, depth):
        self.put(depth, f"log({self.label()}, asyncio.current_task().uncancel())")

    @statement(0.5)
    def ensure(self, depth):
        self.put(depth, f"tasks.append(asyncio.ensure_future({self.call()}))")

    @statement(0.3)
    def forget(self, depth):
        """A task that nobody asks for its result."""
        self.put(depth, f"asyncio.create_task({self.call()}, name={self.label()})")

    @statement(0.2)
    def never_awaited(self, depth):
        self.put(depth, f"{self.call()}")

    @statement(0.3)
    def collect(self, depth):
        self.put(depth, "gc.collect()")

    @statement(0.2)
    def report(self, depth):
        self.put(depth, self.one(f"""
            asyncio.get_running_loop().call_exception_handler(
                {{"message": {self.label()}, "exception": {self.error()}}})
            """, f"""
            asyncio.get_running_loop().call_exception_handler(
                {{"message": {self.label()}, "task": asyncio.current_task(), "n": n}})
            """))

    @statement(0.2)
    def stack(self, depth):
        self.put(depth, f"pick({self.number()}).print_stack(file=sys.stdout)")

    # --- with bodies

    @block(2)
    def guard(self, depth, room):
        self.put(depth, "try:")
        self.body(depth + 1, room)
        kind = self.one("Exception", "Exception", "asyncio.CancelledError",
                        "(Exception, asyncio.CancelledError)", "TimeoutError", "ValueError")
        self.caught(depth, kind, *self.one([], [], ["error.__context__", "error.__cause__"]))
        if "Cancelled" in kind:
            if self.chance(0.4):
                self.put(depth + 1, "asyncio.current_task().uncancel()")
            if self.chance(0.3):
                self.put(depth + 1, f"await {self.call()}")
            if self.chance(0.5):
                self.put(depth + 1, "raise")
        elif self.chance(0.2):
            self.put(depth + 1, f"raise {self.error()}" + self.one("", " from error", " from None"))
        if self.chance(0.2):
            self.put(depth, "else:")
            self.put(depth + 1, f"log({self.label()})")

    @block(2)
    def cleanup(self, depth, room):
        self.put(depth, "try:")
        self.body(depth + 1, room)
        self.put(depth, "finally:")
        self.put(depth + 1, f"log({self.label()}, 'cleanup', asyncio.current_task().cancelling())")
        if self.chance(0.6):
            self.put(depth + 1, f"await asyncio.sleep({self.delay()})")
            self.put(depth + 1, f"log({self.label()}, 'clean')")
        elif self.chance(0.2):
            self.put(depth + 1, f"await {self.call()}")
        elif self.chance(0.1):
            self.put(depth + 1, f"raise {self.error()}")

    @block(1)
    def repeat(self, depth, room):
        self.put(depth, f"for i in range({self.random.randint(1, 3)}):")
        self.body(depth + 1, room)

    @block(0.5)
    def groups_of_errors(self, depth, room):
        self.put(depth, "try:")
        self.body(depth + 1, room)
        for kind in self.random.sample(["ValueError", "(KeyError, OSError)", "RuntimeError", "Exception"], 2):
            self.put(depth, f"except* {kind} as group:")
            self.put(depth + 1, f"log({self.label()}, shown(group))")
            if self.chance(0.2):
                self.put(depth + 1, self.one("raise", f"raise {self.error()}", f"await {self.call()}"))

    @block(0.7)
    def context(self, depth, room):
        self.put(depth, f"""
            context = contextvars.copy_context()
            context.run(var.set, {self.number()})
            log({self.label()}, shown(await spawn({self.call()}, context=context)))
            log({self.label()}, var.get(), context[var])
            """)
