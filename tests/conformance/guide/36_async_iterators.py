import asyncio, time, httpx, requests
async def some_coroutine(): return 1
async def slow_operation():
    await asyncio.sleep(10)
async def good():
    await asyncio.sleep(1)
    return "good"
async def bad():
    await asyncio.sleep(0.5)
    raise ValueError("Something went wrong")
async def fetch(u):
    await asyncio.sleep(1)
    return u
async def fetch_data(): return "data"
def blocking_function():
    time.sleep(1)
    return "b"
url="https://api.example.com/z"
async def coro1(): return 1
coro2=coro3=coro1
class AsyncCounter:
    def __init__(self, stop):
        self.stop = stop
        self.current = 0
    
    def __aiter__(self):
        return self
    
    async def __anext__(self):
        if self.current >= self.stop:
            raise StopAsyncIteration
        
        await asyncio.sleep(0.1)  # Async operation
        self.current += 1
        return self.current

async def main():
    async for num in AsyncCounter(5):
        print(num)

asyncio.run(main())

print("clock", round(time.monotonic(),3))
