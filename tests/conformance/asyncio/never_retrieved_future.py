import asyncio
async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_exception(RuntimeError("nobody asked"))
    del future
    other = loop.create_future()
    other.set_exception(RuntimeError("somebody asked"))
    other.exception()
    del other
    await asyncio.sleep(0)
asyncio.run(main())
