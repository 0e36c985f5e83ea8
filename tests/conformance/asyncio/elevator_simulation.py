import asyncio
import random

class Elevator:
    def __init__(self, floors):
        self.floor, self.calls, self.wake = 0, set(), asyncio.Event()
        self.arrived = {n: asyncio.Event() for n in range(floors)}

    def call(self, floor):
        self.calls.add(floor)
        self.wake.set()

    async def run(self):
        while True:
            if not self.calls:
                self.wake.clear()
                await self.wake.wait()
            target = min(self.calls, key=lambda f: (abs(f - self.floor), f))
            while self.floor != target:
                await asyncio.sleep(1)
                self.floor += 1 if target > self.floor else -1
            self.calls.remove(target)
            print(f"{asyncio.get_running_loop().time():4.1f} doors open at {target}")
            self.arrived[target].set()
            await asyncio.sleep(0.5)
            self.arrived[target].clear()


async def passenger(lift, name, start, goal, delay):
    await asyncio.sleep(delay)
    lift.call(start)
    await lift.arrived[start].wait()
    print(f"{name} enters at {start}")
    lift.call(goal)
    await lift.arrived[goal].wait()
    print(f"{name} leaves at {goal}")


async def main():
    random.seed(3)
    lift = Elevator(6)
    running = asyncio.create_task(lift.run())
    trips = [(f"p{i}", *random.sample(range(6), 2), random.randint(0, 5)) for i in range(4)]
    await asyncio.gather(*(passenger(lift, *trip) for trip in trips))
    running.cancel()


asyncio.run(main())
