# sim: title Try again, later each time
# sim: about A failed call is tried again after a pause that doubles.
# sim: ask The service fails three times. When does the fourth attempt begin?
# sim: answer At 1.1 s: four attempts of 0.1 s each, and pauses of 0.1, 0.2 and 0.4 s between them.
# sim: try Let it fail for ever: after five attempts the last error must come out.
import asyncio
import time

failures_left = 3


async def service():
    global failures_left
    await asyncio.sleep(0.1)
    if failures_left:
        failures_left -= 1
        raise ConnectionError("busy")
    return "done"


async def with_retries(call, attempts, pause):
    for attempt in range(1, attempts + 1):
        try:
            return await call()
        except ConnectionError as error:
            if attempt == attempts:
                raise
            print(f"attempt {attempt}: {error}, again in {pause:.1f} s")
            await asyncio.sleep(pause)      #> Others work meanwhile: a pause costs nobody anything.
            pause *= 2


async def main():
    start = time.perf_counter()
    print(await with_retries(service, 5, 0.1), f"after {time.perf_counter() - start:.1f} s")


asyncio.run(main())
