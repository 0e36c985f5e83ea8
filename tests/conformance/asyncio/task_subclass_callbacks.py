# Futures and tasks of subclasses: an add_done_callback of their own is called by whoever waits.
import asyncio


class Counting(asyncio.Future):
    calls = 0

    def add_done_callback(self, *args, **kwargs):
        Counting.calls += 1
        return super().add_done_callback(*args, **kwargs)


class Task(asyncio.Task):
    def add_done_callback(self, *args, **kwargs):
        print("a callback for", self.get_name())
        return super().add_done_callback(*args, **kwargs)


async def wait(future):
    return await future


async def itself():
    try:
        await asyncio.current_task()
    except RuntimeError as error:
        print(str(error).split(":")[0])


async def main():
    loop = asyncio.get_running_loop()
    future = Counting(loop=loop)
    loop.call_later(1, future.set_result, "spam")
    print(await Task(wait(future), loop=loop, name="sub"), Counting.calls)
    await Task(itself(), loop=loop, name="itself")


asyncio.run(main())
