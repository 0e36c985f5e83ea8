# sim: title A deadline that moves
# sim: about A timeout block can be given more time while it runs.
# sim: ask Each part takes 0.2 s and the limit is 0.3 s. How many of the four parts come through?
# sim: answer All four: each part that comes moves the deadline. Only silence would end it.
# sim: try Make one part take 0.4 s.
import asyncio


async def download(parts):
    for part in range(parts):
        await asyncio.sleep(0.2)
        yield part


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.3) as limit:
            async for part in download(4):
                limit.reschedule(loop.time() + 0.3)     #> The old timer is cancelled, a new one is set.
                print("part", part)
    except TimeoutError:
        print("no part for 0.3 s")
    print("expired:", limit.expired())


asyncio.run(main())
