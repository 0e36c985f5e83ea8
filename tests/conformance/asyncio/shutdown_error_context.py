# The loop is closed, the error of a task is told: neither has the error that ended the program as context.
import asyncio
async def w4():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        pass
    future = asyncio.get_running_loop().create_future()
    e = OSError("46")
    print(1, repr(e.__context__))
    asyncio.get_running_loop().call_soon(future.set_exception, e)
    try:
        await future
    except OSError as e:
        print(2, repr(e.__context__))
        raise
async def main():
    t = asyncio.create_task(w4())
    t.add_done_callback(lambda t: print(3, repr(t.exception().__context__)))
    await asyncio.sleep(0)
    raise ValueError
asyncio.run(main())
