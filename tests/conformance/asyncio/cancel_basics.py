import asyncio
async def job(log):
    try:
        log.append("start")
        await asyncio.sleep(1)
        log.append("never")
    except asyncio.CancelledError as error:
        log.append(f"cancel {error.args}")
        raise
    finally:
        log.append("finally")
async def main():
    for message in (None, "reason"):
        log = []
        task = asyncio.create_task(job(log))
        await asyncio.sleep(0.1)
        print(task.cancel(message), task.cancelled(), task.done())
        try:
            await task
        except asyncio.CancelledError as error:
            print(repr(error), task.cancelled(), log)
        print(task.cancel(), task)
    log = []
    task = asyncio.create_task(job(log))
    task.cancel()
    await asyncio.wait([task])
    print("before start:", log, task.cancelled())
    task = asyncio.create_task(job(log))
    await asyncio.sleep(0)
    task.cancel("one")
    task.cancel("two")
    print(task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print(error)
    try:
        task.result()
    except asyncio.CancelledError as error:
        print("result", repr(error))
    try:
        task.exception()
    except asyncio.CancelledError as error:
        print("exception", repr(error))
    async def quick():
        return 1
    task = asyncio.create_task(quick())
    await asyncio.sleep(0)
    print(task.cancel(), task.result())
asyncio.run(main())
