import asyncio
async def work(n):
    await asyncio.sleep(n % 3 / 10)
    return n
async def main():
    pending = {asyncio.create_task(work(n), name=f"w{n}") for n in range(7)}
    rounds = 0
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        rounds += 1
        print(rounds, [t.result() for t in done], [t.get_name() for t in pending])
    background = set()
    for n in range(3):
        task = asyncio.create_task(work(n))
        background.add(task)
        task.add_done_callback(background.discard)
    print(len(background))
    for task in background:
        print(task.get_name(), end=" ")
    await asyncio.sleep(0.15)
    print(len(background))
    await asyncio.gather(*background)
    await asyncio.sleep(0)
    print(background)
asyncio.run(main())
