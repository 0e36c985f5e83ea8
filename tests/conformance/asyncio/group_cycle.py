# What holds a group's exception: the locals of whoever caught it live on until the collector comes (CPython 3.13.0).
import asyncio, gc, weakref

class X: pass
async def w(how):
    global r
    x = X(); r = weakref.ref(x)
    try:
        async with asyncio.TaskGroup() as tg:
            await how(tg)
    except* Exception as error:
        pass
async def w1(how):
    global r
    x = X(); r = weakref.ref(x)
    try:
        async with asyncio.TaskGroup() as tg:
            await how(tg)
    except Exception as error:
        pass
async def fail(tg): raise ValueError
async def failt(tg):
    async def f(): raise ValueError
    tg.create_task(f())
async def failt2(tg):
    async def f(): raise ValueError
    tg.create_task(f())
    await asyncio.sleep(1)
async def to(tg):
    await asyncio.wait_for(asyncio.sleep(1), 0)
async def to1(tg):
    await asyncio.wait_for(asyncio.sleep(1), 0.1)
async def to2(tg):
    async with asyncio.timeout(0.1): await asyncio.sleep(1)
async def g1(tg):
    await asyncio.gather(fail(tg), asyncio.sleep(1))
async def g2(tg):
    async def f(): raise ValueError
    await asyncio.create_task(f())
for w in w, w1:
    for h in fail, failt, failt2, to, to1, to2, g1, g2:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(w(h))
        print(w.__name__, h.__name__, r() is None)
async def plain(h):
    global r
    x = X(); r = weakref.ref(x)
    try:
        await h(None)
    except Exception as e: pass
for h in fail, to, to1, to2, g1, g2:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(plain(h))
        print(h.__name__, r() is None)
