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
import asyncio
import httpx

async def fetch_all():
    async with httpx.AsyncClient() as client:
        # All three requests are sent, then we wait for all of them
        r1 = await client.get("https://api.example.com/user/1")
        # While we await, other tasks could run

print(asyncio.run(fetch_all()))

print("clock", round(time.monotonic(),3))
