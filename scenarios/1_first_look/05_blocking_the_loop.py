# sim: title One task that does not give way
# sim: about time.sleep stops the whole loop; everybody else is late.
# sim: ask The heart is to beat every 0.1 s. How late is it when the other task sleeps 0.3 s without await?
# sim: answer 0.25 s: beat 2 was due at 0.2 s and runs at 0.45 s. Its timer was due, but the loop that serves it did not get the thread.
# sim: try Write "await asyncio.sleep(0.3)" instead of time.sleep(0.3): nobody is late.
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
