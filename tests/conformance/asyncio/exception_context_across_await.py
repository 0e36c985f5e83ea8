import asyncio
async def low():
    await asyncio.sleep(0.1)
    raise ConnectionError("refused")
async def high():
    try:
        await low()
    except ConnectionError as error:
        await asyncio.sleep(0.1)
        raise RuntimeError("request failed") from error
async def main():
    try:
        await high()
    except RuntimeError as error:
        await asyncio.sleep(0)
        print(error, "|", error.__cause__, "|", error.__cause__.__traceback__ is not None)
    task = asyncio.create_task(high())
    await asyncio.wait([task])
    print(repr(task.exception().__cause__))
    await task
asyncio.run(main())
