# sim: title An await may not wait
# sim: about Awaiting a coroutine runs it at once, in the same task. Only what cannot go on gives way.
# sim: ask The other task is ready all the time. After which line does it have its turn?
# sim: answer After "deep". quick() and deep() are awaited without giving way; the sleep is the first that must wait.
# sim: try Remove the sleep: the other task runs only when main has ended its own work.
import asyncio


async def quick():
    print("quick")


async def deep():
    print("deep")
    await asyncio.sleep(0.1)    #> Here the whole chain, main -> deep -> sleep, gives way at once.
    print("deep again")


async def other():
    print("other")


async def main():
    task = asyncio.create_task(other())
    await quick()               #> An await, and yet no switch.
    await deep()
    await task


asyncio.run(main())
