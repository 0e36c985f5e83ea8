# sim: title A generator left early
# sim: about Who breaks out of an async generator must close it; its clean-up is an await, too.
# sim: ask The loop is left after the second line. When is the file closed?
# sim: answer At the end of the aclosing block. Without it, only when asyncio.run cleans up.
# sim: try Iterate over lines() directly, without aclosing, and see when it is closed.
import asyncio
from contextlib import aclosing


async def lines():
    try:
        for number in range(100):
            await asyncio.sleep(0.1)
            yield f"line {number}"
    finally:
        await asyncio.sleep(0.1)    #> The generator is woken once more, to clean up.
        print("file closed")


async def main():
    async with aclosing(lines()) as reading:
        async for line in reading:
            print(line)
            if line.endswith("1"):
                break
    print("main goes on")


asyncio.run(main())
