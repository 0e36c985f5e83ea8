# Tasks that are cancelled because main has failed see its error as the context of theirs.
import asyncio
async def a(n):
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError as e:
        print(n, repr(e), repr(e.__context__))
        raise
async def b(n):
    try:
        await asyncio.wait_for(asyncio.shield(x), 0.1)
    except asyncio.CancelledError as e:
        print(n, repr(e), repr(e.__context__))
        try:
            await asyncio.wait_for(asyncio.shield(x), 0.1)
        except TimeoutError as e:
            print(n, repr(e), repr(e.__context__), repr(e.__context__.__context__))
        try:
            await asyncio.wait_for(asyncio.sleep(1), 0.1)
        except TimeoutError as e:
            print(n, repr(e), repr(e.__context__), repr(e.__context__.__context__))
async def c(n):
    try:
        try:
            await asyncio.sleep(1)
        finally:
            await asyncio.wait_for(asyncio.sleep(1), 0.1)
    except TimeoutError as e:
            print(n, repr(e), repr(e.__context__), repr(e.__context__.__context__))
async def main():
    global x
    x = asyncio.get_running_loop().create_future()
    ts = [asyncio.create_task(a(1)), asyncio.create_task(b(2)),asyncio.create_task(c(3))]
    await asyncio.sleep(0.05)
    raise KeyError("main")
asyncio.run(main())
