import asyncio

class Batcher:
    def __init__(self, window, handler):
        self.window, self.handler, self.waiting, self.timer = window, handler, [], None

    def ask(self, key):
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self.waiting.append((key, future))
        if self.timer is None:
            self.timer = loop.call_later(self.window, self.flush)
        return future

    def flush(self):
        batch, self.waiting, self.timer = self.waiting, [], None
        asyncio.create_task(self.run(batch))

    async def run(self, batch):
        results = await self.handler([key for key, _ in batch])
        for (_, future), result in zip(batch, results):
            if not future.cancelled():
                future.set_result(result)


async def handler(keys):
    print(f"{asyncio.get_running_loop().time():.2f} batch of {keys}")
    await asyncio.sleep(0.2)
    return [key * 10 for key in keys]


async def client(batcher, n):
    await asyncio.sleep(n * 0.03)
    print(n, await batcher.ask(n))


async def main():
    batcher = Batcher(0.1, handler)
    await asyncio.gather(*(client(batcher, n) for n in range(8)))


asyncio.run(main())
