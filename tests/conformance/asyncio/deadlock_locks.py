import asyncio
async def take(a, b, name):
    async with a:
        await asyncio.sleep(0.1)
        print(name, "wants the second lock")
        async with b:
            print("never")
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(take(a, b, "one"))
        tg.create_task(take(b, a, "two"))
try:
    asyncio.run(main())
except RuntimeError as error:
    print(type(error).__name__)
