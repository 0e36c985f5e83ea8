import asyncio
async def inner():
    try:
        await asyncio.sleep(2)
    except asyncio.CancelledError:
        print("inner cancelled")
        raise
async def fails():
    await asyncio.sleep(0.1)
    raise KeyError("inner error")
async def turns_error():
    try:
        await asyncio.sleep(2)
    finally:
        raise RuntimeError("in cleanup")
async def main():
    task = asyncio.create_task(asyncio.wait_for(inner(), 5))
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print("outer", repr(error))
    try:
        await asyncio.wait_for(fails(), 1)
    except KeyError as error:
        print(error)
    try:
        await asyncio.wait_for(turns_error(), 0.1)
    except RuntimeError as error:
        print(error, repr(error.__context__))
    try:
        await asyncio.wait_for(asyncio.wait_for(inner(), 0.2), 0.1)
    except TimeoutError:
        print("outer timeout first")
    try:
        await asyncio.wait_for(asyncio.wait_for(inner(), 0.1), 0.1)
    except TimeoutError as error:
        print("tie", error.__context__ is not None)
asyncio.run(main())
