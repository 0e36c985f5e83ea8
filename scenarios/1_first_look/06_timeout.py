# sim: title Not longer than this
# sim: about A timeout is a cancellation with a timer: the slow call is stopped where it waits.
# sim: ask One answer takes 1 s, the other 5 s, and the limit is 2 s for each. When does the program end?
# sim: answer At 3 s: 1 s for the answer that came, and 2 s until the timeout cancelled the other.
# sim: try Make the limit 6 s: both answers come.
import asyncio


async def ask_server(delay):
    try:
        await asyncio.sleep(delay)      #> When the timeout strikes, CancelledError comes out of this very await.
        return f"answer after {delay} s"
    except asyncio.CancelledError:
        print("the request was given up")
        raise                           #> Always let it go on, else the timeout cannot do its work.


async def main():
    for delay in (1, 5):
        try:
            async with asyncio.timeout(2):      #> Sets a timer for two seconds from now that will cancel this task.
                print(await ask_server(delay))
        except TimeoutError:                    #> Leaving the block turns the cancellation into TimeoutError.
            print("no answer within 2 s")


asyncio.run(main())
