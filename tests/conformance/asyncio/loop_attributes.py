import asyncio
async def main():
    loop = asyncio.get_running_loop()
    print(loop.is_running(), loop.is_closed(), loop.get_debug(), loop.slow_callback_duration)
    print(asyncio.get_event_loop() is loop, isinstance(loop, asyncio.AbstractEventLoop))
    print(asyncio.current_task(loop) is asyncio.current_task(), asyncio.current_task().get_loop() is loop)
    print(type(loop.create_future()).__name__, type(loop.time()).__name__, type(asyncio.current_task()).__name__)
    print(asyncio.Task.__name__, asyncio.Future.__name__, issubclass(asyncio.Task, asyncio.Future))
    print(asyncio.CancelledError.__mro__[1].__name__, asyncio.TimeoutError is TimeoutError, asyncio.InvalidStateError.__mro__[1].__name__)
    print(asyncio.QueueEmpty.__mro__[1].__name__, asyncio.BrokenBarrierError.__mro__[1].__name__, asyncio.CancelledError())
    loop.call_soon(lambda: print(asyncio.current_task()))
    await asyncio.sleep(0)
asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
try:
    asyncio.create_task(main())
except RuntimeError as error:
    print(error)
