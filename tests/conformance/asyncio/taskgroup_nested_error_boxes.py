import asyncio
async def fail(kind, text, delay):
    await asyncio.sleep(delay)
    raise kind(text)
async def inner():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(fail(ValueError, "inner one", 0.1))
        tg.create_task(fail(TypeError, "inner two", 0.1))
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(inner())
        tg.create_task(fail(KeyError, "outer", 0.1))
asyncio.run(main())
