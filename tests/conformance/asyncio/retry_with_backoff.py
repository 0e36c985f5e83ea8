import asyncio
import random
class Flaky:
    def __init__(self, failures):
        self.failures = failures
    async def call(self, n):
        await asyncio.sleep(0.05)
        if self.failures > 0:
            self.failures -= 1
            raise ConnectionError(f"attempt for {n} failed")
        return f"ok {n}"
async def retry(service, n, attempts=4):
    for attempt in range(attempts):
        try:
            return await service.call(n)
        except ConnectionError as error:
            if attempt == attempts - 1:
                raise
            delay = 2 ** attempt * 0.1 + random.uniform(0, 0.05)
            print(f"{error}, again in {delay:.4f}")
            await asyncio.sleep(delay)
async def main():
    random.seed(1)
    print(await retry(Flaky(2), "a"))
    results = await asyncio.gather(retry(Flaky(1), "b"), retry(Flaky(9), "c"), return_exceptions=True)
    print(results, f"{asyncio.get_running_loop().time():.4f}")
asyncio.run(main())
