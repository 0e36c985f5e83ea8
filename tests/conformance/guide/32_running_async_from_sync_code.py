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

async def async_work():
    await asyncio.sleep(1)
    return "result"

def sync_function():
    # Option 1: Create new event loop (if none exists)
    result = asyncio.run(async_work())
    
    # Option 2: If loop exists but we're in sync code
    # loop = asyncio.get_event_loop()
    # result = loop.run_until_complete(async_work())
    
    return result

print("clock", round(time.monotonic(),3))
