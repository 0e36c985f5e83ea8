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
async def fetch_all():
    async with httpx.AsyncClient() as client:
        # Create all tasks at once
        tasks = [
            client.get("https://api.example.com/user/1"),
            client.get("https://api.example.com/user/2"),
            client.get("https://api.example.com/user/3"),
        ]
        # Wait for all of them concurrently
        responses = await asyncio.gather(*tasks)
        return [r.json() for r in responses]

# Total time: ~100ms (concurrent waiting)

print(asyncio.run(fetch_all()))

print("clock", round(time.monotonic(),3))
