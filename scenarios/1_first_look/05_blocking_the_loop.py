# sim: title One task that does not give way
# sim: about time.sleep stops the whole loop; everybody else is late.
import asyncio
import time


async def heartbeat():
    start = time.perf_counter()
    for beat in range(5):
        late = time.perf_counter() - start - beat * 0.1
        print(f"beat {beat}, {late:.1f} s late")    #> Watch the lateness: it jumps when the other task sleeps the wrong way.
        await asyncio.sleep(max(0, 0.1 - late))


async def careless():
    await asyncio.sleep(0.15)
    print("careless: sleeping without await")
    time.sleep(0.3)     #> The clock moves, but no other task can run: the timer that falls due here has to wait.
    print("careless: awake")


async def main():
    await asyncio.gather(heartbeat(), careless())


asyncio.run(main())
