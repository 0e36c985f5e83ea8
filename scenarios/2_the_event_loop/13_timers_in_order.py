# sim: title Timers fire when they are due
# sim: about The order in which timers are set does not matter, only when they are due.
# sim: ask Which of the four calls is made first, and which never?
# sim: answer soon: it is ready and needs no timer. The cancelled one stays among the timers and wakes nobody.
# sim: try Give two timers the same moment: they fire in the order in which they were set.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def show(word):
        print(f"{loop.time() - start:.1f} s: {word}")

    loop.call_later(0.3, show, "slow")
    loop.call_later(0.1, show, "fast")
    late = loop.call_later(0.2, show, "never")
    loop.call_soon(show, "soon")
    late.cancel()               #> It stays in the list of timers, but as a cancelled one.
    await asyncio.sleep(0.5)
    show("main")


asyncio.run(main())
