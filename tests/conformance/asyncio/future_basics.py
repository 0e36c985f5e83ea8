import asyncio
async def setter(future, value):
    await asyncio.sleep(0.5)
    future.set_result(value)
async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    asyncio.create_task(setter(future, "hi"))
    print(future.done(), future.cancelled(), asyncio.isfuture(future), future.get_loop() is loop)
    print(await future, future.done(), future.result(), future.exception(), await future)
    try:
        future.set_result(2)
    except asyncio.InvalidStateError as error:
        print("again:", error)
    failed = loop.create_future()
    failed.set_exception(KeyError("k"))
    try:
        await failed
    except KeyError as error:
        print(repr(error), repr(failed.exception()))
    cancelled = loop.create_future()
    print(cancelled.cancel(), cancelled.cancel(), cancelled.cancelled())
    for ask in (cancelled.result, cancelled.exception):
        try:
            ask()
        except asyncio.CancelledError as error:
            print("cancelled", repr(error))
    for wrong in (StopIteration("s"), StopIteration):
        stop = loop.create_future()
        try:
            stop.set_exception(wrong)
            await stop
        except (TypeError, RuntimeError) as error:
            print(type(error).__name__, error, repr(error.__cause__))
    typed = asyncio.Future()
    typed.set_exception(ValueError)
    try:
        await typed
    except ValueError as error:
        print(repr(error))
    pending = asyncio.Future()
    try:
        pending.result()
    except asyncio.InvalidStateError as error:
        print(error)
asyncio.run(main())
