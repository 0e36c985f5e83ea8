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
# Simplified conceptual model
def run(coro):
    loop = create_event_loop()
    task = loop.create_task(coro)
    
    while not task.done():
        # Run one step of a ready task
        ready_task = loop.get_ready_task()
        if ready_task:
            ready_task.run_one_step()
        
        # Check for completed I/O
        completed_io = loop.check_io(timeout=0.1)
        for callback in completed_io:
            callback.task.mark_ready()
    
    return task.result()

print("clock", round(time.monotonic(),3))
