# What is being handled around the loop is the context of what is raised within it.
import asyncio, sys
async def x():
    print(repr(sys.exception()))
    try:
        raise ValueError
    except ValueError as e:
        print(repr(e.__context__))
    await asyncio.sleep(0)
    print(repr(sys.exception()))
    try:
        raise ValueError
    except ValueError as e:
        print(repr(e.__context__))
    f = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(f.cancel)
    try:
        await f
    except asyncio.CancelledError as e:
        print(repr(e.__context__))
    t = asyncio.create_task(asyncio.sleep(1))
    asyncio.get_running_loop().call_soon(t.cancel)
    try:
        await t
    except asyncio.CancelledError as e:
        print(repr(e.__context__))
def cb():
    print("cb", repr(sys.exception()))
try:
    raise KeyError(1)
except KeyError:
    print(repr(sys.exception()))
    asyncio.run(x())
    loop = asyncio.new_event_loop()
    loop.call_soon(cb)
    loop.call_later(0.1, loop.stop)
    loop.run_forever()
class M:
    def __enter__(self): pass
    def __exit__(self, *a):
        print(repr(sys.exception()))
        asyncio.run(x())
        return True
with M():
    raise OSError(2)
