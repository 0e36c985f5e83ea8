# sim: slow 50ms
import asyncio
import time

async def busy(name, seconds):
    await asyncio.sleep(0.01)
    time.sleep(seconds)
    return name

async def main():
    print(await asyncio.gather(busy("quick", 0.02), busy("slow", 0.08)))
    asyncio.get_running_loop().call_soon(time.sleep, 0.06)
    await asyncio.sleep(0.2)

asyncio.run(main(), debug=True)
