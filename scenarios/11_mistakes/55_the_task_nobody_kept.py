# sim: title The task that nobody kept
# sim: about The loop keeps only weak references to tasks: one that waits for something nobody holds may vanish.
# sim: ask The listener waits for a future that only it knows. What happens when the garbage is collected?
# sim: answer The task and its future know only each other, so both are thrown away: "Task was destroyed but it is pending".
# sim: try Keep the task in a variable, or in a set, as long as it should live.
import asyncio
import gc


async def listener():
    answer = asyncio.get_running_loop().create_future()
    try:
        await answer                #> Nobody outside holds this future, and nobody the task.
    finally:
        print("listener: gone")


async def main():
    asyncio.create_task(listener())
    await asyncio.sleep(0.1)
    print("tasks:", len(asyncio.all_tasks()))
    gc.collect()                    # Python does this by itself, at a moment of its own choosing
    print("tasks:", len(asyncio.all_tasks()))


asyncio.run(main())
