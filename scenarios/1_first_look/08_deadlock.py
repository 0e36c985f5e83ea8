# sim: title Each waits for the other
# sim: about Two locks taken in opposite order: nothing is ready, no timer is set, nobody ever runs again.
# sim: ask Each task takes one lock, sleeps, and wants the other's. Which of them gets both?
# sim: answer Neither: each waits for a lock that the other holds. No timer is set and nothing is ready, so nobody ever runs again.
# sim: try Give both transfers the locks in the same order, left and right.
import asyncio


async def transfer(name, first, second):
    async with first:
        print(name, "holds its first lock")
        await asyncio.sleep(0.1)    #> Time enough for the other task to take the lock that we need next.
        async with second:          #> Both stand here for ever: each holds what the other waits for.
            print(name, "holds both")


async def main():
    left, right = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(
        transfer("A", left, right),
        transfer("B", right, left))     #> The cure: everybody takes the locks in the same order.


asyncio.run(main())     #> CPython would hang here; loopglass notices, says who waits for what, and ends the run.
