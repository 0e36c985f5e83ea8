import asyncio

class CircuitOpen(Exception):
    pass


class Breaker:
    def __init__(self, limit, pause):
        self.limit, self.pause = limit, pause
        self.failures, self.opened_at = 0, None

    async def call(self, function, *args):
        loop = asyncio.get_running_loop()
        if self.opened_at is not None:
            if loop.time() - self.opened_at < self.pause:
                raise CircuitOpen(f"open for {self.pause - (loop.time() - self.opened_at):.1f} s more")
            self.opened_at = None
        try:
            result = await function(*args)
        except ConnectionError:
            self.failures += 1
            if self.failures >= self.limit:
                self.opened_at, self.failures = loop.time(), 0
            raise
        self.failures = 0
        return result


async def service(n):
    await asyncio.sleep(0.1)
    if 1 <= n <= 3:
        raise ConnectionError(f"call {n} refused")
    return f"answer {n}"


async def main():
    breaker = Breaker(limit=2, pause=1.0)
    for n in range(8):
        try:
            print(n, await breaker.call(service, n))
        except (ConnectionError, CircuitOpen) as error:
            print(n, type(error).__name__, error)
        await asyncio.sleep(0.3)


asyncio.run(main())
