# sim: title A time limit around a lock
# sim: about A waiter that times out leaves the queue of the lock; a holder that times out must let go of it.
# sim: ask ben waits for at most 0.2 s, cal for as long as it takes. Who gets the lock after ann?
# sim: answer cal: ben's wait was cancelled, so he left the queue before the lock was free.
# sim: try Take the lock with acquire() and release() instead of async with, and time out in between.
import asyncio


async def use(lock, name, limit, work):
    try:
        async with asyncio.timeout(limit):
            async with lock:        #> async with lets go of the lock, whatever ends the block.
                print(name, "has the lock")
                await asyncio.sleep(work)
    except TimeoutError:
        print(name, "gave up")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(use(lock, "ann", None, 0.3),
                         use(lock, "ben", 0.2, 0.1),
                         use(lock, "cal", None, 0.1))
    print("locked at the end:", lock.locked())


asyncio.run(main())
