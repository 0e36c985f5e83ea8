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
async def stream_chunks(data, chunk_size):
    """Yield data in chunks with async processing between."""
    for i in range(0, len(data), chunk_size):
        chunk = data[i:i + chunk_size]
        await asyncio.sleep(0.01)  # Simulate processing
        yield chunk

async def main():
    data = list(range(100))
    async for chunk in stream_chunks(data, 10):
        print(f"Processing chunk: {chunk}")

asyncio.run(main())

print("clock", round(time.monotonic(),3))
