import asyncio
async def work():
    await asyncio.sleep(0.1)
    return "ready"
async def main():
    task = asyncio.create_task(work())
    while not task.done():
        try:
            task.result()
        except asyncio.InvalidStateError as error:
            print(error)
        await asyncio.sleep(0.06)
    print(task.result(), task.exception(), task.cancelled())
    try:
        task.set_result(1)
    except RuntimeError as error:
        print(error)
    try:
        task.set_exception(ValueError())
    except RuntimeError as error:
        print(error)
asyncio.run(main())
