import asyncio
async def fetch(n):
    await asyncio.sleep(n / 10)
    if n == 2:
        raise ValueError("two")
    return n
async def main():
    tasks = {asyncio.create_task(fetch(n)): n for n in (3, 1, 2)}
    async for task in asyncio.as_completed(tasks):
        try:
            print(tasks[task], await task)
        except ValueError as error:
            print(tasks[task], "failed", error)
asyncio.run(main())
