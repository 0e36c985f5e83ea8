import asyncio
async def inner():
    await asyncio.sleep(1)
async def outer():
    await inner()
async def fails():
    raise ValueError("x")
async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    print(task.get_coro().__name__, task.get_stack(), task.get_loop() is asyncio.get_running_loop())
    task.print_stack()
    bad = asyncio.create_task(fails())
    await asyncio.wait([bad])
    bad.print_stack()
    print(bad.get_stack(), asyncio.iscoroutine(task.get_coro()), asyncio.iscoroutinefunction(outer), asyncio.isfuture(task))
    print(task.get_context() is not None, task.get_coro().cr_running, task.get_coro().cr_await is not None)
    await task
    task.print_stack()
asyncio.run(main())
