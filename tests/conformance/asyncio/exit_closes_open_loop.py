# A loop that nobody closed is closed when it dies: before what is left of its tasks, which then
# cannot cancel each other any more.
import asyncio
import gc
import warnings


async def forever():
    await asyncio.Event().wait()


async def grouped():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(forever())
            async with asyncio.TaskGroup() as inner:
                inner.create_task(forever())
    except* Exception as error:
        print("at the end", repr(error))


async def main():
    asyncio.create_task(grouped(), name="grouped")
    await asyncio.sleep(0.1)


warnings.simplefilter("always")
loop = asyncio.new_event_loop()
loop.run_until_complete(asyncio.sleep(0))
with warnings.catch_warnings(record=True) as seen:
    del loop
    gc.collect()
    print([(warning.category.__name__, str(warning.message)) for warning in seen])
warnings.simplefilter("ignore")
asyncio.new_event_loop().run_until_complete(main())
