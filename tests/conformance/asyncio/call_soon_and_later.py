import asyncio
async def main():
    loop = asyncio.get_running_loop()
    def show(*args):
        print(round(loop.time(), 3), *args)
    loop.call_later(0.2, show, "later 0.2")
    loop.call_later(0.1, show, "later 0.1", "b")
    loop.call_later(0.1, show, "later 0.1 again")
    loop.call_at(loop.time() + 0.1, show, "at 0.1")
    loop.call_later(0, show, "later 0")
    loop.call_soon(show, "soon 1")
    cancelled = loop.call_soon(show, "never")
    loop.call_soon(lambda: loop.call_soon(show, "nested soon"))
    timer = loop.call_later(0.15, show, "never either")
    cancelled.cancel()
    show("scheduled")
    await asyncio.sleep(0)
    show("after sleep 0")
    print(timer.when(), timer.cancelled(), cancelled.cancelled(), timer.cancel(), timer.cancelled())
    await asyncio.sleep(0.1)
    show("after 0.1")
    await asyncio.sleep(0.3)
    loop.call_soon(show, "keyword")
    handle = loop.call_soon(print)
    print(repr(handle).split(" at ")[0], repr(loop.call_later(5, print, 1)).split(" ")[0])
    try:
        loop.call_soon(print, x=1)
    except TypeError as error:
        print(error)
    try:
        loop.call_later(None, print)
    except TypeError as error:
        print(error)
    await asyncio.sleep(0)
    def fails():
        raise ValueError("in callback")
    loop.call_soon(fails)
    loop.call_soon(show, "goes on")
    await asyncio.sleep(0.01)
asyncio.run(main())
