import asyncio
async def work(n):
    print("begin", n)
    await asyncio.sleep(n / 10)
    print("end", n)
    return n * 2
async def main():
    a = asyncio.create_task(work(2))
    b = asyncio.create_task(work(1), name="bee")
    c = asyncio.get_running_loop().create_task(work(0))
    print(a.get_name(), b.get_name(), a.done(), asyncio.current_task().get_name(), asyncio.current_task() is a)
    a.set_name(5)
    print(repr(a.get_name()), len(asyncio.all_tasks()), b in asyncio.all_tasks())
    print(await a, await b, await c, a.done(), a.result(), b.exception(), await b)
    print(a.cancel(), a.cancelled(), len(asyncio.all_tasks()))
    try:
        asyncio.create_task(5)
    except TypeError as error:
        print(error)
    d = asyncio.create_task(work(3))
    try:
        d.result()
    except asyncio.InvalidStateError as error:
        print(type(error).__name__, error)
    try:
        d.exception()
    except asyncio.InvalidStateError as error:
        print(error)
    print(await asyncio.ensure_future(d) == 6, asyncio.ensure_future(d) is d)
asyncio.run(main())
