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
import requests  # Sync library

async def fetch_with_requests(url):
    """Use sync requests library without blocking event loop."""
    loop = asyncio.get_event_loop()
    
    # Run in thread pool
    response = await loop.run_in_executor(
        None,  # Use default executor
        requests.get,
        url
    )
    return response.json()

async def main():
    # These run concurrently despite using sync library
    results = await asyncio.gather(
        fetch_with_requests("https://api.example.com/1"),
        fetch_with_requests("https://api.example.com/2"),
        fetch_with_requests("https://api.example.com/3"),
    )
    print(results)

asyncio.run(main())

print("clock", round(time.monotonic(),3))
