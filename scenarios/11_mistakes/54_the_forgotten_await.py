# sim: title The forgotten await
# sim: about Without await the call makes a coroutine that is thrown away. Python warns, on standard error.
# sim: ask Is the letter saved?
# sim: answer No: save() never ran. The value that was printed is a coroutine, not a result.
# sim: try Put the await in its place.
import asyncio


async def save(text):
    await asyncio.sleep(0.1)
    print("saved", text)
    return True


async def main():
    ok = save("letter")             #> Missing: await. A coroutine is always true in an if.
    print("saved?", "yes" if ok else "no", "- it is a", type(ok).__name__)
    del ok                          #> Thrown away here: this is where Python warns.
    await asyncio.sleep(0.2)


asyncio.run(main())
