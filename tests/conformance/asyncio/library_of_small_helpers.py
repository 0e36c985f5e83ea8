import asyncio
import functools
import time

def timed(function):
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return await function(*args, **kwargs)
        finally:
            print(f"{function.__name__} took {time.perf_counter() - start:.2f}s")
    return wrapper

def retry(times, *errors):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return await function(*args, attempt)
                except errors as error:
                    print(f"attempt {attempt}: {error!r}")
                    if attempt == times:
                        raise
                    await asyncio.sleep(attempt * 0.1)
        return wrapper
    return decorate

@timed
@retry(3, ValueError)
async def unreliable(n, attempt):
    await asyncio.sleep(0.05)
    if attempt < n:
        raise ValueError(f"not yet {attempt}/{n}")
    return f"done at attempt {attempt}"

async def first(*coros):
    tasks = [asyncio.create_task(c) for c in coros]
    try:
        for next_one in asyncio.as_completed(tasks):
            return await next_one
    finally:
        for t in tasks:
            t.cancel()

async def main():
    print(await unreliable(2), unreliable.__name__)
    try:
        await unreliable(9)
    except ValueError as error:
        print("gave up:", error)
    print(await first(asyncio.sleep(2, "slow"), asyncio.sleep(1, "fast")))

asyncio.run(main())
