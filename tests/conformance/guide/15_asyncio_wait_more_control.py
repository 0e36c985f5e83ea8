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

async def main():
    tasks = [
        asyncio.create_task(asyncio.sleep(1)),
        asyncio.create_task(asyncio.sleep(2)),
        asyncio.create_task(asyncio.sleep(3)),
    ]
    
    # Wait for the first one to complete
    done, pending = await asyncio.wait(
        tasks,
        return_when=asyncio.FIRST_COMPLETED
    )
    
    print(f"Done: {len(done)}, Pending: {len(pending)}")
    # Done: 1, Pending: 2

asyncio.run(main())

print("clock", round(time.monotonic(),3))
