import asyncio
async def background(name, cleanup):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        await asyncio.sleep(cleanup)
        print(name, "cleaned")
        raise
    finally:
        print(name, "finally")
async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("stubborn goes on")
        return "kept"
async def breaks():
    try:
        await asyncio.sleep(10)
    finally:
        raise KeyError("while closing")
async def main():
    tasks = [asyncio.create_task(background("a", 0.2)), asyncio.create_task(background("b", 0.1)),
             asyncio.create_task(stubborn()), asyncio.create_task(breaks(), name="breaker")]
    await asyncio.sleep(1)
    print("main done")
asyncio.run(main())
print("end")
