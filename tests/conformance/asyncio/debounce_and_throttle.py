import asyncio
class Debounce:
    def __init__(self, delay, function):
        self.delay, self.function, self.handle = delay, function, None
    def __call__(self, *args):
        if self.handle:
            self.handle.cancel()
        self.handle = asyncio.get_running_loop().call_later(self.delay, self.function, *args)
async def main():
    loop = asyncio.get_running_loop()
    search = Debounce(0.3, lambda text: print(f"{loop.time():.1f} search {text!r}"))
    for text, pause in [("l", 0.1), ("lo", 0.1), ("loo", 0.5), ("loop", 0.2), ("loopg", 0.4)]:
        search(text)
        await asyncio.sleep(pause)
asyncio.run(main())
