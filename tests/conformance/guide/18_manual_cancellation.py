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

async def long_running():
    try:
        while True:
            print("Working...")
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("Cancelled! Cleaning up...")
        raise  # Always re-raise CancelledError

async def main():
    task = asyncio.create_task(long_running())
    
    await asyncio.sleep(3)
    task.cancel()  # Request cancellation
    
    try:
        await task  # Wait for cancellation to complete
    except asyncio.CancelledError:
        print("Task was cancelled")

asyncio.run(main())

print("clock", round(time.monotonic(),3))
