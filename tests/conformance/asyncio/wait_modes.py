import asyncio
async def work(n, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(n)
    return n
def names(tasks):
    return sorted(t.get_name() for t in tasks)
def start(*specs):
    return [asyncio.create_task(work(i, *spec), name=f"t{i}") for i, spec in enumerate(specs)]
async def main():
    loop = asyncio.get_running_loop()
    for mode in (asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION):
        tasks = start((0.3,), (0.1,), (0.2, True), (0.1,))
        begin = loop.time()
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print(mode, names(done), names(pending), round(loop.time() - begin, 2))
        await asyncio.gather(*tasks, return_exceptions=True)
    tasks = start((1,), (0.1,))
    done, pending = await asyncio.wait(tasks, timeout=0.5)
    print(names(done), names(pending), [t.result() for t in done])
    done, pending = await asyncio.wait(pending, timeout=0)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks)
    print(len(done), pending, type(done).__name__)
    for wrong, kw in (([], {}), ([work(1, 0)], {}), (tasks, {"return_when": "x"})):
        try:
            await asyncio.wait(wrong, **kw)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
    waiting = asyncio.create_task(asyncio.wait(start((1,), (2,))))
    await asyncio.sleep(0.1)
    waiting.cancel()
    try:
        await waiting
    except asyncio.CancelledError:
        print("wait cancelled, tasks live on:", len(asyncio.all_tasks()))
asyncio.run(main())
