# sim: title Calling is not running
# sim: about Calling an async function makes a coroutine object; not a line of it has run.
# sim: ask When is "in greet" printed: at the call, or at the await?
# sim: answer At the await. The call alone made an object and ran nothing.
# sim: try Leave the await out: Python says that the coroutine was never awaited.
import asyncio


async def greet(name):
    print("in greet")
    return "hello " + name


async def main():
    waiting = greet("ada")
    print("called:", type(waiting).__name__)
    words = await waiting       #> Now it runs, here, as a part of this task.
    print("awaited:", words)


asyncio.run(main())
