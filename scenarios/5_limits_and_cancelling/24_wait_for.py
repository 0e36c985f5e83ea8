# sim: title wait_for: the result or TimeoutError
# sim: about When the time is over, the call is cancelled where it waits, and the caller gets TimeoutError.
# sim: ask Does the slow call print its last line?
# sim: answer No: CancelledError comes out of its sleep at 0.3 s. The caller sees TimeoutError.
# sim: try Make the limit 1 s.
import asyncio


async def slow_call():
    try:
        await asyncio.sleep(0.8)
        print("slow call: finished")
        return 42
    except asyncio.CancelledError:
        print("slow call: cancelled")
        raise                           #> Only so does wait_for learn that the call has stopped.


async def main():
    try:
        print(await asyncio.wait_for(slow_call(), timeout=0.3))
    except TimeoutError:
        print("main: not within 0.3 s")


asyncio.run(main())
