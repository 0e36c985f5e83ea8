# sim: title Closing time
# sim: about A service that is told to stop takes nothing new, and finishes what it has begun.
# sim: ask The stop comes at 0.35 s. Which orders are served?
# sim: answer 0 to 3: order 3 was begun at 0.3 s and is finished; order 4 is never begun.
# sim: try Cancel the shop instead of setting the event: order 3 is lost half-way.
import asyncio


async def serve(number):
    await asyncio.sleep(0.2)
    print("served", number)


async def shop(closing):
    async with asyncio.TaskGroup() as orders:       #> Leaving the block waits for what was begun.
        for number in range(100):
            if closing.is_set():
                print("closed to new orders")
                break
            orders.create_task(serve(number))
            await asyncio.sleep(0.1)
    print("all is served")


async def main():
    closing = asyncio.Event()
    asyncio.get_running_loop().call_later(0.35, closing.set)
    await shop(closing)


asyncio.run(main())
