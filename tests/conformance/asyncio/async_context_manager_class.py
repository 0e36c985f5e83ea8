import asyncio
class Connection:
    async def __aenter__(self):
        print("connect")
        await asyncio.sleep(0.1)
        return self
    async def __aexit__(self, *exc):
        await asyncio.sleep(0.1)
        print("disconnect", exc[0])
async def main():
    async with Connection():
        print("connected")
asyncio.run(main())
