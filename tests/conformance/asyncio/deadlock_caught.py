import asyncio
async def worker(queue):
    while True:
        print("got", await queue.get())
async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(worker(queue))
    await queue.put(1)
    await task
try:
    asyncio.run(main())
except RuntimeError as error:
    print(str(error).startswith("deadlock:"), "Task-1" in str(error))
print("the program goes on")
