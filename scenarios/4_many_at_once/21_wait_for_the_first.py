# sim: title The first one wins
# sim: about asyncio.wait gives back two sets: who is done and who is not. It cancels nobody.
# sim: ask Two mirrors are asked. What becomes of the slower one when the faster has answered?
# sim: answer It goes on until somebody cancels it: wait only looks. Here main cancels it.
# sim: try Use FIRST_EXCEPTION and let the faster mirror fail.
import asyncio


async def mirror(name, delay):
    try:
        await asyncio.sleep(delay)
        return f"file from {name}"
    except asyncio.CancelledError:
        print(name, "was not needed")
        raise


async def main():
    tasks = [asyncio.create_task(mirror("far", 0.5), name="far"),
             asyncio.create_task(mirror("near", 0.2), name="near")]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in done:
        print(task.result())
    for task in pending:
        task.cancel()           #> Asks; the task ends when it next runs.
    await asyncio.gather(*pending, return_exceptions=True)


asyncio.run(main())
