# sim: title All the errors of a group
# sim: about A TaskGroup stops the others at the first error, and raises everything that went wrong together.
# sim: ask Two tasks fail at the same moment, one is still at work. What does each except* see?
# sim: answer Each sees the errors of its kind. The third task was cancelled; that is no error of the group.
# sim: try Add a task that raises while it is being cancelled.
import asyncio


async def fail_with(error, delay):
    await asyncio.sleep(delay)
    raise error


async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("work: stopped by the group")     #> The group asks all others to cancel.
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work())
            group.create_task(fail_with(ValueError("bad number"), 0.1))
            group.create_task(fail_with(KeyError("no key"), 0.1))
    except* ValueError as group:
        print("values:", group.exceptions)
    except* KeyError as group:
        print("keys:", group.exceptions)


asyncio.run(main())
