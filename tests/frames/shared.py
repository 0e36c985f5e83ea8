# Closures, changed containers, tasks that share them.
import asyncio


def counter(start):
    count = start

    def add(amount=1):
        nonlocal count
        count += amount
        return count

    return add


async def worker(name, basket, add):
    for turn in range(2):
        await asyncio.sleep(0.1)
        basket.append((name, turn))
        total = add(turn)
    return total


async def main(*names, basket):
    add = counter(10)
    tasks = [asyncio.create_task(worker(name, basket, add)) for name in names]
    results = await asyncio.gather(*tasks)
    del tasks
    text, ratio = "done", 0.1 + 0.2
    basket.clear()
    return results, text, ratio


print(asyncio.run(main("ada", "bob", basket=[])))
