# sim: title A chain of awaits
# sim: about One task, four functions deep: it waits at the innermost await, and all the outer ones wait with it.
# sim: ask How many tasks are there while the disk works, and where does the task go on?
# sim: answer One. It goes on in disk, where it gave way, and the results travel outwards without a switch.
# sim: try Raise an error in disk and watch it travel the same way out.
import asyncio


async def disk(block):
    await asyncio.sleep(0.1)    #> Only this one waits for a timer.
    return f"block {block}"


async def file(name):
    return name + ": " + await disk(7)


async def page(title):
    text = await file(title + ".txt")
    return text.upper()


async def main():
    print(await page("index"))
    print("tasks:", len(asyncio.all_tasks()))


asyncio.run(main())
