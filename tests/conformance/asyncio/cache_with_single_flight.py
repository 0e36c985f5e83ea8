import asyncio

class Cache:
    def __init__(self, load, ttl):
        self.load, self.ttl, self.values, self.loading = load, ttl, {}, {}

    async def get(self, key):
        now = asyncio.get_running_loop().time()
        if key in self.values and self.values[key][1] > now:
            return self.values[key][0]
        if key not in self.loading:
            self.loading[key] = asyncio.create_task(self.fill(key))
        return await asyncio.shield(self.loading[key])

    async def fill(self, key):
        try:
            value = await self.load(key)
            self.values[key] = (value, asyncio.get_running_loop().time() + self.ttl)
            return value
        finally:
            del self.loading[key]


async def main():
    calls = []

    async def load(key):
        calls.append(key)
        await asyncio.sleep(0.5)
        return key.upper()

    cache = Cache(load, ttl=1)
    print(await asyncio.gather(*(cache.get(k) for k in "aabba")), calls)
    print(await cache.get("a"), calls)
    impatient = asyncio.create_task(cache.get("c"))
    patient = asyncio.create_task(cache.get("c"))
    await asyncio.sleep(0.1)
    impatient.cancel()
    print(await asyncio.gather(impatient, patient, return_exceptions=True))
    await asyncio.sleep(1)
    print(await cache.get("a"), calls, round(asyncio.get_running_loop().time(), 2))


asyncio.run(main())
