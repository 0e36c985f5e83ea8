import asyncio
async def producer(queue):
    for i in range(3):
        await queue.put(i)
        await asyncio.sleep(0.1)
    await queue.put(None)
async def consumer(queue):
    while (item := await queue.get()) is not None:
        print("got", item)
async def main():
    queue = asyncio.Queue()
    await asyncio.gather(producer(queue), consumer(queue))
asyncio.run(main())
