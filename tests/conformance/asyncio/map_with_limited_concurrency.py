import asyncio

async def bounded_map(function, items, limit):
    results = [None] * len(items)
    iterator = iter(enumerate(items))

    async def worker(name):
        for index, item in iterator:
            results[index] = await function(item)
            print(name, "did", item)

    async with asyncio.TaskGroup() as tg:
        for n in range(limit):
            tg.create_task(worker(f"w{n}"))
    return results


async def square(n):
    await asyncio.sleep(n / 10)
    return n * n


print(asyncio.run(bounded_map(square, [5, 1, 4, 2, 3], 2)))
