import asyncio
class NamedTask(asyncio.Task):
    def __init__(self, coro, **kwargs):
        super().__init__(coro, **kwargs)
        self.created = "by factory"
def factory(loop, coro, **kwargs):
    print("making a task for", coro.__name__, sorted(kwargs))
    return NamedTask(coro, loop=loop, **kwargs)
async def work(n):
    await asyncio.sleep(0.1)
    return n
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    task = asyncio.create_task(work(1), name="given")
    print(task.created, task.get_name(), type(task).__name__)
    print(await asyncio.gather(task, work(2)))
    print(repr(task).split(" ")[0])
asyncio.run(main())
