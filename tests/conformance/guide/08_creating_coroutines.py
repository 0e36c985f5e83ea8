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
async def greet(name):
    return f"Hello, {name}"

# Calling the function returns a coroutine object, not the result
coro = greet("Alice")
print(coro)  # <coroutine object greet at 0x...>

# To actually run it, we need to await it (or use asyncio.run)
asyncio.run(greet("Alice"))  # "Hello, Alice"

print("clock", round(time.monotonic(),3))
