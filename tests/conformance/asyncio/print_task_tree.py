import asyncio

async def leaf():
    await asyncio.sleep(1)

async def branch(n):
    await asyncio.gather(*(asyncio.create_task(leaf(), name=f"leaf-{n}-{i}") for i in range(2)))

async def main():
    branches = [asyncio.create_task(branch(n), name=f"branch-{n}") for n in range(2)]
    await asyncio.sleep(0.5)
    for task in sorted(asyncio.all_tasks(), key=lambda t: t.get_name()):
        print(task.get_name(), task.get_coro().__qualname__, task.done())
    await asyncio.gather(*branches)
    print(len(asyncio.all_tasks()))

asyncio.run(main())
