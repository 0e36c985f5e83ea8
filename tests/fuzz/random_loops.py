"""Random statements: the loop's own calls, threads; and how a program runs its loop."""
from random_core import Writer, statement, block


class Loops(Writer):
    @statement(2)
    def soon(self, depth):
        action = self.one(f"log, {self.label()}", "event.set", f"over({self.label()}), pick(0)",
                          f"lambda: pick({self.number()}).cancel()", f"failing({self.label()}), None",
                          f"lambda: spawn({self.call()})", f"var.set, {self.number()}")
        how = self.one("call_soon(", "call_soon(", f"call_later({self.delay()}, ", f"call_later({self.delay()}, ",
                       f"call_at(asyncio.get_running_loop().time() + {self.delay()}, ", "call_soon_threadsafe(")
        context = self.one("", "", ", context=contextvars.copy_context()")
        self.put(depth, f"handles.append(asyncio.get_running_loop().{how}{action}{context}))")

    @statement(0.7)
    def stop_handle(self, depth):
        what = self.one("cancel()", "cancel()", "cancelled()", "when()")
        if what == "when()":
            self.put(depth, f"log({self.label()}, [h.when() for h in handles if hasattr(h, 'when')])")
        else:
            self.put(depth, "if handles:")
            self.put(depth + 1, f"log({self.label()}, handles[{self.number()} % len(handles)].{what})")

    @statement(0.3)
    def show_handle(self, depth):
        self.put(depth, "if handles:")
        self.put(depth + 1, f"log({self.label()}, handles[{self.number()} % len(handles)])")

    @statement(0.5)
    def count(self, depth):
        self.put(depth, "asyncio.get_running_loop().call_soon(lambda: log('tasks', sum(not t.done() for t in tasks)))")

    @statement(0.5)
    def thread(self, depth):
        self.put(depth, "log(" + self.label() + ", await " + self.one(
            f"asyncio.to_thread(time.sleep, {self.delay()})",
            f"asyncio.get_running_loop().run_in_executor(None, lambda: var.get() + {self.number()})",
            "asyncio.to_thread(var.get)",
            f"asyncio.get_running_loop().run_in_executor(pool, time.sleep, {self.delay()})") + ")")

    @statement(0.3)
    def failing_thread(self, depth):
        self.put(depth, "try:")
        self.put(depth + 1, f"await asyncio.wait_for(asyncio.to_thread(sleeps_and_fails, {self.delay()}), {self.delay()})")
        self.caught(depth, "(TimeoutError, ValueError)")

    @statement(0.3)
    def back_from_thread(self, depth):
        """A coroutine that a thread asks the loop to run."""
        self.put(depth, f"""
            asked = asyncio.get_running_loop()
            try:
                log({self.label()}, shown(await asyncio.to_thread(
                    lambda: asyncio.run_coroutine_threadsafe({self.call()}, asked).result({self.delay()}))))
            except (TimeoutError, ValueError, concurrent.futures.CancelledError) as error:
                log({self.label()}, repr(error))
            """)

    @statement(0.3)
    def block_loop(self, depth):
        self.put(depth, f"time.sleep({self.delay()})")

    @statement(0.1)
    def last_resort(self, depth):
        self.put(depth, f"if n == {self.number(3)}:")
        self.put(depth + 1, self.one("raise KeyboardInterrupt", f"raise SystemExit({self.number()})", f"sys.exit({self.label()})"))

    @statement(0.1)
    def stop(self, depth):
        self.put(depth, "asyncio.get_running_loop().stop()")

    # --- how a program ends

    def ending(self):
        """The module's last lines."""
        kind = self.one("run", "run", "run", "debug", "runner", "runners", "by hand", "by hand", "for ever", "left open")
        lines = {
            "run": "asyncio.run(main())",
            "debug": "asyncio.run(main(), debug=True)",
            "runner": f"""
                with asyncio.Runner({self.one('', 'debug=True', 'loop_factory=asyncio.new_event_loop')}) as runner:
                    runner.get_loop().set_exception_handler({self.handler()})
                    runner.run(main())
                    runner.run(asyncio.sleep({self.delay()}))
                """,
            "runners": """
                for turn in range(2):
                    counter = itertools.count(100 * turn)
                    tasks.clear(), handles.clear(), futures.clear()
                    with asyncio.Runner() as runner:
                        runner.run(main(), context=contextvars.copy_context())
                """,
            "by hand": f"""
                loop = asyncio.new_event_loop()
                {self.one('loop.set_debug(True)', 'pass', 'asyncio.set_event_loop(loop)')}
                loop.set_exception_handler({self.handler()})
                try:
                    loop.run_until_complete(main())
                finally:
                    {self.one('pass', 'loop.run_until_complete(loop.shutdown_asyncgens())')}
                    {self.one('pass', 'loop.run_until_complete(asyncio.sleep(0.1))')}
                    loop.close()
                """,
            "for ever": f"""
                loop = asyncio.new_event_loop()
                first = loop.create_task(main())
                {self.one('loop.call_later(1, loop.stop)', 'first.add_done_callback(lambda task: loop.stop())')}
                loop.run_forever()
                print(first.done(), loop.is_running(), loop.is_closed(), sum(not t.done() for t in asyncio.all_tasks(loop)))
                loop.call_soon(loop.stop)
                loop.run_forever()
                {self.one('loop.close()', 'pass')}
                """,
            "left open": "asyncio.new_event_loop().run_until_complete(main())",
        }[kind]
        if self.chance(0.15):
            self.put(0, lines)
            return
        self.put(0, "try:")
        self.put(1, lines)
        self.put(0, "except BaseException as error:")
        self.put(1, "print('run raised', shown(error))")

    def handler(self):
        return self.one("None", "None", "handler", "failing_handler")
