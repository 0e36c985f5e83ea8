import asyncio
async def work(n):
    await asyncio.sleep(n)
    return n
async def main():
    pending = [asyncio.create_task(work(n / 10), name=f"w{n}") for n in (3, 1, 2)]
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            print(task.get_name(), task.result(), len(pending))
asyncio.run(main())
