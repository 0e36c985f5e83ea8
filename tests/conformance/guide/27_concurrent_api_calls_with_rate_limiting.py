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

async def fetch_with_semaphore(client, url, semaphore):
    async with semaphore:  # Limit concurrent requests
        response = await client.get(url)
        return response.json()

async def fetch_all(urls, max_concurrent=5):
    semaphore = asyncio.Semaphore(max_concurrent)
    
    async with httpx.AsyncClient() as client:
        tasks = [
            fetch_with_semaphore(client, url, semaphore)
            for url in urls
        ]
        results = await asyncio.gather(*tasks)
    
    return results

async def main():
    urls = [f"https://api.example.com/item/{i}" for i in range(100)]
    results = await fetch_all(urls, max_concurrent=10)
    print(f"Fetched {len(results)} items")

asyncio.run(main())

print("clock", round(time.monotonic(),3))
