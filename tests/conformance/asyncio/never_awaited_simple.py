import asyncio
async def work():
    print("never")
async def main():
    work()
    print("forgot the await")
asyncio.run(main())
