import asyncio
import functools
import inspect
async def coro(): pass
async def agen(): yield
def plain(): pass
class Callable:
    async def __call__(self): pass
partial = functools.partial(coro)
for thing in (coro, agen, plain, Callable(), partial):
    print(asyncio.iscoroutinefunction(thing), inspect.iscoroutinefunction(thing), inspect.isasyncgenfunction(thing))
c = coro()
print(asyncio.iscoroutine(c), inspect.iscoroutine(c), inspect.isawaitable(c), inspect.getcoroutinestate(c), c.cr_frame is not None, c.cr_await)
c.close()
print(inspect.getcoroutinestate(c), c.cr_frame)
async def main():
    task = asyncio.create_task(asyncio.sleep(0.1))
    inner = coro_waiting()
    waiting = asyncio.create_task(inner)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(inner), inspect.isawaitable(task), inspect.isawaitable(5))
    await waiting
    print(inspect.getcoroutinestate(inner))
async def coro_waiting():
    await asyncio.sleep(0.1)
asyncio.run(main())
