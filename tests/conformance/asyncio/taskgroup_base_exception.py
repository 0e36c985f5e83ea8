import asyncio
async def fail():
    await asyncio.sleep(0.1)
    raise KeyboardInterrupt("stop")
async def wait():
    try:
        await asyncio.sleep(10)
    finally:
        print("wait ends")
async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(wait())
        tg.create_task(fail())
try:
    asyncio.run(main())
except KeyboardInterrupt as error:
    print("interrupt", error.args)
