import asyncio

class Bucket:
    def __init__(self, rate, capacity):
        self.rate, self.capacity, self.tokens = rate, capacity, capacity
        self.updated = asyncio.get_running_loop().time()
        self.lock = asyncio.Lock()

    async def take(self):
        async with self.lock:
            while True:
                now = asyncio.get_running_loop().time()
                self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
                self.updated = now
                if self.tokens >= 1:
                    self.tokens -= 1
                    return
                await asyncio.sleep((1 - self.tokens) / self.rate)


async def client(bucket, n):
    for i in range(3):
        await bucket.take()
        print(f"{asyncio.get_running_loop().time():.2f} client {n} request {i}")


async def main():
    bucket = Bucket(rate=4, capacity=2)
    await asyncio.gather(*(client(bucket, n) for n in range(3)))


asyncio.run(main())
