# Which of asyncio's functions are written in C, and what forgetting the parentheses says.
import asyncio


async def main():
    lock, queue, loop = asyncio.Lock(), asyncio.Queue(), asyncio.get_running_loop()
    for f in (
        asyncio.sleep, asyncio.gather, lock.acquire, queue.get, asyncio.Event().wait,
        loop.stop, loop.call_soon, asyncio.Lock.acquire, asyncio.Queue.get, loop.create_task,
        asyncio.Semaphore().acquire, asyncio.Condition().wait, asyncio.current_task,
        asyncio.create_task, asyncio.wait, asyncio.wait_for, asyncio.get_running_loop,
        asyncio.run, asyncio.ensure_future, asyncio.current_task().cancel,
        asyncio.Future().result, asyncio.all_tasks, asyncio.shield, asyncio.timeout,
        asyncio.to_thread, asyncio.as_completed,
    ):
        print(f, type(f).__name__, f.__name__, f.__qualname__, f.__module__)
        try:
            await f
        except TypeError as error:
            print(error)
    print(lock.acquire == lock.acquire, lock.acquire.__self__ is lock, lock.acquire.__func__)


asyncio.run(main())
