# sim: title One turn of the loop
# sim: about A turn runs what was ready when it began; what becomes ready meanwhile has to wait for the next.
# sim: ask "second" is asked for before "third", but during the turn. Which is printed first?
# sim: answer third: it stood in this turn's batch; second was queued while the batch ran, so it belongs to the next turn.
# sim: try Ask for "fourth" with call_soon inside second, and say in which turn it runs.
import asyncio


def first():
    print("first: asks for second")
    loop.call_soon(second)      #> Goes to the end of the queue: behind third, in the next turn.


def second():
    print("second")


def third():
    print("third")


async def main():
    loop.call_soon(first)
    loop.call_soon(third)
    await asyncio.sleep(0.1)    #> The loop has nothing ready after two turns: it waits for the timer.
    print("main: the timer woke me")


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
