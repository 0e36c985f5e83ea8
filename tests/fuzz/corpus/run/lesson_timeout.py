# sim: title Not longer than this
# sim: about A timeout is a cancellation with a timer: the slow call is stopped where it waits.
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
