import asyncio
async def ticker(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.1)
            yield i
    finally:
        print("ticker closed")
async def main():
    async for i in ticker(2):
        print(i)
    else:
        print("else")
    async for i in ticker(5):
        if i == 1:
            break
    print("broke out")
    print([i async for i in ticker(3) if i], {i: i * i async for i in ticker(2)}, sum([x async for x in ticker(3)]))
    agen = ticker(5)
    print(await anext(agen), await agen.__anext__(), await agen.asend(None))
    await agen.aclose()
    print(await anext(agen, "default"))
    try:
        await anext(agen)
    except StopAsyncIteration as error:
        print("stopped", repr(error))
    async def echo():
        got = None
        while True:
            try:
                got = yield f"echo {got}"
            except ValueError as error:
                got = f"caught {error}"
    e = echo()
    print(await e.asend(None), await e.asend("hi"), await e.athrow(ValueError("v")))
    await e.aclose()
    print(type(e).__name__, e.__name__, (x async for x in e).__name__)
    result = [await asyncio.sleep(0.1, n) for n in range(3)]
    print(result, asyncio.get_running_loop().time())
    try:
        await e.asend(5)
    except StopAsyncIteration:
        print("closed stays closed")
    fresh = echo()
    try:
        await fresh.asend("early")
    except TypeError as error:
        print(error)
asyncio.run(main())
