import asyncio
async def main():
    event = asyncio.Event()
    for timeout in (0.1, 0.2):
        try:
            await asyncio.wait_for(event.wait(), timeout)
        except TimeoutError:
            print("no event by", round(asyncio.get_running_loop().time(), 2))
    asyncio.get_running_loop().call_later(0.1, event.set)
    print(await asyncio.wait_for(event.wait(), 5), round(asyncio.get_running_loop().time(), 2))
asyncio.run(main())
