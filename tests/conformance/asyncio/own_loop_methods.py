# A loop of the program's own: its clock, its call_soon and call_at, its turns; and futures of a mock.
import asyncio


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__()
        self.now, self.turns = 100.0, 0

    def time(self):
        return self.now

    def call_soon(self, callback, *args, context=None):
        print("soon", len(args), context is not None)
        return super().call_soon(callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        print("at", when)
        self.now += 0.5
        return super().call_at(when, callback, *args, context=context)

    def _run_once(self):
        self.now += 0.25
        self.turns += 1
        super()._run_once()


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1)
    future = loop.create_future()
    loop.call_later(1, future.set_result, 3)
    print(await future)
    await asyncio.create_task(asyncio.sleep(0))
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout")
    return loop.time(), loop.turns


loop = Loop()
print(loop.run_until_complete(main()))
loop.close()


class Recorder:
    """No loop at all, but it has what a future asks for."""

    def __init__(self):
        self.calls = []

    def get_debug(self):
        return False

    def call_soon(self, callback, *args, context=None):
        self.calls.append((callback, args))

    def call_exception_handler(self, context):
        print(context["message"])


recorder = Recorder()
future = asyncio.Future(loop=recorder)
future.add_done_callback(lambda f: print("done", f.result()))
future.set_result(3)
for callback, args in recorder.calls:
    callback(*args)
print(future.get_loop() is recorder, future._loop is recorder)


async def answer():
    return 42


task = asyncio.Task(answer(), loop=recorder, name="by hand")
recorder.calls[-1][0]()
print(task)
try:
    loop.run_until_complete(task)
except RuntimeError as error:
    print(error)
