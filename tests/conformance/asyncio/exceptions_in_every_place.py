import asyncio

async def fails(where):
    await asyncio.sleep(0.1)
    raise RuntimeError(where)


class Manager:
    def __init__(self, enter=False, leave=False):
        self.enter, self.leave = enter, leave

    async def __aenter__(self):
        if self.enter:
            await fails("enter")

    async def __aexit__(self, *exc):
        if self.leave:
            await fails("leave")


class Items:
    def __aiter__(self):
        return self

    async def __anext__(self):
        await fails("anext")


async def generator():
    yield 1
    await fails("generator")


async def use_with(**options):
    async with Manager(**options):
        raise KeyError("body")


async def use_items():
    async for _ in Items():
        pass


async def use_generator():
    return [x async for x in generator()]


async def main():
    for coro in (use_with(), use_with(enter=True), use_with(leave=True), use_items(), use_generator(),
                 asyncio.gather(fails("gather"), asyncio.sleep(1)), asyncio.wait_for(fails("wait_for"), 1),
                 asyncio.shield(fails("shield"))):
        try:
            await coro
        except Exception as error:
            print(repr(error), "| context", repr(error.__context__))


asyncio.run(main())
