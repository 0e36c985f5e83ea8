# sim: title An error on the way out
# sim: about When the clean-up fails too, the traceback shows both, the older one first.
# sim: ask Which of the two errors does main catch?
# sim: answer The later one, from the clean-up. The first hangs on it as its context, so that it is not lost.
# sim: try Write "raise ... from None" in the clean-up, and see what is lost.
import asyncio


async def send(letter):
    await asyncio.sleep(0.1)
    raise TimeoutError(f"no answer to {letter}")


async def courier():
    try:
        await send("letter")
    finally:
        await asyncio.sleep(0.1)
        raise RuntimeError("the door is locked")    #> Raised while the first is on its way out.


async def main():
    try:
        await courier()
    except RuntimeError as error:
        print("main:", error)
        print("before it:", repr(error.__context__))


asyncio.run(main())
