# sim: title A task runs when we give way
# sim: about create_task only puts a task into the ready queue; it runs at our next await.
# sim: ask create_task makes the kettle. Whose line is printed first, the kettle's or main's?
# sim: answer main's: the new task only stands in the ready queue. It begins when main gives way, at sleep(0).
# sim: try Remove the sleep(0): the water is put on only when main sleeps for its toast.
import asyncio


async def tea():
    print("tea: water on")
    await asyncio.sleep(3)
    print("tea: ready")
    return "a cup of tea"


async def main():
    kettle = asyncio.create_task(tea(), name="kettle")  #> Nothing of tea() has run yet: the task waits in the ready queue.
    print("main: the kettle is in the queue")
    await asyncio.sleep(0)          #> The smallest way to give way: the kettle gets its first turn, then we are back.
    print("main: toast meanwhile")
    await asyncio.sleep(1)          #> Now two timers are set. Ours is due first.
    print("main: toast done, waiting for", kettle.get_name())
    print("main:", await kettle)    #> Awaiting a task waits for its end and hands over its result, or its exception.


asyncio.run(main())
