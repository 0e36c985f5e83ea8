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

async def producer(queue, n):
    """Produce items and put them in the queue."""
    for i in range(n):
        await asyncio.sleep(0.1)  # Simulate slow production
        await queue.put(f"item-{i}")
        print(f"Produced item-{i}")
    
    # Signal no more items
    await queue.put(None)

async def consumer(queue, name):
    """Consume items from the queue."""
    while True:
        item = await queue.get()
        if item is None:
            queue.task_done()
            break
        
        await asyncio.sleep(0.2)  # Simulate slow processing
        print(f"{name} processed {item}")
        queue.task_done()

async def main():
    queue = asyncio.Queue()
    
    # Start producer and multiple consumers
    await asyncio.gather(
        producer(queue, 10),
        consumer(queue, "Consumer-1"),
        consumer(queue, "Consumer-2"),
    )

asyncio.run(main())

print("clock", round(time.monotonic(),3))
