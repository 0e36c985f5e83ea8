# sim: title Back-pressure
# sim: about A queue with a bound makes the fast wait for the slow. Without a bound it only grows.
# sim: ask The tap gives a drop every 0.1 s, the sink takes 0.3 s for one. What happens from the third drop on?
# sim: answer put() has to wait until there is room: the tap runs at the pace of the sink.
# sim: try Make the queue unbounded, and print how long it gets.
import asyncio


async def tap(pipe):
    for drop in range(6):
        await asyncio.sleep(0.1)
        await pipe.put(drop)        #> Waits here while the pipe is full.
        print("in", drop, "now", pipe.qsize())
    await pipe.put(None)


async def sink(pipe):
    while (drop := await pipe.get()) is not None:
        await asyncio.sleep(0.3)
        print("       out", drop)


async def main():
    pipe = asyncio.Queue(maxsize=2)
    await asyncio.gather(tap(pipe), sink(pipe))


asyncio.run(main())
