# sim: title An error that nobody asked for
# sim: about An exception of a task waits in the task for somebody to ask. If nobody does, Python says so, late.
# sim: ask When does the program learn that the backup failed?
# sim: answer It does not. The loop complains when the task is thrown away, at the very end, on standard error.
# sim: try Await the task, or add a done callback that looks at task.exception().
import asyncio


async def backup():
    await asyncio.sleep(0.1)
    raise OSError("disk full")      #> Kept in the task. main is not disturbed.


async def main():
    task = asyncio.create_task(backup())
    await asyncio.sleep(0.3)
    print("main: all is well, it seems;", "task done:", task.done())


asyncio.run(main())
