# sim: title What asyncio.run leaves behind: nothing
# sim: about When main ends, run cancels the tasks that are still there and waits until they are gone.
# sim: ask main ends after 0.1 s. Does the lodger print its last line?
# sim: answer Yes: it is cancelled, not killed, so its finally block runs. Its work after the sleep does not.
# sim: try Let main await the task before it ends.
import asyncio


async def lodger():
    try:
        await asyncio.sleep(10)
        print("lodger: slept well")
    finally:
        print("lodger: packing")    #> CancelledError came out of the await above.


async def main():
    task = asyncio.create_task(lodger())
    await asyncio.sleep(0.1)
    print("main: done, and", "the lodger is not" if not task.done() else "so is the lodger")


asyncio.run(main())
print("after run")
