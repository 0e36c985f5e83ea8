# sim: title Hello, event loop
# sim: about One coroutine, one pause: what asyncio.run does and what await means.
# sim: ask hello is printed at 0 s. When is goodbye printed, and in how many steps of Task-1 does it all happen?
# sim: answer At 1 s, and in two steps: one up to the sleep, one from there to the end. Awaiting greet() is a call; it starts no new step.
# sim: try Sleep twice in greet(): one step more, one second more.
import asyncio


async def greet(name):
    print("hello,", name)
    await asyncio.sleep(1)      #> Here the task gives way. Nothing else wants to run, so the clock leaps one second.
    print("goodbye,", name)     #> The timer was due: the task goes on exactly where it stopped.
    return len(name)


async def main():
    letters = await greet("Ada")    #> Awaiting a coroutine is like calling it: same task, same step, until something truly waits.
    print(letters, "letters")


asyncio.run(main())     #> Makes a loop, wraps main() in Task-1, and runs the loop until that task ends.
