import asyncio
async def gen():
    for i in range(3):
        try:
            yield i
        except ValueError as error:
            print("caught", error)
            await asyncio.sleep(0.1)
            yield "after error"
        finally:
            print("finally", i)
async def main():
    g = gen()
    print(await g.asend(None))
    print(await g.athrow(ValueError("v")))
    await g.aclose()
    g = gen()
    await anext(g)
    try:
        await g.athrow(KeyError("k"))
    except KeyError as error:
        print("out", error)
    try:
        await anext(g)
    except StopAsyncIteration:
        print("finished")
    async def ignores():
        while True:
            try:
                yield 1
            except GeneratorExit:
                yield 2
    g = ignores()
    await anext(g)
    try:
        await g.aclose()
    except RuntimeError as error:
        print(error)
    fresh = gen()
    await fresh.aclose()
    async def raises_stop():
        yield 1
        raise StopAsyncIteration
    try:
        print([x async for x in raises_stop()])
    except RuntimeError as error:
        print(error)
    g = gen()
    task = asyncio.create_task(anext(g))
    print(await task)
    a = g.asend(None)
    a.close()
asyncio.run(main())
