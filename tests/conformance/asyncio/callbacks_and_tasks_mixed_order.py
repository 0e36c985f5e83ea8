import asyncio

def note(*words):
    print(*words)

async def tasker(name):
    note(name, "first")
    await asyncio.sleep(0)
    note(name, "second")

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(note, "soon 1")
    task = asyncio.create_task(tasker("t1"))
    loop.call_soon(note, "soon 2")
    task.add_done_callback(lambda t: note("t1 done callback"))
    future = loop.create_future()
    future.add_done_callback(lambda f: note("future callback"))
    loop.call_soon(future.set_result, None)
    loop.call_later(0, note, "later 0")
    asyncio.create_task(tasker("t2"))
    note("main before")
    await future
    note("main after future")
    await task
    note("main after task")

asyncio.run(main())
