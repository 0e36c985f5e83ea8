# sim: title async for: every item may have to be waited for
# sim: about An async iterator gives way between its items; the loop of the program and the event loop take turns.
# sim: ask The sensor has a value every 0.1 s. What does the other task do meanwhile?
# sim: answer It runs between the values: async for awaits each one.
# sim: try Write the same as an async generator: it takes half the lines.
import asyncio


class Sensor:
    def __init__(self, count):
        self.left = count

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        self.left -= 1
        await asyncio.sleep(0.1)        #> Here the other task has its turn.
        return 20 + self.left


async def hum():
    for _ in range(2):
        await asyncio.sleep(0.13)
        print("hum")


async def main():
    humming = asyncio.create_task(hum())
    async for degrees in Sensor(3):
        print(degrees, "degrees")
    await humming


asyncio.run(main())
