# Whatever a task waits with: when nobody holds what it waits for, the collector finds it.
import asyncio
import gc


class D:
    def __del__(self):
        print("D dies")
class Waits:
    def __await__(self):
        f = asyncio.get_running_loop().create_future()
        try:
            return (yield from f)
        finally:
            print("closed")
async def agen():
    yield await asyncio.get_running_loop().create_future()
async def w(kind):
    d = D()
    if kind == 0:
        await asyncio.get_running_loop().create_future()
    if kind == 1:
        await Waits()
    if kind == 2:
        async for i in agen():
            pass
    if kind == 3:
        await anext(agen())
    if kind == 4:
        await asyncio.wait_for(Waits(), None)
    if kind == 5:
        async with asyncio.timeout(None):
            await Waits()
    if kind == 6:
        await asyncio.gather(asyncio.get_running_loop().create_future(), w(0))
    if kind == 7:
        await asyncio.shield(w(0))
    if kind == 8:
        await asyncio.Queue().get()
async def main():
    for kind in range(9):
        print(kind)
        asyncio.create_task(w(kind), name=str(kind))
        await asyncio.sleep(0)
        gc.collect()
asyncio.new_event_loop().run_until_complete(main())
