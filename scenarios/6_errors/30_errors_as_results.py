# sim: title Errors as results
# sim: about With return_exceptions gather waits for all, and errors stand in the list like results.
# sim: ask What stands in the list in the place of the failed one?
# sim: answer The exception object. Nothing is raised; who does not look will not notice.
# sim: try Raise the collected errors together in an ExceptionGroup.
import asyncio


async def measure(sensor):
    await asyncio.sleep(0.1)
    if sensor == 2:
        raise OSError("sensor 2 is silent")
    return sensor * 10


async def main():
    results = await asyncio.gather(*(measure(n) for n in range(4)), return_exceptions=True)
    for sensor, result in enumerate(results):
        if isinstance(result, Exception):       #> The check that one must not forget.
            print(f"sensor {sensor}: failed, {result}")
        else:
            print(f"sensor {sensor}: {result}")


asyncio.run(main())
