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
async def main():
    # These are equivalent:
    results = await asyncio.gather(coro1(), coro2(), coro3())
    
    # And:
    task1 = asyncio.create_task(coro1())
    task2 = asyncio.create_task(coro2())
    task3 = asyncio.create_task(coro3())
    results = [await task1, await task2, await task3]
    

asyncio.run(main())

print("clock", round(time.monotonic(),3))
