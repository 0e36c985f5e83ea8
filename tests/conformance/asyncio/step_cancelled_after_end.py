# A step of an asynchronous generator that has ended, cancelled before it began: the cancellation
# comes out of it, whatever it would have said.
import asyncio


async def numbers():
    yield 1


async def main():
    for step in ("asend", "athrow", "aclose"):
        items = numbers()
        await items.aclose()
        argument = {"asend": [None], "athrow": [ValueError()], "aclose": []}[step]
        task = asyncio.create_task(getattr(items, step)(*argument))
        task.cancel()
        try:
            print(step, await task)
        except BaseException as error:
            print(step, repr(error))
        try:
            print(step, await getattr(items, step)(*argument))
        except BaseException as error:
            print(step, repr(error))


asyncio.run(main())
