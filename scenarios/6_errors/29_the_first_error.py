# sim: title The first error comes out, the others work on
# sim: about gather hands on the first error at once; it does not stop the other tasks.
# sim: ask One of three uploads fails at 0.1 s. When is the error printed, and does c still upload?
# sim: answer At 0.1 s, and yes: gather gave up waiting, but nobody cancelled a and c.
# sim: try Use a TaskGroup: then the others are cancelled.
import asyncio


async def upload(name, delay):
    await asyncio.sleep(delay)
    if name == "b":
        raise ConnectionError("no route for b")
    print("uploaded", name)


async def main():
    try:
        await asyncio.gather(upload("a", 0.2), upload("b", 0.1), upload("c", 0.3))
    except ConnectionError as error:
        print("main:", error)       #> a and c are still among the tasks.
    await asyncio.sleep(0.3)
    print("main: done")


asyncio.run(main())
