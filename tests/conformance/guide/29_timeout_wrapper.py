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
from typing import TypeVar, Coroutine, Any

T = TypeVar('T')

async def with_timeout(
    coro: Coroutine[Any, Any, T],
    timeout: float,
    default: T = None
) -> T:
    """Run coroutine with timeout, return default on timeout."""
    try:
        return await asyncio.wait_for(coro, timeout)
    except asyncio.TimeoutError:
        return default

async def main():
    async def slow_api_call():
        await asyncio.sleep(10)
        return "data"
    
    result = await with_timeout(slow_api_call(), timeout=2.0, default="timeout")
    print(result)  # "timeout"

asyncio.run(main())

print("clock", round(time.monotonic(),3))
