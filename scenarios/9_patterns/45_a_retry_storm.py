# sim: title A retry storm
# sim: about Many clients that fail together and try again together fail together again. Chance parts them.
# sim: seed 4
# sim: ask The server can take two at once. How many attempts do six clients need, all in step?
# sim: answer Twelve in step (6 + 4 + 2): each round only two come through. With pauses drawn at random fewer collide.
# sim: try Set jitter to True.
import asyncio
import random

busy = attempts = 0


async def server():
    global busy, attempts
    attempts += 1
    if busy >= 2:
        raise ConnectionError
    busy += 1
    await asyncio.sleep(0.05)
    busy -= 1


async def client(name, jitter):
    while True:
        try:
            await server()
            print(name, "served")
            return
        except ConnectionError:
            await asyncio.sleep(random.uniform(0.1, 0.4) if jitter else 0.2)   #> All wake at once again.


async def main(jitter):
    await asyncio.gather(*(client(f"client {n}", jitter) for n in range(6)))
    print("attempts:", attempts)


asyncio.run(main(jitter=False))
