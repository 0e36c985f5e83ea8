# sim: title A loop within a loop
# sim: about asyncio.run starts a loop of its own; where one runs already, it refuses.
# sim: ask helper() is an ordinary function that wants to run a coroutine. What does it get?
# sim: answer RuntimeError: a loop is running in this thread. The way is await, all the way up.
# sim: try Make helper async and await fetch in it.
import asyncio


async def fetch():
    await asyncio.sleep(0.1)
    return "data"


def helper():
    coroutine = fetch()
    try:
        return asyncio.run(coroutine)       #> A second loop could not run while this function holds the first.
    except RuntimeError as error:
        coroutine.close()
        return f"refused: {error}"


async def main():
    print(helper())


print("outside:", asyncio.run(fetch()))
asyncio.run(main())
