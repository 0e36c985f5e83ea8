import asyncio
async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as limit:
            for step in range(10):
                await asyncio.sleep(0.6)
                if step < 3:
                    limit.reschedule(loop.time() + 1)
                print(step, round(loop.time(), 1), round(limit.when(), 1))
    except TimeoutError:
        print("expired", limit.expired(), round(loop.time(), 1))
asyncio.run(main())
