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
import requests

def fetch_all():
    # Each request waits for the previous one
    r1 = requests.get("https://api.example.com/user/1")  # Wait 100ms
    r2 = requests.get("https://api.example.com/user/2")  # Wait 100ms
    r3 = requests.get("https://api.example.com/user/3")  # Wait 100ms
    return [r1.json(), r2.json(), r3.json()]

# Total time: ~300ms (sequential waiting)

print(fetch_all())

print("clock", round(time.monotonic(),3))
