# sim: title A signal for many
# sim: about An Event wakes all who wait for it; a Condition can wake one.
# sim: ask The gun is fired at 0.2 s. Who starts first, and does the late runner wait?
# sim: answer They start in the order in which they began to wait. The late one does not wait: the event stays set.
# sim: try Clear the event right after setting it: those who waited still start, the late one waits for ever.
import asyncio


async def runner(gun, name, arrives):
    await asyncio.sleep(arrives)
    print(name, "is at the line" if not gun.is_set() else "is late and runs")
    await gun.wait()                #> Gives way only while the event is not set.
    print(name, "runs")


async def main():
    gun = asyncio.Event()
    runners = [asyncio.create_task(runner(gun, *who))
               for who in (("kim", 0.1), ("lee", 0.0), ("max", 0.3))]
    await asyncio.sleep(0.2)
    print("bang")
    gun.set()
    await asyncio.gather(*runners)


asyncio.run(main())
