import asyncio
async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, future.set_result, "value")
    print(await future, asyncio.get_running_loop().time())
asyncio.run(main())
